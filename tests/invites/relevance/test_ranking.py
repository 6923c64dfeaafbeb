"""Who is ranked, in which order, and how sure the engine is."""

from datetime import UTC, datetime, timedelta

from invites.activity import ActivityKind
from invites.attention import AttentionRules
from invites.people import PersonId
from invites.relevance import Engine, Query, Ranked
from invites.relevance.formula import EVEN, confidence
from invites.suggestion import EvidenceKind
from invites.work import WorkItemId, WorkItemKind
from tests.invites.relevance.stories import (
    NOW,
    PEOPLE,
    act,
    ask,
    engine,
    item,
    person,
    weeks_together,
)

THRESHOLD = AttentionRules().threshold
OUTREACH = item("c1", "Q3 outreach cadence")
TEAM = ("sam", "diego", "zoe", "lena")


def names(ranked: list[Ranked]) -> list[str]:
    return [r.person_id for r in ranked]


def of(ranked: list[Ranked], name: str) -> Ranked:
    return next(r for r in ranked if r.person_id == name)


def test_the_missing_head_of_sales_comes_first_with_the_gap_and_the_shared_work() -> None:
    made = engine(
        *weeks_together("c1", *TEAM),
        *weeks_together("pipeline", "sarah", "sam", "diego", "zoe"),
        *weeks_together("launch", "sarah", "lena", "wei"),
        *weeks_together("platform", "wei", "raj"),
        items=(OUTREACH,),
    )
    first, second, *_ = ask(made, OUTREACH, TEAM, "Who decides discounts for the Q3 cadence?")
    assert (first.person_id, first.role) == ("sarah", "sales_leadership")
    assert first.confidence >= THRESHOLD > second.confidence
    facts = {e.kind: dict(e.facts) for e in first.evidence}
    assert facts[EvidenceKind.ROLE_GAP] == {"role": "sales_leadership"}
    assert facts[EvidenceKind.WORKS_WITH] == {"count": 4, "of": 4}


def test_members_are_never_ranked() -> None:
    made = engine(*weeks_together("c1", *TEAM, "sarah", "wei"))
    assert not {*TEAM, "sarah"} & set(names(ask(made, OUTREACH, (*TEAM, "sarah"))))


def test_on_the_first_day_the_right_title_alone_is_not_enough() -> None:
    made = engine(items=(OUTREACH,))
    ranked = ask(made, OUTREACH, TEAM)
    assert {"sarah", "walter"} == set(names(ranked))
    assert all(r.role == "sales_leadership" and r.confidence < THRESHOLD for r in ranked)


def test_on_the_first_day_the_right_title_and_the_topic_as_a_skill_are_enough() -> None:
    expert = person("nora", "VP Sales", "Sales", ("outreach cadence",))
    made = engine(items=(OUTREACH,), people=[*PEOPLE, expert])
    first = ask(made, OUTREACH, TEAM)[0]
    assert (first.person_id, first.role) == ("nora", "sales_leadership")
    assert first.confidence >= THRESHOLD


def test_very_strong_shared_work_alone_is_enough() -> None:
    plain = item("c2", "weekly")
    made = engine(
        *weeks_together("c2", "wei", "peter"),
        *weeks_together("platform", "wei", "peter", "raj", weeks=6),
        *(act("wei", "platform", ago=timedelta(days=d, hours=1), to=("raj",)) for d in range(20)),
    )
    first = ask(made, plain, ("wei", "peter"))[0]
    assert (first.person_id, first.role) == ("raj", "")
    assert first.confidence >= THRESHOLD


def test_a_stranger_who_is_busy_elsewhere_stays_far_below() -> None:
    made = engine(*weeks_together("c1", *TEAM), *weeks_together("platform", "wei", "raj"))
    assert of(ask(made, OUTREACH, TEAM), "raj").confidence < 0.25


def test_recent_work_counts_more_than_old_work() -> None:
    plain = item("c2", "weekly")
    made = engine(
        *(act(n, "old", ago=timedelta(days=300 + d)) for d in range(9) for n in ("wei", "raj")),
        *(act(n, "new", ago=timedelta(days=1 + d)) for d in range(9) for n in ("wei", "peter")),
    )
    assert names(ask(made, plain, ("wei",)))[:2] == ["peter", "raj"]


def test_who_is_addressed_comes_before_who_was_merely_near() -> None:
    plain = item("c2", "weekly")
    made = engine(
        *(act("wei", "c3", ago=timedelta(days=d), to=("raj",)) for d in range(1, 9)),
        *(act("peter", "c3", ago=timedelta(days=d, hours=1)) for d in range(1, 9)),
    )
    assert names(ask(made, plain, ("wei",)))[:2] == ["raj", "peter"]


