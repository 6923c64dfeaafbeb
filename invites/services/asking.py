"""Asking for a suggestion: who is missing here, now, or why nobody is suggested."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from invites.access import Action, authorize
from invites.activity import Activity, ActivityKind
from invites.attention import AttentionRules
from invites.errors import BadRequest
from invites.people import Actor, PersonId
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.relevance import Query, Ranked
from invites.roles import needs_of
from invites.services.candidates import Candidates, Sifted
from invites.services.made import LEFT_OUT_KEPT, made
from invites.services.suggesting import Suggesting
from invites.services.teaching import teach_offer
from invites.services.telling import Telling
from invites.services.viewing import view_suggestion
from invites.suggestion import (
    LIFETIME,
    LeftOut,
    LeftOutReason,
    Proposed,
    Suggestion,
    SuggestionState,
)
from invites.views import NobodyView, SuggestionView
from invites.work import Place, WorkItem


@dataclass(frozen=True, slots=True)
class Asking:
    """Whoever asks is answered, whatever their budget: the answer goes to nobody else."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    rules: AttentionRules
    telling: Telling
    suggesting: Suggesting

    async def here(self, actor: Actor, place: Place) -> SuggestionView | NobodyView:
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            item = await uow.work_items.by_place(place)
            if item is None:
                raise BadRequest("not_in_channel")
            members = frozenset(await uow.work_items.members(item.id))
            authorize(actor, Action.CREATE, item, members=members)
            open_still = await self._open(uow, actor, item, now)
            if open_still is not None:
                return await view_suggestion(uow, open_still, now)
        ranked = await self._ranked(actor, item, members, now)
        asked = Activity(
            customer_id=actor.customer_id,
            work_item_id=item.id,
            kind=ActivityKind.MESSAGE,
            actor_id=actor.person_id,
            at=now,
        )
        async with self.unit_of_work(actor.customer_id) as uow:
            sifted = await self._sifted(uow, asked, item, ranked)
            fitting = tuple(p for p in sifted.proposed if p.confidence >= self.rules.threshold)
            if fitting:
                return await self._suggest(uow, asked, item, replace(sifted, proposed=fitting))
            return await _nobody(uow, item, sifted)

    @staticmethod
    async def _open(
        uow: UnitOfWork, actor: Actor, item: WorkItem, now: datetime
    ) -> Suggestion | None:
        """The suggestion that waits for an answer anyhow."""
        made = await uow.suggestions.of_actor(actor.person_id, now - LIFETIME)
        open_ones = [s for s in made if s.state_at(now) is SuggestionState.OFFERED]
        return next((s for s in open_ones[::-1] if s.work_item_id == item.id), None)

    async def _ranked(
        self, actor: Actor, item: WorkItem, members: Collection[PersonId], now: datetime
    ) -> list[Ranked]:
        query = Query(
            actor_id=actor.person_id,
            work_item_id=item.id,
            at=now,
            members=members,
            needs=needs_of(item),
        )
        ranked = await self.suggesting.ranked(actor.customer_id, item, query)
        return [each for each in ranked if each.person_id not in members]

    async def _sifted(
        self, uow: UnitOfWork, asked: Activity, item: WorkItem, ranked: list[Ranked]
    ) -> Sifted:
        """Without the threshold: who stays below it comes close, at least."""
        if not ranked:
            return Sifted((), (), None)
        lenient = Candidates(replace(self.rules, threshold=0.0), await uow.policies.current())
        return await lenient.sift(uow, asked, item, ranked)

    async def _suggest(
        self, uow: UnitOfWork, asked: Activity, item: WorkItem, sifted: Sifted
    ) -> SuggestionView:
        suggestion = await made(uow, self.ids, self.suggesting.speaking, asked, item, sifted)
        await uow.suggestions.add(suggestion)
        await teach_offer(uow, suggestion, asked)
        await self.telling.homes(uow, [asked.actor_id])
        if (await uow.policies.current()).drafts:
            await self.telling.draft(uow, suggestion)
        return await view_suggestion(uow, suggestion, asked.at)


async def _nobody(uow: UnitOfWork, item: WorkItem, sifted: Sifted) -> NobodyView:
    named: set[PersonId] = {p.person_id for p in _closest(sifted)}
    named |= {out.person_id for out in sifted.left_out}
    return NobodyView(
        item=item,
        closest=_closest(sifted),
        left_out=tuple(map(_below, sifted.left_out[:LEFT_OUT_KEPT])),
        people=await uow.people.many(named) if named else {},
    )


def _closest(sifted: Sifted) -> tuple[Proposed, ...]:
    return sifted.proposed[:2]


def _below(out: LeftOut) -> LeftOut:
    """Nobody reached the threshold, so nobody was outdone by somebody who did."""
    lower = out.reason is LeftOutReason.RANKED_LOWER
    return LeftOut(out.person_id, LeftOutReason.BELOW_THRESHOLD) if lower else out
