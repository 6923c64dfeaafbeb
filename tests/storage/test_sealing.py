"""Secrets at rest: what is sealed opens in its own place, with its own key, and nowhere else."""

import base64
from datetime import date

import pytest

from storage.sealing import BadKeys, KeyRing, Unreadable, new_key, sealed_with

OLD = "2026a:" + base64.b64encode(b"a" * 32).decode()
NEW = "2026b:" + base64.b64encode(b"b" * 32).decode()
PLACE = "installation|bot_token|acme|slack:T1"


def test_what_is_sealed_opens_in_its_place() -> None:
    ring = KeyRing.read(NEW)
    assert ring.open(ring.seal("xoxb-secret", PLACE), PLACE) == "xoxb-secret"


def test_the_value_says_nothing_and_never_looks_the_same() -> None:
    ring = KeyRing.read(NEW)
    one, other = (ring.seal("xoxb-secret", PLACE) for _ in range(2))
    assert "xoxb" not in one + repr(ring)
    assert one != other


@pytest.mark.parametrize(
    "elsewhere",
    [PLACE.replace("acme", "other"), PLACE.replace("T1", "T2"), PLACE.replace("bot", "user")],
)
def test_a_value_moved_to_another_row_does_not_open(elsewhere: str) -> None:
    ring = KeyRing.read(NEW)
    with pytest.raises(Unreadable):
        ring.open(ring.seal("xoxb-secret", PLACE), elsewhere)


def test_an_older_key_still_opens_and_the_newest_seals() -> None:
    old, both = KeyRing.read(OLD), KeyRing.read(f"{NEW}, {OLD}")
    assert both.open(old.seal("xoxb-secret", PLACE), PLACE) == "xoxb-secret"
    assert sealed_with(both.seal("xoxb-secret", PLACE)) == "2026b"


def test_without_its_key_a_value_stays_closed_and_says_which_one_is_missing() -> None:
    with pytest.raises(Unreadable) as refused:
        KeyRing.read(NEW).open(KeyRing.read(OLD).seal("xoxb-secret", PLACE), PLACE)
    assert refused.value.key == "2026a"


@pytest.mark.parametrize("junk", ["2026b.", "2026b.!!", "2026b.AAAA", "2026b", "", ".", "2026b.ä"])
def test_junk_does_not_open(junk: str) -> None:
    with pytest.raises(Unreadable):
        KeyRing.read(NEW).open(junk, PLACE)


def test_one_changed_letter_is_noticed() -> None:
    ring = KeyRing.read(NEW)
    sealed = ring.seal("xoxb-secret", PLACE)
    middle = len(sealed) // 2
    other = "A" if sealed[middle] != "A" else "B"
    with pytest.raises(Unreadable):
        ring.open(sealed[:middle] + other + sealed[middle + 1 :], PLACE)


@pytest.mark.parametrize(
    ("listed", "says"),
    [
        ("", "there is no key"),
        (" , ", "there is no key"),
        ("c2VjcmV0", "key 1 needs an id"),
        (f"{OLD},{OLD}", "key 2 needs an id of its own"),
        ("a b:AAAA", "key 1 needs an id"),
        ("2026a:&&&", "key 1 is not base64"),
        ("2026a:c2VjcmV0", "key 1 has 6 bytes where 32 are needed"),
        (f"{NEW},2026a:", "key 2 has 0 bytes"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_in_words_that_quote_none_of_it(
    listed: str, says: str
) -> None:
    with pytest.raises(BadKeys) as refused:
        KeyRing.read(listed)
    assert says in str(refused.value)
    assert "c2VjcmV0" not in str(refused.value)


def test_a_new_key_can_be_used_at_once() -> None:
    ring = KeyRing.read(f"{new_key(date(2026, 11, 25))},{OLD}")
    assert ring.newest.startswith("20261125")
    assert ring.open(ring.seal("x", PLACE), PLACE) == "x"
