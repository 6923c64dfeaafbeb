"""Whoever was invited often lately stands lower, and only for two weeks."""

from datetime import datetime, timedelta

import pytest

from invites.activity import Activity, ActivityKind
from invites.people import PersonId
from invites.relevance import Engine, Ranked
from invites.relevance.load import WEIGHT
from tests.invites.relevance.stories import NOW, act, ask, engine, item, weeks_together

PLACE = item("c4", "weekly")


def invited(person: str, ago: timedelta) -> Activity:
    return act("sam", "c9", ago=ago, to=(person,), kind=ActivityKind.INVITED)


def score(made: Engine, person: str, at: datetime = NOW) -> Ranked:
    ranked = ask(made, PLACE, ("wei",), at=at)
    return next(each for each in ranked if each.person_id == person)


def test_an_invitation_weighs_what_the_documentation_says() -> None:
    log = weeks_together("room", "wei", "raj")
    before = score(engine(*log), "raj").score
    once = score(engine(*log, invited("raj", timedelta(days=13))), "raj").score
    thrice = [invited("raj", timedelta(days=day)) for day in (1, 2, 3)]
    assert before - once == pytest.approx(WEIGHT * 0.693, abs=0.001)
    assert before - score(engine(*log, *thrice), "raj").score == pytest.approx(0.693, abs=0.001)


def test_after_two_weeks_it_is_forgotten() -> None:
    log = weeks_together("room", "wei", "raj")
    long_ago = engine(*log, invited("raj", timedelta(days=14, minutes=1)))
    assert score(long_ago, "raj") == score(engine(*log), "raj")


def test_of_equals_whoever_was_not_asked_comes_first() -> None:
    log = [
        act(who, "room", ago=timedelta(days=day, minutes=n))
        for day in range(1, 9)
        for n, who in enumerate(("raj", "wei", "peter"))
    ]
    made = engine(*log, *(invited("peter", timedelta(days=day)) for day in (1, 2, 4)), people=[])
    assert next(r.person_id for r in ask(made, PLACE, ("wei",))) == PersonId("raj")


def test_an_answer_in_the_log_is_nobodys_activity() -> None:
    log = weeks_together("room", "wei", "raj")
    made = engine(*log, invited("zoe", timedelta(days=1)))
    assert "zoe" not in {r.person_id for r in ask(made, PLACE, ("wei",)) if r.score > 1}
