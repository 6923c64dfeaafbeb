"""The page's own calls and stream, over HTTP as the page makes them."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from playground.server import Playground
from tests.playground.small_office import DANA, GUEST, SAM, SARAH, TinyBot

HOME = {"type": "home", "blocks": [{"type": "divider"}]}


class Page:
    def __init__(self, http: ClientSession) -> None:
        self._http = http

    async def call(self, name: str, user: str = SAM, /, **body: Any) -> dict[str, Any]:
        response = await self._http.post(f"/playground/{name}", json={"as": user, **body})
        assert response.status == 200
        answer: dict[str, Any] = await response.json()
        return answer

    async def channel(self, name: str, user: str = SAM) -> dict[str, Any]:
        state = await self.call("state", user)
        return next(c for c in state["channels"] if c["name"] == name)


@pytest.fixture
def page(http: ClientSession) -> Page:
    return Page(http)


async def test_the_state_is_what_one_person_may_see(page: Page) -> None:
    state = await page.call("state")
    assert state["team"]["name"] == "Northwind Robotics"
    assert {c["name"] for c in state["channels"]} == {"general", "q3-outreach"}
    assert state["me"]["id"] == SAM
    assert [c["command"] for c in state["commands"]] == ["/usher", "/plain"]
    assert {s["type"] for s in state["shortcuts"]} == {"global", "message"}
    assert state["clock"]["offset"] == 0
    assert state["views"] == []


async def test_posting_counts_as_unread_for_the_others_until_they_look(page: Page) -> None:
    general = await page.channel("general")
    posted = await page.call("post", channel=general["id"], text=f"Morning <@{SARAH}>")
    seen = await page.channel("general", SARAH)
    assert (seen["unread"], seen["mentions"]) == (1, 1)
    assert (await page.channel("general"))["unread"] == 0
    await page.call("mark", SARAH, channel=general["id"], ts=posted["message"]["ts"])
    assert (await page.channel("general", SARAH))["unread"] == 0


async def test_threads_are_read_apart_from_the_channel(page: Page) -> None:
    general = (await page.channel("general"))["id"]
    parent = (await page.call("post", channel=general, text="Question"))["message"]["ts"]
    for text, broadcast in [("Quiet", False), ("Loud", True)]:
        await page.call(
            "post", SARAH, channel=general, text=text, thread_ts=parent, broadcast=broadcast
        )
    top = (await page.call("messages", channel=general))["messages"]
    thread = (await page.call("messages", channel=general, thread_ts=parent))["messages"]
    assert [m["text"] for m in top] == ["Question", "Loud"]
    assert [m["text"] for m in thread] == ["Question", "Quiet", "Loud"]
    assert top[0]["reply_count"] == 2


async def test_older_messages_come_in_pages(page: Page) -> None:
    general = (await page.channel("general"))["id"]
    for number in range(5):
        await page.call("post", channel=general, text=str(number))
    newest = await page.call("messages", channel=general, limit=2)
    assert ([m["text"] for m in newest["messages"]], newest["has_more"]) == (["3", "4"], True)
    before = newest["messages"][0]["ts"]
    older = await page.call("messages", channel=general, limit=9, before=before)
    assert ([m["text"] for m in older["messages"]], older["has_more"]) == (["0", "1", "2"], False)


@pytest.mark.parametrize(
    ("call", "body", "error"),
    [
        ("nonsense", {}, "unknown_call"),
        ("post", {"channel": "C0NOWHERE00", "text": "Hi"}, "channel_not_found"),
        ("post", {"text": "Hi"}, "channel_not_found"),
        ("create", {"name": "Not A Name"}, "invalid_name_specials"),
        ("create", {"name": "general"}, "name_taken"),
        ("open_im", {"user": "U0NOBODY000"}, "user_not_found"),
        ("submit", {"view_id": "V0NOWHERE00", "state": {}}, "view_not_found"),
        ("shortcut", {"callback_id": "nonsense"}, "unknown_shortcut"),
        ("clock", {"advance": "soon"}, "invalid_arguments"),
        ("clock", {"set": 1e300}, "invalid_arguments"),
        ("add", {"channel": 7}, "invalid_arguments"),
    ],
)
async def test_what_cannot_be_done_is_said_in_words(
    page: Page, call: str, body: dict[str, Any], error: str
) -> None:
    answer = await page.call(call, **body)
    assert (answer["ok"], answer["error"]) == (False, error)
    assert answer["message"].endswith(".")


async def test_nobody_acts_as_a_bot_or_as_nobody(page: Page) -> None:
    for user in ("U0USHERBOT1", "", "U0NOBODY000"):
        assert (await page.call("state", user))["error"] == "user_not_found"


async def test_guests_do_not_join_by_themselves_and_outsiders_do_not_speak(page: Page) -> None:
    general = (await page.channel("general"))["id"]
    assert (await page.call("join", GUEST, channel=general))["error"] == "user_is_restricted"
    assert (await page.call("post", DANA, channel=general, text="Hi"))["error"] == "not_in_channel"
    await page.call("add", SARAH, channel=general, users=[GUEST])
    assert GUEST in (await page.channel("general"))["members"]


async def test_a_channel_a_status_and_a_direct_message_are_made(page: Page) -> None:
    made = (await page.call("create", name="new-thing", topic="New"))["channel"]
    assert (made["topic"], made["members"]) == ("New", [SAM])
    im = (await page.call("open_im", user=SARAH))["channel"]
    assert (im["is_im"], im["user"]) == (True, SARAH)
    changed = await page.call("status", text="Away", emoji=":palm_tree:", dnd=True)
    assert (changed["user"]["status_text"], changed["user"]["dnd"]) == ("Away", True)


async def test_the_clock_moves_and_comes_back(page: Page, playground: Playground) -> None:
    moved = (await page.call("clock", advance=3600))["clock"]
    assert moved["offset"] == pytest.approx(3600, abs=1)
    assert playground.clock.offset == pytest.approx(3600, abs=1)
    assert (await page.call("clock", reset=True))["clock"]["offset"] == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_other_sites_are_kept_out(http: ClientSession, headers: dict[str, str]) -> None:
    for path in ("/playground/state", "/api/auth.test"):
        assert (await http.post(path, json={"as": SAM}, headers=headers)).status == 403


async def test_the_page_itself_may_ask(http: ClientSession, playground: Playground) -> None:
    origin = {"Origin": playground.page_url.rstrip("/")}
    answer = await http.post("/playground/state", json={"as": SAM}, headers=origin)
    assert (await answer.json())["ok"] is True


async def test_the_stream_tells_each_person_their_own(
    http: ClientSession, page: Page, driver: Driver, bot: TinyBot, slack: AsyncWebClient
) -> None:
    sam = await http.get("/playground/stream", params={"as": SAM})
    sarah = await http.get("/playground/stream", params={"as": SARAH})
    channel = driver.place("sam", "#q3-outreach").id
    await slack.chat_postEphemeral(channel=channel, user=SAM, text="For Sam")
    await slack.chat_postMessage(channel=SAM, text="To Sam")
    await slack.views_publish(user_id=SARAH, view=HOME)
    await page.call("post", channel=channel, text="To all")
    await page.call("clock", advance=60)

    for_sam, for_sarah = await _until_clock(sam), await _until_clock(sarah)
    texts = [told["message"]["text"] for told in for_sam if "message" in told]
    assert texts == ["For Sam", "To Sam", "To all"]
    assert [told["message"]["text"] for told in for_sarah if "message" in told] == ["To all"]
    assert [told["type"] for told in for_sarah if told["type"] in {"home", "ephemeral"}] == ["home"]
    assert any(told["type"] == "traffic" for told in for_sam)
    sam.close()
    sarah.close()


async def test_the_traffic_shows_both_directions(
    page: Page, driver: Driver, slack: AsyncWebClient
) -> None:
    await driver.say("sam", "#q3-outreach", "Hi")
    await driver.settled()
    await slack.auth_test()
    entries = (await page.call("traffic"))["entries"]
    assert [(e["direction"], e["kind"], e["name"]) for e in entries] == [
        ("to_bot", "event", "url_verification"),
        ("to_bot", "event", "message"),
        ("to_slack", "web_api", "auth.test"),
    ]
    later = (await page.call("traffic", after=entries[1]["id"]))["entries"]
    assert [entry["name"] for entry in later] == ["auth.test"]


async def _until_clock(response: ClientResponse) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    async with asyncio.timeout(3):
        async for line in response.content:
            if line.startswith(b"data: "):
                told.append(json.loads(line[6:]))
                if told[-1]["type"] == "clock":
                    break
    return told


async def test_people_choose_the_language_of_their_slack(
    page: Page, playground: Playground
) -> None:
    offered = (await page.call("state"))["locales"]
    changed = (await page.call("language", locale="de-DE"))["user"]
    assert (changed["locale"], offered["de-DE"]) == ("de-DE", "Deutsch")
    assert playground.workspace.users[SAM].locale == "de-DE"
    assert (await page.call("language", locale="tlh"))["error"] == "invalid_arguments"
