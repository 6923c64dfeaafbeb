"""Reading all that waits, to judge it by a policy that nobody has saved yet."""

from collections.abc import Collection, Mapping
from datetime import datetime

from invites.attention import AttentionRules
from invites.people import Person, PersonId
from invites.policy import Policy, Proposal
from invites.policy.radius import Radius, radius
from invites.ports import UnitOfWork
from invites.preferences import Preferences
from invites.services.judging import (
    EARLIER,
    jobs_asked,
    jobs_known,
    leading_asked,
    roles_with,
)

NOBODY = frozenset[PersonId]()
NO_JOBS = frozenset[str]()


async def blast_radius(
    uow: UnitOfWork, rules: AttentionRules, before: Policy, after: Policy, now: datetime
) -> Radius:
    """Both policies with all their levels."""
    waiting = await uow.waiting.invitations()
    if not waiting:
        return Radius()
    people = await uow.waiting.people()
    items, members = await uow.waiting.work_items(), await uow.waiting.members()
    wishes, declined = await uow.waiting.preferences(), await uow.waiting.declined(now - EARLIER)
    asked = leading_asked(before) or leading_asked(after)
    leaders = {p.id for p in await uow.people.leaders()} if asked else set[PersonId]()
    roles = {p.id: roles_with(p, leads=p.id in leaders) for p in people.values()}
    jobs = _jobs(after if jobs_asked(after) else before, people.values())
    proposals = (
        (
            each,
            Proposal(
                inviter=people[each.inviter_id],
                invitee=people[each.invitee_id],
                item=items[each.work_item_id],
                members=members.get(each.work_item_id, NOBODY),
                preferences=wishes.get(each.invitee_id)
                or Preferences(customer_id=each.customer_id, person_id=each.invitee_id),
                earlier=tuple(declined.get(each.invitee_id, ())),
                origin=each.origin,
                inviter_roles=roles[each.inviter_id],
                invitee_jobs=jobs.get(each.invitee_id, NO_JOBS),
                grants=each.grants,
                approved=each.approved,
                kept=each.kept,
            ),
        )
        for each in waiting
    )
    return radius(before, after, rules, proposals, now)


def _jobs(policy: Policy, people: Collection[Person]) -> Mapping[PersonId, frozenset[str]]:
    """Titles are read where one of the policies wants to know what somebody does."""
    if not jobs_asked(policy):
        return {}
    return {p.id: jobs_known(policy, p) for p in people}
