"""What administrators do, as the bot is told of it."""

from dataclasses import replace

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.driver import Driver
from playground.manifest import AppManifest
from playground.records import User
from tests.playground.small_office import MANIFEST, SAM, TinyBot

EVENTS = ["channel_rename", "channel_archive", "team_join", "app_uninstalled", "tokens_revoked"]


@pytest.fixture
def manifest() -> AppManifest:
    return replace(MANIFEST, bot_events=MANIFEST.bot_events | set(EVENTS))


async def test_renaming_and_archiving_are_told(
    driver: Driver, bot: TinyBot, slack: AsyncWebClient
) -> None:
    channel = driver.place("sam", "#q3-outreach").id
    await driver.rename("#q3-outreach", "q4-outreach")
    await driver.archive("sam", "#q4-outreach")
    await driver.settled()
    renamed, archived = (event["event"] for event in bot.events)
    assert (renamed["type"], renamed["channel"]["name"]) == ("channel_rename", "q4-outreach")
    assert (archived["type"], archived["channel"]) == ("channel_archive", channel)
    with pytest.raises(SlackApiError, match="is_archived"):
        await slack.chat_postMessage(channel=channel, text="Hi")


async def test_people_come_and_go(driver: Driver, bot: TinyBot) -> None:
    await driver.hire(User("U0NEWHERE01", "nia", "Nia New", "nia@northwind.example"))
    await driver.deactivate("sam")
    await driver.settled()
    joined, changed = (event["event"] for event in bot.events)
    assert (joined["type"], joined["user"]["id"]) == ("team_join", "U0NEWHERE01")
    assert (changed["type"], changed["user"]["deleted"]) == ("user_change", True)
    assert driver.members("#q3-outreach") == {"usher"}


async def test_after_uninstalling_the_token_is_dead(
    driver: Driver, bot: TinyBot, slack: AsyncWebClient
) -> None:
    await driver.uninstall()
    await driver.settled()
    assert sorted(bot.names()) == ["app_uninstalled", "tokens_revoked"]
    with pytest.raises(SlackApiError, match="account_inactive"):
        await slack.chat_postMessage(channel=SAM, text="Hi")
