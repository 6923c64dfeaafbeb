"""The invitation and its life, as a frozen value: each event returns a new one or refuses.

Who may cause an event is decided in `invites.access`; here stand the guards of state and time.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType, Self

from invites import errors
from invites.people import CustomerId, PersonId
from invites.states import (
    ACTIVE,
    CORE,
    LIFETIME,
    NUDGES,
    RENEWABLE,
    RESEND_AGE,
    RESEND_PAUSE,
    RESENDS,
    UNDO_WINDOW,
    Approval,
    Capability,
    Decline,
    DeclineReason,
    InvitationState,
    Origin,
    StopScope,
)
from invites.suggestion import SuggestionId
from invites.work import WorkItemId

__all__ = [
    "ACTIVE",
    "LIFETIME",
    "NUDGES",
    "RENEWABLE",
    "RESENDS",
    "RESEND_AGE",
    "RESEND_PAUSE",
    "UNDO_WINDOW",
    "Decline",
    "DeclineReason",
    "Invitation",
    "InvitationId",
    "InvitationState",
    "StopScope",
]

InvitationId = NewType("InvitationId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """`send_at` is the earliest moment it may leave; `sent_at` when it did.

    `last_message_at` is the last time the invitee got a message about it (resend pause).
    """

    id: InvitationId
    customer_id: CustomerId
    inviter_id: PersonId
    invitee_id: PersonId
    work_item_id: WorkItemId
    message: str
    created_at: datetime
    send_at: datetime
    state: InvitationState = InvitationState.SCHEDULED
    lifetime: timedelta = LIFETIME
    sent_at: datetime | None = None
    expires_at: datetime | None = None
    answered_at: datetime | None = None
    decline: Decline | None = None
    snoozed_until: datetime | None = None
    suspended_at: datetime | None = None
    last_message_at: datetime | None = None
    reminders: int = 0
    resends: int = 0
    co_inviter_ids: tuple[PersonId, ...] = ()
    suggestion_id: SuggestionId | None = None
    request_key: str = ""
    trace: tuple[str, ...] = ()
    policy_version: int = 0
    origin: Origin = Origin.MANUAL
    grants: frozenset[Capability] = CORE
    approval: Approval | None = None
    kept: bool = False  # the administrators let it stand although their rules have changed
    hushed: bool = False  # the policy wanted no reminder when one was due; people may still nudge
    version: int = 1

    @property
    def inviter_ids(self) -> tuple[PersonId, ...]:
        return (self.inviter_id, *self.co_inviter_ids)

    @property
    def undo_until(self) -> datetime:
        return self.created_at + UNDO_WINDOW

    @property
    def wording(self) -> str:
        """Which words its message has, in short: to see whether they are still the same."""
        return hashlib.sha256(self.message.encode()).hexdigest()[:16]

    def state_at(self, now: datetime) -> InvitationState:
        """Expiry is derived at reading; a sweep writes it down later."""
        if self.state is InvitationState.PENDING and self._over(now):
            return InvitationState.EXPIRED
        return self.state

    @property
    def approved(self) -> bool:
        """Whether somebody who may has said yes to it."""
        return self.approval is not None and self.approval.approved is True

    def adopt(self, *, by: PersonId) -> Self:
        """The inviter left: somebody else vouches for it from now on."""
        if self.state not in ACTIVE:
            raise errors.NoLongerOpen(self.state)
        others = tuple(i for i in self.co_inviter_ids if i != by)
        return replace(self, inviter_id=by, co_inviter_ids=others)

    def dispatch(self, *, at: datetime) -> Self:
        """Sent: the clock of its lifetime starts."""
        if self.state is not InvitationState.SCHEDULED:
            raise errors.NoLongerOpen(self.state)
        return replace(
            self,
            state=InvitationState.PENDING,
            sent_at=at,
            last_message_at=at,
            expires_at=at + self.lifetime,
        )

    def delivered(self, *, at: datetime) -> Self:
        """It reached the invitee later than it was dispatched: its lifetime starts then, once."""
        known = self.last_message_at is not None and at <= self.last_message_at
        if self.state is not InvitationState.PENDING or known:
            return self
        first = at if self.resends == 0 else self.sent_at
        return replace(self, sent_at=first, last_message_at=at, expires_at=at + self.lifetime)

    def postpone(self, *, until: datetime) -> Self:
        if self.state is not InvitationState.SCHEDULED:
            raise errors.NoLongerOpen(self.state)
        return replace(self, send_at=until)

    def send_now(self, *, at: datetime) -> Self:
        """Give up the rest of the undo window."""
        if self.state is not InvitationState.SCHEDULED:
            raise errors.NoLongerOpen(self.state)
        return replace(self, send_at=at)

    def cancel(self, *, at: datetime) -> Self:
        """Nothing was sent yet, so nothing needs to be taken back."""
        if self.state is InvitationState.CANCELLED:
            return self
        if self.state not in (
            InvitationState.DRAFT,
            InvitationState.PENDING_APPROVAL,
            InvitationState.SCHEDULED,
        ):
            raise errors.TooLateToUndo
        return replace(self, state=InvitationState.CANCELLED, answered_at=at)

    def accept(self, *, by: PersonId, at: datetime) -> Self:
        """The invitee's own yes; saying it twice gives the first result."""
        self._must_be_invitee(by)
        if self.state is InvitationState.ACCEPTED:
            return self
        self._must_be_pending(at)
        if self._over(at):
            raise errors.NoLongerOpen(InvitationState.EXPIRED)
        return replace(self, state=InvitationState.ACCEPTED, answered_at=at)

    def refuse(self, decline: Decline, *, by: PersonId, at: datetime) -> Self:
        """The invitee's no; also from expired, to clear an inbox. A reason may be added later."""
        self._must_be_invitee(by)
        if self.state is InvitationState.DECLINED:
            return replace(self, decline=decline)
        if self.state is not InvitationState.EXPIRED:
            self._must_be_pending(at)
        return replace(self, state=InvitationState.DECLINED, answered_at=at, decline=decline)

    def later(self, *, by: PersonId, at: datetime, until: datetime) -> Self:
        """Ask again at `until`, at the latest before it expires; not an answer."""
        self._must_be_invitee(by)
        self._must_be_pending(at)
        if self.expires_at is None or self._over(at):
            raise errors.NoLongerOpen(InvitationState.EXPIRED)
        return replace(self, snoozed_until=min(until, self.expires_at - timedelta(hours=1)))

    def remind(self, *, at: datetime) -> Self:
        self._must_be_pending(at)
        return replace(self, reminders=self.reminders + 1, last_message_at=at, snoozed_until=None)

    def nudge(self, *, at: datetime) -> Self:
        """A reminder that somebody asked for: as any reminder, and not sooner than a day later.

        Whoever said "later" is reminded then anyway, and not before.
        """
        self._must_be_pending(at)
        if self._over(at):
            raise errors.NoLongerOpen(InvitationState.EXPIRED)
        last = self.last_message_at or self.created_at
        if at < last + RESEND_PAUSE:
            raise errors.TooSoon(last + RESEND_PAUSE)
        if self.reminders >= NUDGES:
            raise errors.TooOften
        return self if self.quiet_until(at) > at else self.remind(at=at)

    def quiet_until(self, now: datetime) -> datetime:
        """From when on the invitee may be written to about it: "later" holds for everybody."""
        return max(self.snoozed_until or now, now)

    def reword(self, message: str, *, at: datetime) -> Self:
        """Other words, as long as nobody has answered."""
        if self.state is not InvitationState.SCHEDULED:
            self._must_be_pending(at)
        if self.state_at(at) is InvitationState.EXPIRED:
            raise errors.NoLongerOpen(InvitationState.EXPIRED)
        return self if message == self.message else replace(self, message=message)

    def resend(self, *, at: datetime) -> Self:
        """Bring it again with a fresh lifetime, not sooner than a day after the last message."""
        self._must_be_pending(at)
        last = self.last_message_at or self.created_at
        if at < last + RESEND_PAUSE:
            raise errors.TooSoon(last + RESEND_PAUSE)
        if self.resends >= RESENDS or at > self.created_at + RESEND_AGE:
            raise errors.TooOften
        return replace(
            self,
            resends=self.resends + 1,
            last_message_at=at,
            snoozed_until=None,
            expires_at=at + self.lifetime,
        )

    def renew(self, *, at: datetime) -> Self:
        if self.state_at(at) is not InvitationState.EXPIRED or self.expires_at is None:
            raise errors.NoLongerOpen(self.state_at(at))
        if at > self.expires_at + RENEWABLE:
            raise errors.TooOften
        return replace(
            self, state=InvitationState.SCHEDULED, send_at=at, sent_at=None, expires_at=None
        )

    def revoke(self, *, at: datetime) -> Self:
        if self.state is InvitationState.REVOKED:
            return self
        if self.state is not InvitationState.PENDING:
            raise errors.AlreadyAnswered(self.state, self.answered_at)
        return replace(self, state=InvitationState.REVOKED, answered_at=at)

    def expire(self, *, at: datetime) -> Self:
        if self.state is not InvitationState.PENDING or not self._over(at):
            raise errors.NoLongerOpen(self.state)
        return replace(self, state=InvitationState.EXPIRED)

    def supersede(self, *, at: datetime) -> Self:
        """The invitee became a member another way."""
        if self.state not in ACTIVE:
            raise errors.NoLongerOpen(self.state)
        return replace(self, state=InvitationState.SUPERSEDED, answered_at=at)

    def withdraw_for_leaver(self, *, at: datetime) -> Self:
        """The invitee left the organisation."""
        if self.state not in ACTIVE:
            raise errors.NoLongerOpen(self.state)
        return replace(self, state=InvitationState.REVOKED, answered_at=at)

    def join(self, inviter: PersonId) -> Self:
        """A second inviter joins; the invitee is not asked twice."""
        if inviter in self.inviter_ids:
            return self
        return replace(self, co_inviter_ids=(*self.co_inviter_ids, inviter))

    def _over(self, at: datetime) -> bool:
        """While it stands still its time does not run."""
        then = at if self.suspended_at is None else min(at, self.suspended_at)
        return self.expires_at is not None and then >= self.expires_at

    def _must_be_invitee(self, by: PersonId) -> None:
        if by != self.invitee_id:
            raise errors.NotTheInvitee

    def _must_be_pending(self, at: datetime) -> None:
        match self.state:
            case InvitationState.PENDING:
                if self.suspended_at is not None:
                    raise errors.Suspended(awaits=bool(self.approval and self.approval.open))
            case InvitationState.ACCEPTED | InvitationState.DECLINED:
                raise errors.AlreadyAnswered(self.state, self.answered_at)
            case (
                InvitationState.DRAFT | InvitationState.SCHEDULED | InvitationState.PENDING_APPROVAL
            ):
                raise errors.NotYetSent
            case _:
                raise errors.NoLongerOpen(self.state_at(at))
