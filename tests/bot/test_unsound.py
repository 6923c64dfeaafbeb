"""Signed or not, what no Slack sends is turned away plainly and leaves no trace in the log."""

import gzip
import json
import logging
from urllib.parse import urlencode

import pytest

from bot.logs import configure
from playground.records import TEAM_ID, Json
from tests.bot.test_door import FORM, posted, send, signed
from tests.support.whole_bot import WholeBot, http

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def test_a_packed_body_is_refused_unread(bot: WholeBot) -> None:
    """A signature is over what travelled; a bomb would be over what it unpacks to."""
    body = json.dumps(posted(bot)).encode()
    packed = gzip.compress(body)
    async with http() as session:
        for signature in (signed(bot, body), signed(bot, packed)):
            headers = {**signature, "Content-Encoding": "gzip"}
            assert await send(session, bot, packed, headers) == (415, "")


@pytest.mark.parametrize("stamp", ["1e308", "Infinity", "-Infinity", "1" + "0" * 400])
async def test_an_impossible_date_is_noted_and_ignored(bot: WholeBot, stamp: str) -> None:
    before = await bot.activities()
    said = posted(bot)
    said["event"]["ts"] = "NOW"
    told = json.dumps(said).replace('"NOW"', stamp).encode()
    async with http() as session:
        assert await send(session, bot, told, signed(bot, told)) == (200, "")
    assert await bot.activities() == before


@pytest.mark.parametrize(
    "change",
    [
        {"actions": []},
        {"actions": "button"},
        {"user": {"id": "U\x00"}},
        {"team": "T1"},
        {"response_url": "javascript:alert(1)"},
        {"container": ["x"]},
    ],
)
async def test_a_press_of_a_strange_form_is_turned_away(bot: WholeBot, change: Json) -> None:
    press = {
        "type": "block_actions",
        "user": {"id": bot.driver.person("sam").id},
        "actions": [{"type": "button", "action_id": "invitation.accept", "value": "x"}],
    }
    body = urlencode({"payload": json.dumps(press | change)}).encode()
    async with http() as session:
        assert await send(session, bot, body, signed(bot, body, FORM)) == (400, "")


async def test_of_two_payloads_none_is_taken(bot: WholeBot) -> None:
    body = b"payload=%7B%22type%22%3A%22x%22%7D&payload=junk"
    async with http() as session:
        assert await send(session, bot, body, signed(bot, body, FORM)) == (400, "")


@pytest.mark.parametrize(
    ("form", "field", "value"),
    [
        ("invitation.refuse", "reason", {"selected_option": {"value": "bribery"}}),
        ("invitation.refuse", "scope", {"selected_option": {"value": "the world"}}),
        ("invitation.refuse", "until", {"selected_date": "soon"}),
        ("invitation.refuse", "until", {"selected_date": "9999-12-31"}),
        ("preferences.save", "pause_until", {"selected_date": "0001-01-01"}),
        ("preferences.save", "weekly", {"selected_option": {"value": "9" * 5000}}),
        ("preferences.save", "hours_from", {"selected_option": {"value": "²:00"}}),
        ("preferences.save", "hours_until", {"selected_option": {"value": ":30"}}),
        ("work_item.save", "kind", {"selected_option": {"value": "conspiracy"}}),
    ],
)
async def test_a_choice_that_was_never_offered_is_said_plainly(
    bot: WholeBot, form: str, field: str, value: Json
) -> None:
    view = {
        "type": "modal",
        "callback_id": form,
        "private_metadata": "x",
        "title": {"type": "plain_text", "text": "Form"},
        "blocks": [],
        "state": {"values": {field: {field: value}}},
    }
    submission = {
        "type": "view_submission",
        "user": {"id": bot.driver.person("sam").id, "team_id": TEAM_ID},
        "view": view,
    }
    body = urlencode({"payload": json.dumps(submission)}).encode()
    async with http() as session:
        status, answer = await send(session, bot, body, signed(bot, body, FORM))
    assert status == 200
    assert "That could not be understood" in answer


async def test_many_names_in_a_command_are_few_questions(bot: WholeBot) -> None:
    await bot.command("sam", "/usher invite " + "@nobody, " * 900, "#q3-outreach")
    assert "Invite a colleague" in bot.modal("sam")


async def test_what_a_stranger_makes_the_web_server_say_is_not_logged(
    bot: WholeBot, capsys: pytest.CaptureFixture[str]
) -> None:
    del bot
    from aiohttp.http_exceptions import BadHttpMessage  # noqa: PLC0415

    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        configure("INFO")
        log = logging.getLogger("aiohttp.server")
        log.error("Error handling request", exc_info=BadHttpMessage("junk"))
        log.error("Error handling request", exc_info=ValueError("ours"))
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    lines = capsys.readouterr().err.splitlines()
    assert ["ValueError" in line for line in lines] == [True]
