"""Approval of an invitation: asked for, given, refused, or not decided in time.

Who may decide is in `invites.access`; whom one asks, in the policy's verdict.
"""

from dataclasses import replace
from datetime import datetime

from invites import errors
from invites.freezing import freeze, thaw
from invites.invitation import Invitation
from invites.people import PersonId
from invites.states import APPROVAL_LASTS, Approval, InvitationState


def waiting(invitation: Invitation) -> Approval | None:
    """The request that somebody has to decide, while there is one."""
    asked = invitation.approval
    open_still = invitation.state is InvitationState.PENDING_APPROVAL or held(invitation)
    return asked if open_still and asked is not None and asked.open else None


def held(invitation: Invitation) -> bool:
    """Sent before approval was asked for: it stands still until somebody decides."""
    asked, sent = invitation.approval, invitation.state is InvitationState.PENDING
    frozen = invitation.suspended_at is not None
    return sent and frozen and asked is not None and asked.open


def approve(invitation: Invitation, *, by: PersonId, at: datetime, reason: str = "") -> Invitation:
    """An approver's yes: it leaves as any other, not before its time."""
    decided = _decided(invitation, by, at, approved=True, reason=reason)
    if invitation.state is InvitationState.PENDING:  # it was sent before approval was asked for
        return replace(thaw(invitation, at=at), approval=decided)
    send_at = max(at, invitation.send_at)
    return replace(invitation, state=InvitationState.SCHEDULED, send_at=send_at, approval=decided)


def reject(invitation: Invitation, *, by: PersonId, at: datetime, reason: str = "") -> Invitation:
    decided = _decided(invitation, by, at, approved=False, reason=reason)
    sent = invitation.state is InvitationState.PENDING
    state = InvitationState.REVOKED if sent else InvitationState.REJECTED
    return replace(invitation, state=state, answered_at=at, approval=decided)


def lapses_at(invitation: Invitation) -> datetime | None:
    """When an open request ends by itself; None when it does not."""
    asked = waiting(invitation)
    stopped = invitation.suspended_at is not None and not held(invitation)
    return None if asked is None or stopped else asked.requested_at + APPROVAL_LASTS


def next_step(invitation: Invitation) -> datetime | None:
    """When time alone moves an open request on: others are asked too, or it lapses."""
    lapses, asked = lapses_at(invitation), waiting(invitation)
    if lapses is None or asked is None or asked.escalate_at is None:
        return lapses
    return min(lapses, asked.escalate_at)


def lapse(invitation: Invitation, *, at: datetime) -> Invitation:
    """Nobody decided in time. What was sent already is withdrawn then."""
    ends = lapses_at(invitation)
    if ends is None or at < ends:
        raise errors.NoLongerOpen(invitation.state)
    sent = invitation.state is InvitationState.PENDING
    state = InvitationState.REVOKED if sent else InvitationState.LAPSED
    return replace(invitation, state=state, answered_at=at)


def ask_also(invitation: Invitation, more: tuple[PersonId, ...], *, at: datetime) -> Invitation:
    """Those asked so far are away or silent: others may decide as well from now on."""
    asked = waiting(invitation)
    if asked is None:
        raise errors.NoLongerOpen(invitation.state)
    everybody = tuple(dict.fromkeys((*asked.asked_of, *more)))
    wider = replace(asked, asked_of=everybody, escalate_at=None, escalated_at=at)
    return replace(invitation, approval=wider)


def hold(
    invitation: Invitation,
    *,
    at: datetime,
    asked_of: tuple[PersonId, ...],
    escalate_at: datetime | None = None,
) -> Invitation:
    """Rules changed: it waits for an approver. What was sent already stands still meanwhile."""
    before = invitation.approval
    number = 0 if before is None else before.number + 1
    asked = Approval(requested_at=at, asked_of=asked_of, escalate_at=escalate_at, number=number)
    if invitation.state is InvitationState.SCHEDULED:
        return replace(invitation, state=InvitationState.PENDING_APPROVAL, approval=asked)
    return replace(freeze(invitation, at=at), approval=asked)


def _decided(
    invitation: Invitation, by: PersonId, at: datetime, *, approved: bool, reason: str
) -> Approval:
    asked, state = invitation.approval, invitation.state
    if asked is None:
        raise errors.NoLongerOpen(state)
    if not asked.open:
        raise errors.AlreadyDecided(
            approved=bool(asked.approved), by=asked.decided_by or "", at=asked.decided_at
        )
    if by in (*invitation.inviter_ids, invitation.invitee_id):
        raise errors.OwnRequest
    if waiting(invitation) is None:
        raise errors.NoLongerOpen(invitation.state_at(at))
    return replace(asked, approved=approved, decided_by=by, decided_at=at, reason=reason)
