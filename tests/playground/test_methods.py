"""The quieter methods, with an app that may do everything."""

from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from playground.manifest import AppManifest
from playground.server import Playground
from tests.playground.small_office import DANA, MANIFEST, SAM, SARAH

MORE = {"channels:manage", "channels:join", "groups:write", "im:read", "reactions:write"}


@pytest.fixture
def manifest() -> AppManifest:
    return replace(MANIFEST, scopes=MANIFEST.scopes | MORE | {"team:read"})


@pytest.fixture
def q3(playground: Playground) -> str:
    channel = playground.workspace.channel_named("q3-outreach")
    assert channel is not None
    return channel.id


async def refusal(slack: AsyncWebClient, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        await slack.api_call(method, params=arguments)
    error: str = refused.value.response["error"]
    return error


async def test_channels_are_described_and_their_members_listed(
    slack: AsyncWebClient, playground: Playground, q3: str
) -> None:
    found = (await slack.conversations_info(channel=q3, include_num_members=True))["channel"]
    assert (found["name"], found["num_members"], found["is_member"]) == ("q3-outreach", 2, True)
    members = (await slack.conversations_members(channel=q3))["members"]
    assert members == [SAM, playground.app.user_id]
    mine = (await slack.users_conversations(types="public_channel,private_channel"))["channels"]
    assert {channel["name"] for channel in mine} == {"q3-outreach", "deal-desk"}
    hers = (await slack.users_conversations(user=SARAH, types="private_channel"))["channels"]
    assert [channel["name"] for channel in hers] == ["deal-desk"]
    assert await refusal(slack, "conversations.list", types="shelf") == "invalid_types"


async def test_channels_are_made_and_joined(slack: AsyncWebClient, driver: Driver) -> None:
    made = (await slack.conversations_create(name="new-thing"))["channel"]
    assert made["is_member"] is True
    for name, error in [
        ("New Thing", "invalid_name_specials"),
        ("x" * 81, "invalid_name_maxlength"),
        ("--", "invalid_name_punctuation"),
        ("new-thing", "name_taken"),
    ]:
        assert await refusal(slack, "conversations.create", name=name) == error
    general = driver.place("sam", "#general").id
    await slack.conversations_join(channel=general)
    again = await slack.conversations_join(channel=general)
    assert again["warning"] == "already_in_channel"
    desk = driver.place("sarah", "#deal-desk").id
    wrong = "method_not_supported_for_channel_type"
    assert await refusal(slack, "conversations.join", channel=desk) == wrong


async def test_direct_messages_are_opened_once(slack: AsyncWebClient) -> None:
    made = await slack.conversations_open(users=SAM, return_im=True)
    again = await slack.conversations_open(users=SAM)
    assert made["channel"]["user"] == SAM
    assert (again["already_open"], again["channel"]["id"]) == (True, made["channel"]["id"])
    known = await slack.conversations_open(channel=made["channel"]["id"])
    assert known["channel"] == again["channel"]
    assert await refusal(slack, "conversations.open", users=DANA, prevent_creation=True) == (
        "channel_not_found"
    )
    ims = (await slack.conversations_list(types="im"))["channels"]
    assert [im["user"] for im in ims] == [SAM]


async def test_reactions_are_added_once(slack: AsyncWebClient, driver: Driver, q3: str) -> None:
    said = await driver.say("sam", "#q3-outreach", "Done")
    place = {"channel": q3, "timestamp": said["ts"]}
    await slack.reactions_add(**place, name="tada")
    assert driver.messages("sam", "#q3-outreach")[0]["reactions"][0]["count"] == 1
    for change, error in [
        ({"name": "tada"}, "already_reacted"),
        ({"name": "no such"}, "invalid_name"),
        ({"name": "tada", "timestamp": "soon"}, "bad_timestamp"),
        ({"name": "tada", "timestamp": "1.000001"}, "message_not_found"),
    ]:
        assert await refusal(slack, "reactions.add", **{**place, **change}) == error


async def test_history_can_be_narrowed(slack: AsyncWebClient, driver: Driver, q3: str) -> None:
    said = [await driver.say("sam", "#q3-outreach", str(number)) for number in range(4)]
    narrow = {"oldest": said[1]["ts"], "latest": said[3]["ts"]}
    between = await slack.conversations_history(channel=q3, **narrow)
    with_ends = await slack.conversations_history(channel=q3, **narrow, inclusive=True)
    assert [m["text"] for m in between["messages"]] == ["2"]
    assert [m["text"] for m in with_ends["messages"]] == ["3", "2", "1"]
    first = await slack.conversations_history(channel=q3, limit=3)
    rest = await slack.conversations_history(
        channel=q3, limit=3, cursor=first["response_metadata"]["next_cursor"]
    )
    assert (first["has_more"], rest["has_more"]) == (True, False)
    assert [m["text"] for m in rest["messages"]] == ["0"]
    assert await refusal(slack, "conversations.history", channel=q3, oldest="x") == (
        "invalid_ts_oldest"
    )


async def test_links_bots_team_and_profiles_are_known(
    slack: AsyncWebClient, driver: Driver, playground: Playground, q3: str
) -> None:
    said = await driver.say("sam", "#q3-outreach", "Look")
    link = (await slack.chat_getPermalink(channel=q3, message_ts=said["ts"]))["permalink"]
    assert link.endswith(f"/archives/{q3}/p{said['ts'].replace('.', '')}")
    bot = (await slack.bots_info(bot=playground.app.bot_id))["bot"]
    assert bot["user_id"] == playground.app.user_id
    assert await refusal(slack, "bots.info", bot="B0NOBODY000") == "bot_not_found"
    assert (await slack.team_info())["team"]["name"] == "Northwind Robotics"
    labels = [f["label"] for f in (await slack.team_profile_get())["profile"]["fields"]]
    assert labels == ["Department", "Manager", "Skills"]
    profile = (await slack.users_profile_get(user=SAM))["profile"]
    assert (profile["title"], profile["first_name"]) == ("Account Executive", "Sam")
    assert (await slack.users_getPresence(user=SAM))["presence"] == "active"


async def test_user_groups_have_their_people(slack: AsyncWebClient, playground: Playground) -> None:
    group = {"id": "S0SALES0001", "handle": "sales", "name": "Sales", "users": [SAM, SARAH]}
    playground.workspace.keep("usergroup", "S0SALES0001", group)
    [listed] = (await slack.usergroups_list(include_users=True, include_count=True))["usergroups"]
    assert (listed["handle"], listed["users"], listed["user_count"]) == ("sales", [SAM, SARAH], 2)
    users = await slack.usergroups_users_list(usergroup="S0SALES0001")
    assert users["users"] == [SAM, SARAH]
    assert await refusal(slack, "usergroups.users.list", usergroup="S0") == "no_such_subteam"


async def test_a_file_is_uploaded_in_three_steps(
    slack: AsyncWebClient, driver: Driver, q3: str
) -> None:
    await slack.files_upload_v2(
        channel=q3,
        content="a,b\n",
        filename="report.csv",
        title="report.csv",
        initial_comment="Here",
    )
    shown = driver.messages("sam", "#q3-outreach")[-1]
    assert (shown["text"], shown["files"][0]["name"]) == ("Here", "report.csv")
