"""The verdict of the policy, with what it needs read from the unit of work.

Asked before an invitation is written, and again before it is sent, reminded of, resent, reworded
or accepted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from invites.attention import AttentionRules
from invites.errors import CannotInvite
from invites.invitation import Invitation
from invites.people import Person, PersonId, Role
from invites.policy import Counts, Effect, Policy, Proposal, Rule, Verdict, judge
from invites.policy.refusals import NeedsApproval
from invites.ports import UnitOfWork
from invites.preferences import Preferences
from invites.roles import roles_of as jobs_of
from invites.states import Origin
from invites.work import WorkItem

EARLIER = timedelta(days=400)
"""How far back a declined invitation may still count."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inviter:
    """Who asks, with what the rules may want to know of them."""

    person: Person
    policy: Policy
    roles: frozenset[Role]
    counts: Counts | None = None


async def inviter_of(
    uow: UnitOfWork, policy: Policy, person: Person, *, counted_at: datetime | None = None
) -> Inviter:
    """With `counted_at`, what they and everybody sent in the day before it."""
    counts = None if counted_at is None else await counts_of(uow, person.id, counted_at)
    roles = await roles_of(uow, policy, person)
    return Inviter(person=person, policy=policy, roles=roles, counts=counts)


async def roles_of(uow: UnitOfWork, policy: Policy, person: Person) -> frozenset[Role]:
    """Whether somebody leads is only asked where a rule wants to know it."""
    known = person.appointed is Role.MANAGER
    asked = leading_asked(policy) and not known
    leads = asked and bool(await uow.people.reports(person.id))
    return roles_with(person, leads=leads)


def roles_with(person: Person, *, leads: bool) -> frozenset[Role]:
    found = {Role.USER}
    if person.administers:
        found.add(Role.CUSTOMER_ADMIN)
    if person.appointed is not None:
        found.add(person.appointed)
    if leads:
        found.add(Role.MANAGER)
    return frozenset(found)


def leading_asked(policy: Policy) -> bool:
    """Whether a rule wants to know who leads somebody."""
    return any(Role.MANAGER in rule.inviter_roles | rule.unless_roles for rule in _rules(policy))


async def counts_of(uow: UnitOfWork, inviter_id: PersonId, now: datetime) -> Counts:
    """Recipients of the last day, without those of bulk, which has a lane of its own."""
    tally = await uow.invitations.tally(inviter_id, now - DAY)
    return Counts(
        inviter_today=tally.inviter,
        customer_today=tally.customer,
        pending=tally.active,
        inviter_resets=(tally.inviter_first or now) + DAY,
        customer_resets=(tally.customer_first or now) + DAY,
    )


def more(inviter: Inviter, recipients: int) -> Inviter:
    """The same inviter after so many further recipients."""
    counts = inviter.counts
    if counts is None or not recipients:
        return inviter
    counted = replace(
        counts,
        inviter_today=counts.inviter_today + recipients,
        customer_today=counts.customer_today + recipients,
        pending=counts.pending + recipients,
    )
    return replace(inviter, counts=counted)


def _without(inviter: Inviter, invitation: Invitation, now: datetime) -> Inviter:
    """The invitation itself is among those counted."""
    counts = inviter.counts
    if counts is None or invitation.origin is Origin.BULK:
        return inviter
    today = int(invitation.created_at > now - DAY)
    return replace(
        inviter,
        counts=replace(
            counts,
            inviter_today=counts.inviter_today - today,
            customer_today=counts.customer_today - today,
            pending=counts.pending - 1,
        ),
    )


def proposal_of(
    inviter: Inviter,
    invitee: Person,
    item: WorkItem,
    *,
    members: frozenset[PersonId],
    wishes: Preferences,
    earlier: Sequence[Invitation],
    origin: Origin,
) -> Proposal:
    return Proposal(
        inviter=inviter.person,
        invitee=invitee,
        item=item,
        members=members,
        preferences=wishes,
        earlier=tuple(earlier),
        origin=origin,
        inviter_roles=inviter.roles,
        invitee_jobs=jobs_known(inviter.policy, invitee),
        counts=inviter.counts,
    )


async def verdict_on(
    uow: UnitOfWork,
    policy: Policy,
    rules: AttentionRules,
    invitation: Invitation,
    now: datetime,
    *,
    counted: bool = False,
) -> Verdict:
    """The whole policy of today, for an invitation that exists already.

    `counted`: it has not been sent yet, so that the limits of the day hold for it, too.
    """
    people = await uow.people.many([invitation.inviter_id, invitation.invitee_id])
    earlier = await uow.invitations.of_invitee(invitation.invitee_id, now - EARLIER)
    inviter = await inviter_of(
        uow, policy, people[invitation.inviter_id], counted_at=now if counted else None
    )
    proposal = proposal_of(
        _without(inviter, invitation, now) if counted else inviter,
        people[invitation.invitee_id],
        await uow.work_items.get(invitation.work_item_id),
        members=frozenset(await uow.work_items.members(invitation.work_item_id)),
        wishes=await uow.preferences.get(invitation.invitee_id),
        earlier=tuple(each for each in earlier if each.id != invitation.id),
        origin=invitation.origin,
    )
    return judge(policy, rules, as_it_stands(proposal, invitation), now)


def as_it_stands(proposal: Proposal, invitation: Invitation) -> Proposal:
    """With what was granted, approved and let stand so far."""
    return replace(
        proposal,
        grants=invitation.grants,
        approved=invitation.approved,
        kept=invitation.kept,
    )


async def verdict_on_yes(
    uow: UnitOfWork,
    rules: AttentionRules,
    invitation: Invitation,
    people: Mapping[PersonId, Person],
    item: WorkItem,
    now: datetime,
) -> Verdict:
    """Whether the invitee's yes may still count: the rules, and whoever vouches, as they are now.

    What the invitee wished or declined before does not stand against their own yes.
    `people` are the invitee and all inviters, at least one of whom is still here.
    """
    policy = await uow.policies.current()
    invitee = people[invitation.invitee_id]
    voucher = next(people[i] for i in invitation.inviter_ids if not people[i].left)
    proposal = proposal_of(
        await inviter_of(uow, policy, voucher),
        invitee,
        item,
        members=frozenset({voucher.id}),
        wishes=Preferences(customer_id=uow.customer_id, person_id=invitee.id),
        earlier=(),
        origin=invitation.origin,
    )
    return judge(policy, rules, as_it_stands(proposal, invitation), now)


async def refusal_of(
    uow: UnitOfWork, rules: AttentionRules, invitation: Invitation, now: datetime
) -> CannotInvite | None:
    """What was allowed when it was written may not be any more."""
    policy = await uow.policies.current()
    verdict = await verdict_on(uow, policy, rules, invitation, now)
    if verdict.effect is Effect.REQUIRE_APPROVAL:
        return NeedsApproval()
    return verdict.refusal


def jobs_known(policy: Policy, person: Person) -> frozenset[str]:
    """Titles are only read where a rule wants to know what somebody does."""
    if not jobs_asked(policy):
        return frozenset()
    return frozenset(jobs_of(person.title, person.department))


def jobs_asked(policy: Policy) -> bool:
    return any(rule.invitee_jobs for rule in _rules(policy))


def _rules(policy: Policy) -> Iterable[Rule]:
    return (rule for book in (*policy.above, policy.rulebook) for rule in book.rules)
