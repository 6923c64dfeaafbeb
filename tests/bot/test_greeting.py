"""First words: a welcome to the installer, one announcement in a channel, ever."""

from dataclasses import replace

import pytest

from playground.administration import change
from playground.driver import text_of
from playground.faults import Fault, FaultKind
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def told(bot: WholeBot, where: str, who: str = "sam") -> list[str]:
    """What the bot wrote in the channel."""
    messages = bot.driver.messages(who, where)
    mine = [m for m in messages if m.get("bot_id") == bot.playground.app.bot_id]
    return [text_of(m) for m in mine]


async def added(bot: WholeBot, who: str = "sam", name: str = "tender") -> str:
    """A new channel to which `who` adds the bot."""
    acting, driver = bot.playground.acting, bot.driver
    channel = acting.create(driver.person(who), name)
    await driver.add(who, f"#{name}", "usher")
    await bot.settle()
    return channel.id


async def test_a_channel_is_told_once_by_whom_and_how_to_stop(bot: WholeBot) -> None:
    await added(bot)
    [words] = await told(bot, "#tender")
    assert "Sam Reed added Usher to this channel" in words
    assert "/usher preferences" in words
    assert "remove me from the channel" in words


async def test_added_again_it_says_nothing(bot: WholeBot) -> None:
    channel = await added(bot)
    bot.playground.acting.workspace.remove_member(
        bot.playground.workspace.channels[channel], bot.playground.app.user_id
    )
    await bot.driver.add("sam", "#tender", "usher")
    await bot.settle()
    assert len(await told(bot, "#tender")) == 1


async def test_where_everybody_is_nothing_is_announced(bot: WholeBot) -> None:
    workspace = bot.playground.workspace
    channel = bot.playground.acting.create(bot.driver.person("sam"), "all-of-us")
    workspace.save_channel(replace(workspace.channels[channel.id], is_general=True))
    await bot.driver.add("sam", "#all-of-us", "usher")
    await bot.settle()
    assert await told(bot, "#all-of-us") == []


async def test_it_speaks_the_language_of_whoever_added_it(bot: WholeBot) -> None:
    sam = bot.driver.person("sam")
    change(bot.playground.workspace, replace(sam, locale="de-DE"))
    await bot.settle()
    await added(bot)
    assert bot.playground.workspace.users[sam.id].locale == "de-DE"
    assert len(await told(bot, "#tender")) == 1


@pytest.mark.parametrize("kind", ["lose_answer", "server_error", "rate_limited"])
async def test_what_goes_wrong_once_makes_no_second_announcement(
    bot: WholeBot, kind: FaultKind
) -> None:
    bot.playground.faults.order("chat.postMessage", Fault(kind))
    await added(bot)
    await bot.pass_time(minutes=5)
    assert len(await told(bot, "#tender")) == 1
