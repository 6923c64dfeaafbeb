"""The company: who is there, what they did, and that it lasts."""

import csv
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from playground.clock import PlaygroundClock
from playground.seed import people_csv, working_moment
from playground.server import Playground
from tests.playground.small_office import MANIFEST, SAM, SARAH

HOME = {"type": "home", "blocks": [{"type": "divider"}]}
TUESDAY = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


@pytest.fixture
async def office() -> AsyncIterator[Playground]:
    clock = PlaygroundClock()
    clock.set(TUESDAY)
    filled = Playground(MANIFEST, clock=clock)
    assert filled.seed()
    yield filled
    await filled.stop()


def test_the_list_of_people_is_whole() -> None:
    with people_csv().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    emails = {row["email"] for row in rows}
    assert len(rows) == len(emails) == len({row["slack_id"] for row in rows}) == 41
    assert {row["manager"] for row in rows if row["manager"]} <= emails
    for row in rows:
        ZoneInfo(row["time_zone"])


def test_everybody_listed_is_in_the_workspace(office: Playground) -> None:
    with people_csv().open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert office.workspace.users[row["slack_id"]].email == row["email"]


def test_the_cadence_lacks_the_head_of_sales_who_knows_its_people(office: Playground) -> None:
    workspace = office.workspace
    cadence = workspace.channel_named("q3-outreach")
    assert cadence is not None
    assert cadence.topic == "Q3 outreach cadence"
    assert SAM in cadence.members
    assert office.app.user_id in cadence.members
    assert SARAH not in cadence.members
    together = {
        member
        for channel in workspace.channels.values()
        if SARAH in channel.members and channel.name not in {"general", "random"}
        for member in channel.members
    }
    known = [m for m in cadence.members if m in together and m != office.app.user_id]
    assert len(known) >= 5
    titles = {workspace.users[member].title for member in cadence.members}
    assert not any("Head" in title or "VP" in title for title in titles)


def test_there_is_one_of_every_special_case(office: Playground) -> None:
    users = office.workspace.users.values()
    assert [u.name for u in users if u.is_admin] == ["dana"]
    assert [u.name for u in users if u.is_restricted] == ["gil"]
    assert [u.name for u in users if u.deleted] == ["rita"]
    assert [u.name for u in users if "vacation" in u.status_text] == ["emma"]
    assert [u.name for u in users if u.dnd_until] == ["noah"]
    assert sorted(u.name for u in users if u.is_bot) == ["buildbot", "usher"]
    kinds = [channel.kind for channel in office.workspace.channels.values()]
    assert (kinds.count("public"), kinds.count("private")) == (11, 2)


def test_three_weeks_of_work_are_there_in_working_hours(office: Playground) -> None:
    workspace = office.workspace
    messages = [m for c in workspace.channels for m in workspace.messages(c)]
    assert 400 < len(messages) < 900
    assert any(m.get("reply_count", 0) > 1 for m in messages)
    assert any(m.get("reactions") for m in messages)
    assert any(f"<@{SARAH}>" in m["text"] for m in messages)
    stamps = [float(m["ts"]) for m in messages]
    assert max(stamps) < TUESDAY.timestamp()
    assert min(stamps) > (TUESDAY - timedelta(days=22)).timestamp()
    for message in messages:
        user = workspace.users[message["user"]]
        local = datetime.fromtimestamp(float(message["ts"]), ZoneInfo(user.tz))
        assert user.is_bot or (local.weekday() < 5 and 8 <= local.hour < 18)


def test_who_is_on_vacation_says_nothing_meanwhile(office: Playground) -> None:
    workspace = office.workspace
    [emma] = [user.id for user in workspace.users.values() if user.name == "emma"]
    said = [m for c in workspace.channels for m in workspace.messages(c) if m["user"] == emma]
    week = timedelta(days=4)
    assert said
    assert max(float(m["ts"]) for m in said) < (TUESDAY - week).timestamp()


def test_no_message_shows_an_unfilled_slot_or_an_unknown_name(office: Playground) -> None:
    for channel in office.workspace.channels:
        for message in office.workspace.messages(channel):
            assert not set("{}@") & set(message["text"].replace("<@", ""))


async def test_the_same_moment_gives_the_same_story(office: Playground) -> None:
    clock = PlaygroundClock()
    clock.set(office.clock.now())
    again = Playground(MANIFEST, clock=clock)
    again.seed()
    assert {e["event_id"]: e["event"]["type"] for e in office.seed_events()} == {
        e["event_id"]: e["event"]["type"] for e in again.seed_events()
    }
    await again.stop()


def test_the_events_are_those_the_bot_could_have_seen_in_order(office: Playground) -> None:
    events = list(office.seed_events())
    assert len(events) > 300
    times = [float(e["event"]["event_ts"]) for e in events]
    assert times == sorted(times)
    assert len({e["event_id"] for e in events}) == len(events)
    people = [e for e in events if e["event"]["type"] == "user_change"]
    assert {e["event"]["user"]["locale"] for e in people} >= {"de-DE", "es-LA", "ja-JP", "pt-BR"}
    talk = [e["event"] for e in events if e not in people]
    channels = {event.get("channel") or event["item"]["channel"] for event in talk}
    bot = office.app.user_id
    assert all(bot in office.workspace.channels[channel].members for channel in channels)
    assert {e["event"]["type"] for e in events} == {
        "message",
        "member_joined_channel",
        "reaction_added",
        "user_change",
    }


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2026-11-24T16:00", "2026-11-24T16:00"),
        ("2026-11-24T03:00", "2026-11-24T15:40"),
        ("2026-11-27T23:00", "2026-11-30T15:40"),
        ("2026-11-28T16:00", "2026-11-30T15:40"),
        ("2026-07-01T02:00", "2026-07-01T14:40"),
    ],
)
def test_the_demo_starts_while_people_work(now: str, start: str) -> None:
    moment = working_moment(datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert moment == datetime.fromisoformat(start).replace(tzinfo=UTC)


async def test_a_restart_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "playground.db"
    first = Playground(MANIFEST, path=path)
    first.seed()
    await first.start(port=0)
    async with ClientSession() as session:
        slack = AsyncWebClient(token=first.bot_token, base_url=first.base_url, session=session)
        await slack.chat_postMessage(channel=SAM, text="Remember me")
        await slack.views_publish(user_id=SAM, view=HOME)
    first.clock.advance(86_400)
    offset, token, secret = first.clock.offset, first.bot_token, first.signing_secret
    await first.stop()

    second = Playground(MANIFEST, path=path)
    assert not second.is_empty
    assert (second.bot_token, second.signing_secret) == (token, secret)
    assert second.clock.offset == pytest.approx(offset, abs=0.1)
    assert second.workspace.users == first.workspace.users
    assert second.workspace.channels == first.workspace.channels
    for channel in first.workspace.channels:
        assert second.workspace.messages(channel) == first.workspace.messages(channel)
    assert second.views.home(SAM) == first.views.home(SAM)
    await second.stop()


async def test_the_playground_is_for_this_machine_only() -> None:
    playground = Playground(MANIFEST)
    with pytest.raises(ValueError, match="this machine"):
        await playground.start("0.0.0.0", 0)
    await playground.stop()
