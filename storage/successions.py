"""Whose invitations wait for somebody to take them over."""

from typing import Any

from sqlalchemy import RowMapping, select

from invites.errors import ConcurrentUpdate, NotFound
from invites.people import CustomerId, PersonId
from invites.succession import Succession, SuccessionId, SuccessionState
from storage.scope import Scope
from storage.tables import succession as table


class SqlSuccessions:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, succession_id: SuccessionId) -> Succession:
        row = await self._scope.find(table, succession_id)
        if row is None:
            raise NotFound
        return _succession(row)

    async def open_of(self, person_id: PersonId) -> Succession | None:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.person_id == person_id)
            .where(table.c.state == SuccessionState.OPEN)
            .order_by(table.c.asked_at, table.c.id)
            .limit(1)
        )
        row = await self._scope.row(query)
        return None if row is None else _succession(row)

    async def add(self, succession: Succession) -> None:
        if not await self._scope.add(table, _row(succession)):
            raise ConcurrentUpdate

    async def save(self, succession: Succession) -> None:
        await self._scope.save(table, _row(succession))


def _row(succession: Succession) -> dict[str, Any]:
    return {
        "id": succession.id,
        "person_id": succession.person_id,
        "asked_of": list(succession.asked_of),
        "asked_at": succession.asked_at,
        "ends_at": succession.ends_at,
        "state": succession.state,
        "by": succession.by,
        "count": succession.count,
        "version": succession.version,
    }


def _succession(row: RowMapping) -> Succession:
    return Succession(
        id=SuccessionId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        person_id=PersonId(row["person_id"]),
        asked_of=tuple(PersonId(each) for each in row["asked_of"]),
        asked_at=row["asked_at"],
        ends_at=row["ends_at"],
        state=SuccessionState(row["state"]),
        by=row["by"] and PersonId(row["by"]),
        count=row["count"],
        version=row["version"],
    )
