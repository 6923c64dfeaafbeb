"""The short path of activity: many events, one transaction, each acknowledged after its commit."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.stopping import ended
from invites.arrival import Arrival
from invites.ports import Clock
from storage.errors import DatabaseUnavailable

logger = logging.getLogger(__name__)

BATCH = 256
QUEUE = 4096
PATIENCE, LOOK = 2.5, 0.05
"""Seconds: how long an event may wait, and how often that is looked at."""
LONGEST_GATHERING, QUIET_TURNS = 0.01, 2
"""Seconds that a batch waits for more at most, and turns of the loop without any that end it."""


Told = Callable[[bool | Exception], None]
"""Hears once whether it was the first time, or why it could not be written."""


@dataclass(slots=True, eq=False)
class _Waiting:
    """`over` says that it was told, or that nobody listens any more."""

    arrival: Arrival
    told: Told
    until: float
    over: bool = False

    def tell(self, outcome: bool | Exception) -> None:  # noqa: FBT001 - what is told
        if not self.over:
            self.over = True
            self.told(outcome)


class Written(Protocol):
    @property
    def first(self) -> bool: ...


class Writer(Protocol):
    async def write(self, arrivals: Sequence[Arrival], now: datetime) -> Sequence[Written]: ...


class Overloaded(Exception):
    """More arrives than can be written: the platform shall send again."""


class Ingest:
    """`take` tells after the commit. `after` is called with the workspaces written to."""

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        after: Callable[[set[str]], None],
        patience: float = PATIENCE,
    ) -> None:
        self._patience = patience
        self._watched: deque[_Waiting] = deque()
        self._watch: asyncio.Task[None] | None = None
        self._writer = writer
        self._clock = clock
        self._after = after
        self._waiting: list[_Waiting] = []
        self._some = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._over = False

    def take(self, arrival: Arrival, told: Told) -> _Waiting | None:
        """`told` hears what the store raises, `Overloaded`, or TimeoutError after the patience."""
        if self._over or len(self._waiting) >= QUEUE:
            told(Overloaded())
            return None
        waiting = _Waiting(arrival, told, time.monotonic() + self._patience)
        self._waiting.append(waiting)
        self._watched.append(waiting)
        self._some.set()
        return waiting

    async def record(self, arrival: Arrival) -> bool:
        """Return after the commit: False when it had arrived before. Raises what `take` tells."""
        done: asyncio.Future[bool | Exception] = asyncio.get_running_loop().create_future()
        waiting = self.take(arrival, done.set_result)
        try:
            outcome = await done
        except asyncio.CancelledError:
            if waiting is not None:
                waiting.over = True
            raise
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def start(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="ingest")
            self._watch = asyncio.create_task(self._look_at_the_clock(), name="ingest watch")

    async def stop(self) -> None:
        """Write what is waiting, take no more."""
        self._over = True
        self._some.set()
        await ended([self._task] if self._task else [])
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)

    async def _look_at_the_clock(self) -> None:
        """One look for all: a timer for each event costs more than reading it."""
        while True:
            await asyncio.sleep(LOOK)
            now = time.monotonic()
            while self._watched and (self._watched[0].until <= now or self._watched[0].over):
                self._watched.popleft().tell(TimeoutError())

    async def _run(self) -> None:
        while self._waiting or not self._over:
            await self._some.wait()
            await self._gather()
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            if not self._waiting and not self._over:
                self._some.clear()
            await self._write([each for each in batch if not each.over])

    async def _gather(self) -> None:
        """Take in whatever is at the door already: one commit is as dear as another.

        Ends when the loop has turned twice and nobody came, which takes no time when it is quiet.
        """
        latest, seen, idle = time.monotonic() + LONGEST_GATHERING, 0, 0
        while idle < QUIET_TURNS and len(self._waiting) < BATCH and time.monotonic() < latest:
            idle = idle + 1 if len(self._waiting) == seen else 0
            seen = len(self._waiting)
            await asyncio.sleep(0)

    async def _write(self, batch: Sequence[_Waiting]) -> None:
        """Whoever waits hears the outcome; a failure of one batch must not stop the next."""
        if not batch:
            return
        try:
            written = await self._writer.write([each.arrival for each in batch], self._clock.now())
        except (DatabaseUnavailable, TimeoutError) as error:
            _fail(batch, error)
        except Exception as error:  # noqa: BLE001 - handed to whoever waits
            await self._write_apart(batch, error)
        else:
            for waiting, outcome in zip(batch, written, strict=True):
                waiting.tell(outcome.first)
            self._after({each.arrival.workspace for each in batch if each.arrival.news})

    async def _write_apart(self, batch: Sequence[_Waiting], error: Exception) -> None:
        """One of them cannot be stored: the others must not be lost with it."""
        if len(batch) == 1:
            _fail(batch, error)
            return
        half = len(batch) // 2
        await self._write(batch[:half])
        await self._write(batch[half:])


def _fail(batch: Sequence[_Waiting], error: Exception) -> None:
    logger.warning("events not written", extra={"count": len(batch), "code": type(error).__name__})
    for waiting in batch:
        waiting.tell(error)
