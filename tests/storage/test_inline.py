"""What leaves the event loop's thread on SQLite, and what does not."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import open_engine
from storage.transaction import writing


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    opened = open_engine(f"sqlite:///{tmp_path / 'usher.db'}")
    async with writing(opened) as connection:
        await connection.execute(text("CREATE TABLE word (it TEXT)"))
    yield opened
    await opened.dispose()


@contextmanager
def watched(engine: AsyncEngine) -> Iterator[list[tuple[str, bool]]]:
    """Each statement's first word, and whether it ran in the loop's thread."""
    here, seen = threading.get_ident(), list[tuple[str, bool]]()

    def note(statement: str) -> None:
        if not statement.startswith("PRAGMA"):
            seen.append((statement.partition(" ")[0], threading.get_ident() == here))

    def watch(connection: object, *_: object) -> None:
        inner: sqlite3.Connection = connection.inner  # type: ignore[attr-defined]
        inner.set_trace_callback(note)

    event.listen(engine.sync_engine, "checkout", watch)
    yield seen
    event.remove(engine.sync_engine, "checkout", watch)


async def test_only_the_commit_of_what_was_written_waits_for_the_disk(engine: AsyncEngine) -> None:
    with watched(engine) as seen:
        async with writing(engine) as connection:
            await connection.execute(text("INSERT INTO word VALUES ('x')"))
            await connection.execute(text("SELECT it FROM word"))
        async with writing(engine) as connection:
            await connection.execute(text("SELECT it FROM word"))

    assert seen == [
        *[("BEGIN", True), ("INSERT", True), ("SELECT", True), ("COMMIT", False)],
        *[("BEGIN", True), ("SELECT", True), ("COMMIT", True)],
    ]


async def test_a_deletion_of_unknown_size_does_not_hold_up_the_loop(engine: AsyncEngine) -> None:
    with watched(engine) as seen:
        async with writing(engine) as connection:
            await connection.execute(text("DELETE FROM word"))

    assert ("DELETE", False) in seen


async def test_others_go_on_while_a_locked_file_is_waited_for(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "usher.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def write() -> None:
        async with writing(engine) as connection:
            await connection.execute(text("INSERT INTO word VALUES ('y')"))

    waiting = asyncio.create_task(write())
    await asyncio.sleep(0.2)  # the loop turns
    assert not waiting.done()
    other.execute("COMMIT")
    await waiting
    assert other.execute("SELECT it FROM word").fetchall() == [("y",)]
    other.close()


async def test_a_statement_that_fails_leaves_the_connection_usable(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        with pytest.raises(OperationalError):
            await connection.execute(text("SELECT nothing FROM nowhere"))
        found = await connection.execute(text("SELECT 1"))
        assert found.scalar_one() == 1
