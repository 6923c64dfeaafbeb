"""Standing still: a customer is suspended, or rules changed; later the time lost is given back."""

from dataclasses import replace
from datetime import datetime

from invites import errors
from invites.invitation import ACTIVE, Invitation


def freeze(invitation: Invitation, *, at: datetime) -> Invitation:
    """Nothing about it moves until it is thawed."""
    if invitation.state not in ACTIVE:
        raise errors.NoLongerOpen(invitation.state_at(at))
    return invitation if invitation.suspended_at else replace(invitation, suspended_at=at)


def thaw(invitation: Invitation, *, at: datetime) -> Invitation:
    """The time it stood still is added to every time that lies ahead."""
    if invitation.suspended_at is None:
        return invitation
    frozen = at - invitation.suspended_at
    asked = invitation.approval
    if asked is not None and asked.decided_at is None:
        escalates = asked.escalate_at and asked.escalate_at + frozen
        asked = replace(asked, requested_at=asked.requested_at + frozen, escalate_at=escalates)
    expires, snoozed = invitation.expires_at, invitation.snoozed_until
    return replace(
        invitation,
        suspended_at=None,
        expires_at=expires and expires + frozen,
        snoozed_until=snoozed and snoozed + frozen,
        approval=asked,
    )
