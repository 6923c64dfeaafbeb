"""Which pages of their Home tab people look at."""

from sqlalchemy import bindparam, select

from invites.people import PersonId
from storage.scope import Scope, prepared, upsert
from storage.tables import home_page as table

_ROW = select(table.c.pages, table.c.drawn).where(
    prepared(table), table.c.person_id == bindparam("person")
)


class SqlHomePages:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, person_id: PersonId) -> str:
        row = await self._scope.row(_ROW, person=person_id)
        return "" if row is None else str(row["pages"])

    async def drawing(self, person_id: PersonId) -> int:
        new = {"customer_id": self._scope.customer_id, "person_id": person_id, "pages": ""}
        counted = await self._scope.row(
            upsert(self._scope.connection, table)
            .values(**new, drawn=1)
            .on_conflict_do_update(
                index_elements=["customer_id", "person_id"], set_={"drawn": table.c.drawn + 1}
            )
            .returning(table.c.drawn)
        )
        return 1 if counted is None else int(counted["drawn"])

    async def drawn(self, person_id: PersonId) -> int:
        row = await self._scope.row(_ROW, person=person_id)
        return 0 if row is None else int(row["drawn"])

    async def put(self, person_id: PersonId, pages: str) -> None:
        new = {"customer_id": self._scope.customer_id, "person_id": person_id, "pages": pages}
        await self._scope.change(
            upsert(self._scope.connection, table)
            .values(**new)
            .on_conflict_do_update(
                index_elements=["customer_id", "person_id"], set_={"pages": pages}
            )
        )
