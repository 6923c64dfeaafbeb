"""Digests: gathered, sent once when they are wanted, still true, and answered from within."""

from datetime import timedelta

import pytest

from playground.records import Json
from tests.support.office import MONDAY
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

NINE = MONDAY.replace(day=24, hour=14, minute=1)
"""Tuesday 09:01 in New York."""


async def collects(bot: WholeBot, who: str, *kinds: str) -> None:
    """From now on these kinds come to them in the digest."""
    await bot.command(who, "/usher preferences")
    await bot.submit(who, {f"pace_{kind}_slack": "digest" for kind in kinds})


def digest(bot: WholeBot, who: str) -> Json:
    return bot.message(who, "Your digest")


async def test_what_is_held_comes_in_one_message_in_the_morning(bot: WholeBot) -> None:
    await collects(bot, "sarah", "invitations")
    await bot.invited()
    await bot.pass_time(minutes=5)
    assert not bot.driver.messages("sarah")

    await bot.come(NINE)

    assert bot.has("sarah", "Your digest: 1 thing")
    assert bot.has("sarah", "Sam Reed would like you to join the Q3 outreach cadence")
    await bot.come(NINE + timedelta(days=1))
    assert len(bot.driver.messages("sarah")) == 1


async def test_it_is_answered_from_within_and_shows_the_outcome(bot: WholeBot) -> None:
    await collects(bot, "sarah", "invitations")
    await bot.invited()
    await bot.pass_time(minutes=5)
    await bot.come(NINE)

    await bot.press("sarah", digest(bot, "sarah"), "Accept")

    read = bot.read("sarah")
    assert "Your digest: 1 thing" in read
    assert "Later" not in read
    assert "You accepted" in read
    assert bot.has("sam", "Sarah Chen accepted your invitation")


async def test_what_was_answered_elsewhere_is_not_in_it(bot: WholeBot) -> None:
    await collects(bot, "sarah", "invitations")
    sent = await bot.invited()
    await bot.pass_time(minutes=5)
    await bot.press("sam", sent, "Withdraw")

    await bot.come(NINE)

    assert not bot.driver.messages("sarah")


async def test_nothing_to_say_is_no_message(bot: WholeBot) -> None:
    await collects(bot, "sarah", "invitations", "outcomes", "reminders")

    await bot.come(NINE)

    assert not bot.driver.messages("sarah")


async def test_outcomes_come_together(bot: WholeBot) -> None:
    await collects(bot, "sam", "outcomes")
    await bot.press("sarah", await bot.asked(), "Accept")
    assert not bot.has("sam", "accepted your invitation")

    await bot.come(NINE)

    assert bot.has("sam", "Your digest: 1 thing")
    assert bot.has("sam", "Sarah Chen accepted your invitation to the Q3 outreach cadence")


async def test_a_pause_holds_the_digest_back_too(bot: WholeBot) -> None:
    await collects(bot, "sarah", "invitations")
    await bot.invited()
    await bot.pass_time(minutes=5)
    await bot.command("sarah", "/usher preferences")
    await bot.press("sarah", bot.form("sarah"), "Pause for a week")

    await bot.come(NINE)
    assert not bot.driver.messages("sarah")

    await bot.press("sarah", bot.form("sarah"), "End the pause")
    await bot.settle()
    assert bot.has("sarah", "Your digest: 1 thing")


async def test_who_leads_gets_the_week_on_monday(bot: WholeBot) -> None:
    await bot.asked("sam", "Ines Costa")

    await bot.come(MONDAY + timedelta(days=7))

    assert bot.has("sarah", "The week at a glance")
    assert bot.has("sarah", "Sam Reed invited Ines Costa to the Q3 outreach cadence")
    assert not bot.has("sam", "The week at a glance")
    await bot.pass_time(days=1)
    assert len(bot.driver.messages("sarah")) == 1


async def test_who_leads_can_do_without(bot: WholeBot) -> None:
    await bot.command("sarah", "/usher preferences")
    await bot.submit("sarah", {"pace_digests_slack": "off"})
    await bot.asked("sam", "Ines Costa")

    await bot.come(MONDAY + timedelta(days=7))

    assert not bot.has("sarah", "The week at a glance")
