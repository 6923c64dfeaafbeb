"""Guests, strangers and administrators learn no name of work that they are not in."""

import json
from dataclasses import replace

import pytest

from playground.manifest import AppManifest
from tests.bot.conftest import Office
from tests.bot.test_names import sent_by_the_bot
from tests.support.whole_bot import MANIFEST, WholeBot, opened, whole_bot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def test_a_guest_finds_no_channel_that_they_are_not_in(bot: WholeBot) -> None:
    await bot.suggested()
    await bot.command("lena", "/usher invite to q3 outreach", "bot")
    assert "Q3 outreach cadence" in bot.modal("lena")

    await bot.command("gil", "/usher invite to q3 outreach", "bot")

    assert "Q3 outreach cadence" not in bot.modal("gil")


async def test_a_message_goes_out_where_a_conversation_cannot_be_opened(office: Office) -> None:
    poorer: AppManifest = replace(MANIFEST, scopes=MANIFEST.scopes - {"im:write"})
    playground = opened(office.template, office.folder, manifest=poorer)
    async with whole_bot(playground, office.url) as bot:
        await bot.suggested()

        assert len(bot.driver.messages("sam")) == 1


async def test_an_administrator_withdraws_without_learning_a_private_name(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah to Falcon")
    await bot.submit("sam", {"message": "Come along to Falcon"})
    await bot.settle()
    await bot.pass_time(minutes=2)
    sent = bot.message("sam", "Your invitation of")
    before = len(sent_by_the_bot(bot))

    await bot.press_old_copy("dana", bot.fresh(sent), "invitation.revoke")

    (answer,) = [
        request for request in sent_by_the_bot(bot)[before:] if "replace_original" in request
    ]
    assert "It was withdrawn." in json.dumps(answer)
    assert "Falcon" not in json.dumps(answer)


async def test_whoever_is_out_of_private_work_lets_nobody_in(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite @sarah to Falcon")
    await bot.submit("sam", {"message": "Come along"})
    await bot.pass_time(minutes=2)
    invitation = bot.message("sarah", "would like you to join")
    await bot.driver.leave("sam", "#deal-desk")
    await bot.settle()

    await bot.press("sarah", invitation, "Accept")
    await bot.pass_time(days=2)
    await bot.press_old_copy("sam", bot.fresh(bot.message("sam", "Your")), "invitation.resend")

    assert "sarah" not in bot.driver.members("#deal-desk")
    assert bot.has("sarah", "The person who invited you has left. Ask somebody on the team.")
