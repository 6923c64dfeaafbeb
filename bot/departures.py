"""Customers who removed Usher: after the days of grace, nothing of theirs is left."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from invites.ports import Clock
from storage.engine import Engine
from storage.erasing import erase_customer, gone_customers

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Departures:
    engine: Engine
    clock: Clock
    days: int

    async def erase(self) -> int:
        """Return how many customers were erased."""
        before = self.clock.now() - timedelta(days=self.days)
        erased = 0
        for customer_id in await gone_customers(self.engine, before):
            if await erase_customer(self.engine, customer_id, before):
                logger.info("customer erased", extra={"customer": customer_id})
                erased += 1
        return erased
