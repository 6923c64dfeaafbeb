"""Slack over a socket: the same path, nothing lost when a connection goes, nothing done twice."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from pydantic import SecretStr

from bot.settings import SlackSettings
from playground.server import Playground
from tests.bot.conftest import Office
from tests.support.whole_bot import WholeBot, opened, whole_bot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
TWO = 2


def over_socket(playground: Playground) -> SlackSettings:
    return SlackSettings(
        bot_token=SecretStr(playground.bot_token),
        app_token=SecretStr(playground.registration.app_token),
        base_url=playground.base_url,
    )


@pytest.fixture
async def bot(office: Office) -> AsyncIterator[WholeBot]:
    """No request URL: whatever reaches the bot comes over its own connections."""
    delays = (0.0, 60.0, 300.0, 3600.0)
    playground = opened(office.template, office.folder, retry_delays=delays)
    async with whole_bot(playground, office.url, slack=over_socket, connects=True) as started:
        yield started


async def test_the_whole_path_goes_over_a_socket(bot: WholeBot) -> None:
    seen = await bot.suggested()
    await bot.press("sam", seen, "Invite")
    await bot.submit("sam")
    await bot.pass_time(seconds=61)
    await bot.press("sarah", bot.message("sarah", "would like you to join"), "Accept")
    assert "sarah" in bot.driver.members("#q3-outreach")
    assert bot.has("sam", "accepted")


async def test_a_command_is_answered_in_the_acknowledgement(bot: WholeBot) -> None:
    await bot.command("sam", "/usher help")
    assert bot.has("sam", "How to use Usher") or bot.has("sam", "/usher link")


async def test_a_connection_that_is_refreshed_loses_nothing(bot: WholeBot) -> None:
    before, sockets = await bot.activities(), bot.playground.sockets
    for n in range(3):
        await bot.driver.say("sam", "#q3-outreach", f"before {n}")
    await sockets.refresh()
    await sockets.connected(TWO)
    await sockets.close_retired()
    for n in range(3):
        await bot.driver.say("sam", "#q3-outreach", f"after {n}")
    await _delivered(bot, before + 6)
    assert await bot.activities() == before + 6


async def test_connections_torn_in_the_middle_lose_nothing_and_double_nothing(
    bot: WholeBot,
) -> None:
    before, sockets = await bot.activities(), bot.playground.sockets
    for n in range(20):
        await bot.driver.say("sam", "#q3-outreach", f"word {n}")
        if n % 5 == 0:  # some are committed and not acknowledged, some under way, some not sent
            await asyncio.sleep(0)
            sockets.cut()
    await _delivered(bot, before + 20)
    assert await bot.activities() == before + 20


async def test_while_socket_mode_is_off_nothing_connects(bot: WholeBot) -> None:
    sockets = bot.playground.sockets
    assert bot.usher.socket is not None
    assert bot.usher.socket.open == TWO
    sockets.enabled = False
    refused = sockets.ticket(bot.playground.registration.app_token)
    assert refused == {"ok": False, "error": "socket_mode_not_enabled"}


async def test_a_ticket_opens_one_connection(bot: WholeBot) -> None:
    bot.playground.is_open = False  # people wait while a company moves in; the bot does not
    sockets = bot.playground.sockets
    ticket = sockets.ticket(bot.playground.registration.app_token)["ticket"]
    url = f"{bot.playground.page_url}link/?ticket={ticket}"
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(url) as socket:
            assert (await socket.receive_json())["type"] == "hello"
            assert sockets.connections == TWO + 1
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("", "not_authed"),
        ("xoxb-1", "not_allowed_token_type"),
        ("xapp-1-made-up", "invalid_auth"),
    ],
)
async def test_only_the_apps_own_token_opens_a_connection(
    bot: WholeBot, token: str, error: str
) -> None:
    assert bot.playground.sockets.ticket(token) == {"ok": False, "error": error}


async def _delivered(bot: WholeBot, count: int) -> None:
    """What was not acknowledged comes again after one minute and after five of Slack's clock."""
    await bot.playground.sockets.connected(TWO)
    async with asyncio.timeout(30):
        while await bot.activities() < count:
            bot.playground.clock.advance(61)
            await asyncio.sleep(0.02)
    await bot.playground.outgoing.settled()
