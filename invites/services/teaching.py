"""Answers as the ranking learns from them: rows of the activity log, in one order with all else."""

from dataclasses import replace
from datetime import datetime

from invites.activity import Activity, ActivityKind
from invites.invitation import Invitation
from invites.people import PersonId
from invites.ports import UnitOfWork
from invites.roles import needs_of
from invites.states import Decline, DeclineReason
from invites.suggestion import EvidenceKind, Suggestion

MEMBERS = 100
"""Of whoever was in the work item; the ranking looks at the busiest ten."""
_NAMED = {EvidenceKind.MENTIONED, EvidenceKind.ROLE_ASKED}
"""Whom the actor asked for in words: no score was needed for it."""
_KINDS = {
    DeclineReason.WRONG_PERSON: ActivityKind.WRONG_PERSON,
    DeclineReason.NOT_NOW: ActivityKind.BUSY,
    DeclineReason.TOO_BUSY: ActivityKind.BUSY,
}


async def teach_invitation(
    uow: UnitOfWork, kind: ActivityKind, invitation: Invitation, at: datetime
) -> None:
    """To be called before members or people are written: the log is locked first, as by events."""
    answer = Activity(
        customer_id=uow.customer_id,
        work_item_id=invitation.work_item_id,
        kind=kind,
        actor_id=invitation.inviter_id,
        at=at,
        conversation=invitation.suggestion_id or "",
    )
    await _note(uow, answer, invitation.invitee_id)


async def teach_decline(uow: UnitOfWork, declined: Invitation, at: datetime) -> None:
    """A no, and whom they named instead."""
    decline = declined.decline or Decline()
    kind = _KINDS.get(decline.reason) if decline.reason else None
    await teach_invitation(uow, kind or ActivityKind.DECLINED, declined, at)
    named = decline.referred_id
    if named is not None and named not in (declined.inviter_id, declined.invitee_id):
        other = replace(declined, invitee_id=named, suggestion_id=None)
        await teach_invitation(uow, ActivityKind.REFERRED, other, at)


async def teach_suggestion(
    uow: UnitOfWork, kind: ActivityKind, suggestion: Suggestion, at: datetime
) -> None:
    """What the actor says of the first whom the suggestion proposes."""
    answer = Activity(
        customer_id=uow.customer_id,
        work_item_id=suggestion.work_item_id,
        kind=kind,
        actor_id=suggestion.actor_id,
        at=at,
        conversation=suggestion.id,
    )
    await _note(uow, answer, suggestion.best.person_id)


async def teach_offer(uow: UnitOfWork, suggestion: Suggestion, prompt: Activity) -> None:
    """A suggestion is made because of the ranking: how it ends says how good its scores are."""
    if {e.kind for e in suggestion.best.evidence} & _NAMED:
        return
    offer = replace(prompt, kind=ActivityKind.OFFERED, at=suggestion.made_at, sequence=0)
    await _note(uow, offer, suggestion.best.person_id)


async def _note(uow: UnitOfWork, answer: Activity, person_id: PersonId) -> None:
    """With whom it is about, who is there now, and what the work needs."""
    item = await uow.work_items.get(answer.work_item_id)
    there = await uow.work_items.members(answer.work_item_id)
    members = [p for p in sorted(there) if p != person_id][:MEMBERS]
    needs = tuple(dict.fromkeys((*answer.roles, *needs_of(item))))
    await uow.activity.note(replace(answer, target_ids=(person_id, *members), roles=needs))
