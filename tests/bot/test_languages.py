"""Each person is spoken to in the language of their own Slack, both sides of one invitation."""

from dataclasses import replace

from playground import administration
from tests.support.whole_bot import WholeBot


async def speaks(bot: WholeBot, who: str, locale: str) -> None:
    """What somebody does in the preferences of Slack; it tells us with `user_change`."""
    user = bot.driver.person(who)
    administration.change(bot.playground.workspace, replace(user, locale=locale))
    await bot.settle()


async def test_an_invitation_is_read_in_german_and_its_outcome_in_french(bot: WholeBot) -> None:
    await speaks(bot, "sarah", "de-DE")
    await speaks(bot, "sam", "fr-FR")
    await bot.say("sam", "#q3-outreach", "Who signs off the outreach target list and the pricing?")
    suggestion = bot.message("sam", "Voulez-vous inviter Sarah Chen")

    await bot.press("sam", suggestion, "Inviter")
    form = str(bot.driver.modal("sam"))
    assert "Pour collaborer sur" in form
    assert "Wir arbeiten an" in form
    await bot.submit("sam")
    await bot.pass_time(seconds=61)

    asked = bot.message("sarah", "lädt dich zu")
    await bot.press("sarah", asked, "Annehmen")
    assert bot.has("sarah", "Du hast angenommen")
    assert bot.has("sam", "Sarah Chen a accepté votre invitation")
    assert "Envoyées par vous" in bot.home("sam")


async def test_refusals_and_help_are_in_the_language_of_whoever_asks(bot: WholeBot) -> None:
    await speaks(bot, "sam", "de-DE")
    await bot.command("sam", "/usher invte @sarah")
    assert bot.has("sam", "„invte“ ist keiner meiner Befehle. Meintest du /usher invite?")
    await bot.command("sam", "/usher invite @sarah", "#q3-outreach")
    result = await bot.submit("sam", {"emails": "nobody"})
    assert "„nobody“ ist keine E-Mail-Adresse." in str(result)


async def test_a_language_chosen_today_is_spoken_from_then_on(bot: WholeBot) -> None:
    await bot.asked()
    await speaks(bot, "sarah", "ja-JP")
    await bot.press("sarah", bot.message("sarah", "would like you to join"), "Decline")
    assert "理由" in bot.modal("sarah")
