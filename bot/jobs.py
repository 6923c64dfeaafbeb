"""The metronome: it only says when to look; what is due stands in the database."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.stopping import ended
from invites.errors import ConcurrentUpdate, NotFound
from invites.ports import Clock
from invites.services.timers import Timers
from storage.errors import DatabaseUnavailable
from storage.system import SystemStore

logger = logging.getLogger(__name__)

A_TIME = 100
INBOX_KEPT = timedelta(days=3)
"""Slack sends late events again for a day."""


@dataclass(slots=True)
class Jobs:
    system: SystemStore
    timers: Timers
    clock: Clock
    after: Callable[[], None]
    others: Sequence[tuple[int, Callable[[], Awaitable[object]]]] = ()
    """More to do, each every so many seconds; what is due they know themselves."""
    _scheduler: AsyncIOScheduler = field(default_factory=AsyncIOScheduler)
    _running: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    def start(self) -> None:
        self._every(1, self.sweep)
        self._every(3600, self.clean)
        for seconds, job in self.others:
            self._every(seconds, job)
        self._scheduler.start()

    async def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await ended(list(self._running))

    async def sweep(self) -> int:
        """Send, remind and expire what is due; return how many were looked at."""
        due = await self.system.due_invitations(self.clock.now(), A_TIME)
        for customer_id, invitation_id in due:
            try:
                await self.timers.run(customer_id, invitation_id)
            except (ConcurrentUpdate, NotFound):
                continue  # somebody was faster; the next sweep sees the truth
            except DatabaseUnavailable:
                raise
            except Exception:  # the others are due as well
                logger.exception("timer failed", extra={"customer": customer_id})
        if due:
            self.after()
        return len(due)

    async def clean(self) -> None:
        await self.system.forget_requests(self.clock.now() - INBOX_KEPT)

    def _every(self, seconds: int, job: Callable[[], Awaitable[object]]) -> None:
        async def run() -> None:
            """In a task of ours: the scheduler forgets its own when it ends."""
            task = asyncio.create_task(once(), name=job.__name__)
            self._running.add(task)
            task.add_done_callback(self._running.discard)
            await asyncio.wait([task])

        async def once() -> None:
            try:
                await job()
            except DatabaseUnavailable:
                logger.warning("sweep unavailable", extra={"job": job.__name__})
            except Exception:
                logger.exception("job failed", extra={"job": job.__name__})

        self._scheduler.add_job(
            run,
            "interval",
            seconds=seconds,
            id=job.__name__,
            coalesce=True,
            misfire_grace_time=None,
            max_instances=1,
        )
