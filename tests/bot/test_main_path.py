"""The job Usher is there for: a post becomes a suggestion, an invitation, a colleague who joins."""

from playground.driver import text_of
from tests.support.whole_bot import WholeBot

DRAFT = (
    "We are working on the Q3 outreach cadence, and nobody from Sales leadership is with us yet. "
    "Would you join us for a short look at where we are?"
)


async def test_a_post_becomes_a_suggestion_with_its_reasons(bot: WholeBot) -> None:
    bot.wake_up()

    await bot.driver.say("sam", "#q3-outreach", "Who signs off the outreach target list?")
    suggestion = await bot.driver.message_with("sam", "Would you like to invite")

    read = text_of(suggestion)
    assert "Sarah Chen, our Head of Sales, to collaborate on the Q3 outreach cadence?" in read
    assert "Nobody from Sales leadership is on this cadence" in read
    assert "Works with 3 of the 3 people here" in read
    assert not bot.driver.messages("lena"), "nobody else is spoken to"


async def test_a_running_bot_goes_the_whole_way_by_itself(bot: WholeBot) -> None:
    bot.wake_up()
    driver = bot.driver
    await driver.say("sam", "#q3-outreach", "Who signs off the outreach target list?")
    suggestion = await driver.message_with("sam", "Would you like to invite")
    await driver.press("sam", suggestion, "Invite")
    await driver.modal_with("sam", "Sarah Chen")
    await driver.submit("sam")
    sent = await driver.message_with("sam", "goes out within a minute")
    await driver.press("sam", sent, "Send now")
    invitation = await driver.message_with("sarah", "would like you to join")
    await driver.press("sarah", invitation, "Accept")

    await driver.message_with("sam", "Sarah Chen accepted your invitation")
    await driver.message_with("sam", "Sarah accepted.")
    await driver.wait_for(lambda: "sarah" in driver.members("#q3-outreach"))


async def test_the_form_comes_with_the_person_and_the_message_filled_in(bot: WholeBot) -> None:
    await bot.press("sam", await bot.suggested(), "Invite")

    view = bot.driver.modal("sam")
    assert view is not None
    by_name = {b["block_id"]: b["element"] for b in view["blocks"] if b["type"] == "input"}
    assert by_name["message"]["initial_value"] == DRAFT
    assert [o["text"]["text"] for o in by_name["chosen"]["initial_options"]] == ["Sarah Chen"]
    assert "To collaborate on the Q3 outreach cadence" in text_of(view)


async def test_whoever_accepts_is_in_the_channel_and_every_copy_says_so(bot: WholeBot) -> None:
    suggestion = await bot.suggested()
    await bot.press("sam", suggestion, "Invite")
    await bot.submit("sam", {"message": "Please have a look at our targets."})
    assert not bot.driver.messages("sarah"), "nothing leaves within the undo window"
    assert "You have invited Sarah Chen." in text_of(bot.fresh(suggestion))

    await bot.pass_time(seconds=61)
    invitation = bot.message("sarah", "Sam Reed would like you to join the Q3 outreach cadence")
    sent = bot.message("sam", "waiting for Sarah's answer")
    assert "Please have a look at our targets." in text_of(invitation)
    assert "Sam Reed, our Account Executive, asks. Open until Monday 7 December" in text_of(
        invitation
    )
    assert "sarah" not in bot.driver.members("#q3-outreach"), "nobody is added without a yes"

    await bot.press("sarah", invitation, "Accept")

    answered = text_of(bot.fresh(invitation))
    assert "You accepted. You are a free collaborator now." in answered
    assert "Accept\n" not in answered
    assert "Sarah accepted." in text_of(bot.fresh(sent))
    assert bot.has("sam", "Sarah Chen accepted your invitation to the Q3 outreach cadence")
    assert "sarah" in bot.driver.members("#q3-outreach")


