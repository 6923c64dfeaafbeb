"""Statements over many rows at once, whatever the table; what a row means its repository knows."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Table, bindparam, func, select, true, update

from invites.errors import ConcurrentUpdate
from storage.scope import Scope, insert_new

PART = 500
"""Keys to a question: a statement may name 32,766 values, and short ones are planned quickly."""

Value = TypeVar("Value")


def in_parts(values: Collection[Value]) -> Iterator[Sequence[Value]]:
    every = list(values)
    return (every[start : start + PART] for start in range(0, len(every), PART))


async def plan_afresh(scope: Scope) -> None:
    """Until the commit, let PostgreSQL look at how large a table is before each row.

    Where tables are new it keeps the plan it made for an empty one, and reads all of it for every
    row: of each UPDATE, and of each reference that it checks.
    """
    if scope.connection.dialect.name == "postgresql":
        await scope.rows(select(func.set_config("plan_cache_mode", "force_custom_plan", true())))


async def insert_free(
    scope: Scope, table: Table, rows: Sequence[dict[str, Any]], key: Column[str]
) -> set[str]:
    """Insert the rows whose key is free and return the `key` of each.

    In the order of their keys: two that insert the same rows wait for each other, but not both.
    """
    if not rows:
        return set()
    await plan_afresh(scope)
    mine = [row | {"customer_id": scope.customer_id} for row in rows]
    mine.sort(key=lambda row: str(row[key.name]))
    statement = insert_new(scope.connection, table).returning(key)
    return set((await scope.connection.execute(statement, mine)).scalars())


async def save_versions(scope: Scope, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """As `Scope.save` for each row; `ConcurrentUpdate` is raised before anything is written."""
    if not rows:
        return
    read = {(row["id"], row["version"]) for row in rows}
    # Two changes of one row are refused here too: the second was made from what is gone by then.
    if len(read) != len(rows) or await _held(scope, table, [row["id"] for row in rows]) != read:
        raise ConcurrentUpdate
    await plan_afresh(scope)
    changes = [row | {"its_id": row["id"], "version": row["version"] + 1} for row in rows]
    for change in changes:
        del change["id"]  # a key that is set, to itself even, is checked wherever it is referred to
    statement = update(table).where(scope.mine(table), table.c.id == bindparam("its_id"))
    await scope.connection.execute(statement, changes)


async def _held(scope: Scope, table: Table, ids: Sequence[str]) -> set[tuple[str, int]]:
    """Lock these rows, in one order for all, and return their ids and versions."""
    found: set[tuple[str, int]] = set()
    for part in in_parts(sorted(ids)):
        query = (
            select(table.c.id, table.c.version)
            .where(scope.mine(table), table.c.id.in_(part))
            .order_by(table.c.id)
            .with_for_update(key_share=True)
        )
        found |= {(row["id"], row["version"]) for row in await scope.rows(query)}
    return found
