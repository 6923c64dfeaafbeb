"""How seldom the bot speaks: budgets, hours, and whom it never suggests."""

from dataclasses import replace
from datetime import timedelta

import pytest

from playground import administration
from playground.driver import text_of
from tests.support.office import CHICAGO, MONDAY
from tests.support.whole_bot import WholeBot

# What differs between the databases stands in the tests of the main path and of the store.
pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


PROMPT = "Who signs off the outreach target list and the pricing?"


def offers(bot: WholeBot, who: str = "sam") -> list[str]:
    said = [m["text"] for m in bot.driver.messages(who)]
    return [text for text in said if text.startswith("Would you like to invite")]


async def test_one_suggestion_a_day(bot: WholeBot) -> None:
    await bot.suggested()

    await bot.say("sam", "#spring", PROMPT)

    assert len(offers(bot)) == 1


async def test_three_suggestions_a_week(bot: WholeBot) -> None:
    for day, where in enumerate(("q3-outreach", "spring", "partners", "winback")):
        await bot.come(MONDAY + timedelta(days=day, minutes=day))
        await bot.say("sam", f"#{where}", PROMPT)

    assert len(offers(bot)) == 3
    assert "Winback" not in " ".join(offers(bot))


async def test_the_same_person_for_the_same_work_once_a_week(bot: WholeBot) -> None:
    await bot.suggested()
    await bot.pass_time(days=2)
    await bot.say("sam", "#q3-outreach", PROMPT)
    assert len(offers(bot)) == 1

    await bot.pass_time(days=6)
    await bot.say("sam", "#q3-outreach", PROMPT)
    assert len(offers(bot)) == 2


async def test_an_invitee_gets_one_invitation_a_day_and_the_next_inviter_hears_when(
    bot: WholeBot,
) -> None:
    await bot.asked()

    sent = await bot.invited("lena", where="#spring")

    assert "goes out on Tuesday 24 November at 10:4" in text_of(bot.fresh(sent))
    assert "within their working hours" in text_of(bot.fresh(sent))
    await bot.pass_time(minutes=5)
    assert len(bot.driver.messages("sarah")) == 1
    await bot.pass_time(days=1)
    assert bot.has("sarah", "Lena Fischer would like you to join the Spring outreach cadence")


async def test_nothing_reaches_somebody_outside_their_working_hours(bot: WholeBot) -> None:
    """At 10:40 in New York it is half past four in the morning in Honolulu."""
    priya = replace(bot.driver.person("priya"), tz="Pacific/Honolulu")
    administration.change(bot.playground.workspace, priya)
    await bot.settle()

    sent = await bot.invited(whom="Priya Nair")
    await bot.pass_time(minutes=5)

    assert not bot.driver.messages("priya")
    assert "goes out at 14:00 your time, 09:00 for Priya" in text_of(bot.fresh(sent))
    await bot.come(MONDAY.replace(hour=19, minute=5))
    assert bot.has("priya", "would like you to join")


async def test_friday_evening_becomes_monday_morning(bot: WholeBot) -> None:
    await bot.come(MONDAY.replace(day=27, hour=23, minute=30))
    sent = await bot.invited()

    await bot.pass_time(days=1)
    await bot.pass_time(days=1)
    assert not bot.driver.messages("sarah")
    assert "goes out on Monday 30 November at 09:00 your time" in text_of(bot.fresh(sent))

    await bot.come(MONDAY.replace(day=30, hour=14, minute=1))
    assert bot.has("sarah", "would like you to join")


async def test_a_suggestion_waits_for_the_actors_own_morning(bot: WholeBot) -> None:
    sam = replace(bot.driver.person("sam"), tz=CHICAGO)
    administration.change(bot.playground.workspace, sam)
    await bot.come(MONDAY.replace(day=24, hour=13))  # 07:00 in Chicago

    await bot.say("sam", "#q3-outreach", PROMPT)
    assert not offers(bot)

    await bot.come(MONDAY.replace(day=24, hour=15, minute=1))
    assert len(offers(bot)) == 1


async def test_do_not_disturb_holds_a_message_back(bot: WholeBot) -> None:
    await bot.invited()
    sarah = bot.driver.person("sarah")
    bot.playground.acting.status(sarah, text=None, emoji=None, dnd=True)

    await bot.pass_time(seconds=61)
    assert not bot.driver.messages("sarah")

    await bot.pass_time(hours=2)
    assert bot.has("sarah", "would like you to join")


@pytest.mark.parametrize(
    "change",
    [
        {"status_text": "On vacation", "status_emoji": ":palm_tree:"},
        {"deleted": True},
        {"is_restricted": True},
        {"is_ultra_restricted": True},
        {"is_bot": True},
    ],
    ids=str,
)
async def test_who_is_away_gone_a_guest_or_an_app_is_never_suggested(
    bot: WholeBot, change: dict[str, object]
) -> None:
    sarah = replace(bot.driver.person("sarah"), **change)  # type: ignore[arg-type]
    administration.change(bot.playground.workspace, sarah)
    await bot.settle()

    await bot.say("sam", "#q3-outreach", PROMPT)

    assert "Sarah" not in " ".join(offers(bot))


async def test_whoever_has_an_invitation_waiting_is_not_suggested_again(bot: WholeBot) -> None:
    await bot.asked()

    await bot.say("lena", "#q3-outreach", PROMPT)

    assert "Sarah" not in " ".join(offers(bot, "lena"))


async def test_whoever_said_no_lately_is_not_suggested(bot: WholeBot) -> None:
    await bot.press("sarah", await bot.asked(), "Decline")
    await bot.submit("sarah")
    await bot.pass_time(days=2)

    await bot.say("lena", "#q3-outreach", PROMPT)

    assert "Sarah" not in " ".join(offers(bot, "lena"))
