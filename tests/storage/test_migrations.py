"""The migrations make what the tables say, on both databases."""

import asyncio
import sys

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from storage.engine import open_engine
from storage.migrations import config_with, migrate, pending
from storage.tables import customer
from storage.transaction import writing


async def test_the_migrations_make_what_the_tables_say(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    async with writing(engine) as connection:
        assert await connection.run_sync(_differences) == []
    await engine.dispose()


async def test_an_empty_database_is_behind_and_a_migrated_one_is_not(database_url: str) -> None:
    engine = open_engine(database_url)
    assert await pending(engine)
    await migrate(engine)
    assert not await pending(engine)
    await migrate(engine)
    assert not await pending(engine)
    await engine.dispose()


async def test_the_way_back_leaves_nothing(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    async with writing(engine) as connection:
        await connection.run_sync(lambda each: command.downgrade(config_with(each), "base"))
        left = await connection.run_sync(lambda each: inspect(each).get_table_names())
    assert left == ["alembic_version"]
    await migrate(engine)
    assert not await pending(engine)
    await engine.dispose()


async def test_two_processes_may_migrate_at_once(database_url: str) -> None:
    started = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", _MIGRATE, database_url)
        for _ in range(2)
    ]
    assert [await each.wait() for each in started] == [0, 0]
    engine = open_engine(database_url)
    assert not await pending(engine)
    await engine.dispose()


_MIGRATE = """
import asyncio, sys
from storage.engine import open_engine
from storage.migrations import migrate

async def main():
    engine = open_engine(sys.argv[1])
    await migrate(engine)
    await engine.dispose()

asyncio.run(main())
"""


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, customer.metadata))
