"""Being forgotten: what goes, what others see, what is honoured afterwards, and the way back."""

import pytest
from sqlalchemy import text

from playground.records import TEAM_ID
from storage.engine import open_engine
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def forgotten(bot: WholeBot, who: str) -> None:
    await bot.command(who, "/usher forget-me")
    await bot.submit(who)


async def stored(bot: WholeBot) -> str:
    """Everything in the database, as text."""
    engine = open_engine(bot.database_url)
    found = []
    async with engine.connect() as connection:
        names = await connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table'")
        )
        for (name,) in names.all():
            rows = await connection.execute(text(f'SELECT * FROM "{name}"'))  # noqa: S608
            found += [f"{name} {tuple(row)}" for row in rows.all()]
    await engine.dispose()
    return "\n".join(found)


async def test_it_says_before_what_goes_and_what_stays(bot: WholeBot) -> None:
    await bot.press("sarah", await bot.asked(), "Accept")

    await bot.command("sarah", "/usher forget-me")

    read = bot.modal("sarah")
    assert "What goes, at once" in read
    assert "acts in channels, with their hashes of words" in read
    assert "That you joined 1 work item by invitation" in read


async def test_nothing_that_tells_who_they_are_is_left(bot: WholeBot) -> None:
    await bot.suggested()
    await bot.asked("lena")

    await forgotten(bot, "sarah")

    assert "Nothing is stored about you from now on" in bot.modal("sarah")
    left = await stored(bot)
    assert "Sarah Chen" not in left
    assert "sarah@northwind.example" not in left.casefold()
    assert "Head of Sales" not in left


async def test_what_was_open_ends_and_the_others_see_it(bot: WholeBot) -> None:
    await bot.asked()

    await forgotten(bot, "sarah")

    assert "somebody who left Usher" in bot.read("sam")
    assert "Sarah Chen" not in bot.read("sam")
    assert "Accept" not in bot.read("sarah")


async def test_nothing_is_stored_or_suggested_afterwards(bot: WholeBot) -> None:
    await forgotten(bot, "sarah")
    before = await bot.activities()

    await bot.say("sarah", "#pipeline", "The outreach pricing is mine to sign off.")
    await bot.say("sam", "#q3-outreach", "Who signs off the outreach target list and the pricing?")

    assert await bot.activities() == before + 1
    assert not bot.has("sam", "Would you like to invite somebody")
    assert not bot.has("sam", "Would you like to invite Sarah")


async def test_nobody_can_invite_them_afterwards(bot: WholeBot) -> None:
    await forgotten(bot, "sarah")

    await bot.command("sam", "/usher invite", "#q3-outreach")
    result = await bot.submit("sam", {"people": ["sarah"]})

    assert "asked not to be invited" in str(result["errors"])
    assert not bot.has("sarah", "would like you to join")


async def test_whoever_uses_usher_again_is_known_again_and_stop_asking_still_holds(
    bot: WholeBot,
) -> None:
    await bot.press("sarah", await bot.asked(), "Decline")
    await bot.submit("sarah", {"reason": "stop_asking", "scope": "inviter"})
    await forgotten(bot, "sarah")

    await bot.command("sarah", "/usher help")

    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        found = await uow.people.search("Sarah Chen")
        assert [p.forgotten for p in found] == [False]
    await bot.pass_time(days=8)
    await bot.command("sam", "/usher invite", "#spring")
    result = await bot.submit("sam", {"people": ["sarah"]})
    assert "asked not to be invited" in str(result["errors"])


async def test_what_is_stored_can_be_seen(bot: WholeBot) -> None:
    await bot.command("sarah", "/usher my-data")

    read = bot.modal("sarah")
    assert "Name: Sarah Chen" in read
    assert "E-mail: sarah@northwind.example" in read
    assert "Acts in channels (who, when, where, hashes of words): 2" in read


async def test_forgetting_while_an_invitation_is_on_its_way(bot: WholeBot) -> None:
    await bot.invited()

    await forgotten(bot, "sarah")
    await bot.pass_time(minutes=5)

    assert not bot.driver.messages("sarah")
    assert "somebody who left Usher" in bot.read("sam")
