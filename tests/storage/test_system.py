"""The door across customers."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.errors import NotFound
from invites.invitation import Invitation
from invites.people import CustomerId, Workspace
from storage.ingest import ActivityWriter
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import (
    ACME,
    DAY,
    LAUNCH,
    MINUTE,
    NOON,
    OTHER,
    SAM,
    arrival,
    invitation,
    observed,
    suggestion,
)


async def test_a_workspace_is_made_once_by_whoever_comes_first(engine: AsyncEngine) -> None:
    wanted = [Workspace("slack", "T1", CustomerId(f"c{i}"), "B1", NOON) for i in range(8)]
    store = SystemStore(engine)
    made = await asyncio.gather(*(store.ensure_workspace(w, "Acme", NOON) for w in wanted))
    assert len(set(made)) == 1
    assert await store.workspaces() == [made[0]]
    assert await store.workspace("slack", "T1") == made[0]
    assert await store.workspace("slack", "T9") is None
    assert len(await store.word_key(made[0].customer_id)) == 32


async def test_a_customer_may_own_two_workspaces(system: SystemStore) -> None:
    await system.ensure_workspace(Workspace("teams", "X", ACME), "Acme", NOON)
    await system.note_bot("teams", "X", "B7")
    assert await system.customers() == [ACME, OTHER]
    assert await system.workspace("teams", "X") == Workspace("teams", "X", ACME, "B7", NOON)


async def test_each_customer_has_a_key_of_its_own(system: SystemStore) -> None:
    assert await system.word_key(ACME) != await system.word_key(OTHER)
    with pytest.raises(NotFound):
        await system.word_key(CustomerId("none"))


async def test_the_sweep_finds_what_time_has_made_due(
    peopled: SqlUnitOfWorks, system: SystemStore
) -> None:
    async def add(made: Invitation) -> None:
        async with peopled(made.customer_id) as uow:
            await uow.invitations.add(made)

    await add(invitation("scheduled", send_at=NOON + MINUTE))
    await add(invitation("pending", customer=OTHER).dispatch(at=NOON - 10 * DAY))
    await add(invitation("answered", work_item_id=LAUNCH).dispatch(at=NOON - DAY))
    async with peopled(ACME) as uow:
        answered = await uow.invitations.get(invitation("answered").id)
        await uow.invitations.save(answered.accept(by=answered.invitee_id, at=NOON))
    assert await system.due_invitations(NOON, 10) == [(OTHER, "pending")]
    assert await system.due_invitations(NOON + MINUTE, 10) == [
        (OTHER, "pending"),
        (ACME, "scheduled"),
    ]
    assert await system.due_invitations(NOON + MINUTE, 1) == [(OTHER, "pending")]


async def test_snoozed_suggestions_come_again(peopled: SqlUnitOfWorks, system: SystemStore) -> None:
    async with peopled(ACME) as uow:
        await uow.suggestions.add(suggestion("s1").snooze(by=SAM, at=NOON))
        await uow.suggestions.add(suggestion("s2"))
    assert await system.due_suggestions(NOON + 6 * DAY, 10) == []
    assert await system.due_suggestions(NOON + 7 * DAY, 10) == [(ACME, "s1")]


async def test_a_slot_of_the_calendar_is_given_once(system: SystemStore) -> None:
    takes = await asyncio.gather(*(system.first_tick("digest", NOON) for _ in range(6)))
    assert sum(takes) == 1
    assert await system.first_tick("digest", NOON + DAY)
    assert await system.first_tick("retention", NOON)


async def test_rows_are_counted_by_table(
    system: SystemStore, engine: AsyncEngine, peopled: SqlUnitOfWorks
) -> None:
    await system.ping()
    await ActivityWriter(engine).write([arrival("1", observed())], NOON)
    counts = await system.counts()
    assert (counts["customer"], counts["person"], counts["activity"]) == (2, 5, 1)
    assert "alembic_version" not in counts
    assert await system.forget_requests(NOON) == 0
    assert await system.forget_requests(NOON + timedelta(microseconds=1)) == 1
