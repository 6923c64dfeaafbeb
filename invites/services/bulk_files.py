"""The rows of a plan as a file: all of them, or what was not invited."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from invites.bulk.plan import AGAIN, PlanId, PlanRow
from invites.bulk.writing import written
from invites.errors import NotFound
from invites.language import Speaking
from invites.people import CustomerId, PersonId
from invites.ports import Clock, UnitOfWorkFactory
from invites.services.bulk_view import PlanView, view_plan

ALL, FAILED = "all", "failed"

Told = Callable[[PlanView, PlanRow], tuple[str, str]]
"""The result and the reason of a row, in words."""


@dataclass(frozen=True, slots=True)
class BulkFiles:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    speaking: Speaking
    told: Told

    async def content(
        self, customer_id: CustomerId, plan_id: PlanId, which: str, to: PersonId
    ) -> bytes:
        async with self.unit_of_work(customer_id) as uow:
            plan = await uow.bulk.get(plan_id)
            reader = await uow.people.get(to)
            if plan.author_id != to and not plan.handed_over:
                raise NotFound
            rows = await uow.bulk.rows(plan.id)
            view = await view_plan(uow, plan, reader, self.clock.now())
        wanted = [row for row in rows if which == ALL or row.outcome in AGAIN]
        with self.speaking(reader.locale, reader.time_zone):
            shown = replace(view, rows=wanted)
            return written(plan.header, wanted, lambda row: self.told(shown, row))
