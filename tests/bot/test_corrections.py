"""Somebody's title is wrong: they say so, an administrator decides, and they hear of it."""

from dataclasses import replace

import pytest

from invites.people import Detail, Person, Source
from invites.provenance import source_of
from playground import administration
from playground.driver import text_of
from playground.records import TEAM_ID
from tests.bot.test_directory_sync import person_of
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

ASKS = "Sam Reed asks to correct their details"


async def asks(bot: WholeBot, who: str = "sam", **values: object) -> None:
    await bot.command(who, "/usher correct")
    result = await bot.submit(who, values)
    assert not result.get("errors"), result


async def known(bot: WholeBot, who: str) -> Person:
    found = await person_of(bot, bot.driver.person(who).id)
    assert found is not None
    return found


async def test_an_administrator_applies_it_and_it_holds(bot: WholeBot) -> None:
    await bot.command("sam", "/usher correct")
    assert "Comes from a list that an administrator imported." in bot.modal("sam")
    await bot.submit("sam", {"title": "Sales Manager", "manager": ["dana"]})
    card = bot.message("dana", ASKS)
    assert "Sales Manager (so far: Account Executive)" in text_of(card)
    assert "Dana White (so far: Sarah Chen)" in text_of(card)

    await bot.press("dana", card, "Apply")

    assert "You applied it." in text_of(bot.fresh(card))
    assert bot.has("sam", "Dana White corrected your details")
    sam = replace(bot.driver.person("sam"), title="Something in Slack")
    administration.change(bot.playground.workspace, sam)
    await bot.settle()
    after = await known(bot, "sam")
    assert (after.title, source_of(after, Detail.TITLE)) == ("Sales Manager", Source.CORRECTION)
    assert after.manager_id == (await known(bot, "dana")).id


async def test_the_first_answer_counts_and_every_copy_says_whose_it_was(bot: WholeBot) -> None:
    ben = replace(bot.driver.person("ben"), is_admin=True)
    administration.change(bot.playground.workspace, ben)
    await bot.settle()
    await asks(bot, title="Sales Manager")
    first, second = bot.message("dana", ASKS), bot.message("ben", ASKS)

    await bot.press("dana", first, "Reject")
    await bot.press_old_copy("ben", second, "correction.apply")
    await bot.settle()

    assert "Dana White rejected it." in text_of(bot.fresh(second))
    assert (await known(bot, "sam")).title == "Account Executive"
    assert bot.has("sam", "Dana White did not correct your details")


async def test_nobody_but_an_administrator_decides(bot: WholeBot) -> None:
    await asks(bot, title="Sales Manager")
    card = bot.message("dana", ASKS)

    for who in ("sam", "sarah", "gil"):
        await bot.press_old_copy(who, card, "correction.apply")
        await bot.settle()

    assert (await known(bot, "sam")).title == "Account Executive"
    assert "Apply" in text_of(bot.fresh(card))


async def test_an_administrator_may_correct_themselves_and_is_told_so(bot: WholeBot) -> None:
    await asks(bot, "dana", title="Head of IT")
    card = bot.message("dana", "You asked to correct your own details")
    assert "you decide about them as an administrator" in text_of(card)
    await bot.press("dana", card, "Apply")
    assert (await known(bot, "dana")).title == "Head of IT"


async def test_asking_again_takes_the_place_of_what_was_asked(bot: WholeBot) -> None:
    await asks(bot, title="Sales Manager")
    first = bot.message("dana", ASKS)
    await asks(bot, title="Sales Director")
    assert "They asked for something else since." in text_of(bot.fresh(first))
    assert "Sales Director" in text_of(bot.message("dana", ASKS))


async def test_what_makes_no_sense_is_refused_in_words(bot: WholeBot) -> None:
    await bot.command("sam", "/usher correct")
    await bot.submit("sam", {})
    assert "Nothing differs from what is known." in bot.modal("sam")
    await bot.command("sarah", "/usher correct")
    result = await bot.submit("sarah", {"manager": ["sam"]})
    assert "own team" in str(result["errors"])


async def test_a_list_cut_short_is_told_to_the_administrator(bot: WholeBot) -> None:
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    await bot.usher.syncing.begin(customer_id, TEAM_ID)
    await bot.settle()
    for who in ("ben", "leo", "ines", "priya"):
        del bot.playground.workspace.users[bot.driver.person(who).id]
    await bot.usher.syncing.begin(customer_id, TEAM_ID)
    await bot.settle()
    assert bot.has("dana", "Slack's list of people looks cut short")
    assert bot.has("dana", "4 people known from earlier are not in it any more.")
