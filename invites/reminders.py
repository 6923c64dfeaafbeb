"""When a pending invitation speaks up again: reminders and the end of its life."""

from datetime import datetime, timedelta

from invites.approving import next_step, waiting
from invites.invitation import Invitation, InvitationState

REMINDERS = 3
SHORT_LIFE = timedelta(days=4)
LAST_CALL = timedelta(hours=48)


def reminder_times(sent_at: datetime, lifetime: timedelta) -> tuple[datetime, ...]:
    """At 5/14 of the lifetime and 48 h before the end; none for a short life."""
    if lifetime < SHORT_LIFE:
        return ()
    first, last = sent_at + lifetime * 5 / 14, sent_at + lifetime - LAST_CALL
    return (first, last) if first < last else (last,)


def next_reminder(invitation: Invitation, most: int = REMINDERS) -> datetime | None:
    """The moment of the next of at most so many, or None. `Later` asks for one of its own."""
    if invitation.state is not InvitationState.PENDING or invitation.suspended_at:
        return None
    if invitation.snoozed_until is not None:
        return invitation.snoozed_until
    if invitation.hushed or invitation.reminders >= most or invitation.expires_at is None:
        return None
    start = invitation.expires_at - invitation.lifetime
    last = invitation.last_message_at or start
    return next((t for t in reminder_times(start, invitation.lifetime) if t > last), None)


def next_due(invitation: Invitation) -> datetime | None:
    """The next moment at which time alone changes something, for the sweep's index."""
    if waiting(invitation) is not None:
        return next_step(invitation)
    if invitation.suspended_at is not None:
        return None
    if invitation.state is InvitationState.SCHEDULED:
        return invitation.send_at
    if invitation.state is not InvitationState.PENDING or invitation.expires_at is None:
        return None
    reminder = next_reminder(invitation)
    return min(reminder, invitation.expires_at) if reminder else invitation.expires_at
