"""Evidence: true, checkable, and silent about words that are not in the title."""

from datetime import timedelta

from invites.activity import ActivityKind
from invites.relevance import Engine
from invites.relevance.engine import EXPLAINED
from invites.suggestion import Evidence, EvidenceKind
from invites.work import WorkItem
from tests.invites.relevance.stories import KEY, act, ask, engine, item, weeks_together

PRICING = item("c1", "Pricing review")


def facts(made: Engine, where: WorkItem, members: tuple[str, ...], name: str) -> dict[str, object]:
    ranked = ask(made, where, members)
    found = next(r for r in ranked if r.person_id == name)
    return {e.kind.value: dict(e.facts) for e in found.evidence}


def test_works_with_counts_the_members_with_whom_there_was_real_work() -> None:
    made = engine(*weeks_together("c2", "raj", "wei", "lena"), act("peter", "c3"))
    found = facts(made, item("c4"), ("wei", "lena", "peter", "zoe"), "raj")
    assert found["works_with"] == {"count": 2, "of": 4}


def test_one_message_in_the_same_channel_is_not_working_together() -> None:
    made = engine(
        act("wei", "c2", ago=timedelta(hours=2)),
        act("lena", "c2", ago=timedelta(hours=1)),
        act("raj", "c2"),
    )
    assert "works_with" not in facts(made, item("c4"), ("wei",), "raj")


def test_asked_lately_counts_what_these_people_addressed_to_them_in_thirty_days() -> None:
    made = engine(
        act("wei", "c2", ago=timedelta(days=40), to=("raj",)),
        *(act("wei", "c2", ago=timedelta(days=d), to=("raj",)) for d in (1, 2, 3)),
        act("zoe", "c2", ago=timedelta(days=4), to=("raj",)),
        act("wei", "c2", ago=timedelta(days=1), to=("raj",), kind=ActivityKind.REACTION),
    )
    assert facts(made, item("c4"), ("wei", "lena"), "raj")["asked_lately"] == {"count": 3}


def test_owning_a_topic_names_a_word_of_this_title_and_only_such_a_word() -> None:
    talk = [act("raj", "c2", "secret pricing merger", ago=timedelta(days=d)) for d in range(9)]
    made = engine(*talk, act("wei", "c3", "pricing"), items=(PRICING,))
    ranked = ask(made, PRICING, ("wei", "lena"), "secret merger pricing")
    found = next(r for r in ranked if r.person_id == "raj")
    assert [e.facts for e in found.evidence if e.kind is EvidenceKind.OWNS_TOPIC] == [
        {"term": "pricing"}
    ]
    hidden = item("c5", "Weekly")
    assert "owns_topic" not in facts(engine(*talk, items=(hidden,)), hidden, ("wei",), "raj")


def test_half_of_a_topic_is_not_most_of_it() -> None:
    talk = [
        act(name, "c2", "pricing", ago=timedelta(days=d, minutes=number))
        for d in range(9)
        for number, name in enumerate(("raj", "peter"))
    ]
    assert "owns_topic" not in facts(engine(*talk, items=(PRICING,)), PRICING, ("wei",), "raj")


def test_joined_similar_counts_work_items_with_a_word_of_this_title() -> None:
    similar = tuple(item(f"s{n}", f"Pricing {n}00 tiers") for n in range(3))
    made = engine(
        *(act("raj", f"s{n}", ago=timedelta(days=n)) for n in (0, 1)),
        act("wei", "s2", ago=timedelta(days=2), to=("raj", "peter")),
        items=(PRICING, *similar),
    )
    assert facts(made, PRICING, ("wei",), "raj")["joined_similar"] == {"count": 2, "of": 3}


def test_the_same_department_is_said_when_most_people_here_are_of_it() -> None:
    made = engine(act("raj", "c2", ago=timedelta(hours=3)), act("wei", "c4"))
    assert facts(made, item("c4"), ("wei",), "raj")["same_department"] == {
        "department": "Engineering"
    }
    assert "same_department" not in facts(made, item("c4"), ("wei", "lena", "zoe"), "raj")


def test_there_are_at_most_three_reasons_the_weightiest_first() -> None:
    made = engine(
        *weeks_together("pipeline", "sarah", "sam", "diego"),
        *(act("sam", "c2", ago=timedelta(days=d), to=("sarah",)) for d in range(1, 9)),
        *(act("sarah", "c3", "outreach", ago=timedelta(days=d)) for d in range(9)),
        items=(outreach := item("c1", "Q3 outreach"),),
    )
    evidence = ask(made, outreach, ("sam", "diego"))[0].evidence
    weights = [e.weight for e in evidence]
    assert len(evidence) == 3
    assert weights == sorted(weights, reverse=True)


def test_reasons_are_given_for_the_first_twenty() -> None:
    crowd = tuple(f"p{n:02}" for n in range(40))
    made = Engine(word_key=KEY)
    for name in crowd * 4:
        made.observe(act("wei", "c2", to=(name,)))
    ranked = ask(made, item("c4"), ("wei",))
    assert len(ranked) == len(crowd)
    assert all(r.evidence for r in ranked[:EXPLAINED])
    assert not any(r.evidence for r in ranked[EXPLAINED:])


def test_evidence_of_an_unknown_person_is_what_they_did() -> None:
    made = engine(*weeks_together("c2", "wei", "newcomer"), people=[])
    (only,) = ask(made, item("c4"), ("wei",))
    assert only.evidence[:1] == (
        Evidence(EvidenceKind.WORKS_WITH, {"count": 1, "of": 1}, only.evidence[0].weight),
    )
