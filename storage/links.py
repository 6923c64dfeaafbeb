"""Links in letters: within a customer, and the one question that comes without one."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.delivery import DeliveryId
from invites.links import Link, LinkPurpose
from invites.people import CustomerId, PersonId
from storage.scope import Scope
from storage.tables import link as table
from storage.transaction import reading, writing


class SqlLinks:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, link: Link) -> None:
        """Write it; the same one again changes nothing."""
        await self._scope.add(table, _row(link))

    async def save(self, link: Link) -> None:
        mine = (self._scope.mine(table), table.c.digest == link.digest)
        await self._scope.change(update(table).where(*mine).values(**_row(link)))

    async def of(self, person_id: PersonId, subject_id: str) -> Sequence[Link]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.person_id == person_id)
            .where(table.c.subject_id == subject_id)
            .order_by(table.c.made_at, table.c.digest)
        )
        return [_link(row) for row in await self._scope.rows(query)]


class LinkFinder:
    """Over all customers: whoever follows a link is known by nothing else."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def find(self, digest: str) -> Link | None:
        query = select(table).where(table.c.digest == digest).limit(1)
        async with reading(self._engine) as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return None if row is None else _link(row)

    async def forget(self, before: datetime) -> int:
        async with writing(self._engine) as connection:
            statement = delete(table).where(table.c.expires_at < before)
            return (await connection.execute(statement)).rowcount


def _row(link: Link) -> dict[str, Any]:
    row = asdict(link)
    del row["customer_id"]
    return row


def _link(row: RowMapping) -> Link:
    return Link(
        digest=row["digest"],
        customer_id=CustomerId(row["customer_id"]),
        purpose=LinkPurpose(row["purpose"]),
        person_id=PersonId(row["person_id"]),
        subject_id=row["subject_id"],
        delivery_id=DeliveryId(row["delivery_id"]),
        made_at=row["made_at"],
        expires_at=row["expires_at"],
        ended_at=row["ended_at"],
    )
