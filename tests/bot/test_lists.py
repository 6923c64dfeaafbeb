"""Home, the lists that commands show, and looking after what one sent."""

from dataclasses import replace

import pytest

from playground.driver import text_of
from playground.records import Json
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

CHANNELS = ("#q3-outreach", "#spring", "#partners", "#winback")


async def listed(bot: WholeBot, who: str, command: str, heading: str) -> Json:
    await bot.command(who, f"/usher {command}")
    return bot.message(who, heading)


async def test_what_waits_is_answered_within_the_list(bot: WholeBot) -> None:
    await bot.asked()
    seen = await listed(bot, "sarah", "pending", "Waiting for your answer")
    assert "Sam Reed would like you to join the Q3 outreach cadence" in text_of(seen)

    await bot.press("sarah", seen, "Accept")

    assert "No invitation waits for your answer." in bot.read("sarah")
    assert "sarah" in bot.driver.members("#q3-outreach")
    assert bot.has("sam", "Sarah Chen accepted your invitation")


async def test_whoever_waits_for_nothing_is_told_so(bot: WholeBot) -> None:
    for command, words in (
        ("pending", "No invitation waits for your answer."),
        ("sent", "You have not invited anybody in the last 30 days."),
        ("team", "Usher knows of nobody whom you manage."),
    ):
        await bot.command("leo", f"/usher {command}")
        assert bot.has("leo", words)


async def test_a_command_is_answered_in_any_conversation(bot: WholeBot) -> None:
    for place in ("#general", "@lena", "bot", "#deal-desk"):
        await bot.command("sam", "/usher sent", place)
        assert bot.has("sam", "You have not invited anybody", place)


async def test_lists_are_paged_and_a_press_keeps_the_page(bot: WholeBot) -> None:
    for whom in ("sarah", "priya", "leo", "ines", "dana"):
        for where in CHANNELS[:2]:
            await bot.invited("sam", whom, where)
    seen = await listed(bot, "sam", "sent", "Sent by you")
    assert "Page 1 of 2" in text_of(seen)

    await bot.press("sam", seen, "Next")
    seen = bot.message("sam", "Page 2 of 2")
    assert "to the Q3 outreach cadence: goes out" in text_of(seen)
    await bot.press("sam", seen, "Undo")

    assert "taken back before it was sent" in text_of(bot.message("sam", "Page 2 of 2"))


async def test_home_is_turned_and_stays_turned_when_something_changes(bot: WholeBot) -> None:
    for whom in ("sarah", "priya", "leo", "ines", "dana"):
        for where in CHANNELS[:2]:
            await bot.invited("sam", whom, where)
    home = bot.driver.home("sam")
    await bot.settle()
    home = bot.driver.published("sam")
    assert home is not None
    await bot.press("sam", home, "Next")
    assert "Page 2 of 2" in bot.home("sam")

    await bot.pass_time(seconds=61)

    assert "Page 2 of 2" in bot.home("sam")


async def test_a_press_on_an_old_home_is_answered_with_the_truth(bot: WholeBot) -> None:
    await bot.asked()
    old = bot.driver.published("sarah")
    assert old is not None
    await bot.press("sam", bot.message("sam", "Your invitation of Sarah Chen"), "Withdraw")

    await bot.interact(bot.pressed_at_home("sarah", old, "invitation.accept"))
    await bot.settle()

    assert "This invitation was withdrawn." in bot.modal("sarah")
    assert "sarah" not in bot.driver.members("#q3-outreach")
    assert "would like you to join" not in bot.home("sarah").split("Told to you lately")[0]


async def test_home_tells_what_was_told_lately(bot: WholeBot) -> None:
    await bot.asked()

    bot.driver.home("sarah")  # as she opens it
    await bot.settle()
    told = bot.home("sarah").split("Told to you lately")[1]
    assert "Sam Reed would like you to join the Q3 outreach cadence (at" in told


async def test_other_words_before_it_is_sent(bot: WholeBot) -> None:
    sent = await bot.invited()
    await bot.press("sam", sent, "Edit message")
    await bot.submit("sam", {"message": "Please join, Sarah."})

    assert "Please join, Sarah." in text_of(bot.message("sam", "Your invitation of Sarah Chen"))
    await bot.pass_time(seconds=61)
    assert "Please join, Sarah." in text_of(bot.message("sarah", "would like you to join"))


