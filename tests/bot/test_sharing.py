"""Links to work in messages, and words to Usher itself."""

import pytest

from playground.driver import text_of
from playground.records import Json
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

PLAN = "https://work.example.com/plans/q3"


async def linked(bot: WholeBot, where: str = "#spring", link: str = PLAN) -> Json:
    """Sam says where the work of this channel is; return what the form answered."""
    await bot.command("sam", "/usher link", where)
    return await bot.submit("sam", {"title": "Falcon rollout", "link": link})


def shown(bot: WholeBot, said: Json) -> list[Json]:
    attachments: list[Json] = bot.fresh(said).get("attachments", [])
    return attachments


async def test_a_link_to_work_gets_a_card_with_a_button_to_invite(bot: WholeBot) -> None:
    await linked(bot)
    said = await bot.say("lena", "#pipeline", f"Look at {PLAN}/#goals please")

    (card,) = shown(bot, said)
    assert "Falcon rollout" in text_of(card)
    assert "3 people take part" in text_of(card)

    await bot.driver.press("priya", {**bot.fresh(said), "blocks": card["blocks"]}, "Invite")
    form = await bot.driver.modal_with("priya", "Whom to invite")
    choice = next(b["element"] for b in form["blocks"] if b["block_id"] == "work_item")
    assert "Falcon rollout" in choice["initial_option"]["text"]["text"]


async def test_a_link_to_something_else_stays_a_link(bot: WholeBot) -> None:
    await linked(bot)

    said = await bot.say("lena", "#pipeline", "Look at https://work.example.com/plans/q4")

    assert shown(bot, said) == []
    assert bot.calls("chat.unfurl") == []


async def test_the_name_of_private_work_is_shown_in_its_own_channel_only(bot: WholeBot) -> None:
    await linked(bot, "#deal-desk")

    outside = await bot.say("sam", "#pipeline", f"See {PLAN}")
    inside = await bot.say("sam", "#deal-desk", f"See {PLAN}")

    assert shown(bot, outside) == []
    assert "Falcon rollout" in text_of(shown(bot, inside))


async def test_a_guest_gets_no_card_of_work_they_are_not_in(bot: WholeBot) -> None:
    await linked(bot)
    await bot.driver.add("sam", "#pipeline", "gil")

    said = await bot.say("gil", "#pipeline", f"See {PLAN}")

    assert shown(bot, said) == []


@pytest.mark.parametrize("link", ["plans/q3", "javascript:alert(1)", "https://", "ftp://x.example"])
async def test_what_is_no_address_is_refused_and_the_form_is_kept(bot: WholeBot, link: str) -> None:
    result = await linked(bot, link=link)

    assert result["errors"] == {"link": "Give the whole address, beginning with https://."}


async def test_whoever_speaks_to_usher_gets_help_that_nobody_else_sees(bot: WholeBot) -> None:
    await bot.say("sam", "#spring", "@bot hello, can you help?")

    assert bot.has("sam", "How to use Usher", "#spring")
    assert not bot.has("lena", "How to use Usher", "#spring")
