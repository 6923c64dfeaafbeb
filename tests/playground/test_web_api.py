"""The Web API as HTTP: forms of arguments, tokens, scopes, limits, faults."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, FormData
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.faults import Fault
from playground.manifest import AppManifest
from playground.methods import HANDLERS
from playground.server import Playground
from playground.web_api import load_specs
from tests.playground.small_office import MANIFEST, SAM, move_in


def test_every_described_method_has_a_handler() -> None:
    assert set(HANDLERS) == set(load_specs())


@pytest.mark.parametrize("way", ["query", "form", "multipart", "json"])
async def test_arguments_come_in_every_way_that_slack_takes(
    http: ClientSession, playground: Playground, way: str
) -> None:
    arguments = {"channel": SAM, "text": "Hi", "blocks": json.dumps([{"type": "divider"}])}
    headers = {"Authorization": f"Bearer {playground.bot_token}"}
    multipart = FormData(arguments)
    multipart.add_field("padding", b"x", filename="x.txt")
    ways: dict[str, dict[str, Any]] = {
        "query": {"params": arguments},
        "form": {"data": arguments},
        "multipart": {"data": multipart},
        "json": {"json": {**arguments, "blocks": [{"type": "divider"}]}},
    }
    response = await http.post("/api/chat.postMessage", headers=headers, **ways[way])
    answer = await response.json()
    assert answer["ok"], answer
    assert [block["type"] for block in answer["message"]["blocks"]] == ["divider"]


async def test_get_works_and_the_token_may_be_an_argument(
    http: ClientSession, playground: Playground
) -> None:
    asked = {"token": playground.bot_token, "user": SAM}
    answer = await (await http.get("/api/users.info", params=asked)).json()
    assert answer["user"]["profile"]["email"] == "sam@northwind.example"


async def test_methods_that_take_no_json_do_not_see_it(
    http: ClientSession, playground: Playground
) -> None:
    headers = {"Authorization": f"Bearer {playground.bot_token}"}
    response = await http.post("/api/users.info", json={"user": SAM}, headers=headers)
    assert (await response.json())["error"] == "invalid_arguments"


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-wrong", "invalid_auth")])
async def test_a_missing_and_a_wrong_token_have_their_names(
    http: ClientSession, token: str, error: str
) -> None:
    response = await http.post("/api/auth.test", data={"token": token})
    assert await response.json() == {"ok": False, "error": error}


async def test_an_unknown_method_is_unknown(http: ClientSession) -> None:
    answer = await (await http.post("/api/chat.shout")).json()
    assert answer["error"] == "unknown_method"


async def test_bad_json_is_said_to_be_bad(http: ClientSession, playground: Playground) -> None:
    headers = {
        "Authorization": f"Bearer {playground.bot_token}",
        "Content-Type": "application/json; charset=utf-8",
    }
    for body, error in [(b"{", "invalid_json"), (b"[]", "json_not_object")]:
        response = await http.post("/api/chat.postMessage", data=body, headers=headers)
        assert (await response.json())["error"] == error


async def test_a_missing_argument_is_named(slack: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        await slack.api_call("chat.postMessage", params={"text": "Hi"})
    assert refused.value.response["response_metadata"]["messages"] == [
        "[ERROR] missing required field: channel"
    ]


class TestWithFewScopes:
    @pytest.fixture
    def manifest(self) -> AppManifest:
        return replace(MANIFEST, scopes=frozenset({"users:read", "channels:read"}))

    async def test_a_missing_scope_is_needed_and_provided(self, slack: AsyncWebClient) -> None:
        with pytest.raises(SlackApiError) as refused:
            await slack.chat_postMessage(channel=SAM, text="Hi")
        assert refused.value.response.data == {
            "ok": False,
            "error": "missing_scope",
            "needed": "chat:write",
            "provided": "channels:read,users:read",
        }

    async def test_addresses_are_hidden_without_their_scope(self, slack: AsyncWebClient) -> None:
        user = (await slack.users_info(user=SAM))["user"]
        assert "email" not in user["profile"]

    async def test_each_kind_of_channel_needs_its_own_scope(self, slack: AsyncWebClient) -> None:
        assert (await slack.conversations_list(types="public_channel"))["ok"]
        with pytest.raises(SlackApiError, match="missing_scope"):
            await slack.conversations_list(types="public_channel,private_channel")


async def test_too_many_messages_to_one_channel_have_to_wait() -> None:
    strict = Playground(MANIFEST)
    move_in(strict)
    await strict.start(port=0)
    try:
        async with ClientSession(headers={"Authorization": f"Bearer {strict.bot_token}"}) as http:
            statuses = []
            for _ in range(7):
                sent = {"channel": SAM, "text": "Hi"}
                response = await http.post(f"{strict.base_url}chat.postMessage", data=sent)
                statuses.append(response.status)
            assert statuses[:5] == [200] * 5
            assert response.status == 429
            assert int(response.headers["Retry-After"]) >= 1
            assert await response.json() == {"ok": False, "error": "ratelimited"}
            other = await http.post(
                f"{strict.base_url}chat.postMessage", data={"channel": "#q3-outreach", "text": "Hi"}
            )
            assert other.status == 200
    finally:
        await strict.stop()


async def test_faults_are_answered_as_often_as_ordered(
    playground: Playground, http: ClientSession
) -> None:
    sent = {"token": playground.bot_token, "channel": SAM, "text": "Hi"}
    playground.faults.order("chat.postMessage", Fault("rate_limited", times=2, retry_after=7))
    for _ in range(2):
        limited = await http.post("/api/chat.postMessage", data=sent)
        assert (limited.status, limited.headers["Retry-After"]) == (429, "7")
    assert (await http.post("/api/chat.postMessage", data=sent)).status == 200
    playground.faults.order("*", Fault("server_error", status=503))
    assert (await http.post("/api/chat.postMessage", data=sent)).status == 503


async def test_a_lost_answer_has_had_its_effect(
    playground: Playground, http: ClientSession
) -> None:
    playground.faults.order("chat.postMessage", Fault("lose_answer"))
    sent = {"token": playground.bot_token, "channel": "#q3-outreach", "text": "Said once"}
    with pytest.raises(ClientError):
        await http.post("/api/chat.postMessage", data=sent)
    channel = playground.workspace.channel_named("q3-outreach")
    assert channel is not None
    assert [m["text"] for m in playground.workspace.messages(channel.id)] == ["Said once"]


async def test_the_inspector_shows_calls_without_their_secrets(
    playground: Playground, http: ClientSession
) -> None:
    await http.post("/api/auth.test", data={"token": playground.bot_token})
    [entry] = playground.inspector.entries()
    assert entry["name"] == "auth.test"
    assert playground.bot_token not in json.dumps(entry)
    assert not re.search(r"xoxb-|v0=[0-9a-f]", json.dumps(entry))


async def test_a_bad_day_is_the_same_bad_day_again(playground: Playground) -> None:
    shares = {Fault("rate_limited"): 0.2, Fault("server_error"): 0.1}
    days = []
    for _ in range(2):
        playground.faults.mix(shares, seed=7)
        days.append([playground.faults.next("chat.postMessage") for _ in range(1000)])
    assert days[0] == days[1]
    assert 150 < days[0].count(Fault("rate_limited")) < 250
    assert playground.faults.next("auth.test") is None


async def test_validation_needs_no_token(http: ClientSession) -> None:
    response = await http.post("/api/blocks.validate", data={"blocks": '[{"type": "divider"}]'})
    assert await response.json() == {"ok": True}
