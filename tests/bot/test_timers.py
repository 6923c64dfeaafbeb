"""What time alone does: reminders, expiry, and the way back from it."""

import pytest

from playground.driver import text_of
from tests.support.office import MONDAY
from tests.support.whole_bot import WholeBot

# What differs between the databases stands in the tests of the main path and of the store.
pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def test_reminders_come_at_five_fourteenths_and_two_days_before_the_end(
    bot: WholeBot,
) -> None:
    await bot.asked()

    await bot.come(MONDAY.replace(day=27))
    assert not bot.has("sarah", "Still open")
    await bot.come(MONDAY.replace(day=30))  # day five is a Saturday: it waits for Monday
    assert len([m for m in bot.driver.messages("sarah") if "Still open" in m["text"]]) == 1
    await bot.come(MONDAY.replace(month=12, day=4))
    assert len([m for m in bot.driver.messages("sarah") if "Still open" in m["text"]]) == 1
    await bot.come(MONDAY.replace(month=12, day=7, hour=14, minute=30))
    assert len([m for m in bot.driver.messages("sarah") if "Still open" in m["text"]]) == 2


async def test_no_reminder_after_an_answer(bot: WholeBot) -> None:
    await bot.press("sarah", await bot.asked(), "Accept")

    await bot.pass_time(days=7)
    await bot.pass_time(days=6)

    assert not bot.has("sarah", "Still open")


async def test_after_fourteen_days_it_has_expired_and_both_see_it(bot: WholeBot) -> None:
    invitation = await bot.asked()

    await bot.pass_time(days=15)

    assert "This invitation has expired." in text_of(bot.fresh(invitation))
    told = text_of(bot.message("sam", "Sarah Chen did not answer your invitation"))
    assert "It has expired. You may invite them again." in told


async def test_accepting_after_the_end_is_refused_even_before_the_sweep(bot: WholeBot) -> None:
    invitation = await bot.asked()
    bot.playground.clock.advance(15 * 86400)

    await bot.press_old_copy("sarah", bot.fresh(invitation), "invitation.accept")

    assert bot.has("sarah", "This invitation has expired. Ask the inviter to send it again.")
    assert "sarah" not in bot.driver.members("#q3-outreach")


async def test_an_expired_invitation_can_be_renewed_and_accepted(bot: WholeBot) -> None:
    await bot.asked()
    await bot.pass_time(days=15)

    await bot.press("sam", bot.message("sam", "did not answer your invitation"), "Invite again")
    await bot.pass_time(minutes=2)

    again = bot.message("sarah", "would like you to join")
    await bot.press("sarah", again, "Accept")
    assert "sarah" in bot.driver.members("#q3-outreach")


async def test_an_expired_invitation_can_be_cleared_away(bot: WholeBot) -> None:
    invitation = await bot.asked()
    await bot.pass_time(days=15)

    await bot.press("sarah", invitation, "Decline")
    await bot.submit("sarah")

    assert "You declined." in text_of(bot.fresh(invitation))


async def test_sending_again_is_refused_within_a_day_and_possible_afterwards(
    bot: WholeBot,
) -> None:
    await bot.asked()
    sent = bot.message("sam", "Your invitation of")

    await bot.press("sam", sent, "Send again")
    assert bot.has("sam", "It was sent less than a day ago. Try again after 24 November, 10:41.")
    assert len(bot.driver.messages("sarah")) == 1

    await bot.pass_time(days=2)
    await bot.press("sam", sent, "Send again")
    assert len(bot.driver.messages("sarah")) == 2


async def test_either_copy_can_be_answered_and_both_show_it(bot: WholeBot) -> None:
    first = await bot.asked()
    await bot.pass_time(days=2)
    await bot.press("sam", bot.message("sam", "Your invitation of"), "Send again")
    second = bot.driver.messages("sarah")[-1]

    await bot.press("sarah", first, "Accept")

    for copy in (first, second):
        assert "You accepted." in text_of(bot.fresh(copy))


async def test_a_withdrawn_invitation_reminds_nobody(bot: WholeBot) -> None:
    await bot.asked()
    await bot.press("sam", bot.message("sam", "Your invitation of"), "Withdraw")

    await bot.pass_time(days=7)
    await bot.pass_time(days=8)

    assert not bot.has("sarah", "Still open")
    assert not bot.has("sam", "did not answer")


async def test_the_metronome_of_a_running_bot_sends_what_is_due(bot: WholeBot) -> None:
    await bot.invited()
    bot.wake_up()

    bot.playground.clock.advance(61)

    await bot.driver.message_with("sarah", "would like you to join")
