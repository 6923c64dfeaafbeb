"""Whoever asks for somebody of a role is offered one, and what they wrote is not kept."""

import pytest

from playground.driver import text_of
from tests.bot.test_privacy import stored
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def test_who_asks_for_somebody_from_legal_is_offered_them_and_told_why(bot: WholeBot) -> None:
    await bot.say("sam", "#winback", "Zanzibar: can somebody from legal look at the wombat clause?")

    offer = bot.message("sam", "Would you like to invite Ines Costa")
    assert "You asked for somebody from Legal" in text_of(offer)
    assert not bot.has("lena", "You asked"), "the author alone reads it"
    kept = (await stored(bot)).casefold()
    assert '["legal"]' in kept
    assert not [word for word in ("zanzibar", "wombat", "somebody from", "clause") if word in kept]


async def test_who_tells_that_legal_has_approved_is_offered_nobody(bot: WholeBot) -> None:
    await bot.say("sam", "#winback", "Somebody from legal already looked at this.")

    assert not bot.has("sam", "Ines Costa")


async def test_a_role_that_somebody_there_has_is_not_missing(bot: WholeBot) -> None:
    await bot.say("leo", "#contracts", "Can somebody from legal look at this?")

    assert not bot.has("leo", "You asked for")


async def test_the_role_is_understood_in_other_languages(bot: WholeBot) -> None:
    await bot.say("lena", "#winback", "Kann jemand aus der Rechtsabteilung draufschauen?")

    offer = bot.message("lena", "Would you like to invite Ines Costa")
    assert "You asked for somebody from Legal" in text_of(offer)
