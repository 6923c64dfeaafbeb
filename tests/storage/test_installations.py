"""Where Usher is installed: tokens sealed in their row, states used once, nothing left behind."""

import asyncio
import base64
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.delivery import DeliveryId, DeliveryState
from invites.installation import Installation
from invites.people import CustomerId
from storage.erasing import erase_customer, gone_customers
from storage.installations import InstallationStore
from storage.oauth_states import OauthStates
from storage.removing import remove_workspace
from storage.schema import metadata
from storage.sealing import KeyRing, Unreadable
from storage.system import SystemStore
from storage.tables import installation, oauth_state
from storage.transaction import reading, writing
from storage.unit_of_work import SqlUnitOfWorks, scoped
from tests.storage.builders import ACME, NOON, OTHER, delivery, message
from tests.storage.test_apart import fill

OLD = "2026a:" + base64.b64encode(b"a" * 32).decode()
NEW = "2026b:" + base64.b64encode(b"b" * 32).decode()
SOON = NOON + timedelta(minutes=10)


def made(workspace: str = "T1", customer: CustomerId = ACME, **given: object) -> Installation:
    plain = Installation(
        platform="slack",
        workspace=workspace,
        customer_id=customer,
        name="Acme",
        bot_user="U0BOT",
        installed_by="U1",
        scopes=frozenset(("chat:write", "commands")),
        installed_at=NOON,
        token=f"xoxb-{workspace}",
    )
    return replace(plain, **given)  # type: ignore[arg-type]


@pytest.fixture
async def store(engine: AsyncEngine, system: SystemStore) -> InstallationStore:
    """Two customers with a token each."""
    assert await system.workspaces()
    kept = InstallationStore(engine, KeyRing.read(OLD))
    await kept.install(made())
    await kept.install(made("T2", OTHER))
    return kept


async def sealed(engine: AsyncEngine) -> dict[str, str]:
    table = installation
    async with reading(engine) as connection:
        rows = await connection.execute(select(table.c.workspace, table.c.bot_token))
        return {row.workspace: row.bot_token for row in rows}


async def test_what_is_installed_comes_back_whole_and_lies_sealed(
    engine: AsyncEngine, store: InstallationStore
) -> None:
    assert await store.find("slack", "T1") == made()
    assert await store.token("slack", "T2") == "xoxb-T2"
    assert await store.token("slack", "T3") is None
    lying = await sealed(engine)
    assert all(value.startswith("2026a.") and "xoxb" not in value for value in lying.values())


async def test_installing_again_changes_what_is_new(store: InstallationStore) -> None:
    again = made(token="xoxb-new", installed_by="U2", installed_at=SOON, scopes=frozenset("a"))
    await store.install(again)
    assert await store.find("slack", "T1") == again
    assert await store.token("slack", "T2") == "xoxb-T2"


async def test_a_token_copied_into_the_row_of_another_customer_does_not_open(
    engine: AsyncEngine, store: InstallationStore
) -> None:
    theirs = (await sealed(engine))["T2"]
    async with writing(engine) as connection:
        mine = update(installation).where(installation.c.workspace == "T1")
        await connection.execute(mine.values(bot_token=theirs))
    with pytest.raises(Unreadable):
        await store.token("slack", "T1")


async def test_keys_rotate_and_may_be_stopped_in_the_middle(
    engine: AsyncEngine, store: InstallationStore
) -> None:
    both = InstallationStore(engine, KeyRing.read(f"{NEW},{OLD}"))
    assert await both.reseal(ACME, "slack", "T1", NOON)
    assert not await both.reseal(ACME, "slack", "T1", NOON)
    assert [key for *_, key in await both.all()] == ["2026b", "2026a"]
    assert await both.reseal(OTHER, "slack", "T2", NOON)
    alone = InstallationStore(engine, KeyRing.read(NEW))
    assert [await alone.token("slack", each) for each in ("T1", "T2")] == ["xoxb-T1", "xoxb-T2"]
    with pytest.raises(Unreadable):
        await store.token("slack", "T1")


async def test_whoever_is_gone_has_no_token_and_sends_nothing_and_others_do(
    engine: AsyncEngine, store: InstallationStore, peopled: SqlUnitOfWorks
) -> None:
    for customer in (ACME, OTHER):
        async with peopled(customer) as uow:
            await uow.outbox.put(message("m1", customer=customer))
    async with scoped(engine, ACME) as scope:
        assert await remove_workspace(scope, "slack", "T1", SOON)
    assert await store.token("slack", "T1") is None
    assert await store.token("slack", "T2") == "xoxb-T2"
    assert await _waiting(engine) == {OTHER}


