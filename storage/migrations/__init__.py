"""Bringing the schema up to date, in this process and through the engine that is open already."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import engine_of
from storage.transaction import reading, writing

CONNECTION = "connection"  # how a migration is given its connection


async def migrate(engine: AsyncEngine) -> None:
    """Upgrade to the newest schema; several processes may, but one may not twice at once."""
    async with _patient(engine) as patient, writing(patient) as connection:
        await connection.run_sync(_upgrade)


async def pending(engine: AsyncEngine) -> bool:
    """True when the database is behind the code."""
    async with reading(engine) as connection:
        return await connection.run_sync(_behind)


def config_with(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes[CONNECTION] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(config_with(connection), "head")


def _behind(connection: Connection) -> bool:
    wanted = ScriptDirectory.from_config(config_with(connection)).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) != set(wanted)


@asynccontextmanager
async def _patient(engine: AsyncEngine) -> AsyncIterator[AsyncEngine]:
    """An engine without a limit for each statement: a new index takes as long as it takes."""
    if engine.dialect.name == "sqlite":
        yield engine
        return
    patient = engine_of(engine.url, patience=None)
    try:
        yield patient
    finally:
        await patient.dispose()
