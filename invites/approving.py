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


def approve(invitation: Invitation, *, by: PersonId, at: datetime) -> Invitation:
    """An approver's yes: it leaves as any other, not before its time."""
    decided = _decided(invitation, by, at, approved=True, reason="")
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
    asked = invitation.approval
    waiting = invitation.state is InvitationState.PENDING_APPROVAL
    if asked is None or not waiting or invitation.suspended_at is not None:
        return None
    return asked.requested_at + APPROVAL_LASTS


def lapse(invitation: Invitation, *, at: datetime) -> Invitation:
    """Nobody decided in time."""
    ends = lapses_at(invitation)
    if ends is None or at < ends:
        raise errors.NoLongerOpen(invitation.state)
    return replace(invitation, state=InvitationState.LAPSED, answered_at=at)


def hold(invitation: Invitation, *, at: datetime, asked_of: tuple[PersonId, ...]) -> Invitation:
    """Rules changed: it waits for an approver. What was sent already stands still meanwhile."""
    asked = Approval(requested_at=at, asked_of=asked_of)
    if invitation.state is InvitationState.SCHEDULED:
        return replace(invitation, state=InvitationState.PENDING_APPROVAL, approval=asked)
    return replace(freeze(invitation, at=at), approval=asked)


def _decided(
    invitation: Invitation, by: PersonId, at: datetime, *, approved: bool, reason: str
) -> Approval:
    asked, state = invitation.approval, invitation.state
    if asked is None:
        raise errors.NoLongerOpen(state)
    if asked.approved is not None:
        raise errors.AlreadyDecided(
            approved=asked.approved, by=asked.decided_by or "", at=asked.decided_at
        )
    if by in invitation.inviter_ids:
        raise errors.OwnRequest
    held = state is InvitationState.PENDING and invitation.suspended_at is not None
    if state is not InvitationState.PENDING_APPROVAL and not held:
        raise errors.NoLongerOpen(invitation.state_at(at))
    return replace(asked, approved=approved, decided_by=by, decided_at=at, reason=reason)
