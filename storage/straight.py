"""Statements of the short path, handed to the driver itself.

SQLAlchemy compiles them, once for each database; what it does around each execution takes
longer than the database. The transaction stays its own, and so do its words for trouble.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Ready:
    """A compiled statement: its text, the names of its values in order, their conversions."""

    text: str
    names: tuple[str, ...]
    conversions: Mapping[str, Convert]

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        return [
            self.conversions[name](given[name]) if name in self.conversions else given[name]
            for name in self.names
        ]


@lru_cache(maxsize=64)
def ready(dialect: Dialect, statement: ClauseElement) -> Ready:
    """`statement` is one that is kept: it is compiled once for each engine."""
    compiled: Any = statement.compile(dialect=dialect)
    names = tuple(compiled.positiontup or ())
    conversions = compiled._bind_processors  # noqa: SLF001 - what its own execution asks for
    return Ready(str(compiled), names, {name: conversions[name] for name in conversions})


async def fetch(
    connection: AsyncConnection, statement: ClauseElement, given: Mapping[str, Any]
) -> Sequence[Sequence[Any]]:
    """Rows as the driver gives them. The transaction must have begun."""
    found = ready(connection.dialect, statement)
    return await execute(connection, found.text, found.values(given))


async def execute(
    connection: AsyncConnection, text: str, values: Sequence[Any]
) -> Sequence[Sequence[Any]]:
    driver = await _driver(connection)
    try:
        if isinstance(driver, sqlite3.Connection):
            return driver.execute(text, values).fetchall()
        rows: Sequence[Sequence[Any]] = await driver.fetch(text, *values)
    except Exception as error:
        raise await _translated(connection, text, error) from error
    return rows


async def execute_many(
    connection: AsyncConnection, text: str, rows: Sequence[Sequence[Any]]
) -> None:
    """SQLite alone: PostgreSQL takes many rows as one value for each column."""
    driver = await _driver(connection)
    try:
        driver.executemany(text, rows)
    except Exception as error:
        raise await _translated(connection, text, error) from error


async def _driver(connection: AsyncConnection) -> Any:  # noqa: ANN401 - either driver's own
    raw = await connection.get_raw_connection()
    adapted: Any = raw.dbapi_connection
    return adapted.inner if connection.dialect.name == "sqlite" else adapted.driver_connection


async def _translated(connection: AsyncConnection, text: str, error: Exception) -> Exception:
    """As it would have come through SQLAlchemy; values do not appear in it."""
    if isinstance(error, _CONFLICTS):
        return IntegrityError(text, None, error, hide_parameters=True)
    if not isinstance(error, _AWAY):
        return error
    if isinstance(error, _GONE):
        await connection.invalidate(error)
    return DatabaseUnavailable("The database did not finish.")
