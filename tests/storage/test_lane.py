"""Units of work that share a commit on SQLite: each stands or falls by itself, or all with it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import open_engine
from storage.errors import DatabaseUnavailable
from storage.transaction import reading, writing

INSERT = text("INSERT INTO word VALUES (:it)")


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    opened = open_engine(f"sqlite:///{tmp_path / 'usher.db'}", patience=5)
    async with writing(opened) as connection:
        await connection.execute(text("CREATE TABLE word (it TEXT PRIMARY KEY)"))
        await connection.execute(
            text("CREATE TABLE late (it TEXT REFERENCES word (it) DEFERRABLE INITIALLY DEFERRED)")
        )
    yield opened
    await opened.dispose()


@pytest.fixture
def commits(engine: AsyncEngine) -> list[str]:
    seen: list[str] = []
    event.listen(engine.sync_engine, "commit", lambda _: seen.append("commit"))
    return seen


async def write(engine: AsyncEngine, it: str) -> None:
    async with writing(engine) as connection:
        await connection.execute(INSERT, {"it": it})
        await asyncio.sleep(0)  # others come to stand in line


async def words(engine: AsyncEngine) -> list[str]:
    async with reading(engine) as connection:
        return list((await connection.execute(text("SELECT it FROM word ORDER BY it"))).scalars())


async def test_those_who_wait_share_a_commit(engine: AsyncEngine, commits: list[str]) -> None:
    await asyncio.gather(*(write(engine, f"w{number}") for number in range(10)))

    assert await words(engine) == [f"w{number}" for number in range(10)]
    assert len(commits) == 1 + 1  # theirs, and that of looking


async def test_a_group_has_an_end_however_many_wait(
    engine: AsyncEngine, commits: list[str]
) -> None:
    await asyncio.gather(*(write(engine, f"w{number:02}") for number in range(40)))

    assert len(await words(engine)) == 40
    assert 4 <= len(commits) - 1 < 40


async def test_one_that_fails_is_undone_alone(engine: AsyncEngine) -> None:
    async def fail() -> None:
        async with writing(engine) as connection:
            await connection.execute(INSERT, {"it": "bad"})
            raise LookupError

    results = await asyncio.gather(
        *(write(engine, "a"), fail(), write(engine, "b"), write(engine, "a"), write(engine, "c")),
        return_exceptions=True,
    )

    assert [type(each) for each in results if each is not None] == [LookupError, IntegrityError]
    assert await words(engine) == ["a", "b", "c"]


async def test_the_first_that_fails_leaves_the_line_to_the_others(engine: AsyncEngine) -> None:
    async def fail() -> None:
        async with writing(engine) as connection:
            await connection.execute(INSERT, {"it": "bad"})
            raise LookupError

    results = await asyncio.gather(fail(), write(engine, "a"), return_exceptions=True)

    assert type(results[0]) is LookupError
    assert await words(engine) == ["a"]


async def test_when_the_commit_fails_each_hears_so_and_nothing_happened(
    engine: AsyncEngine,
) -> None:
    async def refer_to_nothing() -> None:
        async with writing(engine) as connection:
            await connection.execute(text("INSERT INTO late VALUES ('nobody')"))
            await asyncio.sleep(0)

    results = await asyncio.gather(
        *(write(engine, "a"), refer_to_nothing(), write(engine, "b")), return_exceptions=True
    )

    assert [type(each) for each in results] == [DatabaseUnavailable] * 3
    assert await words(engine) == []
    await write(engine, "later")
    assert await words(engine) == ["later"]


async def test_alone_one_hears_what_was_wrong(engine: AsyncEngine) -> None:
    with pytest.raises(IntegrityError):
        async with writing(engine) as connection:
            await connection.execute(text("INSERT INTO late VALUES ('nobody')"))


async def test_whoever_gives_up_in_line_keeps_nobody_back(engine: AsyncEngine) -> None:
    inside, over = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with writing(engine) as connection:
            await connection.execute(INSERT, {"it": "slow"})
            inside.set()
            await over.wait()

    holding = asyncio.create_task(slow())
    await inside.wait()
    waiting = [asyncio.create_task(write(engine, f"w{number}")) for number in range(4)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    over.set()
    await asyncio.sleep(0)
    waiting[2].cancel()
    await asyncio.gather(holding, *waiting, return_exceptions=True)

    kept = await words(engine)
    assert {"slow", "w1", "w3"} <= set(kept)
    assert "w0" not in kept


async def test_cancelled_in_the_middle_is_undone_and_the_others_stand(engine: AsyncEngine) -> None:
    inside = asyncio.Event()

    async def hang() -> None:
        async with writing(engine) as connection:
            await connection.execute(INSERT, {"it": "hung"})
            inside.set()
            await asyncio.sleep(60)

    first = asyncio.create_task(write(engine, "a"))
    hanging = asyncio.create_task(hang())
    last = asyncio.create_task(write(engine, "b"))
    await inside.wait()
    hanging.cancel()
    await asyncio.gather(first, hanging, last, return_exceptions=True)

    assert first.exception() is None
    assert last.exception() is None
    assert await words(engine) == ["a", "b"]


async def test_who_only_reads_sees_what_is_committed(engine: AsyncEngine) -> None:
    one, seen, two = await asyncio.gather(
        write(engine, "a"), words(engine), write(engine, "b"), return_exceptions=True
    )

    assert (one, two) == (None, None)
    assert seen == ["a"]
