"""A migrated database with two customers that have the same identifiers."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.people import CustomerId, Workspace
from storage.engine import open_engine
from storage.migrations import migrate
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import ACME, NOON, OTHER, person, work_item


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    opened = open_engine(database_url)
    await migrate(opened)
    yield opened
    await opened.dispose()


@pytest.fixture
def units(engine: AsyncEngine) -> SqlUnitOfWorks:
    return SqlUnitOfWorks(engine)


@pytest.fixture
async def system(engine: AsyncEngine) -> SystemStore:
    """Acme in the workspace T1 and another customer in T2, with nobody in them."""
    store = SystemStore(engine)
    await store.ensure_workspace(Workspace("slack", "T1", ACME), "Acme", NOON)
    await store.ensure_workspace(Workspace("slack", "T2", OTHER), "Other", NOON)
    return store


@pytest.fixture
async def peopled(system: SystemStore, units: SqlUnitOfWorks) -> SqlUnitOfWorks:
    """Sam, Sarah and two work items, in both customers."""
    for customer in (ACME, OTHER):
        await _people(units, customer)
    return units


async def _people(units: SqlUnitOfWorks, customer: CustomerId) -> None:
    async with units(customer) as uow:
        await uow.people.add(person("sam", "Sam Reed", customer=customer))
        await uow.people.add(person("sarah", "Sarah Chen", customer=customer))
        await uow.work_items.add(work_item("cadence", "Q3 outreach cadence", customer=customer))
        await uow.work_items.add(work_item("launch", "Launch", customer=customer))
