"""The Events API: what the bot is told, signed, and told again."""

import asyncio
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from tests.playground.small_office import SAM, SARAH, TinyBot


async def test_a_message_in_a_channel_of_the_bot_is_told_in_slacks_envelope(
    driver: Driver, bot: TinyBot
) -> None:
    said = await driver.say("sam", "#q3-outreach", "The cadence needs a lead")
    await driver.settled()

    [envelope] = bot.events
    assert envelope["type"] == "event_callback"
    assert envelope["event_time"] == int(float(said["ts"]))
    assert envelope["authorizations"][0]["is_bot"] is True
    assert {key: envelope["event"][key] for key in ("type", "text", "user", "channel_type")} == {
        "type": "message",
        "text": "The cadence needs a lead",
        "user": SAM,
        "channel_type": "channel",
    }


async def test_nothing_is_told_of_channels_the_bot_is_not_in(driver: Driver, bot: TinyBot) -> None:
    await driver.say("sam", "#general", "Lunch?")
    await driver.settled()
    assert bot.events == []


async def test_a_mention_comes_as_two_events(driver: Driver, bot: TinyBot) -> None:
    await driver.say("sam", "#q3-outreach", "hello @bot, are you there?")
    await driver.settled()
    assert bot.names() == ["message", "app_mention"]


async def test_edits_deletions_and_replies_have_their_forms(driver: Driver, bot: TinyBot) -> None:
    said = await driver.say("sam", "#q3-outreach", "Frist")
    user, channel = driver.person("sam"), driver.place("sam", "#q3-outreach")
    driver.playground.acting.edit(user, channel, said["ts"], "First")
    await driver.say("sam", "#q3-outreach", "A reply", thread_ts=said["ts"])
    driver.playground.acting.delete(user, channel, said["ts"])
    await driver.settled()

    by_subtype = {e["event"].get("subtype"): e["event"] for e in bot.events}
    assert by_subtype["message_changed"]["message"]["text"] == "First"
    assert by_subtype["message_changed"]["previous_message"]["text"] == "Frist"
    assert by_subtype["message_changed"]["hidden"] is True
    assert by_subtype["message_deleted"]["deleted_ts"] == said["ts"]
    assert len(bot.events) == 4


async def test_the_bots_own_messages_come_back_with_its_bot_id(
    driver: Driver, bot: TinyBot, slack: AsyncWebClient
) -> None:
    await slack.chat_postMessage(channel=SAM, text="Hi")
    await driver.settled()
    assert bot.events[0]["event"]["bot_id"] == driver.playground.app.bot_id
    assert bot.events[0]["event"]["channel_type"] == "im"


async def test_joining_is_a_message_and_an_event(driver: Driver, bot: TinyBot) -> None:
    await driver.join("sarah", "#q3-outreach")
    await driver.leave("sarah", "#q3-outreach")
    await driver.settled()
    assert sorted(bot.names()) == [
        "member_joined_channel",
        "member_left_channel",
        "message",
        "message",
    ]


async def test_an_event_without_subscription_or_scope_stays_away(
    driver: Driver, bot: TinyBot
) -> None:
    said = await driver.say("sam", "#q3-outreach", "Done")
    user, channel = driver.person("sam"), driver.place("sam", "#q3-outreach")
    await driver.react("sam", said, "tada")
    driver.playground.acting.react(user, channel, said["ts"], "tada", remove=True)
    driver.playground.acting.status(user, text=None, emoji=None, dnd=True)
    await driver.settled()
    assert sorted(bot.names()) == ["message", "reaction_added"]


async def test_a_failed_delivery_comes_again_with_number_and_reason(
    driver: Driver, bot: TinyBot
) -> None:
    bot.answer = lambda _: web.Response(status=503 if len(bot.events) < 3 else 200)
    await driver.say("sam", "#q3-outreach", "Again")
    await driver.settled()

    assert [e["event_id"] for e in bot.events] == [bot.events[0]["event_id"]] * 3
    tries = [(h.get("x-slack-retry-num"), h.get("x-slack-retry-reason")) for h in bot.headers[1:]]
    assert tries == [(None, None), ("1", "http_error"), ("2", "http_error")]


class TestWithAnImpatientSlack:
    @pytest.fixture
    def ack_timeout(self) -> float:
        return 0.3

    async def test_a_late_answer_is_a_timeout_and_four_tries_are_all(
        self, driver: Driver, bot: TinyBot
    ) -> None:
        async def late(_: dict[str, Any]) -> web.Response:
            await asyncio.sleep(0.5)
            return web.Response()

        bot.answer = late
        await driver.say("sam", "#q3-outreach", "Slow")
        await driver.settled()
        assert len(bot.events) == 4
        assert bot.headers[-1]["x-slack-retry-reason"] == "http_timeout"


async def test_a_bot_may_say_that_it_wants_no_retry(driver: Driver, bot: TinyBot) -> None:
    bot.answer = lambda _: web.Response(status=500, headers={"x-slack-no-retry": "1"})
    await driver.say("sam", "#q3-outreach", "Once")
    await driver.settled()
    assert len(bot.events) == 1


async def test_opening_home_is_told_with_the_view_that_was_there(
    driver: Driver, bot: TinyBot, slack: AsyncWebClient
) -> None:
    divider = {"type": "home", "blocks": [{"type": "divider"}]}
    driver.home("sarah")
    await slack.views_publish(user_id=SARAH, view=divider)
    driver.home("sarah")
    await driver.settled()
    first, second = sorted(bot.events, key=lambda e: float(e["event"]["event_ts"]))
    assert "view" not in first["event"]
    assert second["event"]["view"]["type"] == "home"
