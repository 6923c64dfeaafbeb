"""From the activity log to a suggestion: observe everything, speak seldom, say why not."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from invites.activity import Activity, ActivityKind
from invites.attention import DAY, WEEK, AttentionRules, why_withhold
from invites.errors import ConcurrentUpdate
from invites.hours import zone_of
from invites.people import CustomerId, Person, PersonId, PersonKind
from invites.policy import Policy
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory, WordKeys
from invites.relevance import Engine, Query, Ranked
from invites.roles import needs_of
from invites.services.candidates import Candidates
from invites.services.joining import Joining
from invites.services.telling import Telling
from invites.suggestion import (
    LeftOut,
    Proposed,
    Suggestion,
    SuggestionId,
    SuggestionState,
    WithheldReason,
)
from invites.template import draft
from invites.work import WorkItem, WorkItemId

PROMPTS = (ActivityKind.MESSAGE, ActivityKind.REPLY, ActivityKind.FILE, ActivityKind.LINK)
CHUNK = 200
HISTORY_CHUNK = 5000
LEFT_OUT_KEPT = 30
COMPANY = 2
"""Members that a work item needs before somebody can be missing from it."""
UNSURE = (
    WithheldReason.ALONE,
    WithheldReason.NO_CANDIDATES,
    WithheldReason.BELOW_THRESHOLD,
    WithheldReason.EVERYBODY_LEFT_OUT,
)
"""Verdicts that may change when Slack has said who somebody is."""
SECOND_LOOK = timedelta(minutes=2)
MOST_UNSURE = 100
SLICE = 25
"""Activities looked at before other tasks of the process get a turn."""


@dataclass(slots=True)
class CustomerState:
    """What one process keeps of one customer; rebuilt from the log, never the truth."""

    engine: Engine
    observed: int = 0
    quiet_until: dict[PersonId, tuple[datetime, WithheldReason]] = field(
        default_factory=dict[PersonId, tuple[datetime, WithheldReason]]
    )
    refreshed: dict[WorkItemId, int] = field(default_factory=dict[WorkItemId, int])
    unsure: dict[PersonId, tuple[Activity, WithheldReason]] = field(
        default_factory=dict[PersonId, tuple[Activity, WithheldReason]]
    )
    """By actor, what led to nothing and may yet, once the people concerned are known."""


@dataclass(slots=True)
class Suggesting:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    policy: Policy
    rules: AttentionRules
    telling: Telling
    joining: Joining
    word_keys: WordKeys
    states: dict[CustomerId, CustomerState] = field(default_factory=dict[CustomerId, CustomerState])

    async def catch_up(
        self,
        customer_id: CustomerId,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Observe what is new in the log and make the suggestions it calls for.

        Return how many activities were looked at.
        """
        state = await self._state(customer_id)
        looked_at = 0
        while chunk := await self._next(customer_id, state):
            await self._chunk(customer_id, state, chunk)
            looked_at += len(chunk)
            if progress is not None:
                progress(len(chunk))
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
        state = self.states.get(customer_id)
        if state is None or not state.unsure:
            return
        entries, state.unsure = state.unsure, {}
        async with self.unit_of_work(customer_id) as uow:
            state.engine.learn_people((await uow.people.many(learned)).values())
            await self._learn(uow, state, [activity for activity, _ in entries.values()])
        for activity, before in entries.values():
            reason = await self._consider(customer_id, state, activity)
            if reason is not None:
                self._keep_unsure(state, activity, before)
                continue
            async with self.unit_of_work(customer_id) as uow:
                await uow.suggestions.count({(activity.at.date(), before): -1})

    def _keep_unsure(
        self, state: CustomerState, activity: Activity, reason: WithheldReason
    ) -> None:
        fresh = self.clock.now() - activity.at < SECOND_LOOK
        if fresh and reason in UNSURE and len(state.unsure) < MOST_UNSURE:
            state.unsure[activity.actor_id] = (activity, reason)

    def forget(self, customer_id: CustomerId) -> None:
        """Drop the state: it is rebuilt from the log when needed."""
        self.states.pop(customer_id, None)

    async def _state(self, customer_id: CustomerId) -> CustomerState:
        state = self.states.get(customer_id)
        if state is None:
            async with self.unit_of_work(customer_id) as uow:
                people = await uow.people.all()
            key = await self.word_keys.word_key(customer_id)
            state = self.states[customer_id] = CustomerState(Engine(people, word_key=key))
        return state

    async def _next(self, customer_id: CustomerId, state: CustomerState) -> Sequence[Activity]:
        async with self.unit_of_work(customer_id) as uow:
            return await uow.activity.after(state.observed, CHUNK)

    async def _chunk(
        self, customer_id: CustomerId, state: CustomerState, chunk: Sequence[Activity]
    ) -> None:
        async with self.unit_of_work(customer_id) as uow:
            cursor = await uow.suggestions.cursor()
            await self._learn(uow, state, chunk)
        counts: Counter[tuple[date, WithheldReason]] = Counter()
        for place, activity in enumerate(chunk):
            state.engine.observe(activity)
            state.observed = activity.sequence
            if activity.sequence <= cursor:
                continue
            reason = await self._consider(customer_id, state, activity)
            if reason is not None:
                counts[activity.at.date(), reason] += 1
                self._keep_unsure(state, activity, reason)
            if place % SLICE == 0:
                await asyncio.sleep(0)
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
        """New people and renamed work items, read once a chunk."""
        people = {p for a in chunk for p in (a.actor_id, *a.target_ids)}
        state.engine.learn_people((await uow.people.many(people)).values())
        for item in (await uow.work_items.many({a.work_item_id for a in chunk})).values():
            if state.refreshed.get(item.id) != item.version:
                state.refreshed[item.id] = item.version
                state.engine.learn_item(item)

    async def _consider(
        self, customer_id: CustomerId, state: CustomerState, activity: Activity
    ) -> WithheldReason | None:
        """Return why nothing is suggested, or None when something was."""
        if activity.kind is ActivityKind.JOIN:
            await self.joining.observe(customer_id, activity)
        if activity.kind not in PROMPTS:
            return WithheldReason.NOT_A_PROMPT
        quiet = state.quiet_until.get(activity.actor_id)
        if quiet is not None and activity.at < quiet[0]:
            return quiet[1]
        if not self.policy.suggestions:
            return WithheldReason.SUGGESTIONS_OFF
        async with self.unit_of_work(customer_id) as uow:
            reason = await self._why_not_now(uow, state, activity)
            if reason is not None:
                return reason
            item = await uow.work_items.get(activity.work_item_id)
            query = await self._query(uow, item, activity)
        if len(query.members) < COMPANY or item.archived:
            return WithheldReason.ALONE
        ranked = state.engine.rank(query)
        return await self._suggest(customer_id, state, activity, item, ranked)

    async def _why_not_now(
        self, uow: UnitOfWork, state: CustomerState, activity: Activity
    ) -> WithheldReason | None:
        actor = await uow.people.get(activity.actor_id)
        if not _staff(actor):
            return WithheldReason.NOT_A_MEMBER_OF_STAFF
        lately = await uow.suggestions.of_actor(actor.id, activity.at - WEEK)
        wishes = await uow.preferences.get(actor.id)
        at = activity.at
        reason = why_withhold(self.rules, wishes, lately, activity.work_item_id, at)
        if reason is WithheldReason.DAILY_BUDGET:
            newest = max(s.made_at for s in lately)
            state.quiet_until[actor.id] = (newest + DAY, reason)
        return reason

    async def _query(self, uow: UnitOfWork, item: WorkItem, activity: Activity) -> Query:
        return Query(
            actor_id=activity.actor_id,
            work_item_id=item.id,
            conversation=activity.conversation,
            at=activity.at,
            members=frozenset(await uow.work_items.members(item.id)),
            terms=activity.terms,
            needs=needs_of(item),
        )

    async def _suggest(
        self,
        customer_id: CustomerId,
        state: CustomerState,
        activity: Activity,
        item: WorkItem,
        ranked: Sequence[Ranked],
    ) -> WithheldReason | None:
        if not ranked:
            return WithheldReason.NO_CANDIDATES
        async with self.unit_of_work(customer_id) as uow:
            candidates = Candidates(self.rules, self.policy)
            sifted = await candidates.sift(uow, activity, item, ranked)
            if not sifted.proposed:
                return sifted.withheld
            actor = await uow.people.get(activity.actor_id)
            suggestion = self._made(customer_id, activity, item, sifted.proposed, sifted.left_out)
            await uow.suggestions.add(suggestion)
            due = self.rules.hours.next_open(activity.at, zone_of(actor.time_zone))
            await self.telling.about_suggestion(uow, suggestion, due=due)
            await self.telling.homes(uow, [actor.id])
        state.quiet_until[activity.actor_id] = (
            activity.at + timedelta(days=1),
            WithheldReason.DAILY_BUDGET,
        )
        return None

    def _made(
        self,
        customer_id: CustomerId,
        activity: Activity,
        item: WorkItem,
        proposed: tuple[Proposed, ...],
        left_out: tuple[LeftOut, ...],
    ) -> Suggestion:
        return Suggestion(
            id=SuggestionId(self.ids.new()),
            customer_id=customer_id,
            actor_id=activity.actor_id,
            work_item_id=item.id,
            proposed=proposed,
            left_out=left_out[:LEFT_OUT_KEPT],
            draft=draft(item, proposed[:1]),
            made_at=activity.at,
            state=SuggestionState.OFFERED,
        )


def _staff(person: Person) -> bool:
    return person.kind is PersonKind.MEMBER and not person.left
