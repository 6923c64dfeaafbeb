"""Somebody who announced an absence is left alone until they are back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from playground.driver import text_of
from tests.support import office
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

ASKS = "would like you to join"


async def away(bot: WholeBot, text: str, days: int = 0) -> None:
    """Sarah sets a status; with `days` Slack clears it by itself then."""
    ends = int((bot.now + timedelta(days=days)).timestamp()) if days else 0
    sarah = bot.driver.person("Sarah Chen")
    bot.playground.acting.status(sarah, text=text, emoji="", expires=ends)
    await bot.settle()


async def test_nobody_away_is_suggested(bot: WholeBot) -> None:
    await away(bot, "Im Urlaub", days=3)
    await bot.say("sam", "#q3-outreach", "Who signs off the outreach target list and pricing?")
    assert "Would you like to invite Sarah Chen" not in bot.read("sam")


async def test_an_invitation_waits_until_they_are_back(bot: WholeBot) -> None:
    await away(bot, "OOO", days=3)
    await bot.invited("sam", "Sarah Chen")
    await bot.pass_time(days=2)
    assert ASKS not in bot.read("Sarah Chen")
    await bot.pass_time(days=1, hours=1)
    assert ASKS in bot.read("Sarah Chen")


async def test_whoever_is_back_sooner_is_asked_sooner(bot: WholeBot) -> None:
    await away(bot, "Out of office")
    sent = await bot.invited("sam", "Sarah Chen")
    await bot.pass_time(minutes=5)
    assert ASKS not in bot.read("Sarah Chen")
    assert "Undo" in text_of(bot.fresh(sent))
    await away(bot, "")
    await bot.pass_time(seconds=1)
    assert ASKS in bot.read("Sarah Chen")


async def test_a_status_that_nobody_clears_holds_nothing_up_for_ever(bot: WholeBot) -> None:
    await away(bot, "OOO")
    await bot.invited("sam", "Sarah Chen")
    for _ in range(16):
        await bot.pass_time(days=1)
    assert ASKS in bot.read("Sarah Chen")


async def test_a_message_under_way_waits_too(bot: WholeBot) -> None:
    await bot.come(office.MONDAY + timedelta(hours=10))  # the evening
    await bot.invited("sam", "Sarah Chen")
    await away(bot, "PTO", days=2)
    await bot.pass_time(days=1)
    assert ASKS not in bot.read("Sarah Chen")
    await bot.come(office.MONDAY + timedelta(days=3))
    assert ASKS in bot.read("Sarah Chen")


async def test_the_lifetime_starts_when_the_invitation_reaches_somebody_in_do_not_disturb(
    bot: WholeBot,
) -> None:
    sarah = bot.driver.person("Sarah Chen")
    until = bot.now + timedelta(hours=23)
    bot.playground.workspace.users[sarah.id] = replace(sarah, dnd_until=until.timestamp())
    sent = await bot.invited("sam", "Sarah Chen")
    await bot.pass_time(minutes=2)
    assert ASKS not in bot.read("Sarah Chen")

    await bot.pass_time(days=1)

    assert ASKS in bot.read("Sarah Chen")
    assert "open until Tuesday 8 December" in text_of(bot.fresh(sent))
    assert "Open until Tuesday 8 December" in text_of(bot.message("Sarah Chen", ASKS))
