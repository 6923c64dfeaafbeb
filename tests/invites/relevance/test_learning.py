"""What joins and answers teach, and that a saved engine goes on as if nothing had happened."""

import random
from datetime import timedelta

import pytest

from invites.activity import Activity
from invites.people import PersonId
from invites.relevance import Engine, Feedback, FeedbackKind, NotReadable, Query
from invites.work import WorkItemId
from tests.invites.relevance.stories import (
    KEY,
    NOW,
    PEOPLE,
    act,
    ask,
    engine,
    item,
    weeks_together,
)

PLAIN = item("c4", "weekly")


def busy(count: int, seed: int = 3) -> list[Activity]:
    """A few teams in a few channels and threads."""
    dice = random.Random(seed)  # noqa: S311 - a story, no secret
    teams = [[f"p{team}{n}" for n in range(6)] for team in range(4)]
    log = []
    for number in range(count):
        team = teams[dice.randrange(4)]
        who, other = dice.sample(team, 2)
        to = (other,) if dice.random() < 0.4 else ()
        said = dice.choice(["pricing deck", "release notes", "hiring plan"])
        where, thread = f"c{dice.randrange(3)}", f"t{number // 5}"
        ago = timedelta(days=60) - timedelta(hours=number)
        log.append(act(who, where, said, ago=ago, to=to, thread=thread))
    return log


def question(activity: Activity) -> Query:
    return Query(
        actor_id=activity.actor_id,
        work_item_id=activity.work_item_id,
        conversation=activity.conversation,
        at=activity.at,
        members=(activity.actor_id,),
        terms=activity.terms,
    )


def answered(kind: FeedbackKind, person: str) -> Feedback:
    return Feedback(
        kind=kind,
        actor_id=PersonId("wei"),
        person_id=PersonId(person),
        work_item_id=WorkItemId("c4"),
        at=NOW,
        members=(PersonId("wei"),),
    )


def test_who_is_brought_in_again_and_again_rises_above_who_is_merely_near() -> None:
    near = weeks_together("room", "wei", "raj", "lena", "peter", weeks=4)
    before = engine(*near, people=[])
    adds = [
        act("wei", "c5", ago=timedelta(hours=100 - n), to=("peter",), thread=f"t{n}")
        for n in range(60)
    ]
    after = engine(*near, *adds, people=[])
    names = [[r.person_id for r in ask(made, PLAIN, ("wei",))] for made in (before, after)]
    assert names[0][0] != "peter"
    assert names[1][0] == "peter"


def test_a_ranking_knows_nothing_of_what_comes_after() -> None:
    """The same log, cut off or going on: each question has the same answer."""
    log = busy(160)
    whole, rankings = Engine(PEOPLE, [], KEY), []
    for activity in log:
        rankings.append(whole.rank(question(activity)))
        whole.observe(activity)
    for cut in (40, 100, 159):
        short = Engine(PEOPLE, [], KEY)
        for activity in log[:cut]:
            short.observe(activity)
        assert short.rank(question(log[cut])) == rankings[cut]


def test_a_saved_engine_ranks_the_same_to_the_last_bit_and_learns_on_alike() -> None:
    log = busy(160)
    first = Engine(PEOPLE, [PLAIN], KEY)
    for activity in log[:120]:
        first.observe(activity)
    second = Engine.load(first.dump(), KEY)
    for activity in log[120:]:
        assert second.rank(question(activity)) == first.rank(question(activity))
        for made in (first, second):
            made.observe(activity)
    assert second.dump() == first.dump()


def test_the_key_for_words_is_not_among_what_is_saved() -> None:
    assert KEY not in engine(*busy(20), items=(PLAIN,)).dump()
    assert KEY.hex().encode() not in engine(*busy(20), items=(PLAIN,)).dump()


@pytest.mark.parametrize("written", [b"", b"something else", Engine().dump()[:60]])
def test_what_nobody_saved_is_refused(written: bytes) -> None:
    with pytest.raises(NotReadable):
        Engine.load(written)


def test_an_acceptance_brings_the_person_closer_and_being_named_instead_more() -> None:
    log = weeks_together("room", "wei", "raj", "peter", weeks=1)
    places = []
    for kind in (None, FeedbackKind.ACCEPTED, FeedbackKind.REFERRED):
        made = engine(*log, people=[])
        if kind is not None:
            made.learn(answered(kind, "peter"))
        ranked = ask(made, PLAIN, ("wei",))
        places.append(next(r.score for r in ranked if r.person_id == "peter"))
    assert places[0] < places[1] < places[2]


def test_the_wrong_person_is_not_proposed_for_the_same_again() -> None:
    made = engine(*weeks_together("room", "wei", "raj", weeks=3), people=[])
    before = ask(made, PLAIN, ("wei",))[0]
    made.learn(answered(FeedbackKind.WRONG_PERSON, "raj"))
    after = ask(made, PLAIN, ("wei",))[0]
    assert (before.person_id, after.person_id) == ("raj", "raj")
    assert after.score < before.score
    assert "works_with" in {e.kind for e in before.evidence}


@pytest.mark.parametrize("kind", [FeedbackKind.DECLINED, FeedbackKind.DISMISSED])
def test_a_refusal_lowers_whoever_looked_likely(kind: FeedbackKind) -> None:
    log = weeks_together("room", "wei", "raj", "lena", "peter", weeks=3)
    made = engine(*log, people=[])
    before = {str(r.person_id): r.score for r in ask(made, PLAIN, ("wei",))}
    for _ in range(5):
        made.learn(answered(kind, "raj"))
    after = {str(r.person_id): r.score for r in ask(made, PLAIN, ("wei",))}
    assert after["raj"] - after["peter"] < before["raj"] - before["peter"]


def test_an_explanation_adds_up_to_the_score_and_tells_who_is_no_candidate() -> None:
    made = engine(*busy(120), *weeks_together("room", "wei", "raj"))
    ranked = ask(made, PLAIN, ("wei",))
    query = Query(
        actor_id=PersonId("wei"),
        work_item_id=PLAIN.id,
        at=NOW,
        members=frozenset([PersonId("wei")]),
    )
    for place, each in enumerate(ranked, start=1):
        told = made.explain(query, each.person_id)
        assert (told.place, told.of, told.score) == (place, len(ranked), each.score)
        assert sum(part.contribution for part in told.parts) == pytest.approx(each.score)
    assert made.explain(query, PersonId("wei")).member
    stranger = made.explain(query, PersonId("nobody"))
    assert (stranger.candidate, stranger.member, stranger.place) == (False, False, 0)


def test_reasons_are_worked_out_only_for_who_is_sure_enough() -> None:
    made = engine(*busy(120))
    query = question(busy(121)[-1])
    plain, silent = made.rank(query), made.rank(query, reasons_from=1.0)
    assert [(r.person_id, r.score) for r in plain] == [(r.person_id, r.score) for r in silent]
    assert any(r.evidence for r in plain)
    assert not any(r.evidence for r in silent)
