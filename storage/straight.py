"""Prepared statements, handed to the driver itself.

SQLAlchemy compiles them, once for each database; what it does around each execution takes
longer than the database. The transaction stays its own, and so do its words for trouble.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import asyncpg
from sqlalchemy import ClauseElement, Dialect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import DatabaseUnavailable

_CONFLICTS = (sqlite3.IntegrityError, asyncpg.IntegrityConstraintViolationError)
_GONE = (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, OSError, TimeoutError)
_AWAY = (
    *_GONE,
    sqlite3.OperationalError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    asyncpg.PostgresSystemError,
)

Convert = Callable[[Any], Any]
Named = Mapping[str, Any]
Listed = tuple[tuple[str, int], ...]
"""How long the lists are that are written into the text, each as so many values."""
_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Ready:
    """A compiled statement: values by name, in order, with their conversions; columns likewise."""

    text: str
    values: tuple[tuple[str, Convert | None], ...]
    columns: tuple[tuple[str, Convert | None], ...]
    fixed: Named
    lists: Mapping[str, Sequence[str]]

    def given(self, named: Named) -> list[Any]:
        every = {**self.fixed, **named}
        for name, parts in self.lists.items():
            every.update(zip(parts, every[name], strict=True))
        return [
            every[name] if convert is None else convert(every[name])
            for name, convert in self.values
        ]

    def row(self, found: Sequence[Any]) -> dict[str, Any]:
        return {
            name: value if convert is None else convert(value)
            for (name, convert), value in zip(self.columns, found, strict=True)
        }


@dataclass(frozen=True, slots=True)
class _Kind:
    """A dialect as good as any other of its name: what one compiled, another need not."""

    name: str
    dialect: Dialect = field(compare=False)


@lru_cache(maxsize=_KEPT)
def _compiled(kind: _Kind, statement: ClauseElement, keys: tuple[str, ...]) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    return statement.compile(dialect=kind.dialect, column_keys=list(keys) if keys else None)


@lru_cache(maxsize=_KEPT)
def _ready(kind: _Kind, statement: ClauseElement, keys: tuple[str, ...], listed: Listed) -> Ready:
    compiled = _compiled(kind, statement, keys)
    fixed = compiled.params
    text, names, converts = str(compiled), compiled.positiontup, compiled._bind_processors  # noqa: SLF001 - what its own execution asks for
    lists: Named = {}
    if compiled.post_compile_params or compiled.literal_execute_params:
        given = {**fixed, **{name: [None] * length for name, length in listed}}
        expanded = compiled.construct_expanded_state(given)
        text, names, lists = expanded.statement, expanded.positiontup, expanded.parameter_expansion
        converts = {**converts, **expanded.processors}
        fixed = {**fixed, **expanded.parameters}
    columns = tuple(
        (entry.keyname, entry.type._cached_result_processor(kind.dialect, None))  # noqa: SLF001 - as above
        for entry in compiled._result_columns  # noqa: SLF001 - as above
    )
    wanted = {name for name, _ in listed}
    return Ready(
        text,
        tuple((name, converts.get(name)) for name in names or ()),
        columns,
        fixed,
        {name: parts for name, parts in lists.items() if name in wanted},
    )


def ready(
    dialect: Dialect, statement: ClauseElement, named: Named, keys: tuple[str, ...] = ()
) -> Ready:
    """`statement` is one that is kept: it is compiled once for each engine.

    `keys` are the columns that an INSERT or UPDATE is to write.
    """
    kind = _Kind(dialect.name, dialect)
    late = _compiled(kind, statement, keys).post_compile_params
    listed = tuple((p.key, len(named[p.key])) for p in late if p.key in named) if late else ()
    return _ready(kind, statement, keys, tuple(sorted(listed)))


async def fetch(
    connection: AsyncConnection, statement: ClauseElement, named: Named, keys: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """Rows by the names of their columns. The transaction must have begun."""
    found = ready(connection.dialect, statement, named, keys)
    return [found.row(row) for row in await execute(connection, found.text, found.given(named))]


async def execute(
    connection: AsyncConnection, text: str, values: Sequence[Any]
) -> Sequence[Sequence[Any]]:
    adapted = await _adapted(connection)
    try:
        if connection.dialect.name == "sqlite":
            found: Sequence[Sequence[Any]] = adapted.inner.execute(text, values).fetchall()
        else:  # what SQLAlchemy may have under way on it comes first
            async with adapted._execute_mutex:  # noqa: SLF001 - the turn of its own statements
                found = await adapted.driver_connection.fetch(text, *values)
    except Exception as error:
        raise await _translated(connection, text, error) from error
    return found


async def execute_many(
    connection: AsyncConnection, text: str, rows: Sequence[Sequence[Any]]
) -> None:
    """SQLite alone: PostgreSQL takes many rows as one value for each column."""
    adapted = await _adapted(connection)
    try:
        adapted.inner.executemany(text, rows)
    except Exception as error:
        raise await _translated(connection, text, error) from error


async def _adapted(connection: AsyncConnection) -> Any:  # noqa: ANN401 - SQLAlchemy's over a driver's
    return (await connection.get_raw_connection()).dbapi_connection


async def _translated(connection: AsyncConnection, text: str, error: Exception) -> Exception:
    """As it would have come through SQLAlchemy; values do not appear in it."""
    if isinstance(error, _CONFLICTS):
        return IntegrityError(text, None, error, hide_parameters=True)
    if not isinstance(error, _AWAY):
        return error
    if isinstance(error, _GONE):
        await connection.invalidate(error)
    return DatabaseUnavailable("The database did not finish.")
