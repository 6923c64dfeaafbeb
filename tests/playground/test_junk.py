"""Junk of every kind is answered in Slack's or the page's words, never with a stack trace."""

import random
from typing import Any

import pytest
from aiohttp import ClientSession

from playground.methods import HANDLERS
from playground.server import Playground
from playground.web_api import load_specs
from tests.playground.small_office import SAM

JUNK: list[Any] = [
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    " ",
    "x" * 5000,
    "\x00\u202e<!channel>",
    "[",
    "{}",
    '[{"type":"section"}]',
    [],
    {},
    [None],
    {"type": "modal"},
    {"type": "home", "blocks": [1]},
    {"event_type": 3, "event_payload": []},
    SAM,
    "#q3-outreach",
    "1.000001",
    "NaN",
]
CALLS = (
    "state messages home traffic post edit delete react join leave add create open_im mark command "
    "press submit close shortcut clock status"
)


@pytest.mark.parametrize("method", sorted(HANDLERS))
async def test_no_method_breaks_on_junk(
    http: ClientSession, playground: Playground, method: str
) -> None:
    dice = random.Random(method)  # noqa: S311 - repeatable junk, no secret
    names = [*load_specs()[method].types, "token"]
    headers = {"Authorization": f"Bearer {playground.bot_token}"}
    for _ in range(20):
        given = {name: dice.choice(JUNK) for name in names if dice.random() < 0.7}
        form = {name: str(value) for name, value in given.items()}
        as_json = await http.post(f"/api/{method}", json=given, headers=headers)
        as_form = await http.post(f"/api/{method}", data=form, headers=headers)
        for response in (as_json, as_form):
            assert response.status == 200, (given, await response.text())
            assert isinstance((await response.json())["ok"], bool)


@pytest.mark.parametrize("call", CALLS.split())
async def test_no_call_of_the_page_breaks_on_junk(
    http: ClientSession, playground: Playground, call: str
) -> None:
    dice = random.Random(call)  # noqa: S311 - as above
    known = playground.workspace.channel_named("q3-outreach")
    assert known is not None
    names = "channel ts text thread_ts limit before after user users name action_id block_id "
    names += "container action state view_id callback_id advance set reset emoji dnd files topic"
    for _ in range(20):
        body = {name: dice.choice(JUNK) for name in names.split() if dice.random() < 0.7}
        body |= {"channel": known.id} if dice.random() < 0.5 else {}
        response = await http.post(f"/playground/{call}", json={"as": SAM, **body})
        assert response.status == 200, (body, await response.text())
        assert isinstance((await response.json())["ok"], bool)


async def test_bodies_that_are_no_json_are_refused(http: ClientSession) -> None:
    for body in (b"\xff\xfe", b"[1]", b"{", b"null"):
        response = await http.post("/playground/state", data=body)
        assert (await response.json())["error"] == "invalid_json"
