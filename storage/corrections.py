"""Corrections that people asked for."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, select

from invites.correction import Correction, CorrectionId, CorrectionState, Values
from invites.errors import ConcurrentUpdate, NotFound
from invites.people import CustomerId, Detail, PersonId
from storage.scope import Scope
from storage.tables import correction as table


class SqlCorrections:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, correction_id: CorrectionId) -> Correction:
        row = await self._scope.find(table, correction_id)
        if row is None:
            raise NotFound
        return _correction(row)

    async def add(self, correction: Correction) -> None:
        if not await self._scope.add(table, _row(correction)):
            raise ConcurrentUpdate

    async def save(self, correction: Correction) -> None:
        await self._scope.save(table, _row(correction))

    async def open_of(self, person_id: PersonId) -> Sequence[Correction]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.person_id == person_id)
            .where(table.c.state == CorrectionState.OPEN)
            .order_by(table.c.asked_at, table.c.id)
        )
        return [_correction(row) for row in await self._scope.rows(query)]


def _row(correction: Correction) -> dict[str, Any]:
    return {
        "id": correction.id,
        "person_id": correction.person_id,
        "wanted": _json(correction.wanted),
        "former": _json(correction.former),
        "state": correction.state,
        "asked_at": correction.asked_at,
        "answered_at": correction.answered_at,
        "answered_by": correction.answered_by,
        "version": correction.version,
    }


def _correction(row: RowMapping) -> Correction:
    by = row["answered_by"]
    return Correction(
        id=CorrectionId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        person_id=PersonId(row["person_id"]),
        wanted=_values(row["wanted"]),
        former=_values(row["former"]),
        state=CorrectionState(row["state"]),
        asked_at=row["asked_at"],
        answered_at=row["answered_at"],
        answered_by=None if by is None else PersonId(by),
        version=row["version"],
    )


def _json(values: Values) -> dict[str, Any]:
    return {d.value: v if isinstance(v, str) else list(v) for d, v in values.items()}


def _values(stored: dict[str, Any]) -> Values:
    return {Detail(d): v if isinstance(v, str) else tuple(v) for d, v in stored.items()}
