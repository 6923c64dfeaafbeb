"""Which pages of their Home tab people look at."""

from sqlalchemy import select

from invites.people import PersonId
from storage.scope import Scope, upsert
from storage.tables import home_page as table


class SqlHomePages:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, person_id: PersonId) -> str:
        query = select(table.c.pages).where(self._scope.mine(table), table.c.person_id == person_id)
        row = await self._scope.row(query)
        return "" if row is None else str(row["pages"])

    async def put(self, person_id: PersonId, pages: str) -> None:
        new = {"customer_id": self._scope.customer_id, "person_id": person_id, "pages": pages}
        await self._scope.change(
            upsert(self._scope.connection, table)
            .values(**new)
            .on_conflict_do_update(
                index_elements=["customer_id", "person_id"], set_={"pages": pages}
            )
        )
