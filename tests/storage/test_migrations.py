"""The migrations make what the tables say, on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from storage.engine import open_engine
from storage.migrations import migrate, pending
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


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, customer.metadata))
