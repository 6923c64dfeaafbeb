"""Opening the database: the address in words, SQLite's traps, the limits of time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import inline
from storage.errors import BadDatabaseUrl, DatabaseInUse
from storage.lane import LANE, Lane

Engine = AsyncEngine
"""The name under which other packages know it."""

PATIENCE = 2.0  # seconds: who waits for us must be told within three
READS = "usher_reads"  # the execution option of who only reads
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON")


def database_url(url: str) -> URL:
    """Return the address with the driver that we use, or raise `BadDatabaseUrl`."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise BadDatabaseUrl(
            "The database address is not readable. Use sqlite:///usher.db or "
            "postgresql://user:password@host/name."
        ) from None
    kind = parsed.drivername.partition("+")[0]
    if kind not in _DRIVERS:
        raise BadDatabaseUrl(f"Usher runs on SQLite and PostgreSQL, not on {kind}.")
    if kind != "sqlite" and not parsed.database:
        raise BadDatabaseUrl("The database address ends without the name of a database.")
    if kind == "sqlite" and not Path(parsed.database or ".").absolute().parent.is_dir():
        raise BadDatabaseUrl(f"The folder of the database {parsed.database} does not exist.")
    return parsed.set(drivername=_DRIVERS[kind])


def open_engine(url: str, patience: float = PATIENCE) -> AsyncEngine:
    """Make the engine; nothing is connected yet. Close it with `await engine.dispose()`.

    `patience` is in seconds: how long a connection and a statement may take.
    """
    return engine_of(database_url(url), patience)


def engine_of(url: URL, patience: float | None = PATIENCE) -> AsyncEngine:
    """`patience` limits each statement on PostgreSQL, in seconds; None for a migration's.

    What people wrote must not reach a log, so errors do not carry the values of a statement.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, patience or PATIENCE)
    engine = create_async_engine(
        url,
        pool_size=8,
        max_overflow=8,
        pool_timeout=patience or PATIENCE,
        pool_recycle=1800,
        connect_args={"timeout": patience or PATIENCE, "command_timeout": patience},
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "invalidate", _cut)
    return engine


def _cut(connection: Any, _record: object, _error: object) -> None:  # noqa: ANN401 - a driver's
    """Drop a broken connection without the two seconds that a polite goodbye would wait."""
    connection.driver_connection.terminate()


def _sqlite(url: URL, patience: float) -> AsyncEngine:
    """One connection: writers then queue up fairly in memory instead of polling for the lock."""
    engine = create_async_engine(
        url,
        pool_size=1,
        max_overflow=0,
        pool_timeout=patience,
        hide_parameters=True,
        module=inline.driver(),
        execution_options={LANE: Lane(patience)},
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    connection.isolation_level = None  # the driver must not begin transactions by itself
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event
    """Without IMMEDIATE two transactions read, both write, and one update is lost."""
    reads = connection.get_execution_options().get(READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def single_process_lock(url: str) -> Iterator[None]:
    """Hold a SQLite file for this serving process, or raise `DatabaseInUse`.

    The lock is SQLite's own, on a file beside the database, and falls with the process.
    """
    parsed = database_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        yield
        return
    lock = sqlite3.connect(f"{parsed.database}.lock.db", timeout=0, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise DatabaseInUse(
                f"Another Usher is running on {parsed.database}. Stop it first, or use PostgreSQL, "
                "where any number may run."
            ) from None
        yield
    finally:
        lock.close()
