"""Whether a message may leave now: decided when it leaves, from what holds at that moment.

The one place that knows, for every purpose and channel; no I/O, so that it can be tried with
every sequence of wishes and clocks.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TypeAlias

from invites.approving import waiting
from invites.delivery import Delivery, Purpose
from invites.hours import WorkingHours
from invites.invitation import ACTIVE, Invitation, InvitationState
from invites.notifying import Channel, Pace, at_once, in_chat, kind_of, pace_of
from invites.preferences import Preferences
from invites.suggestion import Suggestion, SuggestionState

STILL = timedelta(minutes=10)
"""After which a message of a customer that stands still is looked at again."""
_STILL = (
    Purpose.SUGGESTION,
    Purpose.INVITATION,
    Purpose.REMINDER,
    Purpose.DIGEST,
    Purpose.SUMMARY,
)
"""What nobody gets meanwhile; what became of something they still hear."""
BUSY_AT_MOST = timedelta(days=1)
"""Do-not-disturb is looked at again after a day, however long it says it lasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """`hours` are the customer's, `zone` the person's.

    `unwanted`: "never suggest" or "stop asking" covers it. `budget_left`: of suggestions.
    `leads`: somebody reports to them. `doubled`: another message says the same and more.
    """

    purpose: Purpose
    channel: Channel
    wishes: Preferences
    reachable: AbstractSet[Channel]
    hours: WorkingHours
    zone: tzinfo
    leads: bool = False
    unwanted: bool = False
    budget_left: bool = True
    doubled: bool = False
    back_at: datetime | None = None
    """When somebody away is to be tried again; see `invites.absence`."""
    suspended: bool = False
    """The whole customer stands still."""


@dataclass(frozen=True, slots=True)
class Go:
    """Now."""


@dataclass(frozen=True, slots=True)
class Wait:
    until: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """For the next digest."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Never; `reason` is a code."""

    reason: str


Decision: TypeAlias = Go | Wait | Hold | Drop


def decide(leaving: Leaving, now: datetime) -> Decision:
    wishes = leaving.wishes
    if wishes.opted_out_at is not None:
        return Drop("opted_out")
    if at_once(leaving.purpose):
        return Go()
    if leaving.suspended and leaving.purpose in _STILL:
        return Wait(now + STILL)
    pace = _pace(leaving)
    if pace is Pace.OFF:
        return Drop("off")
    if leaving.unwanted:
        return Drop("unwanted")
    if leaving.doubled:
        return Drop("doubled")
    if not leaving.budget_left:
        return Drop("budget")
    if pace is Pace.DIGEST:
        return Hold()
    free = max((now, *_pauses(leaving)))
    opens = (wishes.hours or leaving.hours).next_open(free, leaving.zone)
    return Wait(opens) if opens > now else Go()


def when_busy(until: datetime, now: datetime) -> Decision:
    """After `decide` said go: do-not-disturb, which only the platform knows."""
    return Wait(min(until, now + BUSY_AT_MOST)) if until > now else Go()


def _pace(leaving: Leaving) -> Pace:
    """Whoever cannot be reached at all is tried in chat, as in `notifying.routes`."""
    plain = leaving.purpose is Purpose.DIGEST or in_chat(leaving.purpose)
    if plain or not leaving.reachable:
        return Pace.NOW
    kind = kind_of(leaving.purpose)
    return pace_of(kind, leaving.channel, leaving.wishes, leaving.reachable, leads=leaving.leads)


def _pauses(leaving: Leaving) -> tuple[datetime, ...]:
    wishes = leaving.wishes
    ends = [wishes.paused_until, leaving.back_at]
    if leaving.purpose is Purpose.SUGGESTION:
        ends.append(wishes.snoozed_until)
    return tuple(end for end in ends if end is not None)


def suggestion_over(suggestion: Suggestion, now: datetime) -> bool:
    """Answered or too old by now: nobody is asked any more."""
    return suggestion.state_at(now) is not SuggestionState.OFFERED


def invitation_over(delivery: Delivery, invitation: Invitation, now: datetime) -> bool:
    """What it says was overtaken: answered elsewhere, withdrawn, renewed, reminded again."""
    state = invitation.state_at(now)
    match delivery.purpose:
        case Purpose.INVITATION:
            return state is not InvitationState.PENDING or delivery.sequence < invitation.resends
        case Purpose.REMINDER:
            late = delivery.sequence < invitation.reminders
            return late or state is not InvitationState.PENDING
        case Purpose.OUTCOME:
            return state in ACTIVE
        case Purpose.APPROVAL_ASKED:
            return waiting(invitation) is None
        case Purpose.APPROVAL_ANSWERED:
            return waiting(invitation) is not None or state is InvitationState.CANCELLED
        case Purpose.ASKED_AGAIN:
            return state is not InvitationState.EXPIRED
        case Purpose.NOT_ADDED:
            return state is not InvitationState.ACCEPTED
        case Purpose.NOT_SENT:
            return state not in ACTIVE
        case _:
            return False
