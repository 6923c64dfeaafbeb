"""`/usher bulk` from the form to the invitations, and back, as people see it."""

import pytest

from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

LIST = "sarah@northwind.example, SARAH+x@northwind.example; nobody@x.example\nHarry Nobody"


async def prepared(bot: WholeBot, pasted: str) -> None:
    await bot.command("dana", "/usher bulk", "#q3-outreach")
    result = await bot.submit("dana", {"pasted": pasted})
    assert not result.get("errors"), result


async def test_a_pasted_list_is_looked_at_sent_and_taken_back(bot: WholeBot) -> None:
    await prepared(bot, LIST)

    plan = bot.message("dana", "1 person can be invited. Nothing has been sent yet.")
    told = bot.read("dana")
    assert "It says the same as row 1." in told
    assert "Nobody is called “Harry Nobody” here." in told
    await bot.pass_time(minutes=2)
    assert not bot.has("sarah", "would like you to join")

    await bot.press("dana", plan, "Invite 1 person")
    await bot.pass_time(minutes=2)

    assert bot.has("dana", "1 person was invited")
    assert bot.has("sarah", "Dana White would like you to join")

    await bot.press("dana", plan, "Take back")

    assert bot.has("dana", "1 invitation was taken back")
    assert not bot.has("sarah", "Accept")


async def test_answers_are_counted_on_the_plan_and_told_nowhere_else(bot: WholeBot) -> None:
    await prepared(bot, "sarah@northwind.example")
    await bot.press("dana", bot.message("dana", "can be invited"), "Invite 1 person")
    await bot.pass_time(minutes=2)

    await bot.press("sarah", bot.message("sarah", "would like you to join"), "Accept")
    await bot.pass_time(seconds=5)

    assert bot.has("dana", "So far: accepted 1.")
    assert not bot.has("dana", "Sarah Chen accepted")


async def test_who_does_not_administer_may_not(bot: WholeBot) -> None:
    await bot.command("sam", "/usher bulk", "#q3-outreach")

    assert bot.driver.modal("sam") is None
