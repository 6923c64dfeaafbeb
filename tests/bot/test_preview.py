"""What they will see: the invitation as its invitee gets it, looked at before it is sent."""

from typing import Any

import pytest

from playground.driver import text_of
from tests.bot.test_languages import speaks
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
SHOW = "Show what they will see"
WORDS = "Have a look at our prices, please."


async def looked(bot: WholeBot, who: str, values: dict[str, Any], show: str = SHOW) -> str:
    """Fill the form, look, and return what is shown on top of it."""
    await bot.driver.press(who, bot.form(who), show, values=values)
    await bot.settle()
    return bot.modal(who)


async def test_it_is_what_arrives_word_for_word(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah", "#q3-outreach")
    seen = await looked(bot, "sam", {"message": WORDS})
    await bot.driver.close("sam")
    await bot.submit("sam", {"message": WORDS})
    await bot.pass_time(seconds=61)

    arrived = text_of(bot.message("sarah", "would like you to join")["blocks"]).splitlines()
    said = [line for line in arrived if line not in ("Accept", "Decline", "Later")]
    assert WORDS in said
    assert [line for line in said if line not in seen.splitlines()] == []
    assert "With buttons: Accept, Decline and Later." in seen


async def test_the_form_is_below_as_it_was(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite", "#q3-outreach")
    form = bot.form("sam")

    await looked(bot, "sam", {"people": ["sarah"], "message": WORDS})
    assert bot.form("sam")["previous_view_id"] == form["id"]
    await bot.driver.close("sam")

    below = bot.form("sam")
    assert (below["id"], below["hash"]) == (form["id"], form["hash"])
    assert below["state"]["values"]["message"]["message"]["value"] == WORDS


async def test_each_is_shown_it_in_their_own_language(bot: WholeBot) -> None:
    await speaks(bot, "sarah", "de-DE")
    await bot.command("sam", "/usher invite", "#q3-outreach")

    seen = await looked(bot, "sam", {"people": ["sarah", "priya"], "message": WORDS})

    assert "To Sarah Chen, in Deutsch" in seen
    assert "Sam Reed lädt dich zu Q3 outreach cadence" in seen or "lädt dich zu" in seen
    assert "Annehmen, Ablehnen" in seen
    assert "To Priya Nair" in seen
    assert "Sam Reed would like you to join the Q3 outreach cadence" in seen


async def test_private_work_is_not_named(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite", "#deal-desk")

    seen = await looked(bot, "sam", {"people": ["sarah"], "message": WORDS})

    assert "Sam Reed would like you to join a private" in seen
    assert "Falcon" not in seen
    assert "deal-desk" not in seen


async def test_while_nobody_is_chosen_it_says_what_to_do(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite", "#q3-outreach")

    assert "Nobody is chosen yet." in await looked(bot, "sam", {})


async def test_what_stands_against_sending_is_told_at_once(bot: WholeBot) -> None:
    await bot.asked()
    await bot.command("sam", "/usher invite", "#q3-outreach")

    seen = await looked(bot, "sam", {"people": ["ben", "sarah"], "emails": "ann@nowhere.example"})

    assert "Please look at this:" in seen
    assert "ann@nowhere.example" in seen
    assert "Ben Ortiz is" in seen


async def test_nothing_is_kept_or_sent_by_looking(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah", "#q3-outreach")

    await looked(bot, "sam", {"message": WORDS})
    await bot.driver.close("sam")
    await bot.pass_time(minutes=5)

    assert bot.driver.messages("sarah") == []
    assert bot.driver.messages("sam") == []
