"""`/usher why`: the rules about one case, in words, to whoever may know."""

from tests.support.whole_bot import WholeBot


async def asked(bot: WholeBot, who: str, line: str, channel: str = "#q3-outreach") -> str:
    await bot.command(who, line, channel)
    return bot.modal(who) if bot.driver.modal(who) is not None else bot.read(who, channel)


async def test_an_administrator_asks_about_two_colleagues_and_a_kind_of_work(bot: WholeBot) -> None:
    told = await asked(bot, "dana", "/usher why @sam @sarah cadence")

    assert "May Sam Reed invite Sarah Chen to a cadence?" in told
    assert "Yes, without anybody's approval." in told
    assert "Sarah is not on it yet." in told


async def test_one_asks_about_oneself_and_the_work_at_hand(bot: WholeBot) -> None:
    told = await asked(bot, "sam", "/usher why @gil")

    assert "May Sam Reed invite Gil Navarro to" in told
    assert "No. Gil Navarro is from outside your organisation." in told


async def test_about_the_rights_of_others_only_their_leaders_and_administrators_ask(
    bot: WholeBot,
) -> None:
    told = await asked(bot, "sam", "/usher why @lena @sarah cadence")

    assert "You may ask this about yourself and the people you manage" in told
    assert "Looked at" not in told


async def test_what_was_not_understood_says_how_to_ask(bot: WholeBot) -> None:
    assert "/usher why @dana @sam cadence" in await asked(bot, "sam", "/usher why")
    assert "No work of that name was found." in await asked(bot, "sam", "/usher why @sarah to Zzz")


async def test_a_no_is_said_of_whoever_is_asked_about_and_leads_on(bot: WholeBot) -> None:
    told = await asked(bot, "dana", "/usher why @sam @lena to Q3 outreach cadence")

    assert "No. Lena Fischer is on it already." in told
    assert "Take them off the list" not in told
    assert "No rule is about this case" not in told  # it did not come to that
    told = await asked(bot, "dana", "/usher why @sam @sarah cadence")
    assert told.count("No rule is about this case") == 1
