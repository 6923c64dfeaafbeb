"""Once a day: what was kept long enough goes, by one of all processes."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from invites.people import CustomerId
from invites.ports import Clock, UnitOfWorkFactory
from storage.sweeping import Sweeping
from storage.system import SystemStore

logger = logging.getLogger(__name__)

LOOK = 3600
PLANS, UNSENT_PLANS = 30, 2
"""Days that plans of many invitations are kept, and those that nobody sent."""
JOB = "retention"
A_NO = 180
"""Days for which a declined invitation may keep somebody from being asked again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """For how many days what is kept."""

    activity: int = 400
    ended_invitations: int = 400
    deliveries: int = 180
    failed_outbox: int = 30


@dataclass(frozen=True, slots=True)
class Retention:
    """`forgotten` tells memories of a customer that they are out of date."""

    system: SystemStore
    sweeping: Sweeping
    clock: Clock
    kept: Kept
    forgotten: Callable[[CustomerId], None]
    unit_of_work: UnitOfWorkFactory

    async def forget_old(self) -> dict[str, int]:
        """Return how many of what went; nothing when this day was done already."""
        now = self.clock.now()
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        if not await self.system.first_tick(JOB, today):
            return {}
        gone = await self._sweep(now)
        if any(gone.values()):
            logger.info("kept long enough", extra=gone)
        return gone

    async def _sweep(self, now: datetime) -> dict[str, int]:
        def before(days: int) -> datetime:
            return now - timedelta(days=days)

        sweep, kept = self.sweeping, self.kept
        return {
            "activities": await self._activities(before(kept.activity)),
            "suggestions": await _all(sweep.suggestions, before(kept.ended_invitations)),
            "invitations": await _all(sweep.invitations, before(kept.ended_invitations))
            + await self._shorter(now),
            "deliveries": await _all(sweep.deliveries, before(kept.deliveries)),
            "plans": await _all(
                lambda sent: sweep.plans(sent, before(UNSENT_PLANS)), before(PLANS)
            ),
            "failures": await _all(sweep.failures, before(kept.failed_outbox)),
        }

    async def _activities(self, before: datetime) -> int:
        """Who works with whom is worked out again from what remains."""
        gone, whose = 0, set[CustomerId]()
        while batch := await self.sweeping.activities(before):
            gone += len(batch)
            whose |= set(batch)
        for customer_id in sorted(whose):
            self.forgotten(customer_id)
        return gone

    async def _shorter(self, now: datetime) -> int:
        """Of customers who want theirs kept for fewer days than everybody's."""
        gone = 0
        for customer_id in await self.system.customers():
            async with self.unit_of_work(customer_id) as uow:
                days = (await uow.policies.current()).retention_days
            if days is None or days >= self.kept.ended_invitations:
                continue
            before, no = now - timedelta(days=days), now - timedelta(days=max(days, A_NO))
            while batch := await self.sweeping.invitations_of(customer_id, before, no):
                gone += batch
        return gone


async def _all(sweep: Callable[[datetime], Awaitable[int]], before: datetime) -> int:
    """A few at a time, so that others may write in between."""
    gone = 0
    while batch := await sweep(before):
        gone += batch
    return gone
