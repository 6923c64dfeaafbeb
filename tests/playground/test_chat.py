"""chat.*: posting, changing, taking back, and everything Slack refuses."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from playground.server import Playground
from tests.playground.small_office import GONE, SAM, SARAH

EMPTY_SECTION = [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}]
LONG_BLOCKS = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}} for _ in range(5)
]


async def test_posting_to_a_person_opens_the_conversation(
    slack: AsyncWebClient, driver: Driver
) -> None:
    opened = await slack.conversations_open(users=SAM)
    posted = await slack.chat_postMessage(channel=SAM, text="Hi")
    assert posted["channel"] == opened["channel"]["id"]
    assert [m["text"] for m in driver.messages("sam")] == ["Hi"]


async def test_slack_gives_ids_to_blocks_and_actions_without(slack: AsyncWebClient) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Go"}}
    posted = await slack.chat_postMessage(
        channel=SAM, text="Hi", blocks=[{"type": "actions", "elements": [button]}]
    )
    [block] = posted["message"]["blocks"]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NOWHERE00", "text": "Hi"}, "channel_not_found"),
        ({"channel": "#general", "text": "Hi"}, "not_in_channel"),
        ({"channel": "#secret", "text": "Hi"}, "channel_not_found"),
        ({"channel": GONE, "text": "Hi"}, "channel_not_found"),
        ({"channel": SAM}, "no_text"),
        ({"channel": SAM, "text": "  "}, "no_text"),
        ({"channel": SAM, "text": "Hi", "blocks": "["}, "invalid_blocks_format"),
        ({"channel": SAM, "text": "Hi", "blocks": "{}"}, "invalid_blocks_format"),
        ({"channel": SAM, "text": "Hi", "blocks": EMPTY_SECTION}, "invalid_blocks"),
        ({"channel": SAM, "text": "Hi", "blocks": LONG_BLOCKS}, "msg_blocks_too_long"),
        ({"channel": SAM, "text": "Hi", "metadata": "no"}, "invalid_metadata_format"),
        (
            {"channel": SAM, "text": "Hi", "metadata": {"event_type": "x"}},
            "invalid_metadata_schema",
        ),
        ({"channel": SAM, "text": "Hi", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": SAM, "text": "Hi", "markdown_text": "**Hi**"}, "markdown_text_conflict"),
        ({"channel": SAM, "text": "Hi", "attachments": [{}] * 101}, "too_many_attachments"),
        ({"channel": SAM, "text": ["Hi"]}, "invalid_arguments"),
    ],
)
async def test_what_slack_refuses_is_refused_in_its_words(
    slack: AsyncWebClient, arguments: dict[str, Any], error: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await slack.api_call("chat.postMessage", json=arguments)
    assert refused.value.response["error"] == error


async def test_invalid_blocks_say_where_and_why(slack: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        await slack.chat_postMessage(channel=SAM, text="Hi", blocks=EMPTY_SECTION)
    messages = refused.value.response["response_metadata"]["messages"]
    assert messages[0].startswith("[ERROR] must be more than 0 characters")
    assert messages[0].endswith("[json-pointer:/blocks/0/text/text]")


async def test_metadata_over_the_limit_is_refused(slack: AsyncWebClient) -> None:
    metadata = {"event_type": "x", "event_payload": {"a": "x" * 20_000}}
    with pytest.raises(SlackApiError, match="metadata_too_large"):
        await slack.chat_postMessage(channel=SAM, text="Hi", metadata=metadata)


async def test_an_update_keeps_blocks_that_are_not_sent_again(slack: AsyncWebClient) -> None:
    posted = await slack.chat_postMessage(
        channel=SAM, text="Hi", blocks=[{"type": "divider"}], metadata=_metadata("1")
    )
    place = {"channel": posted["channel"], "ts": posted["ts"]}
    updated = await slack.chat_update(**place, text="Ho")
    assert updated["message"]["blocks"][0]["type"] == "divider"
    assert updated["message"]["metadata"] == _metadata("1")
    cleared = await slack.chat_update(**place, text="Ho", blocks=[], metadata={})
    assert "blocks" not in cleared["message"]
    assert "metadata" not in cleared["message"]


async def test_only_own_messages_can_be_changed_or_deleted(
    slack: AsyncWebClient, driver: Driver
) -> None:
    said = await driver.say("sam", "#q3-outreach", "Mine")
    place = {"channel": said["channel"], "ts": said["ts"]}
    with pytest.raises(SlackApiError, match="cant_update_message"):
        await slack.chat_update(**place, text="Yours")
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        await slack.chat_delete(**place)
    with pytest.raises(SlackApiError, match="message_not_found"):
        await slack.chat_update(channel=said["channel"], ts="1.000001", text="Hm")
    with pytest.raises(SlackApiError, match="msg_too_long"):
        posted = await slack.chat_postMessage(channel=SAM, text="Hi")
        await slack.chat_update(channel=posted["channel"], ts=posted["ts"], text="x" * 4001)


async def test_ephemeral_messages_reach_members_only_and_cannot_be_updated(
    slack: AsyncWebClient, driver: Driver
) -> None:
    channel = driver.place("sam", "#q3-outreach").id
    shown = await slack.chat_postEphemeral(channel=channel, user=SAM, text="For you")
    assert [m["text"] for m in driver.messages("sam", "#q3-outreach")] == ["For you"]
    assert driver.messages("sarah", "#q3-outreach") == []
    with pytest.raises(SlackApiError, match="message_not_found"):
        await slack.chat_update(channel=channel, ts=shown["message_ts"], text="Changed")
    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        await slack.chat_postEphemeral(channel=channel, user=SARAH, text="For you")


async def test_scheduled_messages_are_listed_deleted_and_posted_in_time(
    slack: AsyncWebClient, playground: Playground, driver: Driver
) -> None:
    soon = int(playground.clock.timestamp()) + 3600
    kept = await slack.chat_scheduleMessage(channel=SAM, post_at=soon, text="Later")
    gone = await slack.chat_scheduleMessage(channel=SAM, post_at=soon, text="Never")
    await slack.chat_deleteScheduledMessage(
        channel=kept["channel"], scheduled_message_id=gone["scheduled_message_id"]
    )
    listed = (await slack.chat_scheduledMessages_list())["scheduled_messages"]
    assert [entry["text"] for entry in listed] == ["Later"]
    playground.clock.advance(3601)
    assert (await driver.message_with("sam", "Later"))["bot_id"] == playground.app.bot_id
    for post_at, error in [(1, "time_in_past"), (soon + 200 * 86400, "time_too_far")]:
        with pytest.raises(SlackApiError, match=error):
            await slack.chat_scheduleMessage(channel=SAM, post_at=post_at, text="Hi")


async def test_reading_gives_metadata_whole_only_when_asked(slack: AsyncWebClient) -> None:
    posted = await slack.chat_postMessage(
        channel="#q3-outreach", text="Hi", metadata=_metadata("7")
    )
    channel = posted["channel"]
    [slim] = (await slack.conversations_history(channel=channel))["messages"]
    [whole] = (await slack.conversations_history(channel=channel, include_all_metadata=True))[
        "messages"
    ]
    assert slim["metadata"] == {"event_type": "invitation"}
    assert whole["metadata"] == _metadata("7")


def _metadata(key: str) -> dict[str, Any]:
    return {"event_type": "invitation", "event_payload": {"id": key}}
