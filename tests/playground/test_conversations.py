"""conversations.*, users.*, dnd.*: what a bot can find out, and whom it can bring in."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from playground.server import Playground
from tests.playground.small_office import DANA, GONE, GUEST, SAM, SARAH


@pytest.fixture
def q3(playground: Playground) -> str:
    channel = playground.workspace.channel_named("q3-outreach")
    assert channel is not None
    return channel.id


async def test_private_channels_without_the_bot_do_not_exist_for_it(
    slack: AsyncWebClient, playground: Playground
) -> None:
    listed = await slack.conversations_list(types="public_channel,private_channel")
    assert {c["name"] for c in listed["channels"]} == {"general", "q3-outreach", "deal-desk"}
    secret = playground.workspace.channel_named("secret")
    assert secret is not None
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await slack.conversations_info(channel=secret.id)


async def test_lists_come_in_pages_until_the_cursor_is_empty(slack: AsyncWebClient) -> None:
    seen: list[str] = []
    async for page in await slack.users_list(limit=2):
        assert len(page["members"]) <= 2
        seen += [member["id"] for member in page["members"]]
    assert len(seen) == len(set(seen)) == 6


@pytest.mark.parametrize("cursor", ["junk", "bmV4dDpub3c=", "bmV4dDo5OTk5", "c29tZTox"])
async def test_a_made_up_cursor_is_invalid(slack: AsyncWebClient, cursor: str) -> None:
    with pytest.raises(SlackApiError, match="invalid_cursor"):
        await slack.users_list(limit=2, cursor=cursor)


async def test_inviting_puts_the_person_into_the_channel(
    slack: AsyncWebClient, driver: Driver, q3: str
) -> None:
    await slack.conversations_invite(channel=q3, users=[SARAH, DANA])
    assert driver.members("#q3-outreach") == {"sam", "sarah", "dana", "usher"}
    last = driver.messages("sam", "#q3-outreach")[-1]
    assert (last["subtype"], last["inviter"]) == (
        "channel_join",
        driver.playground.app.user_id,
    )


@pytest.mark.parametrize(
    ("users", "error"),
    [
        (SAM, "already_in_channel"),
        (GUEST, "user_is_restricted"),
        (GONE, "user_not_found"),
        ("U0NOBODY000", "user_not_found"),
        ("U0USHERBOT1", "cant_invite_self"),
    ],
)
async def test_whom_slack_does_not_let_in_stays_out(
    slack: AsyncWebClient, q3: str, users: str, error: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await slack.conversations_invite(channel=q3, users=users)
    assert refused.value.response["error"] == error
    assert refused.value.response["errors"] == [{"user": users, "ok": False, "error": error}]


async def test_force_lets_the_others_in_and_names_who_is_not(
    slack: AsyncWebClient, driver: Driver, q3: str
) -> None:
    answer = await slack.conversations_invite(channel=q3, users=[SAM, SARAH], force=True)
    assert answer["errors"] == [{"user": SAM, "ok": False, "error": "already_in_channel"}]
    assert "sarah" in driver.members("#q3-outreach")


async def test_only_a_member_invites(slack: AsyncWebClient, driver: Driver) -> None:
    general = driver.place("sam", "#general").id
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await slack.conversations_invite(channel=general, users=DANA)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "users_list_not_supplied"),
        ({"users": "U0NOBODY000"}, "user_not_found"),
        ({"users": GONE}, "user_disabled"),
        ({"users": ",".join([SAM] * 9)}, "too_many_users"),
        ({"users": f"{SAM},{SARAH}"}, "missing_scope"),
        ({"users": "U0USHERBOT1"}, "cannot_dm_bot"),
    ],
)
async def test_opening_the_wrong_conversation_is_refused(
    slack: AsyncWebClient, arguments: dict[str, Any], error: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await slack.api_call("conversations.open", params=arguments)
    assert refused.value.response["error"] == error


async def test_history_and_replies_tell_threads_apart(
    slack: AsyncWebClient, driver: Driver, q3: str
) -> None:
    parent = await driver.say("sam", "#q3-outreach", "A question")
    await driver.say("sam", "#q3-outreach", "An answer", thread_ts=parent["ts"])
    [top] = (await slack.conversations_history(channel=q3))["messages"]
    assert (top["text"], top["reply_count"]) == ("A question", 1)
    thread = (await slack.conversations_replies(channel=q3, ts=parent["ts"]))["messages"]
    assert [message["text"] for message in thread] == ["A question", "An answer"]
    with pytest.raises(SlackApiError, match="thread_not_found"):
        await slack.conversations_replies(channel=q3, ts="1.000001")


async def test_a_person_is_described_as_slack_does(slack: AsyncWebClient) -> None:
    user = (await slack.users_info(user=SARAH, include_locale=True))["user"]
    assert (user["tz"], user["locale"], user["is_admin"]) == ("America/Chicago", "en-US", False)
    found = (await slack.users_lookupByEmail(email="SARAH@northwind.example"))["user"]
    assert found["id"] == SARAH
    with pytest.raises(SlackApiError, match="users_not_found"):
        await slack.users_lookupByEmail(email="rita@northwind.example")


async def test_do_not_disturb_is_a_window_around_now(slack: AsyncWebClient, driver: Driver) -> None:
    user = driver.person("sam")
    driver.playground.acting.status(user, text=None, emoji=None, dnd=True)
    now = driver.playground.clock.timestamp()
    info = await slack.dnd_info(user=SAM)
    assert info["next_dnd_start_ts"] <= now < info["next_dnd_end_ts"]
    team = (await slack.dnd_teamInfo(users=[SAM, SARAH]))["users"]
    assert set(team) == {SAM, SARAH}


async def test_reactions_are_added_once(slack: AsyncWebClient, driver: Driver, q3: str) -> None:
    with pytest.raises(SlackApiError, match="missing_scope"):
        said = await driver.say("sam", "#q3-outreach", "Done")
        await slack.reactions_add(channel=q3, timestamp=said["ts"], name="tada")


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ({"blocks": '[{"type": "divider"}]'}, {"ok": True}),
        ({"blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"view": {"type": "modal", "blocks": []}}, "invalid_view"),
        ({"message": {"blocks": [{"type": "nonsense"}]}}, "invalid_message"),
        ({}, "invalid_arguments"),
        ({"blocks": "["}, "invalid_arguments"),
        ({"blocks": "[]", "view": "{}"}, "invalid_arguments"),
    ],
)
async def test_validation_answers_in_slacks_shape(
    slack: AsyncWebClient, arguments: dict[str, Any], answer: Any
) -> None:
    if isinstance(answer, dict):
        assert (await slack.api_call("blocks.validate", json=arguments)).data == answer
        return
    with pytest.raises(SlackApiError) as refused:
        await slack.api_call("blocks.validate", json=arguments)
    assert refused.value.response["error"] == answer
    for problem in refused.value.response.get("errors", []):
        assert {"code", "message", "pointer"} <= set(problem)
