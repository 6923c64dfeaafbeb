"""An inviter leaves: nobody accepts what nobody stands for, and somebody is asked to take over."""

from dataclasses import replace

import pytest

from playground import administration
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
WAITS = "1 invitation of theirs waits"


async def leaves(bot: WholeBot, who: str) -> None:
    administration.change(bot.playground.workspace, replace(bot.driver.person(who), deleted=True))
    await bot.settle()


async def test_the_link_works_after_the_inviter_left_once_somebody_took_over(
    bot: WholeBot,
) -> None:
    asked = await bot.asked("sam", "Priya Nair")
    await leaves(bot, "sam")
    await bot.press_old_copy("priya", asked, "invitation.accept")
    await bot.settle()
    assert bot.has("priya", "The person who invited you has left.")
    assert bot.has("priya", "As soon as a colleague stands for this invitation")

    card = bot.message("sarah", WAITS)  # Sam's manager
    assert "Priya Nair to the Q3 outreach cadence" in bot.read("sarah")
    await bot.press("sarah", card, "Take over")
    assert bot.has("sarah", "Sarah Chen took them over")
    await bot.press("priya", asked, "Accept")
    assert bot.has("sarah", "accepted")


async def test_nobody_takes_over_and_it_is_withdrawn_after_seven_days(bot: WholeBot) -> None:
    asked = await bot.asked("sam", "Priya Nair")
    await leaves(bot, "sam")
    await bot.pass_time(days=7, seconds=1)
    assert bot.has("sarah", "Nobody took them over in seven days")
    await bot.press_old_copy("priya", asked, "invitation.accept")
    await bot.settle()
    assert bot.has("priya", "has left")


async def test_withdrawn_by_whoever_was_asked(bot: WholeBot) -> None:
    await bot.asked("sam", "Priya Nair")
    await leaves(bot, "sam")
    await bot.press("sarah", bot.message("sarah", WAITS), "Withdraw")
    assert bot.has("sarah", "Sarah Chen withdrew them.")
