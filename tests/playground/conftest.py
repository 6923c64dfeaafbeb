"""A started playground with a small office in it, a connected bot, and ways to reach them."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from playground.manifest import AppManifest
from playground.server import Playground
from tests.playground.small_office import (
    DANA,
    GONE,
    GUEST,
    MANIFEST,
    SAM,
    SARAH,
    TinyBot,
    move_in,
)

__all__ = ["DANA", "GONE", "GUEST", "MANIFEST", "SAM", "SARAH", "TinyBot", "move_in"]


@pytest.fixture
def manifest() -> AppManifest:
    return MANIFEST


@pytest.fixture
def ack_timeout() -> float:
    """Slack's own three seconds; a test of lateness may shorten them."""
    return 3.0


@pytest.fixture
async def playground(manifest: AppManifest, ack_timeout: float) -> AsyncIterator[Playground]:
    delays = (0.0, 0.05, 0.1)
    started = Playground(manifest, limits=False, ack_timeout=ack_timeout, retry_delays=delays)
    move_in(started)
    await started.start(port=0)
    yield started
    await started.stop()


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[TinyBot]:
    tiny = TinyBot(playground)
    application = web.Application()
    application.router.add_post("/slack/events", tiny.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    tiny.url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    await playground.connect(tiny.url)
    yield tiny
    await playground.outgoing.stop()
    await runner.cleanup()


@pytest.fixture
def driver(playground: Playground, bot: TinyBot) -> Driver:
    return Driver(playground)


@pytest.fixture
async def slack(playground: Playground) -> AsyncIterator[AsyncWebClient]:
    async with ClientSession() as session:
        yield AsyncWebClient(
            token=playground.bot_token, base_url=playground.base_url, session=session
        )


@pytest.fixture
async def http(playground: Playground) -> AsyncIterator[ClientSession]:
    async with ClientSession(playground.page_url) as session:
        yield session
