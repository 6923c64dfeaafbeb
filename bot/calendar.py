"""The calendar: digests, summaries, and what nobody took over in time; by one process each."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from invites.errors import ConcurrentUpdate, NotFound
from invites.services.digests import Digests
from invites.services.succeeding import Succeeding
from storage.errors import DatabaseUnavailable
from storage.system import SystemStore

logger = logging.getLogger(__name__)

A_TIME = 100
LOOK = 30
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Calendar:
    system: SystemStore
    digests: Digests
    succeeding: Succeeding
    after: Callable[[], None]

    async def look(self) -> int:
        """Make the digests whose time has come; return how many."""
        made = 0
        for customer_id, person_id in await self.system.holding():
            try:
                made += await self.digests.collect(customer_id, person_id)
            except (ConcurrentUpdate, NotFound):
                continue  # the next look sees the truth
            except DatabaseUnavailable:
                raise
            except Exception:  # the others want theirs as well
                logger.exception("digest failed", extra={"customer": customer_id})
        for customer_id in await self.system.awake():
            made += await self.digests.summaries(customer_id)
        made += await self._lapsed()
        if made:
            self.after()
        return made

    async def _lapsed(self) -> int:
        """Withdraw what somebody who left had sent, where nobody stepped in."""
        due = await self.system.due_successions(self.digests.clock.now(), A_TIME)
        for customer_id, succession_id in due:
            try:
                await self.succeeding.lapse(customer_id, succession_id)
            except (ConcurrentUpdate, NotFound):
                continue
        return len(due)
