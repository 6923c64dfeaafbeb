"""The audit log from outside: whole chains read in parts, as they are stored."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import LargeBinary, RowMapping, String, cast, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.audit_chain import ROW
from invites.audit_checking import Broken, Checker, Fault, Head
from invites.people import CustomerId
from storage.tables import audit, audit_head
from storage.transaction import reading

A_TIME = 2000
_COLUMNS = (*ROW, "facts", "hash")


class AuditChains:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def head(self, customer_id: CustomerId) -> Head | None:
        query = select(audit_head).where(audit_head.c.customer_id == customer_id)
        async with reading(self._engine) as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        if row is None:
            return None
        return Head(row["sequence"], row["hash"], row["anchor"], row["anchor_hash"])

    async def part(
        self, customer_id: CustomerId, after: int, limit: int = A_TIME
    ) -> Sequence[dict[str, Any]]:
        """The next rows in order. Where text is no text, its bytes."""
        query = (
            select(*map(self._raw, _COLUMNS))
            .where(audit.c.customer_id == customer_id, audit.c.sequence > after)
            .order_by(audit.c.sequence)
            .limit(limit)
        )
        async with reading(self._engine) as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [_decoded(row) for row in rows]

    def _raw(self, name: str) -> Any:  # noqa: ANN401 - a column of any type
        """SQLite raises over bytes that are no UTF-8; asked for as bytes they can be looked at."""
        column = audit.c[name]
        if isinstance(column.type, String) and self._engine.dialect.name == "sqlite":
            return cast(column, LargeBinary).label(name)
        return column

    async def between(
        self, customer_id: CustomerId, begins: str, ends: str
    ) -> tuple[int, int] | None:
        """The first and the last entry of this time, `ends` excluded; None when there are none."""
        query = select(func.min(audit.c.sequence), func.max(audit.c.sequence)).where(
            audit.c.customer_id == customer_id, audit.c.at >= begins, audit.c.at < ends
        )
        async with reading(self._engine) as connection:
            first, last = (await connection.execute(query)).one()
        return None if first is None else (first, last)

    async def hash_before(self, customer_id: CustomerId, sequence: int) -> str:
        """What the entry of this sequence follows."""
        head = await self.head(customer_id) or Head()
        if sequence <= head.anchor + 1:
            return head.anchor_hash
        (row,) = await self.part(customer_id, sequence - 2, 1)
        return str(row["hash"])


def _decoded(row: RowMapping) -> dict[str, Any]:
    return {name: _text(value) for name, value in row.items()}


def _text(value: Any) -> Any:  # noqa: ANN401 - of any column
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


async def follow(
    chains: AuditChains,
    customer_id: CustomerId,
    noted: Mapping[int, str],
    tell: Callable[[int], None],
) -> tuple[Head, Broken | None]:
    """Follow one chain to its end; `tell` hears how many entries of it are done."""
    while True:
        head = await chains.head(customer_id)
        checker = Checker(customer_id, head or Head(), noted)
        broken = await _followed(chains, checker, tell)
        now = await chains.head(customer_id)
        if broken is None or now == head or (now and head and now.anchor == head.anchor):
            return checker.head, broken
        # Old entries were cut off meanwhile, as they may be: what is left is followed anew.


async def _followed(
    chains: AuditChains, checker: Checker, tell: Callable[[int], None]
) -> Broken | None:
    while True:
        rows = await chains.part(checker.customer_id, checker.at)
        known = [row for row in rows if row["sequence"] <= checker.head.sequence]
        broken = checker.take(known)
        tell(checker.at - checker.head.anchor)
        if broken is not None:
            return broken
        if len(known) < A_TIME:
            return checker.end() or await _beyond(chains, checker, len(rows) - len(known))


async def _beyond(chains: AuditChains, checker: Checker, more: int) -> Broken | None:
    """Entries after the head were appended since, or the head was moved back."""
    if not more:
        return None
    head = await chains.head(checker.customer_id)
    if head is not None and head.sequence > checker.head.sequence:
        return None
    return Broken(checker.at + 1, Fault.HEAD, checker.at)
