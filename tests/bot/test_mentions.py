"""Whoever is mentioned and not there: a quiet offer to the author, within the budget."""

import pytest

from playground.driver import text_of
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def test_who_is_mentioned_and_not_there_may_be_invited(bot: WholeBot) -> None:
    await bot.say("sam", "#winback", "@ines knows the terms best")

    offer = bot.message("sam", "You mentioned Ines Costa, who is not in the Winback outreach")
    assert "Would you like to invite them?" in text_of(offer)
    assert not bot.has("lena", "You mentioned"), "the author alone reads it"
    await bot.press("sam", offer, "Invite")
    assert "Ines Costa" in bot.modal("sam")


async def test_whoever_is_there_is_never_offered(bot: WholeBot) -> None:
    await bot.say("sam", "#winback", "@lena @ben please have a look")

    assert not bot.has("sam", "You mentioned")


@pytest.mark.parametrize("whom", ["gil", "rita", "bot"])
async def test_guests_leavers_and_apps_are_never_offered(bot: WholeBot, whom: str) -> None:
    await bot.say("sam", "#winback", f"@{whom} please have a look")

    assert not bot.has("sam", "You mentioned")


async def test_the_offer_counts_in_the_budget_of_the_day(bot: WholeBot) -> None:
    await bot.say("sam", "#winback", "@ines knows the terms best")
    await bot.say("sam", "#spring", "@leo knows the numbers")

    assert "Leo Moreau" not in bot.read("sam")


async def test_the_same_pair_and_work_once_in_thirty_days(bot: WholeBot) -> None:
    await bot.say("sam", "#winback", "@ines knows the terms best")
    await bot.pass_time(days=8)
    await bot.say("sam", "#winback", "@ines once more")

    found = [m for m in bot.driver.messages("sam") if "You mentioned Ines" in text_of(m)]
    assert len(found) == 1


async def test_whoever_wants_no_suggestions_gets_no_offer(bot: WholeBot) -> None:
    await bot.say("sam", "#winback", "@ines knows the terms best")
    await bot.press("sam", bot.message("sam", "You mentioned Ines"), "Never for this work")
    await bot.pass_time(days=40)

    await bot.say("sam", "#winback", "@leo or @ines, who knows the terms?")

    found = [m for m in bot.driver.messages("sam") if "You mentioned" in text_of(m)]
    assert len(found) == 1
