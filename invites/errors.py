"""Everything the domain refuses to do.

An `InviteError` is expected: shown in words to who asked, logged at INFO, never paged.
Anything else that escapes is a bug. Facts here, sentences in `blocks.cards.refusals`.
"""

from datetime import datetime
from typing import ClassVar


class InviteError(Exception):
    """Base class of every refusal. `code` is stable: logs and tests rely on it."""

    code: ClassVar[str] = "refused"

    def __str__(self) -> str:
        return self.code


class NotFound(InviteError):
    """Missing, or not yours: the two read the same."""

    code = "not_found"


class NotAllowed(InviteError):
    code = "not_allowed"  # the argument, where there is one, is the `access.Action` wanted


class NotTheInvitee(InviteError):
    code = "not_the_invitee"


class AlreadyAnswered(InviteError):
    code = "already_answered"

    def __init__(self, state: str, at: datetime | None = None) -> None:
        super().__init__(state)
        self.state = state
        self.at = at


class NoLongerOpen(InviteError):
    """The invitation ended without an answer: expired, revoked, cancelled, superseded."""

    code = "no_longer_open"

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class AlreadyDecided(InviteError):
    """An approver was first; `by` is a person's id."""

    code = "already_decided"

    def __init__(self, *, approved: bool, by: str, at: datetime | None) -> None:
        super().__init__(approved, by)
        self.approved = approved
        self.by = by
        self.at = at


class OwnRequest(InviteError):
    """Nobody approves what they asked for themselves."""

    code = "own_request"


class NotYetSent(InviteError):
    code = "not_yet_sent"


class TooLateToUndo(InviteError):
    code = "too_late_to_undo"


class Suspended(InviteError):
    code = "suspended"  # `awaits`: an approver has to decide first

    def __init__(self, *, awaits: bool = False) -> None:
        super().__init__(awaits)
        self.awaits = awaits


class InviterLeft(InviteError):
    code = "inviter_left"


class TooSoon(InviteError):
    """A resend, a nudge or another invitation must wait until `again_at`."""

    code = "too_soon"

    def __init__(self, again_at: datetime) -> None:
        super().__init__(again_at)
        self.again_at = again_at


class TooOften(InviteError):
    code = "too_often"


class ConcurrentUpdate(InviteError):
    """Somebody else changed the same thing first; read again and answer with the truth."""

    code = "concurrent_update"


class RequestConflict(InviteError):
    """The same request key came with another body."""

    code = "request_conflict"


class CannotInvite(InviteError):
    """Base of what stands against one invitee; `field` names the input it concerns."""

    code = "cannot_invite"
    field: ClassVar[str] = "people"

    def __init__(self, who: str = "") -> None:
        super().__init__(who)
        self.who = who


class InvitingYourself(CannotInvite):
    code = "inviting_yourself"


class AlreadyMember(CannotInvite):
    code = "already_member"


class AlreadyInvited(CannotInvite):
    """Somebody's invitation is waiting; a second inviter joins it instead of asking twice."""

    code = "already_invited"


class InviteeLeft(CannotInvite):
    code = "invitee_left"


class InviteeOptedOut(CannotInvite):
    code = "invitee_opted_out"


class NotAPerson(CannotInvite):
    code = "not_a_person"


class GuestNotAllowed(CannotInvite):
    """From outside, and their `domain` ("" when unknown) is on no list."""

    code = "guest_not_allowed"

    def __init__(self, who: str = "", domain: str = "") -> None:
        super().__init__(who)
        self.domain = domain


class NotInChat(CannotInvite):
    """We know them, but not where to reach them in chat."""

    code = "not_in_chat"


class CoolDown(CannotInvite):
    """They declined lately; `until` is when they may be asked again."""

    code = "cool_down"

    def __init__(self, who: str, until: datetime) -> None:
        super().__init__(who)
        self.until = until


class UnknownName(CannotInvite):
    """Nobody is called so, as far as we know."""

    code = "unknown_name"


class UnknownPerson(CannotInvite):
    """Named by the platform, but it does not say who that is."""

    code = "unknown_person"


class UnknownAddress(CannotInvite):
    code = "unknown_address"
    field: ClassVar[str] = "emails"


class UnknownColleague(UnknownAddress):
    """As named by somebody who declines: "ask them instead"."""

    code = "unknown_colleague"
    field: ClassVar[str] = "referred"


class InvalidAddress(CannotInvite):
    code = "invalid_address"
    field: ClassVar[str] = "emails"


class QuotaReached(CannotInvite):
    """`limit` recipients a day; counted again from `resets_at`."""

    code = "quota_reached"

    def __init__(self, limit: int, resets_at: datetime) -> None:
        super().__init__()
        self.limit = limit
        self.resets_at = resets_at


class NobodyChosen(CannotInvite):
    code = "nobody_chosen"


class TooManyPeople(CannotInvite):
    code = "too_many_people"

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit


class MessageMissing(CannotInvite):
    code = "message_missing"
    field: ClassVar[str] = "message"


class MessageTooLong(CannotInvite):
    code = "message_too_long"
    field: ClassVar[str] = "message"

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit


class MessageChanged(CannotInvite):
    """Its words were changed by a second form while this one was open."""

    code = "message_changed"
    field: ClassVar[str] = "message"


class WorkItemClosed(CannotInvite):
    code = "work_item_closed"
    field: ClassVar[str] = "work_item"


class NotAMember(CannotInvite):
    """Only members of a private work item may invite to it."""

    code = "not_a_member"
    field: ClassVar[str] = "work_item"


class InvitingOff(CannotInvite):
    code = "inviting_off"


class Refusals(InviteError):
    """Several refusals of one form, each under the field it concerns; nothing was done."""

    code = "refusals"

    def __init__(self, refusals: tuple[CannotInvite, ...]) -> None:
        super().__init__(*refusals)
        self.refusals = refusals


class BadPreference(InviteError):
    """What was wished cannot be; `field` names the input, `reason` is a code for the words."""

    code = "bad_preference"

    def __init__(self, field: str, reason: str, limit: int = 0) -> None:
        super().__init__(field, reason, limit)
        self.field = field
        self.reason = reason
        self.limit = limit


class BadRequest(InviteError):
    """A command or form that cannot be understood; `reason` is a code for the words."""

    code = "bad_request"

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason, what)
        self.reason = reason
        self.what = what
