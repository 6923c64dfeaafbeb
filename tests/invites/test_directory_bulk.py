"""How much the database is asked for when a company is imported: counted, so that no clock is."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.people import CustomerId, Detail, Identity, Person, PersonId, Source, Workspace
from invites.people_csv import Verdict
from invites.people_csv.planning import Change
from invites.people_csv.rows import PersonRow
from invites.services.directory import BATCH, DirectoryService
from invites.services.writing_people import write_batch
from storage.engine import open_engine
from storage.migrations import migrate
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.support.clock import NOON, FakeClock
from tests.support.ids import CountingIds

ACME = CustomerId("acme")
ROWS = 2_000  # ten batches: what is allowed is counted by the batch
MOST = 12
"""Statements to a batch of new people, its matching included."""


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    opened = open_engine(database_url)
    await migrate(opened)
    await SystemStore(opened).ensure_workspace(Workspace("slack", "T1", ACME), "Acme", NOON)
    yield opened
    await opened.dispose()


@contextmanager
def statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """What is executed meanwhile; a statement for many rows stands once."""
    executed: list[str] = []

    def note(*told: object) -> None:
        executed.append(str(told[2]))

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield executed
    event.remove(engine.sync_engine, "before_cursor_execute", note)


def company(title: str) -> bytes:
    lines = (
        f"{n},U{n:08},Person {n},p{n}@acme.example,{title},p{n // 8}@acme.example"
        for n in range(ROWS)
    )
    return "\n".join(["id,slack id,name,email,title,manager email", *lines]).encode()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_company_is_imported_in_a_few_statements_a_batch(engine: AsyncEngine) -> None:
    service = DirectoryService(SqlUnitOfWorks(engine), FakeClock(), CountingIds())
    batches = ROWS / BATCH
    for title, verdict, most in (
        ("Account Executive", Verdict.CREATED, MOST * batches),
        ("Account Executive", Verdict.UNCHANGED, MOST / 2 * batches),
        ("Customer Success", Verdict.UPDATED, 1.5 * MOST * batches),
    ):
        with statements(engine) as executed:
            report = await service.import_people(ACME, company(title), workspace="T1")
        assert report.counts[verdict] == ROWS
        assert len(executed) <= most, verdict


async def test_two_lines_that_meet_in_one_person_meanwhile_save_them_once(
    engine: AsyncEngine,
) -> None:
    """The second line planned a new person, but somebody got its address since."""
    sam = Person(id=PersonId("sam"), customer_id=ACME, name="Sam", email="s@acme.example")
    own, account = Identity("csv", "", "2"), Identity("slack", "T1", "U2")
    first = PersonRow(line=2, name="Sam", title="AE")
    second = PersonRow(line=3, name="Sam", department="Sales", email="S@acme.example")
    new = Person(id=PersonId("new"), customer_id=ACME, name="Sam", email="S@acme.example")
    changes = [
        Change(2, first, sam, Verdict.UPDATED, None),
        Change(3, second, new, Verdict.CREATED, None, (own, account)),
    ]
    written: dict[PersonId, PersonId] = {}
    async with SqlUnitOfWorks(engine)(ACME) as uow:
        await uow.people.add(sam)
        await write_batch(uow, changes, written, NOON)
    async with SqlUnitOfWorks(engine)(ACME) as uow:
        said = tuple((detail, Source.CSV) for detail in list(Detail)[:4])
        whole = replace(sam, title="AE", department="Sales", sources=said, version=2)
        assert await uow.people.all() == [whole]
        assert await uow.people.by_identities([own, account]) == {own: whole, account: whole}
    assert written == {"sam": "sam", "new": "sam"}


async def test_nobody_is_lost_between_the_pages_of_a_directory(engine: AsyncEngine) -> None:
    units = SqlUnitOfWorks(engine)
    people = [
        Person(id=PersonId(f"{n:05}"), customer_id=ACME, name=f"P{n}", email=f"p{n}@acme.example")
        for n in range(2_000)
    ]
    async with units(ACME) as uow:
        await uow.people.add_all(people)
    lines = "\n".join(["name,email", *(f"{p.name},{p.email}" for p in people)])
    service = DirectoryService(units, FakeClock(), CountingIds())
    report = await service.import_people(ACME, lines.encode())
    assert report.counts[Verdict.CREATED] == 0
    async with units(ACME) as uow:
        assert len(await uow.people.all()) == 2_000