async def test_both_home_tabs_follow(bot: WholeBot) -> None:
    await bot.suggested()
    assert "Suggested to you\nWould you like to invite Sarah Chen" in bot.home("sam")

    invitation = await bot.asked()
    assert "Sam Reed would like you to join the Q3 outreach cadence" in bot.home("sarah")
    assert "waiting for Sarah's answer, open until Monday 7 December" in bot.home("sam")

    await bot.press("sarah", invitation, "Accept")
    assert "No invitation waits for your answer." in bot.home("sarah")
    assert "Sarah Chen to the Q3 outreach cadence: Sarah accepted." in bot.home("sam")


async def test_an_answer_can_be_given_on_the_home_tab(bot: WholeBot) -> None:
    invitation = await bot.asked()
    home = bot.driver.published("sarah")
    assert home is not None

    await bot.press("sarah", home, "Accept")

    assert "sarah" in bot.driver.members("#q3-outreach")
    assert "You accepted." in text_of(bot.fresh(invitation))


async def test_opening_the_home_tab_draws_it(bot: WholeBot) -> None:
    assert bot.driver.published("ines") is None

    bot.driver.home("ines")
    await bot.settle()

    assert "Hello Ines Costa" in bot.home("ines")


async def test_undo_takes_it_back_before_anything_was_sent(bot: WholeBot) -> None:
    sent = await bot.invited()

    await bot.press("sam", sent, "Undo")
    await bot.pass_time(minutes=5)

    assert "taken back before it was sent" in text_of(bot.fresh(sent))
    assert not bot.driver.messages("sarah")


async def test_what_was_taken_back_is_written_again_with_the_same_words(bot: WholeBot) -> None:
    sent = await bot.invited(message="Please look at the pricing with us.")
    await bot.press("sam", sent, "Undo")

    await bot.press("sam", sent, "Write again")
    form = bot.modal("sam")
    assert "Invite a colleague" in form
    assert "Please look at the pricing with us." in str(bot.form("sam"))
    await bot.submit("sam")
    await bot.pass_time(minutes=2)

    assert "Please look at the pricing with us." in text_of(
        bot.message("sarah", "would like you to join")
    )
    assert "taken back before it was sent" in text_of(bot.fresh(sent))


async def test_nobody_else_writes_again_what_was_taken_back(bot: WholeBot) -> None:
    sent = await bot.invited()
    await bot.press("sam", sent, "Undo")

    await bot.press_old_copy("ben", bot.fresh(sent), "invitation.write_again")

    await bot.settle()

    assert not bot.driver.modal("ben")
    assert bot.has("ben", "That is not yours to change.", sent["channel"])


async def test_writing_again_is_refused_when_they_were_invited_or_joined_meanwhile(
    bot: WholeBot,
) -> None:
    sent = await bot.invited()
    await bot.press("sam", sent, "Undo")
    invitation = await bot.asked("lena")

    await bot.press("sam", sent, "Write again")
    assert bot.has("sam", "Sarah Chen has an invitation waiting already.")
    await bot.press("sarah", invitation, "Accept")
    await bot.press("sam", sent, "Write again")

    assert bot.has("sam", "Sarah Chen is on it already. Take them off the list.")


async def test_undo_is_too_late_once_it_is_out(bot: WholeBot) -> None:
    sent = await bot.invited()
    stale = bot.fresh(sent)
    bot.playground.clock.advance(61)
    await bot.usher.jobs.sweep()

    await bot.press_old_copy("sam", stale, "invitation.cancel")

    assert bot.has("sam", "It has been sent already. Withdraw it instead.")
    await bot.settle()
    assert bot.has("sarah", "would like you to join")


async def test_send_now_gives_up_the_wait(bot: WholeBot) -> None:
    sent = await bot.invited()

    await bot.press("sam", sent, "Send now")

    assert bot.has("sarah", "would like you to join")
    assert "waiting for Sarah's answer" in text_of(bot.fresh(sent))


async def test_a_guest_and_a_stranger_to_the_work_get_no_suggestion(bot: WholeBot) -> None:
    await bot.driver.add("sam", "#q3-outreach", "gil")

    await bot.say("gil", "#q3-outreach", "Who signs off the outreach target list?")

    assert not bot.driver.messages("gil")
