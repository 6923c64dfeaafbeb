"""The whole policy again, for an invitation that exists: before it is sent, resent or reworded."""

from datetime import datetime, timedelta

from invites.attention import AttentionRules
from invites.errors import CannotInvite
from invites.invitation import Invitation
from invites.policy import Policy, Proposal, judge
from invites.ports import UnitOfWork

EARLIER = timedelta(days=400)
"""How far back a declined invitation may still count."""


async def refusal_of(
    uow: UnitOfWork, policy: Policy, rules: AttentionRules, invitation: Invitation, now: datetime
) -> CannotInvite | None:
    """What was allowed when it was written may not be any more."""
    people = await uow.people.many([invitation.inviter_id, invitation.invitee_id])
    earlier = await uow.invitations.of_invitee(invitation.invitee_id, now - EARLIER)
    proposal = Proposal(
        inviter=people[invitation.inviter_id],
        invitee=people[invitation.invitee_id],
        item=await uow.work_items.get(invitation.work_item_id),
        members=frozenset(await uow.work_items.members(invitation.work_item_id)),
        preferences=await uow.preferences.get(invitation.invitee_id),
        earlier=tuple(each for each in earlier if each.id != invitation.id),
    )
    return judge(policy, rules, proposal, now).refusal
