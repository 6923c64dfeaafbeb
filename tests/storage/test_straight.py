"""Statements handed to the driver itself end as SQLAlchemy's would."""

import pytest
from sqlalchemy import bindparam, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.bulk import insert_rows
from storage.errors import DatabaseUnavailable
from storage.straight import execute, fetch
from storage.tables import customer, member
from storage.transaction import writing
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import ACME, NOON

_MEMBER = ("customer_id", "work_item_id", "person_id", "since", "via")
_IDS = select(customer.c.id).where(customer.c.id == bindparam("customer"))
NOBODY = (ACME, "nowhere", "nobody", NOON, "activity")


async def ids(engine: AsyncEngine) -> list[str]:
    async with writing(engine, ACME) as connection:
        return [row["id"] for row in await fetch(connection, _IDS, {"customer": ACME})]


@pytest.mark.usefixtures("peopled")
async def test_rows_are_read_by_the_names_of_their_columns(engine: AsyncEngine) -> None:
    assert await ids(engine) == [ACME]


async def test_a_conflict_is_the_one_that_callers_know(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    with pytest.raises(IntegrityError, match="INSERT INTO member") as told:
        async with writing(engine, ACME) as connection:
            await insert_rows(connection, member, _MEMBER, [NOBODY])
    assert "nobody" not in str(told.value.statement)
    assert told.value.params is None
    async with peopled(ACME) as uow:
        assert await uow.people.many([]) == {}


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("peopled")
async def test_a_connection_that_was_cut_is_a_database_that_is_away(engine: AsyncEngine) -> None:
    with pytest.raises(DatabaseUnavailable):
        async with writing(engine, ACME) as connection:
            ((pid,),) = await execute(connection, "SELECT pg_backend_pid()", ())
            async with writing(engine) as other:
                await other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
            await execute(connection, "SELECT 1", ())
    assert await ids(engine) == [ACME]


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("peopled")
async def test_a_value_that_no_database_takes_is_not_a_database_that_is_away(
    engine: AsyncEngine,
) -> None:
    with pytest.raises(Exception, match="invalid byte sequence"):
        async with writing(engine, ACME) as connection:
            await fetch(connection, _IDS, {"customer": "\x00"})
    assert await ids(engine) == [ACME]


async def test_lists_are_written_out_however_long(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    del peopled
    query = select(customer.c.id).where(
        customer.c.id.in_(bindparam("ids", expanding=True)),
        customer.c.id.not_in(bindparam("none", ["x"], expanding=True, literal_execute=True)),
    )
    async with writing(engine, ACME) as connection:
        for wanted in ([], [ACME], ["a", ACME, "b"], [ACME]):
            found = await fetch(connection, query, {"ids": wanted})
            assert found == [{"id": ACME}] * (ACME in wanted)
