"""SQLite without a thread hop per statement.

aiosqlite hands each call to a thread and waits for its answer: a quarter of a millisecond, more
when the loop is busy, for statements that take microseconds. As the whole process writes through
one connection, that wait is its speed. So what only works in memory runs at once; what may wait
for the disk or for another process's lock goes to the thread.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import EMPTY_DICT
from sqlalchemy.util.concurrency import await_

_SLOW = ("PRAGMA", "DELETE", "CREATE", "ALTER", "DROP", "VACUUM")
_QUICK = ("DELETE FROM outbox", "DELETE FROM member")  # a few rows, each by its key
_PATIENCE = "PRAGMA busy_timeout=10000"  # ms that another process may keep us from writing
_KEPT_STATEMENTS = 512


class _AtOnce:
    """Awaited for nothing: SQLAlchemy takes a statement without any await for a mistake."""

    def __await__(self) -> Generator[None, None, None]:
        return
        yield


_AT_ONCE = _AtOnce()


class InlineCursor(AsyncAdapt_aiosqlite_cursor):
    """SQLAlchemy's cursor over sqlite3's own, whose quick statements do not leave the thread."""

    __slots__ = ()
    _awaitable_cursor_close = False
    _cursor: Any
    _adapt_connection: "InlineConnection"

    def __init__(self, adapt_connection: "InlineConnection") -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection  # noqa: SLF001 - as the class it extends
        self._soft_closed_memoized = EMPTY_DICT
        self._rows = deque()
        try:
            self._cursor = adapt_connection.inner.cursor()
        except Exception as error:  # noqa: BLE001 - translated as SQLAlchemy does
            adapt_connection._handle_exception(error)  # noqa: SLF001 - as the class it extends

    def execute(self, operation: Any, parameters: Any = None) -> None:  # noqa: ANN401 - as there
        self._run(operation, partial(self._cursor.execute, operation, parameters or ()))

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:  # noqa: ANN401 - as there
        self._run(operation, partial(self._cursor.executemany, operation, seq_of_parameters))

    def _run(self, operation: str, run: Callable[[], object]) -> None:
        try:
            if operation.startswith("BEGIN"):
                self._begin(run)
            elif self._must_wait(operation):
                self._elsewhere(run)
            else:
                run()
                await_(_AT_ONCE)
            if self._cursor.description:
                self._rows = deque(self._cursor.fetchall())
        except Exception as error:  # noqa: BLE001 - translated as SQLAlchemy does
            self._adapt_connection._handle_exception(error)  # noqa: SLF001 - as the class it extends

    def _must_wait(self, operation: str) -> bool:
        """Who was cancelled may have left the thread at work: to undo it goes behind that."""
        slow = operation.startswith(_SLOW) and not operation.startswith(_QUICK)
        return slow or (operation.startswith("ROLLBACK") and self._adapt_connection.away)

    def _begin(self, run: Callable[[], object]) -> None:
        """At once when nobody else writes, else in the thread, which may wait for them."""
        inner = self._adapt_connection.inner
        inner.execute("PRAGMA busy_timeout=0")
        try:
            run()
            await_(_AT_ONCE)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            inner.execute(_PATIENCE)
            self._elsewhere(run)
        finally:
            inner.execute(_PATIENCE)
            self._adapt_connection.changes = inner.total_changes

    def _elsewhere(self, run: Callable[[], object]) -> None:
        with self._adapt_connection.at_work():
            await_(self._connection._execute(run))  # noqa: SLF001 - aiosqlite's queue to its thread


class InlineConnection(AsyncAdapt_aiosqlite_connection):
    """`inner` is sqlite3's connection: two threads use it, never both at once.

    `changes` is how many rows it had changed when its transaction began; `away` says that the
    thread may still be at work for somebody who did not wait for it.
    """

    __slots__ = ("away", "changes")
    _cursor_cls = InlineCursor  # type: ignore[assignment] # narrower, as SQLAlchemy's own is
    away: bool
    changes: int

    @property
    def inner(self) -> sqlite3.Connection:
        return self._connection._conn  # type: ignore[no-any-return] # noqa: SLF001

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While the thread works; who is cancelled meanwhile leaves it to the next rollback."""
        self.away = True
        try:
            yield
        except sqlite3.Error:
            self.away = False
            raise
        self.away = False

    def commit(self) -> None:
        """What was only read has nothing to wait for."""
        if self.inner.total_changes == self.changes:
            self.inner.commit()
            return
        with self.at_work():
            super().commit()

    def rollback(self) -> None:
        """SQLAlchemy asks for one after each commit, too."""
        if not self.away:
            self.inner.rollback()
            return
        super().rollback()  # behind what the thread is at
        self.away = False


class InlineDriver(AsyncAdapt_aiosqlite_dbapi):
    """What SQLAlchemy takes for its driver."""

    def connect(self, database: str, **options: Any) -> InlineConnection:  # noqa: ANN401 - sqlite3's own
        options |= {"check_same_thread": False, "cached_statements": _KEPT_STATEMENTS}
        made: Any = aiosqlite.Connection(partial(sqlite3.connect, database, **options), 64)
        made._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does with its own
        adapted = InlineConnection(self, await_(made))
        adapted.away, adapted.changes = False, 0
        return adapted


def driver() -> InlineDriver:
    return InlineDriver(aiosqlite, sqlite3)
