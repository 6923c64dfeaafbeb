"""The transaction: begun on a living connection, given back whatever happens, trouble in words."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.engine import READS
from storage.errors import DatabaseUnavailable
from storage.lane import Lane, Undone, lane_of

_TROUBLE = (DBAPIError, PoolTimeoutError, TimeoutError, ConnectionError)
# A bug of ours, or a race that the caller knows how to settle: the database itself is well.
_OURS = (IntegrityError, ProgrammingError, DataError)

_WHOSE = "SELECT set_config('app.customer', $1, true)"


def writing(engine: AsyncEngine, whose: str = "") -> AbstractAsyncContextManager[AsyncConnection]:
    """One transaction: commits on exit, rolls back on error; `DatabaseUnavailable` if it is.

    `whose` is the customer, left where PostgreSQL's row-level security can read it.
    """
    lane = lane_of(engine)
    return _transaction(engine, whose, reads=False) if lane is None else _shared(engine, lane)


def reading(engine: AsyncEngine) -> AbstractAsyncContextManager[AsyncConnection]:
    """As `writing`, without keeping writers of other processes out."""
    lane = lane_of(engine)
    return _transaction(engine, "", reads=True) if lane is None else _alone(engine, lane)


@asynccontextmanager
async def _transaction(
    engine: AsyncEngine, whose: str, *, reads: bool
) -> AsyncIterator[AsyncConnection]:
    connection = await _connect(engine, whose, reads=reads)
    try:
        yield connection
        await connection.commit()
    except _TROUBLE as error:
        await _give_back(connection)
        raise _translated(error) from error
    except BaseException:
        await _give_back(connection)
        raise
    await connection.close()


@asynccontextmanager
async def _shared(engine: AsyncEngine, lane: Lane) -> AsyncIterator[AsyncConnection]:
    """As `_transaction`, where the commit may be that of several."""
    entered = False
    try:
        async with lane.together(lambda: _connect(engine, "", reads=False)) as connection:
            entered = True
            yield connection
    except (*_TROUBLE, Undone) as error:
        words = "The database did not finish." if entered else "The database does not answer."
        raise (_translated(error) if entered else DatabaseUnavailable(words)) from error


@asynccontextmanager
async def _alone(engine: AsyncEngine, lane: Lane) -> AsyncIterator[AsyncConnection]:
    try:
        async with lane.alone(), _transaction(engine, "", reads=True) as connection:
            yield connection
    except TimeoutError as error:
        raise DatabaseUnavailable("The database does not answer.") from error


async def _connect(engine: AsyncEngine, whose: str, *, reads: bool) -> AsyncConnection:
    try:
        with suppress(_WasAway):
            return await _begun(engine, whose, reads=reads)
        return await _begun(engine, whose, reads=reads)
    except (*_TROUBLE, OSError, _WasAway) as error:
        raise DatabaseUnavailable("The database does not answer.") from error


class _WasAway(Exception):
    """A connection of the pool was dead; by now the pool has forgotten all of its age."""


async def _begun(engine: AsyncEngine, whose: str, *, reads: bool) -> AsyncConnection:
    connection = engine.connect()
    try:
        await connection.start()
        if reads:
            await connection.execution_options(**{READS: True})
        await connection.begin()
        if engine.dialect.name == "postgresql":  # it only begins with the first statement
            await connection.exec_driver_sql(_WHOSE, (whose,))
    except DBAPIError as error:
        await _give_back(connection)
        if error.connection_invalidated:
            raise _WasAway from error
        raise
    except BaseException:
        await _give_back(connection)
        raise
    return connection


async def _give_back(connection: AsyncConnection) -> None:
    """Roll back and close; what is broken already may break here again, and says nothing new."""
    if connection.sync_connection is None:  # it never came to life
        return
    with suppress(*_TROUBLE):
        await asyncio.shield(connection.close())


def _translated(error: Exception) -> Exception:
    if isinstance(error, _OURS):
        return error
    return DatabaseUnavailable("The database did not finish.")
