"""When an invitation may reach its invitee: their hours, absences, and budget over everybody."""

from collections.abc import Iterable
from datetime import datetime

from invites.absence import back_at
from invites.attention import AttentionRules, hours_of, next_slot
from invites.hours import zone_of
from invites.invitation import Invitation, InvitationState
from invites.people import Person
from invites.preferences import Preferences


def earliest(
    rules: AttentionRules,
    invitee: Person,
    others: Iterable[Invitation],
    wish: datetime,
    wishes: Preferences,
    since: datetime | None = None,
) -> datetime:
    """Return the first moment from `wish` on that respects both, and an announced absence.

    `others`: their invitations; `since`: when this one was made, if not just now.
    """
    hours = hours_of(rules, wishes)
    zone = zone_of(invitee.time_zone)
    taken = tuple(_reaches_at(i) for i in others if _counts(i))
    at = back_at(invitee, wish, since or wish) or wish
    for _ in range(16):
        slot = next_slot(rules, taken, hours.next_open(at, zone))
        if slot == at:
            break
        at = slot
    return at


def _counts(invitation: Invitation) -> bool:
    """Something reached, or will reach, the invitee."""
    return invitation.sent_at is not None or invitation.state is InvitationState.SCHEDULED


def _reaches_at(invitation: Invitation) -> datetime:
    return invitation.sent_at or invitation.send_at
