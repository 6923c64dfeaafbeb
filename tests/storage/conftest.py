"""A migrated database with two customers that have the same identifiers."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.people import CustomerId, Workspace
from invites.ports import UnitOfWorkFactory
from storage.engine import open_engine
from storage.migrations import migrate
from storage.system import SystemStore
from storage.tables import workspace
from storage.transaction import writing
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import ACME, NOON, OTHER, person, work_item
from tests.support.memory import MemoryUnitOfWorks
from tests.support.postgres import Postgres

_NUMBERS_BEGIN_AGAIN = """
SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
FROM pg_sequences
"""


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: quicker than to migrate for each test."""
    path = tmp_path_factory.mktemp("storage") / "migrated.db"
    asyncio.run(_migrated(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def migrated_url(postgres: Postgres) -> str:
    """A migrated PostgreSQL database, to be emptied before each test."""
    url = postgres.url(asyncio.run(postgres.create()))
    asyncio.run(_migrated(url))
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def ready_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated database, once on SQLite and once on PostgreSQL."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("migrated_url")
        return url
    path = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "usher.db")
    return f"sqlite:///{path}"


@pytest.fixture
async def engine(ready_url: str) -> AsyncIterator[AsyncEngine]:
    async with _opened(ready_url) as opened:
        yield opened


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[AsyncEngine]:
    opened = open_engine(url)
    if opened.dialect.name == "postgresql":
        await _empty(opened)
    yield opened
    await opened.dispose()


async def _migrated(url: str) -> None:
    engine = open_engine(url)
    await migrate(engine)
    await engine.dispose()


async def _empty(engine: AsyncEngine) -> None:
    """Row by row, of which there are few: TRUNCATE makes every file of every table anew."""
    tables = sorted(workspace.metadata.tables)
    rows = " ".join(f'DELETE FROM "{name}";' for name in tables)  # noqa: S608 - names of ours
    async with writing(engine) as connection:
        # Neither the order of the tables nor what they refuse their users counts here.
        await connection.execute(text("SET LOCAL session_replication_role = replica"))
        await connection.execute(text(f"DO $$ BEGIN {rows} END $$"))
        await connection.execute(text(_NUMBERS_BEGIN_AGAIN))


@pytest.fixture
def units(engine: AsyncEngine) -> SqlUnitOfWorks:
    return SqlUnitOfWorks(engine)


@pytest.fixture
async def system(engine: AsyncEngine) -> SystemStore:
    """Acme in the workspace T1 and another customer in T2, with nobody in them."""
    found = SystemStore(engine)
    await _customers(found)
    return found


async def _customers(system: SystemStore) -> None:
    await system.ensure_workspace(Workspace("slack", "T1", ACME), "Acme", NOON)
    await system.ensure_workspace(Workspace("slack", "T2", OTHER), "Other", NOON)


@pytest.fixture
async def peopled(system: SystemStore, units: SqlUnitOfWorks) -> SqlUnitOfWorks:
    """Sam, Sarah and two work items, in both customers."""
    for customer in (ACME, OTHER):
        await _people(units, customer)
    return units


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> object:
    """The units of work in memory, or the URL of a migrated database."""
    if request.param == "memory":
        return MemoryUnitOfWorks()
    if request.param == "sqlite":
        folder: Path = request.getfixturevalue("tmp_path")
        path = shutil.copy(request.getfixturevalue("migrated_file"), folder / "usher.db")
        return f"sqlite:///{path}"
    return request.getfixturevalue("migrated_url")


@pytest.fixture
async def contract(store: object) -> AsyncIterator[UnitOfWorkFactory]:
    """As `peopled`, in memory too: the contracts of the ports hold for all that implement them."""
    if isinstance(store, MemoryUnitOfWorks):
        for customer in (ACME, OTHER):
            await _people(store, customer)
        yield store
        return
    async with _opened(str(store)) as opened:
        units = SqlUnitOfWorks(opened)
        await _customers(SystemStore(opened))
        for customer in (ACME, OTHER):
            await _people(units, customer)
        yield units


async def _people(units: UnitOfWorkFactory, customer: CustomerId) -> None:
    async with units(customer) as uow:
        await uow.people.add(person("sam", "Sam Reed", customer=customer))
        await uow.people.add(person("sarah", "Sarah Chen", customer=customer))
        await uow.work_items.add(work_item("cadence", "Q3 outreach cadence", customer=customer))
        await uow.work_items.add(work_item("launch", "Launch", customer=customer))
