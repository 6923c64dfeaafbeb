"""Opening the database: addresses, instants, lost updates, and what happens when it is away."""

import asyncio
import os
import signal
import socket
import sqlite3
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import database_url, open_engine, single_process_lock
from storage.errors import BadDatabaseUrl, DatabaseInUse, DatabaseUnavailable
from storage.migrations import migrate
from storage.system import SystemStore
from storage.tables import member
from storage.transaction import reading, writing
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import ACME, NOON, person, work_item


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("sqlite+aiosqlite:////x.db", "sqlite+aiosqlite:////x.db"),
        ("postgres://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("postgresql://u@h:5433/d", "postgresql+asyncpg://u@h:5433/d"),
        ("postgresql+psycopg://u@h/d", "postgresql+asyncpg://u@h/d"),
    ],
)
def test_an_address_gets_our_driver(given: str, used: str) -> None:
    assert database_url(given).render_as_string(hide_password=False) == used


@pytest.mark.parametrize(
    "given", ["", "x.db", "mysql://u@h/d", "postgresql://u:secret@h", "sqlite:////nowhere/x.db"]
)
def test_an_address_that_cannot_be_used_is_refused_in_words(given: str) -> None:
    with pytest.raises(BadDatabaseUrl) as refusal:
        open_engine(given)
    assert str(refusal.value).endswith(".")
    assert "secret" not in str(refusal.value)


async def test_an_instant_comes_back_aware_in_utc_to_the_microsecond(
    peopled: SqlUnitOfWorks,
) -> None:
    east = timezone(timedelta(hours=5, minutes=45))
    at = datetime(2026, 3, 1, 3, 0, 0, 1, tzinfo=east)
    async with peopled(ACME) as uow:
        await uow.work_items.add(replace(work_item("deal"), created_at=at))
        stored = (await uow.work_items.get(work_item("deal").id)).created_at
    assert stored == at
    assert stored.isoformat() == "2026-02-28T21:15:00.000001+00:00"
    assert stored.tzinfo is UTC


async def test_an_instant_without_a_zone_is_refused(peopled: SqlUnitOfWorks) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(ValueError, match="needs a time zone"):
        async with peopled(ACME) as uow:
            await uow.work_items.add(replace(work_item("deal"), created_at=naive))


async def test_no_increment_is_lost_between_five_writers(database_url: str) -> None:
    engines = [open_engine(database_url) for _ in range(5)]
    counter = Table("counter", MetaData(), Column("n", Integer))
    async with writing(engines[0]) as connection:
        await connection.run_sync(counter.create)
        await connection.execute(counter.insert().values(n=0))

    async def increment(engine: AsyncEngine) -> None:
        for _ in range(20):
            async with writing(engine) as connection:
                n = (await connection.execute(counter.select().with_for_update())).scalar_one()
                await connection.execute(counter.update().values(n=n + 1))

    await asyncio.gather(*map(increment, engines))
    async with reading(engines[0]) as connection:
        assert (await connection.execute(counter.select())).scalar_one() == 100
    for engine in engines:
        await engine.dispose()


async def test_a_database_that_refuses_fails_soon_and_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        await _fails_soon(taken.getsockname()[1])


async def test_a_database_that_is_silent_fails_soon_and_in_words() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        await _fails_soon(silent.getsockname()[1])


async def _fails_soon(port: int) -> None:
    engine = open_engine(f"postgresql://u@127.0.0.1:{port}/d")
    began = time.monotonic()
    with pytest.raises(DatabaseUnavailable, match="does not answer"):
        await SystemStore(engine).ping()
    with pytest.raises(DatabaseUnavailable):
        async with SqlUnitOfWorks(engine)(ACME):
            pass
    assert time.monotonic() - began < 5
    await engine.dispose()