def test_who_always_writes_about_the_topic_comes_before_who_does_not() -> None:
    plain = item("c2", "weekly")
    talk = [
        act(name, f"c{number}", said, ago=timedelta(days=day))
        for day in range(1, 9)
        for number, (name, said) in enumerate((("raj", "kubernetes"), ("peter", "liability")))
    ]
    ranked = ask(engine(*talk), plain, ("wei",), "Question about liability")
    assert names(ranked)[:2] == ["peter", "raj"]


def test_reactions_bring_people_closer_but_do_not_make_them_take_part() -> None:
    made = engine(
        act("wei", "c2", ago=timedelta(days=1)),
        act("raj", "c2", to=("wei",), kind=ActivityKind.REACTION),
    )
    raj = of(ask(made, item("c2"), ("wei",)), "raj")
    assert 0 < raj.confidence < THRESHOLD


def test_a_thread_is_ranked_for_its_own_people() -> None:
    made = engine(
        *weeks_together("a", "wei", "raj"),
        *weeks_together("b", "lena", "peter"),
        *weeks_together("c2", "lena", "wei"),
        act("wei", "c2", ago=timedelta(hours=1), thread="t"),
    )
    query = Query(
        actor_id=PersonId("wei"),
        work_item_id=WorkItemId("c2"),
        conversation="t",
        at=NOW,
        members=frozenset(map(PersonId, ("wei", "lena"))),
    )
    assert names(made.rank(query))[:2] == ["raj", "peter"]


def test_people_the_directory_does_not_know_are_ranked_by_what_they_do() -> None:
    made = engine(*weeks_together("c2", "wei", "newcomer"), people=[])
    assert names(ask(made, item("c3"), ("wei",))) == ["newcomer"]


def test_a_changed_title_changes_who_fills_the_gap() -> None:
    made = engine(items=(OUTREACH,))
    made.learn_people([person("sarah", "Head of Design", "Design")])
    assert [r.person_id for r in ask(made, OUTREACH, TEAM) if r.role] == ["walter"]


def test_whoever_covers_the_role_already_closes_the_gap() -> None:
    made = engine(*weeks_together("pipeline", "sarah", "sam"), items=(OUTREACH,))
    ranked = ask(made, OUTREACH, (*TEAM, "walter"))
    assert {r.role for r in ranked} == {""}


def test_nothing_observed_and_nobody_known_is_an_empty_ranking() -> None:
    assert ask(Engine(), OUTREACH, TEAM) == []


def test_asking_changes_nothing_and_the_same_log_gives_the_same_ranking() -> None:
    log = [*weeks_together("c1", *TEAM), *weeks_together("pipeline", "sarah", "sam", "wei")]
    once, again = engine(*log, items=(OUTREACH,)), engine(*log, items=(OUTREACH,))
    early = ask(once, OUTREACH, TEAM, at=NOW - timedelta(days=900))
    assert early
    assert ask(once, OUTREACH, TEAM) == ask(once, OUTREACH, TEAM) == ask(again, OUTREACH, TEAM)


def test_scores_fall_and_confidence_follows_them() -> None:
    made = engine(*weeks_together("pipeline", *(p.id for p in PEOPLE)), items=(OUTREACH,))
    ranked = ask(made, OUTREACH, TEAM)
    assert [r.score for r in ranked] == sorted((r.score for r in ranked), reverse=True)
    assert all(r.confidence == confidence(r.score) and 0 < r.confidence < 1 for r in ranked)
    assert confidence(EVEN) == THRESHOLD


def test_leaving_and_instants_far_apart_do_no_harm() -> None:
    made = engine(
        act("wei", "c2", ago=timedelta(days=366 * 55)),
        act("raj", "c2", ago=timedelta(days=2)),
        act("wei", "c2", ago=timedelta(days=1), kind=ActivityKind.LEAVE),
        act("peter", "c2", ago=-timedelta(days=366 * 900)),
    )
    late = datetime(9999, 1, 1, tzinfo=UTC)
    assert all(0 < r.confidence < 1 for r in ask(made, item("c2"), ("raj",), at=late))


def test_a_kind_with_needs_asks_for_them_without_any_title() -> None:
    cadence = item("c9", "untitled", WorkItemKind.CADENCE)
    ranked = ask(engine(), cadence, ("sam", "lena"))
    assert {r.role for r in ranked[:2]} == {"sales_leadership"}
