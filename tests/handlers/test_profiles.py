"""What Slack says about a person: an absence and its end, in the words people use."""

from datetime import UTC, datetime

import pytest

from handlers.slack.profiles import read_profile
from invites.arrival import Profile

AWAY = (
    "On vacation until 9 March",
    "OOO",
    "ooo!",
    "Out of office",
    "PTO today",
    "Parental leave",
    "Im Urlaub",
    "Elternzeit bis Mai",
    "krank",
    "En congé",
    "Vacances",
    "Fuera de la oficina",
    "De baja médica",
    "Férias",
    "Fora do escritório",
    "夏休み中",
    "本日休暇です",
)
HERE = (
    "",
    "In a meeting",
    "Wooo",
    "Focus",
    "Vacationland launch",
    "Absentia",
    "会議中",
    "tool pto-x2",
)


def read(**details: object) -> Profile:
    found = read_profile("T1", {"id": "U1", "profile": {"real_name": "Ann", **details}})
    assert found is not None
    return found


@pytest.mark.parametrize("text", AWAY)
def test_an_absence_is_understood(text: str) -> None:
    assert read(status_text=text).away


@pytest.mark.parametrize("text", HERE[:-1])
def test_what_is_no_absence_is_none(text: str) -> None:
    assert not read(status_text=text, status_emoji=":coffee:").away


def test_a_palm_tree_says_enough() -> None:
    assert read(status_emoji=":palm_tree:").away


def test_an_absence_ends_when_its_status_does() -> None:
    ends = datetime(2026, 12, 1, 9, tzinfo=UTC)
    away = read(status_text="OOO", status_expiration=int(ends.timestamp()))
    assert (away.away, away.away_until) == (True, ends)
    assert read(status_text="OOO", status_expiration=0).away_until is None
    assert read(status_text="Lunch", status_expiration=int(ends.timestamp())).away_until is None
    assert read(status_text="OOO", status_expiration=10**18).away_until is None
    assert read(status_text="OOO", status_expiration="soon").away_until is None