async def test_a_unit_inside_another_one_fails_instead_of_hanging(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'usher.db'}")
    await migrate(engine)
    units = SqlUnitOfWorks(engine)
    async with units(ACME):
        with pytest.raises(DatabaseUnavailable):
            async with units(ACME):
                pass
    await SystemStore(engine).ping()
    await engine.dispose()


async def test_a_unit_that_was_cancelled_leaves_nothing_behind(
    peopled: SqlUnitOfWorks, system: SystemStore
) -> None:
    entered = asyncio.Event()

    async def slow() -> None:
        async with peopled(ACME) as uow:
            await uow.people.add(person("dana"))
            entered.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(slow())
    await entered.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with peopled(ACME) as uow:
        assert [each.id for each in await uow.people.all()] == ["sam", "sarah"]


async def test_a_second_process_on_the_same_file_is_refused_in_words(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'usher.db'}"
    with (
        single_process_lock(url),
        pytest.raises(DatabaseInUse, match="Another Usher is running"),
        single_process_lock(url),
    ):
        pass
    with single_process_lock(url):
        pass


def test_postgresql_is_served_by_any_number_of_processes() -> None:
    url = "postgresql://u@127.0.0.1/d"
    with single_process_lock(url), single_process_lock(url):
        pass


async def test_a_sqlite_file_is_safe_against_a_power_cut(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'usher.db'}")
    async with reading(engine) as connection:
        found = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        ]
    await engine.dispose()
    assert found == ["wal", 2, 10000, 1]


async def test_a_file_locked_by_somebody_else_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "usher.db"
    engine = open_engine(f"sqlite:///{path}")
    await migrate(engine)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ping = SystemStore(engine).ping()
    await asyncio.wait_for(ping, 1)  # who only reads is not kept out
    tick = asyncio.create_task(SystemStore(engine).first_tick("digest", NOON))
    await asyncio.sleep(0.05)
    other.execute("COMMIT")
    other.close()
    assert await tick
    await engine.dispose()


async def test_connections_that_were_cut_are_replaced(migrated_url: str) -> None:
    engine, other = open_engine(migrated_url), open_engine(migrated_url)
    system = SystemStore(engine)
    await system.ping()
    await _cut_all_but(other)
    await system.ping()
    with pytest.raises(DatabaseUnavailable, match="did not finish"):
        async with reading(engine) as connection:
            await _cut_all_but(other)
            await connection.execute(text("SELECT 1"))
    await system.ping()
    await engine.dispose()
    await other.dispose()


async def test_a_server_that_hangs_is_given_two_seconds(migrated_url: str) -> None:
    engine = open_engine(migrated_url)
    async with reading(engine) as connection:
        pid = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
    os.kill(pid, signal.SIGSTOP)
    began = time.monotonic()
    try:
        with pytest.raises(DatabaseUnavailable, match="does not answer"):
            await SystemStore(engine).ping()
    finally:
        os.kill(pid, signal.SIGCONT)
    assert time.monotonic() - began < 3
    await SystemStore(engine).ping()
    await engine.dispose()


async def _cut_all_but(engine: AsyncEngine) -> None:
    query = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
    """
    async with writing(engine) as connection:
        await connection.execute(text(query))


async def test_a_mistake_of_ours_is_not_called_an_outage(engine: AsyncEngine) -> None:
    with pytest.raises(IntegrityError):
        async with writing(engine) as connection:
            await connection.execute(member.insert().values(**_MEMBER_OF_NOTHING))
    await SystemStore(engine).ping()


async def test_an_error_does_not_carry_what_people_wrote(engine: AsyncEngine) -> None:
    with pytest.raises(IntegrityError) as failure:
        async with writing(engine) as connection:
            await connection.execute(member.insert().values(**_MEMBER_OF_NOTHING))
    assert "canary" not in str(failure.value)


_MEMBER_OF_NOTHING = {
    "customer_id": "acme",
    "work_item_id": "none",
    "person_id": "none",
    "since": NOON,
    "via": "canary",
}
