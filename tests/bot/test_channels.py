"""What a channel is and who is in it, learned from a gateway that knows one large channel."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels import MEMBERS_A_TIME, Channels
from bot.gateways.slack import Channel, SlackGateway
from invites.delivery import Message, MessageId, MessageKind
from invites.people import CustomerId, Identity, Person, PersonId, Workspace
from invites.work import Place
from storage.engine import open_engine
from storage.migrations import migrate
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.support.clock import NOON, FakeClock
from tests.support.ids import CountingIds

ACME = CustomerId("acme")
MEMBERS = 5_000
FETCH = Message(
    id=MessageId("m1"),
    customer_id=ACME,
    kind=MessageKind.FETCH_CHANNEL,
    reference="C1",
    workspace="T1",
    due=NOON,
)


class OneChannel(SlackGateway):
    """A Slack with one channel; the bot is in it."""

    def __init__(self, members: int) -> None:
        super().__init__(AsyncWebClient())
        self.members = ("U0", *(f"U{n}" for n in range(1, members + 1)), "UBOT")

    async def channel(self, channel: str) -> Channel:
        assert channel == "C1"
        return Channel("q3-outreach", "", is_private=False, is_archived=False, members=self.members)


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    opened = open_engine(f"sqlite:///{tmp_path / 'usher.db'}")
    await migrate(opened)
    workspace = Workspace("slack", "T1", ACME, bot_user="UBOT")
    await SystemStore(opened).ensure_workspace(workspace, "Acme", NOON)
    yield opened
    await opened.dispose()


async def test_a_large_channel_is_learned_in_a_few_statements_a_part(engine: AsyncEngine) -> None:
    units = SqlUnitOfWorks(engine)
    known = Person(id=PersonId("sam"), customer_id=ACME, name="Sam")
    async with units(ACME) as uow:
        await uow.people.add(known)
        await uow.people.identify(Identity("slack", "T1", "U0"), known.id)
    slack = OneChannel(MEMBERS)
    channels = Channels(
        units, FakeClock(), CountingIds(), SystemStore(engine), lambda _workspace: slack
    )
    executed: list[str] = []
    event.listen(
        engine.sync_engine, "before_cursor_execute", lambda *told: executed.append(told[2])
    )
    await channels.fetch(FETCH)
    assert len(executed) <= 10 * MEMBERS / MEMBERS_A_TIME
    executed.clear()
    await channels.fetch(FETCH)
    assert len(executed) <= 5 * MEMBERS / MEMBERS_A_TIME

    async with units(ACME) as uow:
        item = await uow.work_items.by_place(Place("slack", "T1", "C1"))
        assert item is not None
        members = await uow.work_items.members(item.id)
        assert len(members) == MEMBERS + 1
        assert known.id in members
        assert len(await uow.people.all()) == MEMBERS + 1
        assert await uow.people.by_identity(Identity("slack", "T1", "UBOT")) is None
    assert await _waiting(engine) == MEMBERS


async def _waiting(engine: AsyncEngine) -> int:
    """Messages that ask who somebody is: each once, although the channel was read twice."""
    async with engine.connect() as connection:
        found = await connection.exec_driver_sql("SELECT count(*) FROM outbox")
        return int(found.scalar_one())
