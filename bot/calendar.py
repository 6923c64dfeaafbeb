"""The calendar: digests and summaries, looked for by every process, made by one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from invites.errors import ConcurrentUpdate, NotFound
from invites.services.digests import Digests
from storage.errors import DatabaseUnavailable
from storage.system import SystemStore

logger = logging.getLogger(__name__)

LOOK = 30
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Calendar:
    system: SystemStore
    digests: Digests
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
        if made:
            self.after()
        return made