async def test_other_words_while_it_waits_change_the_copy_without_a_message(
    bot: WholeBot,
) -> None:
    await bot.asked()
    before = len(bot.driver.messages("sarah"))
    posts = len(bot.calls("chat.postMessage"))
    await bot.press("sam", bot.message("sam", "Your invitation of Sarah Chen"), "Edit message")
    assert "it changes there, without a new message" in bot.modal("sam")
    await bot.submit("sam", {"message": "Ten minutes on Friday would do."})

    assert len(bot.driver.messages("sarah")) == before
    assert len(bot.calls("chat.postMessage")) == posts
    seen = bot.message("sarah", "would like you to join")
    assert "Ten minutes on Friday would do." in text_of(seen)


async def test_other_words_after_the_answer_come_too_late(bot: WholeBot) -> None:
    asked = await bot.asked()
    await bot.press("sam", bot.message("sam", "Your invitation of Sarah Chen"), "Edit message")
    await bot.press("sarah", asked, "Accept")

    await bot.submit("sam", {"message": "Never mind."})

    assert "This invitation was accepted already." in bot.modal("sam")
    assert not bot.has("sarah", "Never mind.")


async def test_two_forms_do_not_overwrite_each_other(bot: WholeBot) -> None:
    sent = await bot.invited()
    await bot.press("sam", sent, "Edit message")
    late = bot.driver.modal("sam")
    assert late is not None
    slow = bot.submission("sam", late, {"message": "The slow one."})
    await bot.submit("sam", {"message": "The quick one."})

    await bot.interact(slow)
    await bot.settle()

    assert "The quick one." in text_of(bot.message("sam", "Your invitation of Sarah Chen"))


@pytest.mark.parametrize(
    ("message", "told"),
    [("   ", "Write a sentence or two.")],
)
async def test_empty_words_are_refused_and_the_form_is_kept(
    bot: WholeBot, message: str, told: str
) -> None:
    sent = await bot.invited()
    await bot.press("sam", sent, "Edit message")

    result = await bot.submit("sam", {"message": message})

    assert result["errors"] == {"message": told}


async def test_a_manager_sees_the_team_and_reminds_for_it(bot: WholeBot) -> None:
    await bot.asked("sam", "leo")
    await bot.pass_time(days=2)
    seen = await listed(bot, "sarah", "team", "Your team")
    assert "Sam Reed invited Leo Moreau to the Q3 outreach cadence" in text_of(seen)
    assert "Next reminder" in text_of(seen)

    await bot.press("sarah", seen, "Remind")

    assert bot.has("leo", "Still open: Sam Reed would like you to join")
    seen = bot.message("sarah", "Your team")
    await bot.press("sarah", seen, "Remind")
    assert bot.has("sarah", "It was sent less than a day ago.")


async def test_a_manager_outside_private_work_reads_no_name(bot: WholeBot) -> None:
    await bot.asked("sam", "leo", "#deal-desk")

    seen = await listed(bot, "sarah", "team", "Your team")

    assert "Sam Reed invited Leo Moreau to a private project" in text_of(seen)
    assert "Falcon" not in bot.read("sarah") + bot.home("sarah")
    await bot.press("sarah", seen, "Withdraw")
    assert "Falcon" not in bot.read("sarah")
    assert bot.has("sarah", "withdrawn")


async def test_what_could_not_be_delivered_comes_first_for_the_manager(bot: WholeBot) -> None:
    await bot.asked("sam", "ines")
    await bot.invited("sam", "leo")
    gone = replace(bot.driver.person("leo"), deleted=True)
    bot.playground.workspace.save_user(gone)  # and Slack has not told us yet
    await bot.pass_time(seconds=61)

    team = text_of(await listed(bot, "sarah", "team", "Your team"))

    assert "It could not be delivered." in team
    assert team.index("Leo Moreau") < team.index("Ines Costa")


async def test_suggest_says_who_is_missing_here(bot: WholeBot) -> None:
    await bot.command("sam", "/usher suggest", "#q3-outreach")

    shown = bot.message("sam", "Sarah Chen", "#q3-outreach")
    await bot.press("sam", shown, "Not now")

    assert bot.has("sam", "Dismissed.", "#q3-outreach")


async def test_suggest_says_why_nobody_is_missing(bot: WholeBot) -> None:
    await bot.command("ines", "/usher suggest", "#contracts")

    assert bot.has("ines", "Nobody stands out for", "#contracts")


async def test_suggest_belongs_into_a_channel(bot: WholeBot) -> None:
    await bot.command("sam", "/usher suggest")

    assert bot.has("sam", "Type it in the channel that it is about.")
