"""Whatever the log holds and in whatever order, a ranking is sound."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from invites.activity import Activity, ActivityKind
from invites.relevance import Engine
from tests.invites.relevance.stories import KEY, NOW, PEOPLE, act, ask, item

WHO = st.sampled_from([*(str(p.id) for p in PEOPLE), "stranger"])
ACTS = st.builds(
    act,
    WHO,
    st.sampled_from(["c1", "c2", "c3"]),
    st.sampled_from(["", "pricing deck", "outreach cadence"]),
    ago=st.timedeltas(timedelta(days=-400), timedelta(days=4000)),
    to=st.lists(WHO, max_size=4).map(tuple),
    kind=st.sampled_from(ActivityKind),
    thread=st.sampled_from(["", "t1"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTS, max_size=40), st.lists(WHO, min_size=1, max_size=6, unique=True))
def test_a_ranking_has_no_member_nobody_twice_and_sound_figures(
    log: list[Activity], members: list[str]
) -> None:
    where = item("c1", "Q3 outreach cadence")
    made = Engine(PEOPLE, [where], KEY)
    for activity in log:
        made.observe(activity)
    ranked = ask(made, where, tuple(members), "pricing", NOW)
    found = [r.person_id for r in ranked]
    assert len(found) == len(set(found))
    assert not set(found) & set(members)
    for r in ranked:
        assert 0 < r.confidence < 1
        counts = [(e.facts["count"], e.facts["of"]) for e in r.evidence if "of" in e.facts]
        assert all(0 < int(count) <= int(of) for count, of in counts)
    assert [r.score for r in ranked] == sorted((r.score for r in ranked), reverse=True)
