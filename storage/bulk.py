"""Many rows in one go, where what SQLAlchemy does for each row would cost more than the database.

The statement and the conversions are still SQLAlchemy's; they are only asked for once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    ClauseElement,
    Dialect,
    Table,
    Text,
    bindparam,
    func,
    select,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.scope import Scope
from storage.straight import execute, execute_many, fetch
from storage.tables import inbox


@dataclass(frozen=True, slots=True)
class _Insert:
    """`order`: the places of the values in the row that is given; conversions by place."""

    text: str
    order: tuple[int, ...]
    conversions: tuple[tuple[int, Callable[[Any], Any]], ...]

    def values(self, row: Sequence[Any]) -> list[Any]:
        found = [row[place] for place in self.order]
        for at, convert in self.conversions:
            found[at] = convert(found[at])
        return found


@lru_cache(maxsize=64)
def _insert(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> _Insert:
    """Compiled once for each engine."""
    kind = sqlite if dialect.name == "sqlite" else postgresql
    insert = kind.insert(table)
    if dialect.name == "sqlite":
        compiled = insert.on_conflict_do_nothing().compile(
            dialect=dialect, column_keys=list(columns)
        )
    else:
        compiled = _of_arrays(insert, table, columns).compile(dialect=dialect)
    order = list(compiled.positiontup or columns)
    conversions = [
        (at, processor)
        for at, name in enumerate(order)
        if (processor := table.c[name].type.dialect_impl(dialect).bind_processor(dialect))
    ]
    return _Insert(str(compiled), tuple(map(columns.index, order)), tuple(conversions))


def _of_arrays(
    insert: postgresql.Insert, table: Table, columns: tuple[str, ...]
) -> postgresql.Insert:
    """One value for each column: PostgreSQL plans and runs it once, however many rows there are."""
    arrays = [bindparam(name, type_=ARRAY(table.c[name].type)) for name in columns]
    rows = func.unnest(*arrays).table_valued(*columns).render_derived()
    given = select(*(rows.c[name] for name in columns))
    return insert.from_select(list(columns), given).on_conflict_do_nothing()


async def insert_rows(
    connection: AsyncConnection,
    table: Table,
    columns: tuple[str, ...],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Insert `rows`, each with the values of `columns`, but those whose key is taken."""
    made = _insert(connection.dialect, table, columns)
    values = [made.values(row) for row in rows]
    if connection.dialect.name == "sqlite":
        await execute_many(connection, made.text, values)
    else:
        await execute(connection, made.text, list(zip(*values, strict=True)))


async def note_keys(scope: Scope, keys: Sequence[str], now: datetime) -> set[str]:
    """Put keys into the inbox and return those that were not there: one statement, one list."""
    given = {"whose": scope.customer_id, "keys": list(keys), "now": now}
    added = await fetch(scope.connection, _NOTE[scope.connection.dialect.name], given)
    return {row["key"] for row in added}


def _note(kind: Any, listed: Any) -> ClauseElement:  # noqa: ANN401 - either dialect's INSERT
    rows = select(
        bindparam("whose", type_=inbox.c.customer_id.type),
        listed.c.value,
        bindparam("now", type_=inbox.c.received_at.type),
    ).where(true())  # SQLite takes the ON of ON CONFLICT for a join's otherwise
    columns = ["customer_id", "key", "received_at"]
    noted: ClauseElement = (
        kind.insert(inbox)
        .from_select(columns, rows)
        .on_conflict_do_nothing()
        .returning(inbox.c.key)
    )
    return noted


_NOTE = {
    "sqlite": _note(sqlite, func.json_each(bindparam("keys", type_=JSON)).table_valued("value")),
    "postgresql": _note(
        postgresql,
        func.unnest(bindparam("keys", type_=ARRAY(Text))).table_valued("value").render_derived(),
    ),
}
