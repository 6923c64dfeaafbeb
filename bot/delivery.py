"""The outbox's worker: claim what is due, send it outside any transaction, say how it went."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom
from typing import NamedTuple

from bot.gateways.errors import Busy, Deferred, Refused, Unreachable, Unsure
from bot.pace import Pace
from bot.pace import pace as as_it_ships
from bot.stopping import ended
from invites.delivery import Message, MessageKind
from invites.errors import InviteError, NotFound
from invites.ports import Clock
from storage.errors import DatabaseUnavailable
from storage.queue import Claimed, OutboxQueue

logger = logging.getLogger(__name__)

LIMIT = 12
"""Rows sent at the same time: more would only wait for SQLite's one connection."""
LEASE = timedelta(seconds=30)
LONGEST = LEASE.total_seconds() - 5
"""Seconds that sending may take: whoever claims the row after us must not meet us at it."""


class Patience(NamedTuple):
    """How often something is tried, and the longest pause between, in seconds."""

    attempts: int
    longest: float


ORDINARY = Patience(12, 900)
PATIENT = Patience(60, 3600)
"""About two days: mail servers say "not now" for hours, and mean it."""
IDLE = 0.25
_random = SystemRandom()


class Postpone(Exception):
    """Not now, but at `until`; this attempt does not count."""

    def __init__(self, until: timedelta) -> None:
        super().__init__(until)
        self.until = until


Deliver = Callable[[Message], Awaitable[None]]
GiveUp = Callable[[Message, str], Awaitable[None]]


async def _at_once() -> None:
    """Nobody has to be let past first."""


@dataclass
class DeliveryWorker:
    """`deliverers` do the sending by kind; `give_up` notes what will never be sent."""

    queue: OutboxQueue
    clock: Clock
    deliverers: Mapping[MessageKind, Deliver]
    give_up: GiveUp
    give_way: Callable[[], Awaitable[None]] = _at_once
    pace: Pace = as_it_ships

    def __post_init__(self) -> None:
        self._some = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._over = False

    def wake(self) -> None:
        """Something may have been put into the outbox."""
        self._some.set()

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="delivery")

    async def stop(self) -> None:
        self._over = True
        self._some.set()
        await ended([self._task] if self._task else [])

    async def drain(self) -> int:
        """Send everything that is due now; return how many rows were handled.

        One that hangs keeps its place, not the others.
        """
        handled, under_way = 0, set[asyncio.Task[None]]()
        try:
            while True:
                await self.give_way()
                claimed = await self._claim(LIMIT - len(under_way))
                handled += len(claimed)
                if not claimed and not under_way:
                    return handled
                under_way |= {asyncio.create_task(self._handle(each)) for each in claimed}
                done, under_way = await asyncio.wait(under_way, timeout=IDLE)
                for task in done:
                    task.result()
        finally:
            for task in under_way:
                task.cancel()

    async def _claim(self, most: int) -> list[Claimed]:
        if self._over or most <= 0:
            return []
        return await self.queue.claim(self.clock.now(), most, LEASE, self.pace)

    async def _run(self) -> None:
        while not self._over:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._some.wait(), IDLE)
            self._some.clear()
            try:
                await self.drain()
            except DatabaseUnavailable:
                logger.warning("outbox unavailable")
                await asyncio.sleep(1)
            except Exception:
                logger.exception("outbox worker failed")
                await asyncio.sleep(1)

    async def _handle(self, claimed: Claimed) -> None:
        """Whatever happens, the other rows of the claim go on."""
        await self.give_way()
        try:
            await self._attempt(claimed)
        except DatabaseUnavailable:
            logger.warning("outbox row left to its lease", extra={"kind": claimed.message.kind})

    async def _attempt(self, claimed: Claimed) -> None:
        message = claimed.message
        try:
            async with asyncio.timeout(LONGEST):
                await self.deliverers[message.kind](message)
        except Postpone as postponed:
            due = self.clock.now() + postponed.until
            await self.queue.retry(claimed, due, "postponed", burn=False)
        except Busy as busy:
            until = self.clock.now() + timedelta(seconds=busy.seconds)
            await self.queue.hold(self.pace.bucket(message), self.pace.held_until(message, until))
            await self.queue.retry(claimed, until, "rate_limited", burn=False)
        except Refused as refused:
            await self._fail(claimed, refused.code)
        except (Unsure, Unreachable, Deferred, TimeoutError) as error:
            patience = PATIENT if isinstance(error, Deferred) else ORDINARY
            await self._again(claimed, _code(error), patience)
        except NotFound:
            await self.queue.done(claimed)  # what it was about is gone
        except InviteError as error:
            await self._again(claimed, error.code)
        except DatabaseUnavailable:
            raise
        except Exception:
            logger.exception("delivery failed", extra={"kind": message.kind})
            await self._again(claimed, "bug")
        else:
            await self.queue.done(claimed)

    async def _again(self, claimed: Claimed, error: str, patience: Patience = ORDINARY) -> None:
        """Later, with growing pauses and jitter; never for ever."""
        attempts = claimed.message.attempts
        if attempts >= patience.attempts:
            await self._fail(claimed, error)
            return
        pause = min(2.0**attempts, patience.longest) * (0.5 + _random.random())
        due = self.clock.now() + timedelta(seconds=pause)
        await self.queue.retry(claimed, due, error)

    async def _fail(self, claimed: Claimed, code: str) -> None:
        kind = claimed.message.kind
        logger.warning("not delivered", extra={"kind": kind, "code": code})
        with suppress(NotFound):
            await self.give_up(claimed.message, code)
        await self.queue.fail(claimed, code)


def _code(error: Exception) -> str:
    return error.code if isinstance(error, Deferred) else type(error).__name__.casefold()
