"""Which messages reach a person, over which channel, at once, in a digest, or not at all."""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Protocol

from invites.delivery import Purpose


class Kind(StrEnum):
    """What people choose about: several purposes may be one kind to them."""

    SUGGESTIONS = "suggestions"
    INVITATIONS = "invitations"
    REMINDERS = "reminders"
    OUTCOMES = "outcomes"
    DIGESTS = "digests"  # the week in one message: what one sent, and one's team


class Channel(StrEnum):
    """The values stand in `Delivery.channel`."""

    CHAT = "slack"
    EMAIL = "email"


class Pace(StrEnum):
    NOW = "now"
    DIGEST = "digest"
    OFF = "off"


class Choices(Protocol):
    """What somebody chose; see `invites.preferences.Preferences`."""

    def chosen(self, kind: Kind, channel: Channel) -> Pace | None:
        """None where they left it as it ships."""
        ...


Routes = tuple[tuple[Channel, Pace], ...]

_KINDS = {
    Purpose.SUGGESTION: Kind.SUGGESTIONS,
    Purpose.INVITATION: Kind.INVITATIONS,
    Purpose.REMINDER: Kind.REMINDERS,
    Purpose.SENT: Kind.OUTCOMES,
    Purpose.OUTCOME: Kind.OUTCOMES,
    Purpose.ASKED_AGAIN: Kind.OUTCOMES,
    Purpose.NOT_ADDED: Kind.OUTCOMES,
    Purpose.NOT_SENT: Kind.OUTCOMES,
    Purpose.APPROVAL_ASKED: Kind.OUTCOMES,
    Purpose.APPROVAL_ANSWERED: Kind.OUTCOMES,
    Purpose.SUCCESSION: Kind.OUTCOMES,
    Purpose.ADOPTED: Kind.OUTCOMES,
    Purpose.DIGEST: Kind.DIGESTS,
    Purpose.SUMMARY: Kind.DIGESTS,
    Purpose.CORRECTION_ASKED: Kind.OUTCOMES,
    Purpose.CORRECTION_ANSWERED: Kind.OUTCOMES,
    Purpose.DIRECTORY_REFUSED: Kind.OUTCOMES,
    Purpose.BULK_PLAN: Kind.OUTCOMES,
}
_AT_ONCE = (Purpose.SENT, Purpose.BULK_PLAN)
"""Answers to what somebody just did themselves."""
_IN_CHAT = (
    Purpose.SUCCESSION,
    Purpose.APPROVAL_ASKED,
    Purpose.CORRECTION_ASKED,
    Purpose.CORRECTION_ANSWERED,
    Purpose.DIRECTORY_REFUSED,
)
"""What others wait for, and what concerns the directory: in their hours, by itself."""
_BY_MAIL = (Kind.INVITATIONS, Kind.REMINDERS, Kind.OUTCOMES)


def kind_of(purpose: Purpose) -> Kind:
    return _KINDS[purpose]


def at_once(purpose: Purpose) -> bool:
    """No hours, no snooze, no switch: it answers what they just did, where they did it."""
    return purpose in _AT_ONCE


def in_chat(purpose: Purpose) -> bool:
    """Nothing to choose about: it comes to chat, by itself, in their hours."""
    return purpose in _IN_CHAT


def offered(kind: Kind, channel: Channel) -> tuple[Pace, ...]:
    """What may be chosen. A suggestion is answered in chat, so it is not mailed."""
    if kind is Kind.DIGESTS:
        return (Pace.NOW, Pace.OFF)
    if kind is Kind.SUGGESTIONS and channel is Channel.EMAIL:
        return (Pace.OFF,)
    return (Pace.NOW, Pace.DIGEST, Pace.OFF)


def default_pace(
    kind: Kind, channel: Channel, reachable: AbstractSet[Channel], *, leads: bool = False
) -> Pace:
    """As it ships: chat for whoever is there, e-mail for whoever is not; a week for who leads."""
    if kind is Kind.DIGESTS:
        return Pace.NOW if leads and channel is Channel.CHAT else Pace.OFF
    if channel is Channel.CHAT:
        return Pace.NOW
    return Pace.NOW if kind in _BY_MAIL and Channel.CHAT not in reachable else Pace.OFF


def pace_of(
    kind: Kind,
    channel: Channel,
    choices: Choices,
    reachable: AbstractSet[Channel],
    *,
    leads: bool = False,
) -> Pace:
    """What holds now: `reachable` are the channels on which they can be met at all."""
    if channel not in reachable:
        return Pace.OFF
    chosen = choices.chosen(kind, channel)
    if chosen is not None and chosen in offered(kind, channel):
        return chosen
    return default_pace(kind, channel, reachable, leads=leads)


def routes(purpose: Purpose, choices: Choices, reachable: AbstractSet[Channel]) -> Routes:
    """Where a message of this purpose goes, and how soon; empty when they want none of it.

    Whoever cannot be reached at all is tried in chat: that it fails is told to the inviter.
    """
    if at_once(purpose) or in_chat(purpose) or not reachable:
        return ((Channel.CHAT, Pace.NOW),)
    kind = kind_of(purpose)
    paces = ((channel, pace_of(kind, channel, choices, reachable)) for channel in Channel)
    return tuple((channel, pace) for channel, pace in paces if pace is not Pace.OFF)
