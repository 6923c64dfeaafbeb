"""The verdict on many rows at once: what the policy needs is read for all of them together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from invites import errors
from invites.attention import AttentionRules
from invites.bulk.plan import PlanRow
from invites.delivery import Purpose
from invites.invitation import ACTIVE, Invitation
from invites.notifying import Channel, routes
from invites.people import Person, PersonId
from invites.policy import Verdict, judge
from invites.ports import UnitOfWork
from invites.preferences import Preferences
from invites.services.judging import EARLIER, Inviter, proposal_of
from invites.states import Origin
from invites.work import WorkItem, WorkItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything that verdicts on these rows need to know."""

    people: Mapping[PersonId, Person]
    items: Mapping[WorkItemId, WorkItem]
    members: Mapping[WorkItemId, frozenset[PersonId]]
    earlier: dict[PersonId, list[Invitation]]
    wishes: Mapping[PersonId, Preferences]
    reachable: Mapping[PersonId, frozenset[Channel]]

    def active(self, person_id: PersonId, item_id: WorkItemId) -> Invitation | None:
        found = self.earlier.get(person_id, ())
        return next((i for i in found if i.work_item_id == item_id and i.state in ACTIVE), None)


@dataclass(frozen=True, slots=True)
class Judged:
    """`refusal` is what stands against it, the policy's word or that nobody is met there."""

    person: Person
    item: WorkItem
    verdict: Verdict
    refusal: errors.CannotInvite | None
    active: Invitation | None


async def batch_of(uow: UnitOfWork, rows: Sequence[PlanRow], now: datetime, *, mail: bool) -> Batch:
    ids = {row.person_id for row in rows if row.person_id is not None}
    item_ids = {row.work_item_id for row in rows if row.work_item_id is not None}
    earlier: dict[PersonId, list[Invitation]] = {each: [] for each in ids}
    for made in await uow.invitations.of_invitees(ids, now - EARLIER):
        earlier[made.invitee_id].append(made)
    people = await uow.people.many(ids)
    return Batch(
        people=people,
        items=await uow.work_items.many(item_ids),
        members={i: frozenset(await uow.work_items.members(i)) for i in sorted(item_ids)},
        earlier=earlier,
        wishes=await uow.preferences.many(ids),
        reachable=await _reachable(uow, people, mail=mail),
    )


def judged(
    row: PlanRow, batch: Batch, inviter: Inviter, rules: AttentionRules, now: datetime
) -> Judged | None:
    """None when who or what it was about is gone."""
    person = batch.people.get(row.person_id) if row.person_id else None
    item = batch.items.get(row.work_item_id) if row.work_item_id else None
    if person is None or item is None:
        return None
    wishes = batch.wishes[person.id]
    proposal = proposal_of(
        inviter,
        person,
        item,
        members=batch.members[item.id],
        wishes=wishes,
        earlier=batch.earlier[person.id],
        origin=Origin.BULK,
    )
    verdict = judge(inviter.policy, rules, proposal, now)
    refusal = verdict.refusal
    reachable = batch.reachable[person.id]
    if refusal is None and not reachable:
        refusal = errors.NotInChat(person.name)
    elif refusal is None and not routes(Purpose.INVITATION, wishes, reachable):
        refusal = errors.InviteeOptedOut(person.name)
    return Judged(person, item, verdict, refusal, batch.active(person.id, item.id))


async def _reachable(
    uow: UnitOfWork, people: Mapping[PersonId, Person], *, mail: bool
) -> dict[PersonId, frozenset[Channel]]:
    """As `telling.reachable_on`, of several."""
    accounts = await uow.people.identities_of(people)
    found: dict[PersonId, frozenset[Channel]] = {}
    for person_id, person in people.items():
        met = set[Channel]()
        if any(i.platform == Channel.CHAT for i in accounts.get(person_id, ())):
            met.add(Channel.CHAT)
        if mail and person.email:
            met.add(Channel.EMAIL)
        found[person_id] = frozenset(met)
    return found
