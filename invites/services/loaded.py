"""Which customers' memories this process holds: loaded when needed, put away, within a budget."""

import asyncio
import zlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from invites.activity import Activity
from invites.people import CustomerId
from invites.ports import Clock, UnitOfWorkFactory
from invites.relevance import FORM, Engine, NotReadable
from invites.services.everybody import parts_of_everybody
from invites.services.remembered import CustomerState
from invites.snapshot_ports import Snapshot
from invites.terms import WordKeys

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory` and `snapshot` in bytes."""

    memory: int = 1024 * MEGABYTE
    idle: timedelta = timedelta(minutes=60)
    """For how long a customer may be quiet and stay."""
    activities: int = 5000
    """After so many a snapshot is written, though the pause is not over."""
    pause: timedelta = timedelta(minutes=10)
    """Between two snapshots of a customer where less goes on."""
    snapshot: int = 256 * MEGABYTE
    """A larger one is not written; such a customer is read from the log."""
    chunk: int = 200
    """Activities that are read at a time."""


@dataclass(slots=True)
class Loaded:
    """Whoever changes or saves a memory holds `feeding`: it stands still while it is written."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock
    word_keys: WordKeys
    give_way: Callable[[], Awaitable[None]]
    limits: Limits = field(default_factory=Limits)
    states: OrderedDict[CustomerId, CustomerState] = field(
        default_factory=OrderedDict[CustomerId, CustomerState]
    )
    """Whoever was used last comes last."""
    _feeding: dict[CustomerId, asyncio.Lock] = field(default_factory=dict[CustomerId, asyncio.Lock])
    _doors: dict[CustomerId, asyncio.Lock] = field(default_factory=dict[CustomerId, asyncio.Lock])

    def feeding(self, customer_id: CustomerId) -> asyncio.Lock:
        """Held by whoever reads the log into this memory, or puts it away."""
        return self._feeding.setdefault(customer_id, asyncio.Lock())

    async def get(self, customer_id: CustomerId) -> CustomerState:
        """From memory, from a snapshot, or begun anew; the log after it is still to be read."""
        if customer_id not in self.states:
            async with self._doors.setdefault(customer_id, asyncio.Lock()):
                if customer_id not in self.states:
                    self.states[customer_id] = await self._load(customer_id)
        return self.states[customer_id]

    async def next(
        self, customer_id: CustomerId
    ) -> tuple[CustomerState, Sequence[Activity]] | None:
        """What is to be observed, and by whom; nobody is loaded for nothing."""
        if customer_id not in self.states and not await self._news(customer_id):
            return None
        state = await self.get(customer_id)
        async with self.unit_of_work(customer_id) as uow:
            if await uow.snapshots.generation() == state.generation:
                chunk = await uow.activity.after(state.observed, self.limits.chunk)
                return (state, chunk) if chunk else None
        self.forget(customer_id)  # something has gone from the log since
        return await self.next(customer_id)

    async def _news(self, customer_id: CustomerId) -> bool:
        async with self.unit_of_work(customer_id) as uow:
            return bool(await uow.activity.after(await uow.suggestions.cursor(), 1))

    def used(self, customer_id: CustomerId) -> None:
        """Something goes on there: it stays for now."""
        if customer_id in self.states:
            self.states[customer_id].used = self.clock.now()
            self.states.move_to_end(customer_id)

    def forget(self, customer_id: CustomerId) -> None:
        """Drop it unsaved: it is made again when needed."""
        self.states.pop(customer_id, None)

    async def save_in_time(self, customer_id: CustomerId) -> None:
        """Write a snapshot when enough has happened since the last one."""
        state = self.states.get(customer_id)
        if state is None or state.observed == state.saved:
            return
        many = state.observed - state.saved >= self.limits.activities
        if many or self.clock.now() - state.saved_at >= self.limits.pause:
            await self._save(customer_id, state)

    async def unload(self) -> None:
        """Put away who was quiet for long, and of the others the quietest until the rest fits."""
        since = self.clock.now() - self.limits.idle
        for state in self.states.values():
            state.weigh()
        memory = sum(state.bytes for state in self.states.values())
        for customer_id, state in list(self.states.items()):
            too_much = memory > self.limits.memory and len(self.states) > 1
            busy = self.feeding(customer_id).locked()
            if (state.used <= since or too_much) and not busy:
                await self._put_away(customer_id, state)
                memory -= state.bytes

    async def close(self) -> None:
        """Put everybody away, as at the end of the process."""
        for customer_id, state in list(self.states.items()):
            await self._put_away(customer_id, state)

    async def _put_away(self, customer_id: CustomerId, state: CustomerState) -> None:
        async with self.feeding(customer_id):
            if state.observed != state.saved:
                await self._save(customer_id, state)
            if self.states.get(customer_id) is state:
                del self.states[customer_id]

    async def _load(self, customer_id: CustomerId) -> CustomerState:
        word_key = await self.word_keys.word_key(customer_id)
        async with self.unit_of_work(customer_id) as uow:
            kept = await uow.snapshots.latest()
        engine = None
        if kept.form == FORM:
            await self.give_way()
            engine = await asyncio.to_thread(_read, kept.written, word_key)
        sequence = kept.sequence if engine is not None else 0
        engine = engine or Engine(word_key=word_key)
        async for part in parts_of_everybody(self.unit_of_work, customer_id, self.give_way):
            engine.learn_people(part)
        now = self.clock.now()
        return CustomerState(
            engine,
            observed=sequence,
            generation=kept.generation,
            saved=sequence,
            saved_at=now,
            used=now,
        )

    async def _save(self, customer_id: CustomerId, state: CustomerState) -> None:
        """Beside what this process does else; another one may have been further, and is kept."""
        await self.give_way()
        observed = state.observed
        async with state.still:
            written = await asyncio.to_thread(_written, state.engine)
        now = self.clock.now()
        if len(written) <= self.limits.snapshot and self.states.get(customer_id) is state:
            made = Snapshot(state.generation, FORM, observed, written, now)
            async with self.unit_of_work(customer_id) as uow:
                await uow.snapshots.put(made)
        state.saved, state.saved_at = observed, now


def _written(engine: Engine) -> bytes:
    return zlib.compress(engine.dump(), 1)


def _read(written: bytes, word_key: bytes) -> Engine | None:
    """The engine, or None when the log is to be read instead."""
    try:
        return Engine.load(zlib.decompress(written), word_key)
    except (NotReadable, zlib.error):
        return None
