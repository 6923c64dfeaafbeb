"""Ticks of the calendar: each job does each slot once, over all processes."""

from datetime import datetime

from sqlalchemy import func, select

from storage.scope import Scope, insert_new
from storage.tables import tick


class SqlTicks:
    """The name of a job says whose it is: the table belongs to no customer."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def first(self, job: str, slot: datetime) -> bool:
        statement = insert_new(self._scope.connection, tick).values(job=job, slot=slot)
        return await self._scope.change(statement) == 1

    async def last(self, job: str) -> datetime | None:
        query = select(func.max(tick.c.slot)).where(tick.c.job == job)
        found: datetime | None = (await self._scope.connection.execute(query)).scalar_one_or_none()
        return found
