"""The words of an invitation's record: its states, where it came from, how it was answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from invites.people import PersonId

UNDO_WINDOW = timedelta(seconds=60)
LIFETIME = timedelta(days=14)
RESEND_PAUSE = timedelta(hours=24)
RESENDS = 5
NUDGES = 3
RESEND_AGE = timedelta(days=60)
RENEWABLE = timedelta(days=30)
APPROVAL_LASTS = timedelta(days=7)


class InvitationState(StrEnum):
    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    SCHEDULED = "scheduled"
    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    LAPSED = "lapsed"


ACTIVE = (InvitationState.PENDING_APPROVAL, InvitationState.SCHEDULED, InvitationState.PENDING)


class DeclineReason(StrEnum):
    NOT_NOW = "not_now"
    WRONG_PERSON = "wrong_person"
    NOT_RELEVANT = "not_relevant"
    TOO_BUSY = "too_busy"
    STOP_ASKING = "stop_asking"


class StopScope(StrEnum):
    """What "stop asking" covers."""

    INVITER = "inviter"
    WORK_ITEM = "work_item"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline:
    """Why somebody said no. Every part is optional; `until` goes with not now."""

    reason: DeclineReason | None = None
    until: datetime | None = None
    referred_id: PersonId | None = None
    scope: StopScope | None = None


class Origin(StrEnum):
    """What an invitation came from."""

    MANUAL = "manual"
    SUGGESTION = "suggestion"
    BULK = "bulk"


class Capability(StrEnum):
    """What a free collaborator may be given."""

    NOTES = "notes"
    ANALYTICS = "analytics"
    PLANNING = "planning"


CORE = frozenset(Capability)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What was asked of whom, and what they said. `reason` is the approver's.

    `asked_of` are those who got the request; whoever else may decide is in `invites.access`.
    `escalate_at` is when others are asked as well, `escalated_at` when they were; `number` counts
    how often approval was asked for before, should rules change more than once.
    """

    requested_at: datetime
    asked_of: tuple[PersonId, ...] = ()
    approved: bool | None = None
    decided_by: PersonId | None = None
    decided_at: datetime | None = None
    reason: str = ""
    escalate_at: datetime | None = None
    escalated_at: datetime | None = None
    number: int = 0

    @property
    def open(self) -> bool:
        """Whether nobody has decided it."""
        return self.approved is None
