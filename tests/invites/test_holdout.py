"""Which suggestions are kept back, and what the others are found to bring about."""

from dataclasses import replace
from datetime import timedelta

import pytest

from invites.activity import Activity, ActivityKind
from invites.holdout import WINDOW, Joins, kept_back, lift
from invites.people import PersonId
from invites.suggestion import Proposed, Suggestion, SuggestionState
from tests.storage.builders import ACME, CADENCE, NOON, SAM, SARAH, suggestion

PROMPT = Activity(
    customer_id=ACME, work_item_id=CADENCE, kind=ActivityKind.MESSAGE, actor_id=SAM, at=NOON
)
LATER = NOON + WINDOW


def prompts(count: int) -> list[Activity]:
    return [replace(PROMPT, at=NOON + timedelta(minutes=n)) for n in range(count)]


def test_the_share_is_kept_and_the_same_ones_every_time() -> None:
    kept = [kept_back(each, SARAH, 0.05) for each in prompts(4000)]
    assert sum(kept) / len(kept) == pytest.approx(0.05, abs=0.015)
    assert kept == [kept_back(each, SARAH, 0.05) for each in prompts(4000)]


def test_a_larger_share_keeps_those_of_the_smaller_as_well() -> None:
    assert all(kept_back(each, SARAH, 0.2) for each in prompts(500) if kept_back(each, SARAH, 0.05))


def test_without_a_share_nothing_is_kept_back() -> None:
    assert not any(kept_back(each, SARAH, 0.0) for each in prompts(500))


def made(count: int, state: SuggestionState, joined: int) -> tuple[list[Suggestion], Joins]:
    people = [PersonId(f"{state}{n}") for n in range(count)]
    found = [suggestion(p, proposed=(Proposed(p, 0.7),), state=state, made_at=NOON) for p in people]
    at = NOON + timedelta(days=2)
    return found, {(each.work_item_id, each.best.person_id): at for each in found[:joined]}


def test_lift_is_what_the_suggested_joined_more_than_those_kept_back() -> None:
    told, joins = made(200, SuggestionState.CONVERTED, 100)
    kept, anyway = made(50, SuggestionState.WITHHELD, 5)
    found = lift([*told, *kept], {**joins, **anyway}, LATER)
    assert found is not None
    assert (found.suggested, found.withheld) == (200, 50)
    assert found.difference == pytest.approx(0.4)
    # Newcombe's interval, worked out by hand from Wilson's (.431, .569) and (.043, .214).
    assert (found.lowest, found.highest) == pytest.approx((0.267, 0.489), abs=0.001)


def test_who_joined_after_the_window_did_not_join() -> None:
    told, _ = made(2, SuggestionState.OFFERED, 0)
    kept, _ = made(2, SuggestionState.WITHHELD, 0)
    late = {(each.work_item_id, each.best.person_id): LATER for each in (*told, *kept)}
    found = lift([*told, *kept], late, LATER)
    assert found is not None
    assert (found.joined, found.joined_anyway) == (0.0, 0.0)


def test_without_a_holdout_or_before_the_window_is_over_there_is_no_lift() -> None:
    told, joins = made(3, SuggestionState.OFFERED, 3)
    kept, _ = made(3, SuggestionState.WITHHELD, 0)
    assert lift(told, joins, LATER) is None
    assert lift([*told, *kept], joins, LATER - timedelta(minutes=1)) is None
