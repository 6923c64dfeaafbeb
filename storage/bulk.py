"""Many rows in one go, where what SQLAlchemy does for each row would cost more than the database.

The statement and the conversions are still SQLAlchemy's; they are only asked for once a batch.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    ColumnElement,
    Table,
    Text,
    bindparam,
    func,
    insert,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.scope import Scope, upsert
from storage.tables import inbox


async def insert_rows(
    connection: AsyncConnection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert `rows`, each with the values of `columns` in their order."""
    dialect = connection.dialect
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    order = list(compiled.positiontup or columns)
    places = [columns.index(name) for name in order]
    converted = [
        (at, processor)
        for at, name in enumerate(order)
        if (processor := table.c[name].type.dialect_impl(dialect).bind_processor(dialect))
    ]
    values = [[row[place] for place in places] for row in rows]
    for at, processor in converted:
        for value in values:
            value[at] = processor(value[at])
    await connection.exec_driver_sql(str(compiled), [tuple(value) for value in values])


async def note_keys(scope: Scope, keys: Sequence[str], now: datetime) -> set[str]:
    """Put keys into the inbox and return those that were not there: one statement, one list."""
    rows = select(
        bindparam("whose", scope.customer_id, inbox.c.customer_id.type),
        _listed(scope.connection),
        bindparam("now", now, inbox.c.received_at.type),
    ).where(true())  # SQLite takes the ON of ON CONFLICT for a join's otherwise
    statement = (
        upsert(scope.connection, inbox)
        .from_select(["customer_id", "key", "received_at"], rows)
        .on_conflict_do_nothing()
        .returning(inbox.c.key)
    )
    added = await scope.connection.execute(statement, {"keys": list(keys)})
    return set(added.scalars())


def _listed(connection: AsyncConnection) -> ColumnElement[str]:
    """The parameter `keys`, a list, as a column of rows."""
    if connection.dialect.name == "sqlite":
        column = func.json_each(bindparam("keys", type_=JSON)).table_valued("value").c.value
    else:
        keys = bindparam("keys", type_=ARRAY(Text))
        column = func.unnest(keys).table_valued("value").render_derived().c.value
    return column
