"""What is stored about oneself, as a file: whole, one's own alone, and sent at most once."""

import json
from typing import Any

import pytest

from playground.faults import Fault
from tests.support.whole_bot import WholeBot, http

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def asked_for(bot: WholeBot, who: str) -> None:
    await bot.command(who, "/usher my-data")
    await bot.press(who, bot.form(who), "Send me a file")


async def fetched(bot: WholeBot, who: str) -> tuple[str, dict[str, Any]]:
    [message] = [m for m in bot.driver.messages(who) if m.get("files")]
    [file] = message["files"]
    async with (
        http() as session,
        session.get(f"{bot.playground.page_url}{file['url_private'][1:]}") as answer,
    ):
        text = await answer.text()
    return text, json.loads(text)


async def test_the_file_holds_what_is_stored_about_oneself(bot: WholeBot) -> None:
    await bot.press("sarah", await bot.asked(), "Accept")

    await asked_for(bot, "sarah")

    assert "within a minute" in bot.modal("sarah")
    _, found = await fetched(bot, "sarah")
    assert found["person"]["email"] == "sarah@northwind.example"
    [invitation] = found["invitations_received"]
    assert (invitation["with"], invitation["state"]) == ("Sam Reed", "accepted")
    assert found["invitations_sent"] == []
    assert len(found["activity"]) >= 2
    assert {"at", "kind", "work", "people_addressed", "word_hashes", "roles_asked_for"} == set(
        found["activity"][0]
    )


async def test_private_work_of_others_is_not_named_in_it(bot: WholeBot) -> None:
    await bot.asked("sam", where="#deal-desk", message="Please join.")

    await asked_for(bot, "sarah")

    text, found = await fetched(bot, "sarah")
    assert found["invitations_received"][0]["work"].startswith("private ")
    assert "Falcon" not in text
    assert "lena@northwind.example" not in text


async def test_what_was_perhaps_shared_is_not_shared_again(bot: WholeBot) -> None:
    bot.playground.faults.order("files.completeUploadExternal", Fault("lose_answer"))

    await asked_for(bot, "sarah")
    await bot.pass_time(minutes=5)

    assert len(bot.calls("files.completeUploadExternal")) == 1
    await fetched(bot, "sarah")


async def test_where_files_may_not_be_sent_it_says_so(bot: WholeBot) -> None:
    app = bot.playground.app
    app.granted = app.scopes - {"files:write"}

    await asked_for(bot, "sarah")

    assert bot.has("sarah", "Usher may not send files here")
