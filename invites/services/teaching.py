"""Answers as the ranking learns from them: rows of the activity log, in one order with all else."""

from datetime import datetime

from invites.activity import Activity, ActivityKind
from invites.invitation import Invitation
from invites.people import PersonId
from invites.ports import UnitOfWork
from invites.roles import needs_of
from invites.states import Decline, DeclineReason
from invites.suggestion import Suggestion
from invites.work import WorkItemId

MEMBERS = 100
"""Of whoever was in the work item; the ranking looks at the busiest ten."""
_KINDS = {
    DeclineReason.WRONG_PERSON: ActivityKind.WRONG_PERSON,
    DeclineReason.NOT_NOW: ActivityKind.BUSY,
    DeclineReason.TOO_BUSY: ActivityKind.BUSY,
}


async def teach_invitation(
    uow: UnitOfWork, kind: ActivityKind, invitation: Invitation, at: datetime
) -> None:
    """To be called before members or people are written: the log is locked first, as by events."""
    who = invitation.inviter_id, invitation.invitee_id
    suggestion = invitation.suggestion_id or ""
    await _note(uow, kind, who, invitation.work_item_id, at, suggestion)


async def teach_decline(uow: UnitOfWork, declined: Invitation, at: datetime) -> None:
    """A no, and whom they named instead."""
    decline = declined.decline or Decline()
    kind = _KINDS.get(decline.reason, ActivityKind.DECLINED) if decline.reason else None
    await teach_invitation(uow, kind or ActivityKind.DECLINED, declined, at)
    named = decline.referred_id
    if named is not None and named not in (declined.inviter_id, declined.invitee_id):
        who = declined.inviter_id, named
        await _note(uow, ActivityKind.REFERRED, who, declined.work_item_id, at, "")


async def teach_suggestion(
    uow: UnitOfWork, kind: ActivityKind, suggestion: Suggestion, at: datetime
) -> None:
    """What the actor says of the first whom the suggestion proposes."""
    who = suggestion.actor_id, suggestion.best.person_id
    await _note(uow, kind, who, suggestion.work_item_id, at, suggestion.id)


async def _note(
    uow: UnitOfWork,
    kind: ActivityKind,
    who: tuple[PersonId, PersonId],
    work_item_id: WorkItemId,
    at: datetime,
    suggestion: str,
) -> None:
    actor_id, person_id = who
    item = await uow.work_items.get(work_item_id)
    there = await uow.work_items.members(work_item_id)
    members = [p for p in sorted(there) if p != person_id][:MEMBERS]
    await uow.activity.note(
        Activity(
            customer_id=uow.customer_id,
            work_item_id=work_item_id,
            kind=kind,
            actor_id=actor_id,
            at=at,
            conversation=suggestion,
            target_ids=(person_id, *members),
            roles=needs_of(item),
        )
    )