async def test_what_waits_when_usher_is_removed_never_leaves_digests_included(
    engine: AsyncEngine, store: InstallationStore, peopled: SqlUnitOfWorks
) -> None:
    states = (DeliveryState.QUEUED, DeliveryState.HELD, DeliveryState.DEFERRED, DeliveryState.SENT)
    async with peopled(ACME) as uow:
        for number, state in enumerate(states):
            await uow.deliveries.add(delivery(state, state=state, sequence=number))
    async with scoped(engine, ACME) as scope:
        assert await remove_workspace(scope, "slack", "T1", SOON)
    async with peopled(ACME) as uow:
        ended = [(await uow.deliveries.get(DeliveryId(state))).state for state in states]
    assert ended == [DeliveryState.SUPPRESSED] * 3 + [DeliveryState.SENT]


async def test_late_news_of_an_earlier_end_do_not_end_what_came_after(
    engine: AsyncEngine, store: InstallationStore
) -> None:
    await store.install(made(installed_at=SOON))
    async with scoped(engine, ACME) as scope:
        assert not await remove_workspace(scope, "slack", "T1", NOON)
    assert await store.token("slack", "T1") == "xoxb-T1"


async def test_a_refused_token_ends_only_itself(store: InstallationStore) -> None:
    await store.install(made(token="xoxb-new"))
    assert not await store.refused("slack", "T1", "xoxb-T1", SOON)
    assert await store.token("slack", "T1") == "xoxb-new"
    assert await store.refused("slack", "T1", "xoxb-new", SOON)
    assert await store.token("slack", "T1") is None
    assert not await store.refused("slack", "T3", "xoxb-1", SOON)


async def test_after_the_days_of_grace_nothing_of_a_customer_is_left(
    engine: AsyncEngine, store: InstallationStore, peopled: SqlUnitOfWorks
) -> None:
    for customer in (ACME, OTHER):
        async with peopled(customer) as uow:
            await fill(uow, customer)
    async with scoped(engine, ACME) as scope:
        await remove_workspace(scope, "slack", "T1", SOON)
    assert await gone_customers(engine, NOON) == []
    assert await gone_customers(engine, SOON) == [ACME]
    assert not await erase_customer(engine, OTHER, SOON)
    assert await erase_customer(engine, ACME, SOON)
    assert await _owners(engine) == {OTHER}


async def test_whoever_comes_back_in_time_finds_everything(
    engine: AsyncEngine, store: InstallationStore, peopled: SqlUnitOfWorks
) -> None:
    async with peopled(ACME) as uow:
        await uow.deliveries.add(delivery("d1"))
    async with scoped(engine, ACME) as scope:
        await remove_workspace(scope, "slack", "T1", SOON)
    await store.install(made(installed_at=SOON + timedelta(days=1)))
    later = SOON + timedelta(days=90)
    assert await gone_customers(engine, later) == []
    assert not await erase_customer(engine, ACME, later)


async def test_a_state_is_used_once_by_its_own_browser_and_in_time(engine: AsyncEngine) -> None:
    states = OauthStates(engine)
    for state in ("one", "two", "three"):
        assert await states.note(state, "browser", SOON, NOON)
    assert await states.take("one", "browser", NOON)
    assert not await states.take("one", "browser", NOON)
    assert not await states.take("two", "another browser", NOON)
    assert not await states.take("two", "browser", NOON)
    assert not await states.take("three", "browser", SOON)
    assert not await states.take("never given", "browser", NOON)


async def test_of_five_at_once_one_gets_the_state(engine: AsyncEngine) -> None:
    states = OauthStates(engine)
    await states.note("state", "browser", SOON, NOON)
    taken = await asyncio.gather(*(states.take("state", "browser", NOON) for _ in range(5)))
    assert sorted(taken) == [False, False, False, False, True]


async def test_states_lie_there_as_digests_and_only_for_their_time(engine: AsyncEngine) -> None:
    states = OauthStates(engine)
    await states.note("the state", "the browser", SOON, NOON)
    async with reading(engine) as connection:
        row = (await connection.execute(select(oauth_state))).one()
    assert "the state" not in str(row)
    assert "the browser" not in str(row)
    await states.note("another", "the browser", SOON + timedelta(minutes=10), SOON)
    assert await states.under_way() == 1


async def test_nobody_fills_the_table_with_states(engine: AsyncEngine) -> None:
    states = OauthStates(engine, most=2)
    noted = [await states.note(str(n), "browser", SOON, NOON) for n in range(3)]
    assert noted == [True, True, False]


async def _waiting(engine: AsyncEngine) -> set[str]:
    table = metadata.tables["outbox"]
    async with reading(engine) as connection:
        return {row.customer_id for row in await connection.execute(select(table.c.customer_id))}


async def _owners(engine: AsyncEngine) -> set[str]:
    """Whose rows there are, over all tables."""
    found: set[str] = set()
    async with reading(engine) as connection:
        for table in metadata.sorted_tables:
            column = table.c.get("customer_id")
            if column is not None:
                found |= set((await connection.execute(select(column).distinct())).scalars())
        table = metadata.tables["customer"]
        return found | set((await connection.execute(select(table.c.id))).scalars())
