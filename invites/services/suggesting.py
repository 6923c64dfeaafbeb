"""From the activity log to a suggestion: observe everything, speak seldom, say why not."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from invites.activity import ANSWERS, Activity, ActivityKind
from invites.attention import DAY, AttentionRules
from invites.errors import ConcurrentUpdate
from invites.holdout import kept_back
from invites.language import Speaking
from invites.people import CustomerId, Person, PersonId
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.relevance import Query, Ranked
from invites.services.asked import asked_first, question
from invites.services.candidates import Candidates
from invites.services.joining import Joining
from invites.services.loaded import Loaded
from invites.services.made import made, offer
from invites.services.mentioned import outsiders
from invites.services.quiet import is_staff, why_not_now
from invites.services.remembered import CustomerState
from invites.services.rosters import stored_members
from invites.services.teaching import teach_offer
from invites.services.telling import Telling
from invites.suggestion import (
    Suggestion,
    SuggestionState,
    WithheldReason,
)
from invites.work import WorkItem

PROMPTS = (ActivityKind.MESSAGE, ActivityKind.REPLY, ActivityKind.FILE, ActivityKind.LINK)
HISTORY_CHUNK = 5000
COMPANY = 2
"""Members that a work item needs before somebody can be missing from it."""
SLICE = 25
"""Activities whose work items are read at a time: events wait for the transaction."""


@dataclass(slots=True)
class Suggesting:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    rules: AttentionRules
    telling: Telling
    joining: Joining
    loaded: Loaded
    speaking: Speaking
    give_way: Callable[[], Awaitable[None]]
    """Awaited before work that takes a moment: whoever waits for an answer comes first."""

    async def catch_up(
        self,
        customer_id: CustomerId,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Observe what is new in the log and make the suggestions it calls for.

        Return how many activities were looked at.
        """
        looked_at = 0
        async with self.loaded.feeding(customer_id):
            while (found := await self.loaded.next(customer_id)) is not None:
                state, chunk = found
                await self._chunk(customer_id, state, chunk)
                looked_at += len(chunk)
                await self.loaded.save_in_time(customer_id)
                if progress is not None:
                    progress(len(chunk))
            await self.loaded.save_in_time(customer_id)
        return looked_at

    async def start_from_here(self, customer_id: CustomerId) -> None:
        """Take the log so far as history: learned from, but nothing is suggested about it."""
        last = 0
        async with self.unit_of_work(customer_id) as uow:
            cursor = await uow.suggestions.cursor()
            while chunk := await uow.activity.after(max(last, cursor), HISTORY_CHUNK):
                last = chunk[-1].sequence
            if last > cursor:
                await uow.suggestions.advance(cursor, last)

    async def look_again(self, customer_id: CustomerId, learned: Collection[PersonId]) -> None:
        """Consider once more what was too early: people and channels are known better now."""
        async with self.loaded.feeding(customer_id):
            await self._look_again(customer_id, learned)

    async def _look_again(self, customer_id: CustomerId, learned: Collection[PersonId]) -> None:
        state = self.loaded.states.get(customer_id)
        if state is None:
            return
        state.rosters.forget()
        async with self.unit_of_work(customer_id) as uow:
            state.engine.learn_people((await uow.people.many(learned)).values())
        if not state.unsure:
            return
        entries, state.unsure = state.unsure, {}
        again = [activity for activity, _ in entries.values()]
        async with self.unit_of_work(customer_id) as uow:
            await self._learn(uow, state, again)
        for activity in again:
            state.meet(activity)
        await self._read_rosters(customer_id, state, again)
        for activity, before in entries.values():
            reason = await self._consider(customer_id, state, activity)
            if reason is not None:
                state.keep_unsure(activity, before, self.clock.now())
                continue
            async with self.unit_of_work(customer_id) as uow:
                await uow.suggestions.count({(activity.at.date(), before): -1})

    async def ranked(
        self, customer_id: CustomerId, item: WorkItem, query: Query
    ) -> Sequence[Ranked]:
        """Who fits, best first, as far as this process has read the log."""
        if customer_id not in self.loaded.states:
            await self.loaded.get(customer_id)
            await self.catch_up(customer_id)
        state = await self.loaded.get(customer_id)
        self.loaded.used(customer_id)
        if state.items.get(item.id) != item:
            async with state.still:
                state.engine.learn_item(item)
        await self.give_way()
        return state.engine.rank(query)

    def forget(self, customer_id: CustomerId) -> None:
        """Drop the state: it is rebuilt from the log when needed."""
        self.loaded.forget(customer_id)

    async def _chunk(
        self, customer_id: CustomerId, state: CustomerState, chunk: Sequence[Activity]
    ) -> None:
        async with self.unit_of_work(customer_id) as uow:
            cursor = await uow.suggestions.cursor()
            await self._learn(uow, state, chunk)
        self.loaded.used(customer_id)
        counts: Counter[tuple[date, WithheldReason]] = Counter()
        for start in range(0, len(chunk), SLICE):
            part = chunk[start : start + SLICE]
            await self.give_way()
            await self._read_rosters(customer_id, state, [a for a in part if a.sequence > cursor])
            for activity in part:
                state.observe(activity)
                if activity.kind in ANSWERS:
                    continue
                state.rosters.observe(activity)
                if activity.sequence <= cursor:
                    continue
                reason = await self._consider(customer_id, state, activity)
                if reason is not None:
                    counts[activity.at.date(), reason] += 1
                    state.keep_unsure(activity, reason, self.clock.now())
        if chunk[-1].sequence > cursor:
            await self._considered(customer_id, cursor, chunk[-1].sequence, counts)

    async def _considered(
        self,
        customer_id: CustomerId,
        cursor: int,
        sequence: int,
        counts: Mapping[tuple[date, WithheldReason], int],
    ) -> None:
        try:
            async with self.unit_of_work(customer_id) as uow:
                await uow.suggestions.advance(cursor, sequence)
                await uow.suggestions.count(counts)
        except ConcurrentUpdate:
            return  # another process looked at these; its counts stand

    async def _learn(
        self, uow: UnitOfWork, state: CustomerState, chunk: Sequence[Activity]
    ) -> None:
        """New people and renamed work items, read once a chunk and learned as they come up."""
        concerned = {p for a in chunk for p in (a.actor_id, *a.target_ids)}
        items = await uow.work_items.many({a.work_item_id for a in chunk})
        state.read(await uow.people.many(concerned), items)
        state.suggesting = (await uow.policies.current()).suggesting
        joins = any(a.kind is ActivityKind.JOIN for a in chunk)
        state.invitations_wait = joins and await uow.invitations.active_count() > 0

    async def _read_rosters(
        self, customer_id: CustomerId, state: CustomerState, part: Sequence[Activity]
    ) -> None:
        """The members that considering these will ask for, in one transaction."""
        now = self.clock.now()
        asked = {a.work_item_id for a in part if a.kind in PROMPTS and not state.quiet(a)}
        unknown = state.rosters.unknown(asked, now)
        if unknown:
            async with self.unit_of_work(customer_id) as uow:
                for item in unknown:
                    state.rosters.put(item, await uow.work_items.members(item), now)

    async def _consider(
        self, customer_id: CustomerId, state: CustomerState, activity: Activity
    ) -> WithheldReason | None:
        """Return why nothing is suggested, or None when something was."""
        if activity.kind is ActivityKind.JOIN and state.invitations_wait:
            await self.joining.observe(customer_id, activity)
        if activity.kind not in PROMPTS:
            return WithheldReason.NOT_A_PROMPT
        quiet = state.quiet(activity)
        if quiet is not None:
            return quiet
        if not state.suggesting:
            return WithheldReason.SUGGESTIONS_OFF
        actor = state.people.get(activity.actor_id)
        if actor is None or not is_staff(actor):
            return WithheldReason.NOT_A_MEMBER_OF_STAFF
        item = state.items[activity.work_item_id]
        if item.id not in state.rosters:  # forgotten since, or the actor was quiet when it was read
            await self._read_rosters(customer_id, state, [activity])
        query = question(state, item, activity, self.clock.now())
        if len(query.members) < COMPANY or item.archived:
            return WithheldReason.ALONE
        if await self._offered(state, actor, activity, item, query.members):
            return None
        return await self._missing(state, actor, activity, item, query)

    async def _missing(
        self, state: CustomerState, actor: Person, activity: Activity, item: WorkItem, query: Query
    ) -> WithheldReason | None:
        """Rank everybody; suggest who stands out."""
        await self.give_way()
        reasons_from = 0.0 if activity.roles else self.rules.threshold
        ranked = asked_first(state.engine.rank(query, reasons_from), activity.roles)
        if not ranked:
            return WithheldReason.NO_CANDIDATES
        if ranked[0].confidence < self.rules.threshold:
            return WithheldReason.BELOW_THRESHOLD
        return await self._suggest(state, actor, activity, item, ranked)

    async def _offered(
        self,
        state: CustomerState,
        actor: Person,
        activity: Activity,
        item: WorkItem,
        members: Collection[PersonId],
    ) -> bool:
        """Whether somebody whom the actor mentioned, and who is not there, was suggested."""
        if all(p in members for p in activity.target_ids):
            return False
        async with self.unit_of_work(activity.customer_id) as uow:
            named = await outsiders(uow, activity, members, self.clock.now())
        return bool(named) and await self._suggest(state, actor, activity, item, named) is None

    async def _suggest(
        self,
        state: CustomerState,
        actor: Person,
        activity: Activity,
        item: WorkItem,
        ranked: Sequence[Ranked],
    ) -> WithheldReason | None:
        """There is something to say; find out whether it may be said, and to whom."""
        async with self.unit_of_work(activity.customer_id) as uow:
            reason = await why_not_now(uow, self.rules, state, activity)
            if reason is not None:
                return reason
            there = await stored_members(uow, activity, self.clock.now())
            ranked = [each for each in ranked if each.person_id not in there]
            if not ranked:
                return WithheldReason.NO_CANDIDATES
            sifted = await Candidates(self.rules, await uow.policies.current()).sift(
                uow, activity, item, ranked
            )
            if not sifted.proposed:
                return sifted.withheld
            suggestion = await made(uow, self.ids, self.speaking, activity, item, sifted)
            share = 0.0 if suggestion.by_mention else self.rules.holdout
            if kept_back(activity, suggestion.best.person_id, share):
                await uow.suggestions.add(replace(suggestion, state=SuggestionState.WITHHELD))
                return WithheldReason.HOLDOUT
            await offer(uow, suggestion)
            await teach_offer(uow, suggestion, activity)
            await self._tell(uow, suggestion)
        if self.rules.suggestions_per_day == 1:
            state.quiet_until[actor.id] = (activity.at + DAY, WithheldReason.DAILY_BUDGET)
        return None

    async def _tell(self, uow: UnitOfWork, suggestion: Suggestion) -> None:
        """What has expired by now, because the log was caught up with late, is not sent."""
        if suggestion.state_at(self.clock.now()) is SuggestionState.EXPIRED:
            return
        await self.telling.about_suggestion(uow, suggestion, due=suggestion.made_at)
        await self.telling.homes(uow, [suggestion.actor_id])
        if (await uow.policies.current()).drafts:
            await self.telling.draft(uow, suggestion)
