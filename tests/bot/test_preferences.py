"""Preferences as a person meets them: the form, its buttons, its errors, and what follows."""

from datetime import timedelta

import pytest

from tests.support.office import MONDAY
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

SAVED = "Saved. What holds from now on"


async def test_what_is_saved_is_said_in_words_and_stays(bot: WholeBot) -> None:
    await bot.command("sarah", "/usher preferences")
    assert "At once, in chat: invitations to you" in bot.modal("sarah")

    await bot.submit(
        "sarah",
        {"pace_outcomes_slack": "off", "weekly": "2", "hours_until": "17:00"},
    )

    assert SAVED in bot.modal("sarah")
    assert "at most 2 times a week" in bot.modal("sarah")
    assert "Monday to Friday, 09:00 to 17:00 in New York time" in bot.modal("sarah")
    assert "Not at all in chat: what became of your invitations" in bot.modal("sarah")
    await bot.command("sarah", "/usher preferences")
    assert "09:00 to 17:00" in bot.modal("sarah")


async def test_hours_of_ones_own_hold_back_what_arrives_outside_them(bot: WholeBot) -> None:
    await bot.command("sarah", "/usher preferences")
    await bot.submit("sarah", {"hours_from": "13:00", "hours_until": "17:00"})

    await bot.invited()
    await bot.pass_time(minutes=5)
    assert not bot.driver.messages("sarah")

    await bot.come(MONDAY.replace(hour=18, minute=1))
    assert bot.has("sarah", "would like you to join")


async def test_what_waits_leaves_as_soon_as_the_hours_allow_it(bot: WholeBot) -> None:
    await bot.invited()
    bot.playground.clock.set(MONDAY.replace(hour=23, minute=30))  # 18:30 in New York
    await bot.settle()
    assert not bot.driver.messages("sarah")

    await bot.command("sarah", "/usher preferences")
    await bot.submit("sarah", {"hours_until": "20:00"})
    await bot.settle()

    assert not bot.has("sarah", "would like you to join")  # it was put off until the morning
    await bot.come(MONDAY.replace(day=24, hour=14, minute=1))
    assert bot.has("sarah", "would like you to join")


async def test_a_pause_holds_everything_and_can_be_ended(bot: WholeBot) -> None:
    await bot.command("sarah", "/usher preferences")
    await bot.press("sarah", bot.form("sarah"), "Pause for a week")
    assert "Everything is paused" in bot.modal("sarah")

    await bot.invited()
    await bot.pass_time(minutes=5)
    await bot.pass_time(days=1)
    assert not bot.driver.messages("sarah")

    await bot.press("sarah", bot.form("sarah"), "End the pause")
    await bot.settle()
    assert "paused" not in bot.modal("sarah")
    assert bot.has("sarah", "would like you to join")


async def test_what_was_switched_off_does_not_come(bot: WholeBot) -> None:
    await bot.command("sam", "/usher preferences")
    await bot.submit("sam", {"pace_outcomes_slack": "off"})
    asked = await bot.asked()

    await bot.press("sarah", asked, "Accept")

    assert not bot.has("sam", "Sarah Chen accepted your invitation")
    assert bot.has("sam", "Your invitation of Sarah Chen"), "their own copy shows it all the same"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"hours_from": "09:00", "hours_until": "09:00"}, "hours_until"),
        ({"pause_until": "2026-11-20"}, "pause_until"),
        ({"pause_until": "2026-11-23"}, "pause_until"),
    ],
)
async def test_what_cannot_be_stands_under_its_field(
    bot: WholeBot, values: dict[str, object], field: str
) -> None:
    await bot.command("sam", "/usher preferences")

    result = await bot.submit("sam", values)

    assert list(result["errors"]) == [field]


async def test_pausing_until_a_day_ends_where_the_person_is(bot: WholeBot) -> None:
    await bot.command("sarah", "/usher preferences")
    await bot.submit("sarah", {"pause_until": "2026-11-25"})
    assert "nothing before Wednesday 25 November, 00:00" in bot.modal("sarah")

    await bot.invited()
    await bot.come(MONDAY + timedelta(days=1))
    assert not bot.driver.messages("sarah")
    await bot.come(MONDAY + timedelta(days=2))
    assert bot.has("sarah", "would like you to join")


async def test_whoever_said_stop_asking_can_take_it_back(bot: WholeBot) -> None:
    await bot.press("sarah", await bot.asked(), "Decline")
    await bot.submit("sarah", {"reason": "stop_asking", "scope": "inviter"})

    await bot.command("sarah", "/usher preferences")
    assert "May not invite you, as you asked" in bot.modal("sarah")
    assert "Sam Reed" in bot.modal("sarah")
    await bot.press("sarah", bot.form("sarah"), "Allow again")

    assert "May not invite you" not in bot.modal("sarah")
