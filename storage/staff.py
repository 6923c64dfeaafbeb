"""Who of the operator's looks after this customer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from invites.administration import Staff
from invites.people import CustomerId, PersonId
from storage.scope import Scope
from storage.tables import assignment as table


class SqlStaff:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def all(self) -> Sequence[Staff]:
        mine = select(table).where(self._scope.mine(table))
        ordered = mine.order_by(table.c.staff_customer, table.c.staff_id)
        rows = await self._scope.rows(ordered)
        return [Staff(CustomerId(r["staff_customer"]), PersonId(r["staff_id"])) for r in rows]

    async def assign(self, staff: Staff, at: datetime) -> bool:
        row = {"staff_customer": staff.customer_id, "staff_id": staff.person_id, "at": at}
        return await self._scope.add(table, row)

    async def unassign(self, staff: Staff) -> bool:
        gone = delete(table).where(
            self._scope.mine(table),
            table.c.staff_customer == staff.customer_id,
            table.c.staff_id == staff.person_id,
        )
        return await self._scope.change(gone) == 1
