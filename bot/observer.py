"""Turning activity into suggestions in the background, soon after it was acknowledged."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from bot.stopping import ended
from invites.people import CustomerId, PersonId
from invites.services.suggesting import Suggesting
from storage.errors import DatabaseUnavailable
from storage.system import SystemStore

logger = logging.getLogger(__name__)

POLL = 2.0
"""Seconds until the log is looked at without being told: another process may have written."""


@dataclass
class Observer:
    """`after` is called when suggestions may have been put into the outbox."""

    suggesting: Suggesting
    system: SystemStore
    after: Callable[[], None]

    def __post_init__(self) -> None:
        self._learned: dict[CustomerId, set[PersonId]] = {}
        self._some = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._over = False

    def wake(self) -> None:
        self._some.set()

    def learned(self, customer_id: CustomerId, person_ids: Iterable[PersonId] = ()) -> None:
        """Slack has said more about people or a channel: what was unsure may be clear now."""
        self._learned.setdefault(customer_id, set()).update(person_ids)
        self._some.set()

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="observer")

    async def stop(self) -> None:
        self._over = True
        self._some.set()
        await ended([self._task] if self._task else [])
        await self.put_away()

    async def catch_up(self) -> int:
        """Look at everything new of every customer; return how many activities that were."""
        looked_at = 0
        for customer_id in await self.system.customers():
            try:
                looked_at += await self._customer(customer_id)
            except DatabaseUnavailable:
                raise
            except Exception:  # one customer's trouble is not another's
                logger.exception("observer failed", extra={"customer": customer_id})
                self.suggesting.forget(customer_id)
        return looked_at

    async def put_away(self) -> None:
        """Leave snapshots for the next start, which does without where none could be written."""
        try:
            await self.suggesting.loaded.close()
        except DatabaseUnavailable:
            logger.warning("snapshots not written: database unavailable")

    async def _customer(self, customer_id: CustomerId) -> int:
        looked_at = await self.suggesting.catch_up(customer_id)
        learned = self._learned.pop(customer_id, None)
        if learned is not None:
            await self.suggesting.look_again(customer_id, learned)
        if looked_at or learned is not None:
            self.after()
        return looked_at

    async def _run(self) -> None:
        while not self._over:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._some.wait(), POLL)
            self._some.clear()
            try:
                await self.catch_up()
                await self.suggesting.loaded.unload()
            except DatabaseUnavailable:
                logger.warning("activity log unavailable")
                await asyncio.sleep(1)
            except Exception:
                logger.exception("observer failed")
                await asyncio.sleep(1)
