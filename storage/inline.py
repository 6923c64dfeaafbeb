"""SQLite without a thread hop per statement.

aiosqlite hands each call to a thread and waits for its answer: a quarter of a millisecond, more
when the loop is busy, for statements that take microseconds. As the whole process writes through
one connection, that wait is its speed. So what only works in memory runs at once; what may wait
for the disk or for another process's lock goes to the thread.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite

_WAITING_CALLS = frozenset({"commit", "rollback", "close"})
_WAITING_STATEMENTS = ("BEGIN", "PRAGMA", "DELETE", "CREATE", "ALTER", "DROP")


class InlineConnection(aiosqlite.Connection):
    """An aiosqlite connection whose quick calls do not leave the event loop's thread."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the class it extends
        if not self._running or self._connection is None or _may_wait(fn, args):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)


def connect(database: str | Path, **options: Any) -> InlineConnection:  # noqa: ANN401 - sqlite3's own
    """What SQLAlchemy calls instead of `aiosqlite.connect`."""
    options["check_same_thread"] = False  # two threads use it, never both at once
    made = InlineConnection(partial(sqlite3.connect, database, **options), iter_chunk_size=64)
    made._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does with its own
    return made


def _may_wait(fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
    if getattr(fn, "__name__", "") in _WAITING_CALLS:
        return True
    statement = args[0] if args and isinstance(args[0], str) else ""
    return statement.startswith(_WAITING_STATEMENTS)
