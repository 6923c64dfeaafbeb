"""Standing still: a customer is suspended, or rules changed; later the time lost is given back."""

from dataclasses import replace
from datetime import datetime, timedelta

from invites import errors
from invites.invitation import ACTIVE, Invitation
from invites.states import Approval


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


def wait_longer(invitation: Invitation, *, since: datetime, at: datetime) -> Invitation:
    """It waits for an approver, and the whole customer stood still meanwhile."""
    asked = invitation.approval
    lost = at - (since if asked is None else max(since, asked.requested_at))
    return replace(invitation, approval=_asked_later(asked, lost))


def _asked_later(asked: Approval | None, by: timedelta) -> Approval | None:
    if asked is None or asked.decided_at is not None:
        return asked
    escalates = asked.escalate_at and asked.escalate_at + by
    return replace(asked, requested_at=asked.requested_at + by, escalate_at=escalates)
