"""The ranking laid open: everybody's place and reasons, and why not, from the whole log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from invites.activity import Activity, ActivityKind
from invites.attention import AttentionRules
from invites.people import Person, PersonId
from invites.ports import UnitOfWork, UnitOfWorkFactory
from invites.relevance import Engine, Explanation, Query, Ranked
from invites.roles import needs_of
from invites.services.candidates import Candidates
from invites.services.everybody import parts_of_everybody
from invites.suggestion import LeftOutReason
from invites.terms import WordKeys
from invites.work import WorkItem

CHUNK = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """`why_not` has a reason for everybody who would not be proposed; `people` all those ranked."""

    actor: Person
    item: WorkItem
    members: frozenset[PersonId]
    needs: tuple[str, ...]
    threshold: float
    ranked: Sequence[Ranked]
    people: Mapping[PersonId, Person]
    why_not: Mapping[PersonId, LeftOutReason]
    explanation: Explanation | None


@dataclass(frozen=True, slots=True)
class Explaining:
    """For who runs Usher: it reads the log anew and changes nothing."""

    unit_of_work: UnitOfWorkFactory
    word_keys: WordKeys
    rules: AttentionRules

    async def run(
        self, actor: Person, item: WorkItem, now: datetime, person: Person | None = None
    ) -> Explained:
        engine = await self._engine(actor)
        async with self.unit_of_work(actor.customer_id) as uow:
            members = frozenset(await uow.work_items.members(item.id))
            query = Query(
                actor_id=actor.id,
                work_item_id=item.id,
                at=now,
                members=members,
                needs=needs_of(item),
            )
            ranked = engine.rank(query)
            asked = _act(actor, item, now)
            why_not = await self._why_not(uow, asked, item, ranked) if ranked else {}
            if person is not None and person.id not in why_not:
                why_not |= _absent(person, members, ranked)
            return Explained(
                actor=actor,
                item=item,
                members=members,
                needs=query.needs,
                threshold=self.rules.threshold,
                ranked=ranked,
                people=await uow.people.many([r.person_id for r in ranked]),
                why_not=why_not,
                explanation=engine.explain(query, person.id) if person else None,
            )

    async def _engine(self, actor: Person) -> Engine:
        customer_id, last = actor.customer_id, 0
        engine = Engine(word_key=await self.word_keys.word_key(customer_id))
        async for part in parts_of_everybody(self.unit_of_work, customer_id):
            engine.learn_people(part)
        while True:
            async with self.unit_of_work(customer_id) as uow:
                chunk = await uow.activity.after(last, CHUNK)
                items = await uow.work_items.many({a.work_item_id for a in chunk})
            for item in items.values():
                engine.learn_item(item)
            for activity in chunk:
                engine.observe(activity)
            if len(chunk) < CHUNK:
                return engine
            last = chunk[-1].sequence

    async def _why_not(
        self, uow: UnitOfWork, asked: Activity, item: WorkItem, ranked: Sequence[Ranked]
    ) -> dict[PersonId, LeftOutReason]:
        candidates = Candidates(self.rules, await uow.policies.current())
        return await candidates.reasons(uow, asked, item, ranked)


def _act(actor: Person, item: WorkItem, now: datetime) -> Activity:
    return Activity(
        customer_id=actor.customer_id,
        work_item_id=item.id,
        kind=ActivityKind.MESSAGE,
        actor_id=actor.id,
        at=now,
    )


def _absent(
    person: Person, members: frozenset[PersonId], ranked: Sequence[Ranked]
) -> dict[PersonId, LeftOutReason]:
    if person.id in members:
        return {person.id: LeftOutReason.ALREADY_MEMBER}
    there = any(each.person_id == person.id for each in ranked)
    return {} if there else {person.id: LeftOutReason.RANKED_LOWER}
