"""The import of people on the databases themselves, where references are held."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from invites.arrival import Profile
from invites.people import CustomerId, Identity, Person, PersonId, Workspace
from invites.people_csv import Verdict
from invites.services.directory import DirectoryService
from storage.engine import open_engine
from storage.migrations import migrate
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.support.clock import NOON, FakeClock
from tests.support.ids import CountingIds

ACME = CustomerId("acme")
SLACK = Identity("slack", "T1", "U0SARAH")


@pytest.fixture
async def units(database_url: str) -> AsyncIterator[SqlUnitOfWorks]:
    engine = open_engine(database_url)
    await migrate(engine)
    store = SystemStore(engine)
    await store.ensure_workspace(Workspace("slack", "T1", ACME), "Acme", NOON)
    yield SqlUnitOfWorks(engine)
    await engine.dispose()


async def test_managers_placeholders_and_profiles_meet_in_the_database(
    units: SqlUnitOfWorks,
) -> None:
    service = DirectoryService(units, FakeClock(), CountingIds())
    async with units(ACME) as uow:
        await uow.people.add(Person(id=PersonId("u1"), customer_id=ACME, name="", known=False))
        await uow.people.identify(SLACK, PersonId("u1"))
    chain = [f"P{n},p{n}@acme.example,,P{n + 1}" for n in range(300)]
    text = "\n".join(["name,email,slack id,manager", *chain, "P300,p300@acme.example,,Sarah"])
    text += "\nSarah,sarah@acme.example,U0SARAH,"
    first = await service.import_people(ACME, text.encode(), workspace="T1")
    assert first.counts[Verdict.CREATED] == 301
    assert first.counts[Verdict.UPDATED] == 1
    again = await service.import_people(ACME, text.encode(), workspace="T1")
    assert again.counts[Verdict.UNCHANGED] == 302

    sarah = await service.apply_profile(ACME, Profile(identity=SLACK, title="Head", name="S"))
    assert (sarah.id, sarah.name, sarah.title) == ("u1", "Sarah", "Head")
    async with units(ACME) as uow:
        last = await uow.people.by_email("P300@acme.example")
        assert last is not None
        assert last.manager_id == sarah.id
        assert len(await uow.people.all()) == 302


async def test_a_profile_joins_a_placeholder_with_the_person_of_the_file(
    units: SqlUnitOfWorks,
) -> None:
    service = DirectoryService(units, FakeClock(), CountingIds())
    await service.import_people(ACME, b"name,email\nSarah,sarah@acme.example\n")
    async with units(ACME) as uow:
        await uow.people.add(Person(id=PersonId("u1"), customer_id=ACME, name="", known=False))
        await uow.people.identify(SLACK, PersonId("u1"))
    told = await service.apply_profile(ACME, Profile(identity=SLACK, email="SARAH@acme.example"))
    async with units(ACME) as uow:
        assert await uow.people.all() == [told]
        assert await uow.people.by_identity(SLACK) == told


async def test_imports_at_the_same_time_double_nobody(units: SqlUnitOfWorks) -> None:
    people = [f"{n},Person {n},p{n}@acme.example,{n + 1}" for n in range(60)]
    data = "\n".join(["id,name,email,manager id", *people]).encode()
    services = [DirectoryService(units, FakeClock(), CountingIds(f"i{n}")) for n in range(3)]
    await asyncio.gather(*(service.import_people(ACME, data) for service in services))
    async with units(ACME) as uow:
        stored = await uow.people.all()
    assert sorted(p.email for p in stored) == sorted(f"p{n}@acme.example" for n in range(60))
    assert sum(p.manager_id is not None for p in stored) == 59
