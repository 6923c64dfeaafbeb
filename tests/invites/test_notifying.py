"""Which messages reach whom, where, and how soon."""

import pytest

from invites.delivery import Purpose
from invites.notifying import Channel, Kind, Pace, kind_of, offered, pace_of, routes
from invites.people import PersonId
from invites.preferences import Preferences, Refused
from invites.work import WorkItemId
from tests.support.memory import ACME

SARAH = PersonId("sarah")
WISHES = Preferences(customer_id=ACME, person_id=SARAH)
CHAT, EMAIL = Channel.CHAT, Channel.EMAIL
BOTH, MAIL_ONLY = frozenset({CHAT, EMAIL}), frozenset({EMAIL})


SINGLE = [p for p in Purpose if p not in (Purpose.DIGEST, Purpose.SUMMARY)]


@pytest.mark.parametrize("purpose", SINGLE)
def test_chat_is_enough_for_whoever_is_there(purpose: Purpose) -> None:
    assert routes(purpose, WISHES, BOTH) == ((CHAT, Pace.NOW),)


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        (Purpose.INVITATION, ((EMAIL, Pace.NOW),)),
        (Purpose.REMINDER, ((EMAIL, Pace.NOW),)),
        (Purpose.OUTCOME, ((EMAIL, Pace.NOW),)),
        (Purpose.SUGGESTION, ()),
    ],
)
def test_mail_reaches_whoever_is_not_in_chat(purpose: Purpose, expected: object) -> None:
    assert routes(purpose, WISHES, MAIL_ONLY) == expected


def test_each_kind_and_channel_has_a_pace_of_its_own() -> None:
    wishes = (
        WISHES.choose(Kind.OUTCOMES, CHAT, Pace.DIGEST)
        .choose(Kind.INVITATIONS, CHAT, Pace.OFF)
        .choose(Kind.INVITATIONS, EMAIL, Pace.NOW)
        .choose(Kind.REMINDERS, CHAT, Pace.OFF)
    )

    assert routes(Purpose.OUTCOME, wishes, BOTH) == ((CHAT, Pace.DIGEST),)
    assert routes(Purpose.NOT_ADDED, wishes, BOTH) == ((CHAT, Pace.DIGEST),)
    assert routes(Purpose.INVITATION, wishes, BOTH) == ((EMAIL, Pace.NOW),)
    assert routes(Purpose.REMINDER, wishes, BOTH) == ()
    assert routes(Purpose.SUGGESTION, wishes, BOTH) == ((CHAT, Pace.NOW),)


def test_what_one_just_did_is_answered_in_chat_at_once_whatever_was_chosen() -> None:
    silent = WISHES
    for kind in Kind:
        silent = silent.choose(kind, CHAT, Pace.OFF)

    assert routes(Purpose.SENT, silent, BOTH) == ((CHAT, Pace.NOW),)
    assert routes(Purpose.OUTCOME, silent, BOTH) == ()


@pytest.mark.parametrize("purpose", Purpose)
def test_whoever_cannot_be_reached_at_all_is_tried_in_chat(purpose: Purpose) -> None:
    assert routes(purpose, WISHES, frozenset()) == ((CHAT, Pace.NOW),)


def test_the_week_comes_by_itself_only_to_whoever_leads() -> None:
    assert pace_of(Kind.DIGESTS, CHAT, WISHES, BOTH, leads=True) is Pace.NOW
    assert pace_of(Kind.DIGESTS, CHAT, WISHES, BOTH) is Pace.OFF
    chosen = WISHES.choose(Kind.DIGESTS, CHAT, Pace.NOW)
    assert pace_of(Kind.DIGESTS, CHAT, chosen, BOTH) is Pace.NOW


def test_what_is_not_offered_does_not_hold() -> None:
    odd = WISHES.choose(Kind.SUGGESTIONS, EMAIL, Pace.NOW)

    assert routes(Purpose.SUGGESTION, odd, BOTH) == ((CHAT, Pace.NOW),)
    assert offered(Kind.SUGGESTIONS, EMAIL) == (Pace.OFF,)


def test_a_choice_replaces_the_one_before_and_can_be_taken_back() -> None:
    once = WISHES.choose(Kind.OUTCOMES, CHAT, Pace.OFF)

    assert once.choose(Kind.OUTCOMES, CHAT, Pace.NOW).paces == ((Kind.OUTCOMES, CHAT, Pace.NOW),)
    assert once.choose(Kind.OUTCOMES, CHAT, None) == WISHES


def test_every_purpose_is_of_a_kind() -> None:
    assert {kind_of(purpose) for purpose in Purpose} <= set(Kind)


def test_what_was_refused_holds_after_it_was_sealed_and_names_nobody() -> None:
    sam, q3 = PersonId("sam"), WorkItemId("q3")
    seal = Refused(inviter_id=sam).sealed(SARAH)
    back = Preferences(customer_id=ACME, person_id=SARAH, sealed=(seal,))

    assert back.has_refused(sam, q3)
    assert not back.has_refused(PersonId("lena"), q3)
    assert "sam" not in seal
