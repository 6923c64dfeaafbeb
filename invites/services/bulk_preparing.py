"""From rows to verdicts: who is meant, then what the policy says, so many rows at a time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from invites import errors
from invites.access import relations_of
from invites.attention import AttentionRules
from invites.bulk.entries import Entry
from invites.bulk.notes import note_of
from invites.bulk.plan import Note, Plan, PlanRow, Verdict
from invites.bulk.ports import Part
from invites.bulk.resolving import Known, entries, folded_name, resolved
from invites.people import Actor, Person, PersonId
from invites.policy import Effect
from invites.policy.domains import canonical_address
from invites.ports import UnitOfWork
from invites.services.bulk_judging import Judged, batch_of, judged
from invites.services.judging import Inviter, inviter_of
from invites.work import WorkItem

FIRST = 20
"""Work items looked at for one name."""


@dataclass(frozen=True, slots=True)
class Preparing:
    rules: AttentionRules
    mail: bool

    async def resolve(self, uow: UnitOfWork, plan: Plan, rows: Sequence[PlanRow]) -> list[PlanRow]:
        """Rows with their people and work; what is wrong or doubled has its verdict already."""
        read = entries(plan.header, rows)
        policy = await uow.policies.current()
        known = Known(
            by_address=await _by_address(uow, read),
            by_name=await _by_name(uow, read),
            work=await _work(uow, plan, read),
            item_id=plan.work_item_id,
            message_limit=policy.message_limit,
        )
        return resolved(read, known)

    async def judge(self, uow: UnitOfWork, plan: Plan, most: int, now: datetime) -> int:
        """Give the next rows their verdict; return how many they were."""
        rows = await uow.bulk.rows(plan.id, Part.UNJUDGED, most)
        if not rows:
            return 0
        inviter = await self.inviter(uow, plan.author_id)
        batch = await batch_of(uow, rows, now, mail=self.mail)
        told = [seen(row, judged(row, batch, inviter, self.rules, now)) for row in rows]
        await uow.bulk.save_rows(plan.id, told)
        return len(rows)

    async def inviter(self, uow: UnitOfWork, person_id: PersonId) -> Inviter:
        policy = await uow.policies.current()
        return await inviter_of(uow, policy, await uow.people.get(person_id))


def seen(row: PlanRow, found: Judged | None) -> PlanRow:
    """The row with what would become of it."""
    if found is None:
        return replace(row, verdict=Verdict.INVALID, note=Note("gone"))
    if isinstance(found.refusal, errors.AlreadyMember):
        return replace(row, verdict=Verdict.MEMBER, note=note_of(found.refusal))
    if found.refusal is not None:
        return replace(row, verdict=Verdict.DENIED, note=note_of(found.refusal))
    if found.active is not None:
        return replace(row, verdict=Verdict.PENDING, note=None)
    waits = found.verdict.effect is Effect.REQUIRE_APPROVAL
    return replace(row, verdict=Verdict.APPROVAL if waits else Verdict.INVITE, note=None)


async def _by_address(uow: UnitOfWork, read: Iterable[tuple[PlanRow, Entry]]) -> dict[str, Person]:
    """As they are written, and without sub-address."""
    typed = {entry.email for _, entry in read if entry.email}
    asked = typed | {canonical_address(each) for each in typed}
    return dict(await uow.people.by_emails(asked - {""}))


async def _by_name(
    uow: UnitOfWork, read: Iterable[tuple[PlanRow, Entry]]
) -> dict[str, list[Person]]:
    """Those who are here; nobody at all is read where every row has an address."""
    if not any(entry.name and not entry.email and not row.person_id for row, entry in read):
        return {}
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in await uow.people.all():
        if person.known and not person.left and not person.forgotten:
            found[folded_name(person.name)].append(person)
    return found


async def _work(
    uow: UnitOfWork, plan: Plan, read: Iterable[tuple[PlanRow, Entry]]
) -> dict[str, list[WorkItem]]:
    """By folded name, those of exactly this title that the author may know of."""
    found: dict[str, list[WorkItem]] = {}
    author = Actor(plan.customer_id, plan.author_id)
    for _, entry in read:
        key = folded_name(entry.work)
        if key and key not in found:
            matches = await uow.work_items.search(entry.work, FIRST)
            exact = [i for i in matches if folded_name(i.title) == key]
            found[key] = await _visible(uow, author, exact or list(matches))
    return found


async def _visible(uow: UnitOfWork, author: Actor, items: list[WorkItem]) -> list[WorkItem]:
    within = await uow.work_items.among(author.person_id, {i.id for i in items}) if items else ()
    mine = (author.person_id,)
    return [i for i in items if relations_of(author, i, mine if i.id in within else ())]
