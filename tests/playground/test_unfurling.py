"""chat.unfurl and link_shared, as strict as Slack."""

import json
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from playground.links import domain_of, links_in
from playground.manifest import AppManifest
from playground.records import Json
from playground.server import Playground
from tests.playground.small_office import MANIFEST, TinyBot

URL = "https://plans.example.com/q3"
CARD = {"blocks": [{"type": "section", "text": {"type": "plain_text", "text": "The plan"}}]}


@pytest.fixture
def manifest() -> AppManifest:
    return replace(
        MANIFEST,
        scopes=MANIFEST.scopes | {"links:read", "links:write"},
        bot_events=MANIFEST.bot_events | {"link_shared"},
        unfurl_domains=("plans.example.com",),
    )


@pytest.fixture
async def said(driver: Driver, bot: TinyBot) -> Json:
    posted = await driver.say("sam", "#general", f"See {URL} and https://else.example.com/x")
    await driver.settled()
    return posted


def told(bot: TinyBot) -> Json:
    found = [e["event"] for e in bot.events if e["event"]["type"] == "link_shared"]
    event: Json = found[-1]
    return event


async def test_the_app_is_told_of_its_own_domains_even_where_it_is_not(
    said: Json, bot: TinyBot
) -> None:
    event = told(bot)

    assert event["links"] == [{"domain": "plans.example.com", "url": URL}]
    assert event["is_bot_user_member"] is False
    assert (event["channel"], event["message_ts"]) == (said["channel"], said["ts"])


@pytest.mark.parametrize("by_id", [True, False])
async def test_a_card_stands_under_the_message(
    said: Json, bot: TinyBot, slack: AsyncWebClient, playground: Playground, *, by_id: bool
) -> None:
    event = told(bot)
    at = {"unfurl_id": event["unfurl_id"], "source": event["source"]}
    if not by_id:
        at = {"channel": said["channel"], "ts": said["ts"]}

    await slack.chat_unfurl(unfurls={URL: CARD}, **at)
    await slack.chat_unfurl(unfurls={URL: CARD}, **at)

    kept = playground.workspace.message(said["channel"], said["ts"])
    assert kept is not None
    (shown,) = kept["attachments"]
    assert shown["app_unfurl_url"] == URL
    assert shown["blocks"][0]["text"]["text"] == "The plan"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "missing_unfurls"),
        ({"unfurls": "no json"}, "invalid_unfurls_format"),
        ({"unfurls": "[]"}, "invalid_unfurls_format"),
        ({"unfurls": {URL: CARD}}, "missing_channel"),
        ({"unfurls": {URL: CARD}, "channel": "general"}, "missing_ts"),
        ({"unfurls": {URL: CARD}, "channel": "C0NOBODY", "ts": "1.0"}, "cannot_find_channel"),
        ({"unfurls": {URL: CARD}, "channel": "HERE", "ts": "1.0"}, "cannot_find_message"),
        ({"unfurls": {URL: CARD}, "unfurl_id": "x"}, "missing_source"),
        ({"unfurls": {URL: CARD}, "source": "composer"}, "missing_unfurl_id"),
        ({"unfurls": {URL: CARD}, "unfurl_id": "x", "source": "else"}, "invalid_source"),
        ({"unfurls": {URL: CARD}, "unfurl_id": "x", "source": "composer"}, "invalid_unfurl_id"),
        ({"unfurls": {f"{URL}/no": CARD}, "at": "it"}, "cannot_unfurl_message"),
        ({"unfurls": {"https://else.example.com/x": CARD}, "at": "it"}, "cannot_unfurl_url"),
        ({"unfurls": {URL: {}}, "at": "it"}, "cannot_parse_attachment"),
        ({"unfurls": {URL: {"blocks": [{"type": "no"}]}}, "at": "it"}, "cannot_parse_attachment"),
    ],
)
async def test_what_slack_refuses(
    said: Json, slack: AsyncWebClient, arguments: dict[str, Any], error: str
) -> None:
    given = dict(arguments)
    if given.pop("at", None):
        given |= {"channel": said["channel"], "ts": said["ts"]}
    if given.get("channel") == "HERE":
        given["channel"] = said["channel"]
    if isinstance(given.get("unfurls"), dict):
        given["unfurls"] = json.dumps(given["unfurls"])

    with pytest.raises(SlackApiError) as refused:
        await slack.api_call("chat.unfurl", params=given)

    assert refused.value.response["error"] == error


def test_domains_cover_their_subdomains_and_nothing_else() -> None:
    domains = ("example.com",)
    assert domain_of("https://plans.example.com/q3", domains) == "example.com"
    assert domain_of("https://badexample.com/", domains) is None
    assert domain_of("https://[", domains) is None
    assert links_in("<https://a.example/?x=1&amp;y=2|a> <https://a.example/?x=1&amp;y=2>") == [
        "https://a.example/?x=1&y=2"
    ]
