"""Deliveries: which message reached whom, where, and which version it shows."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, bindparam, func, select, update

from invites.delivery import DIGEST, Delivery, DeliveryId, DeliveryState, Purpose, Subject
from invites.errors import NotFound
from invites.people import CustomerId, PersonId
from storage.scope import Scope, prepared
from storage.tables import delivery as table

_OF = (
    select(table)
    .where(prepared(table), table.c.subject == bindparam("subject"))
    .where(table.c.subject_id == bindparam("subject_id"))
    .order_by(table.c.created_at, table.c.sequence, table.c.id)
)


class SqlDeliveries:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, delivery_id: DeliveryId) -> Delivery:
        row = await self._scope.find(table, delivery_id)
        if row is None:
            raise NotFound
        return _delivery(row)

    async def add(self, delivery: Delivery) -> bool:
        return await self._scope.add(table, _row(delivery))

    async def save(self, delivery: Delivery) -> None:
        met = await self._scope.change(
            update(table)
            .where(self._scope.mine(table), table.c.id == delivery.id)
            .values(**_row(delivery))
        )
        if met != 1:
            raise NotFound

    async def of(self, subject: Subject, subject_id: str) -> Sequence[Delivery]:
        """All about this suggestion or invitation, oldest first."""
        rows = await self._scope.rows(_OF, subject=subject, subject_id=subject_id)
        return [_delivery(row) for row in rows]

    async def of_many(self, subject: Subject, subject_ids: Collection[str]) -> Sequence[Delivery]:
        query = (
            select(table)
            .where(self._scope.mine(table))
            .where(table.c.subject == subject, table.c.subject_id.in_(set(subject_ids)))
            .order_by(table.c.created_at, table.c.sequence, table.c.id)
        )
        return [_delivery(row) for row in await self._scope.rows(query)]

    async def to(
        self, person_id: PersonId, states: Collection[DeliveryState] = ()
    ) -> Sequence[Delivery]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.person_id == person_id)
            .order_by(table.c.created_at, table.c.sequence, table.c.id)
        )
        if states:
            query = query.where(table.c.state.in_(states))
        return [_delivery(row) for row in await self._scope.rows(query)]

    async def in_digest(self, digest_id: DeliveryId) -> Sequence[Delivery]:
        """`in_digest` writes the digest where other messages have their conversation."""
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.workspace == "", table.c.address == DIGEST)
            .where(table.c.reference == digest_id)
            .order_by(table.c.created_at, table.c.sequence, table.c.id)
        )
        return [_delivery(row) for row in await self._scope.rows(query)]

    async def sent_since(self, person_id: PersonId, purpose: Purpose, since: datetime) -> int:
        query = (
            select(func.count())
            .select_from(table)
            .where(self._scope.mine(table), table.c.person_id == person_id)
            .where(table.c.purpose == purpose, table.c.sent_at >= since)
        )
        return int((await self._scope.connection.execute(query)).scalar_one())

    async def to_person(
        self, person_id: PersonId, since: datetime, limit: int
    ) -> Sequence[Delivery]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.person_id == person_id)
            .where(table.c.sent_at >= since)
            .order_by(table.c.sent_at.desc(), table.c.id.desc())
            .limit(limit)
        )
        return [_delivery(row) for row in await self._scope.rows(query)]

    async def at(self, workspace: str, address: str, reference: str) -> Delivery | None:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.workspace == workspace)
            .where(table.c.address == address, table.c.reference == reference)
            .order_by(table.c.created_at.desc(), table.c.id)
            .limit(1)
        )
        row = await self._scope.row(query)
        return None if row is None else _delivery(row)


def _row(delivery: Delivery) -> dict[str, Any]:
    row = asdict(delivery)
    del row["customer_id"]
    return row


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(
        id=DeliveryId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        subject=Subject(row["subject"]),
        subject_id=row["subject_id"],
        purpose=Purpose(row["purpose"]),
        person_id=PersonId(row["person_id"]),
        created_at=row["created_at"],
        sequence=row["sequence"],
        channel=row["channel"],
        state=DeliveryState(row["state"]),
        workspace=row["workspace"],
        address=row["address"],
        reference=row["reference"],
        shown_version=row["shown_version"],
        error=row["error"],
        sent_at=row["sent_at"],
    )
