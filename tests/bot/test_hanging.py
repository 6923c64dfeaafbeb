"""When Slack hangs over one call, the others go out in time."""

import asyncio

import pytest

from invites.people import Identity
from playground.changes import HomeOpened
from playground.faults import Fault
from playground.records import TEAM_ID
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


def open_home(bot: WholeBot, who: str) -> None:
    user, channel = bot.driver.person(who), bot.driver.place(who, "bot")
    workspace = bot.playground.workspace
    workspace.announce(HomeOpened(user.id, channel.id, "home", workspace.now_ts()))


async def test_one_slow_answer_does_not_keep_the_others(bot: WholeBot) -> None:
    await bot.settle()
    bot.playground.faults.order("views.publish", Fault("hang", seconds=3.0))
    bot.wake_up()
    open_home(bot, "sam")
    await asyncio.sleep(0.5)
    open_home(bot, "lena")

    async with asyncio.timeout(2):
        while bot.driver.published("lena") is None:
            await asyncio.sleep(0.02)
    assert bot.driver.published("sam") is None


async def test_several_unknown_people_are_asked_about_at_once(bot: WholeBot) -> None:
    await bot.settle()
    bot.playground.faults.order("users.info", Fault("hang", seconds=5.0, times=6))
    strangers = [Identity("slack", TEAM_ID, f"U0STRANGER{n}") for n in range(6)]

    async with asyncio.timeout(2.5):
        found = await bot.usher.identities.people(strangers)

    assert len(set(found)) == 6
