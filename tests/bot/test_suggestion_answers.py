"""What somebody can say to a suggestion besides Invite, and what it changes afterwards."""

import pytest

from playground.driver import text_of
from tests.support import office
from tests.support.whole_bot import WholeBot

# What differs between the databases stands in the tests of the main path and of the store.
pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


ASKING = "Would you like to invite"


async def test_not_now_holds_for_this_work_for_ninety_days(bot: WholeBot) -> None:
    suggestion = await bot.suggested()

    await bot.press("sam", suggestion, "Not now")

    assert "Sarah will not be suggested for this again within 90 days." in text_of(
        bot.fresh(suggestion)
    )
    await bot.pass_time(days=14)
    await bot.say("sam", "#q3-outreach", "Who signs off the outreach pricing?")
    assert bot.read("sam").count("Sarah Chen") == text_of(bot.fresh(suggestion)).count("Sarah Chen")


async def test_after_ninety_days_not_now_is_over(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Not now")

    await bot.pass_time(days=91)
    for who in ("lena", "sarah", "ben"):
        await bot.say(who, "#pipeline", "The outreach pricing, @sarah and @sam please check")
    await bot.say("sam", "#q3-outreach", "Who signs off the outreach pricing?")

    assert "Invite\nNot now" in text_of(bot.message("sam", ASKING))


async def test_undo_brings_a_dismissed_suggestion_back(bot: WholeBot) -> None:
    suggestion = await bot.suggested()
    await bot.press("sam", suggestion, "Not now")

    await bot.press("sam", suggestion, "Undo")
    await bot.press("sam", suggestion, "Invite")

    assert "Invite a colleague" in bot.modal("sam")


async def test_a_dismissed_suggestion_cannot_be_used_from_an_old_copy(bot: WholeBot) -> None:
    stale = bot.fresh(await bot.suggested())
    await bot.press("sam", stale, "Not now")

    # A second window of Slack still shows the old buttons.
    await bot.press_old_copy("sam", stale, "suggestion.invite")

    assert bot.modal("sam") == ""
    assert bot.has("sam", "You dismissed this suggestion. Use /usher invite instead.")


async def test_snooze_means_no_suggestions_at_all_for_a_week(bot: WholeBot) -> None:
    suggestion = await bot.suggested()
    await bot.press("sam", suggestion, "No suggestions for a week")
    assert "No suggestions for a week." in text_of(bot.fresh(suggestion))

    await bot.pass_time(days=2)
    await bot.say("sam", "#spring", "Who signs off the outreach pricing?")
    assert not bot.has("sam", "Spring outreach")

    await bot.come(office.MONDAY.replace(day=30, hour=16))
    await bot.say("sam", "#spring", "Who signs off the outreach pricing?")
    assert bot.has("sam", "Spring outreach")


async def test_never_suggest_somebody_holds_for_all_work(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Never suggest Sarah")

    await bot.pass_time(days=8)
    await bot.say("sam", "#spring", "Who signs off the outreach pricing?")

    assert "Sarah Chen, our Head of Sales, to collaborate on the Spring" not in bot.read("sam")


async def test_never_for_this_work_leaves_other_work_alone(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Never for this work")

    await bot.pass_time(days=8)
    await bot.say("sam", "#q3-outreach", "Who signs off the outreach pricing?")
    assert bot.read("sam").count("---") == 0
    await bot.say("sam", "#spring", "Who signs off the outreach pricing?")
    assert bot.has("sam", "Spring outreach")


async def test_preferences_can_lift_what_was_never_wanted(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Never suggest Sarah")

    await bot.command("sam", "/usher preferences")
    assert "Never suggested, as you asked" in bot.modal("sam")
    await bot.press("sam", bot.form("sam"), "Suggest again")
    assert "Never suggested" not in bot.modal("sam")

    await bot.pass_time(days=8)
    await bot.say("sam", "#spring", "Who signs off the outreach pricing?")
    assert bot.has("sam", "invite Sarah Chen, our Head of Sales, to collaborate on the Spring")


async def test_why_not_names_everybody_left_out_with_a_reason(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Why not somebody else?")

    read = bot.modal("sam")
    assert "Why not somebody else" in read
    assert "Too little shared work to be sure: " in read
    assert "Ines Costa" in read
    assert "Rita Moss" not in read
    assert "_" not in read, "codes are put into words"


async def test_settings_are_one_press_away(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Settings")

    assert "Preferences" in bot.modal("sam")


async def test_suggestions_can_be_switched_off_and_on(bot: WholeBot) -> None:
    await bot.command("sam", "/usher preferences")
    await bot.submit("sam", {"pace_suggestions_slack": "off"})
    await bot.say("sam", "#q3-outreach", "Who signs off the outreach pricing?")
    assert not bot.has("sam", ASKING)

    await bot.command("sam", "/usher preferences")
    await bot.submit("sam", {"pace_suggestions_slack": "now"})
    await bot.say("sam", "#q3-outreach", "Who signs off the outreach pricing?")
    assert bot.has("sam", ASKING)


async def test_a_suggestion_that_was_used_says_so_to_a_second_press(bot: WholeBot) -> None:
    stale = bot.fresh(await bot.suggested())
    await bot.press("sam", stale, "Invite")
    await bot.submit("sam")

    await bot.press_old_copy("sam", stale, "suggestion.invite")

    assert bot.has("sam", "You have invited somebody from this suggestion already.")
