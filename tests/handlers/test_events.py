"""Slack's event envelopes as arrivals, kind by kind, and junk that must raise nothing."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.slack.events import EVENTS, TARGETS, read_event
from invites.activity import ActivityKind
from invites.arrival import (
    Arrival,
    BotAdded,
    ChannelChanged,
    HomeOpened,
    Observed,
    Profile,
    Uninstalled,
)
from invites.people import Identity, PersonKind
from invites.work import Place, Visibility

BOT = {"user_id": "U0BOT", "is_bot": True, "team_id": "T1"}
PLACE = Place("slack", "T1", "C1")
AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TS = f"{AT.timestamp():.6f}"
MESSAGE = {
    "type": "message",
    "user": "U1",
    "text": "The pricing deck, <@U2> and <@U3|lena>?",
    "ts": TS,
    "channel": "C1",
    "channel_type": "channel",
}


def arrived(event: dict[str, Any]) -> Arrival | None:
    envelope = {
        "type": "event_callback",
        "team_id": "T1",
        "event_id": "Ev1",
        "event_time": int(AT.timestamp()),
        "authorizations": [BOT],
        "event": event,
    }
    return read_event(envelope)


def news(event: dict[str, Any]) -> object:
    found = arrived(event)
    assert found is not None
    assert (found.platform, found.workspace, found.key) == ("slack", "T1", "Ev1")
    return found.news[0] if found.news else None


def observed(event: dict[str, Any]) -> Observed:
    found = news(event)
    assert isinstance(found, Observed)
    return found


def test_a_message_is_reduced_to_words_and_people() -> None:
    assert news(MESSAGE) == Observed(
        place=PLACE,
        user="U1",
        kind=ActivityKind.MESSAGE,
        at=AT,
        targets=("U2", "U3"),
        words=("pricing", "deck"),
    )


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"thread_ts": "1.0"}, ActivityKind.REPLY),
        ({"thread_ts": TS}, ActivityKind.MESSAGE),
        ({"subtype": "file_share", "files": [{"id": "F1"}]}, ActivityKind.FILE),
        ({"text": "<https://example.com|a page>"}, ActivityKind.LINK),
        ({"subtype": "thread_broadcast", "thread_ts": "1.0"}, ActivityKind.REPLY),
        ({"subtype": "me_message"}, ActivityKind.MESSAGE),
    ],
)
def test_kinds_of_messages(more: dict[str, Any], kind: ActivityKind) -> None:
    assert observed({**MESSAGE, **more}).kind is kind


def test_a_reply_belongs_to_its_thread() -> None:
    assert observed({**MESSAGE, "thread_ts": "1.0"}).conversation == "1.0"
    assert observed(MESSAGE).conversation == ""


def test_a_private_channel_is_private() -> None:
    assert observed({**MESSAGE, "channel_type": "group"}).visibility is Visibility.PRIVATE


def test_whoever_mentions_half_the_company_addresses_a_few() -> None:
    crowd = " ".join(f"<@U{n}>" for n in range(100, 200))

    assert len(observed({**MESSAGE, "text": crowd}).targets) == TARGETS


def test_mentioning_oneself_addresses_nobody() -> None:
    assert observed({**MESSAGE, "text": "I, <@U1>, agree"}).targets == ()


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "message_changed", "hidden": True, "message": MESSAGE},
        {"subtype": "message_deleted", "hidden": True},
        {"subtype": "message_replied"},
        {"subtype": "channel_join"},
        {"subtype": "channel_topic"},
        {"subtype": "bot_message", "bot_id": "B1"},
        {"bot_id": "B1"},
        {"hidden": True},
        {"channel_type": "im"},
        {"channel_type": "mpim"},
        {"channel_type": "app_home"},
        {"user": "USLACKBOT"},
        {"user": None},
        {"channel": "not an id"},
        {"ts": "noon"},
    ],
)
def test_what_is_noted_and_ignored(more: dict[str, Any]) -> None:
    assert news({**MESSAGE, **more}) is None


def test_a_reaction_addresses_the_author() -> None:
    event = {
        "type": "reaction_added",
        "user": "U1",
        "reaction": "tada",
        "item": {"type": "message", "channel": "C1", "ts": "1.0"},
        "item_user": "U2",
        "event_ts": TS,
    }

    assert news(event) == Observed(
        place=PLACE, user="U1", kind=ActivityKind.REACTION, at=AT, targets=("U2",)
    )
    assert observed({**event, "item_user": "U1"}).targets == ()
    assert news({**event, "item": {"type": "file"}}) is None


def test_joining_and_leaving() -> None:
    joined = {
        "type": "member_joined_channel",
        "user": "U1",
        "channel": "C1",
        "channel_type": "C",
        "inviter": "U2",
        "event_ts": TS,
    }
    left = {**joined, "type": "member_left_channel"}

    assert news(joined) == Observed(
        place=PLACE, user="U1", kind=ActivityKind.JOIN, at=AT, targets=("U2",)
    )
    assert observed({**joined, "channel_type": "G"}).visibility is Visibility.PRIVATE
    assert observed(left).kind is ActivityKind.LEAVE
    assert observed({**joined, "inviter": "U0BOT"}).targets == ()
    assert news({**joined, "user": "U0BOT"}) == BotAdded(PLACE, "U2")
    assert news({**joined, "user": "U0BOT", "inviter": None}) == BotAdded(PLACE)
    assert news({**joined, "user": "U0BOT", "inviter": "<script>"}) == BotAdded(PLACE)
    assert news({**left, "user": "U0BOT"}) is None


@pytest.mark.parametrize("family", ["channel", "group"])
def test_channels_that_change(family: str) -> None:
    renamed = {"type": f"{family}_rename", "channel": {"id": "C1", "name": "n" * 200}}

    assert news(renamed) == ChannelChanged(place=PLACE, title="n" * 120)
    for verb, over in (("archive", True), ("unarchive", False), ("deleted", True)):
        event = {"type": f"{family}_{verb}", "channel": "C1"}
        assert news(event) == ChannelChanged(place=PLACE, archived=over)


def test_the_end_of_an_installation() -> None:
    gone = news({"type": "app_uninstalled"})
    assert isinstance(gone, Uninstalled)
    assert (gone.platform, gone.workspace) == (PLACE.platform, PLACE.workspace)
    revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0BOT"]}}
    assert news(revoked) == gone
    assert news({**revoked, "tokens": {"oauth": ["U1"], "bot": []}}) is None
    assert news({**revoked, "tokens": None}) is None


def test_people_who_come_or_change() -> None:
    user = {
        "id": "U1",
        "is_admin": True,
        "tz": "Europe/Berlin",
        "profile": {"real_name": "Sam Reed", "email": "sam@x.example", "title": "AE"},
    }

    for kind in ("team_join", "user_change"):
        assert news({"type": kind, "user": user}) == Profile(
            identity=Identity("slack", "T1", "U1"),
            name="Sam Reed",
            email="sam@x.example",
            title="AE",
            time_zone="Europe/Berlin",
            is_admin=True,
        )


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"is_bot": True}, PersonKind.BOT),
        ({"id": "USLACKBOT"}, PersonKind.BOT),
        ({"is_stranger": True}, PersonKind.EXTERNAL),
        ({"is_restricted": True}, PersonKind.GUEST),
        ({"is_ultra_restricted": True}, PersonKind.GUEST),
        ({}, PersonKind.MEMBER),
    ],
)
def test_kinds_of_people(facts: dict[str, Any], kind: PersonKind) -> None:
    found = news({"type": "user_change", "user": {"id": "U1", **facts}})

    assert isinstance(found, Profile)
    assert found.kind is kind


@pytest.mark.parametrize(
    ("status", "away"),
    [
        ({"status_emoji": ":palm_tree:"}, True),
        ({"status_text": "On Vacation until Monday"}, True),
        ({"status_text": "OOO"}, True),
        ({"status_text": "Urlaub"}, True),
        ({"status_text": "In a meeting about pto2 planning"}, False),
        ({"status_text": "focus time", "status_emoji": ":headphones:"}, False),
        ({}, False),
    ],
)
def test_a_status_says_who_is_away(status: dict[str, str], away: bool) -> None:  # noqa: FBT001 - a case
    found = news({"type": "user_change", "user": {"id": "U1", "profile": status}})

    assert isinstance(found, Profile)
    assert found.away is away


def test_opening_the_home_tab() -> None:
    opened = {"type": "app_home_opened", "user": "U1", "tab": "home"}

    assert news(opened) == HomeOpened(Identity("slack", "T1", "U1"))
    assert news({**opened, "tab": "messages"}) is None


def test_an_event_nobody_asked_for_is_noted_without_news() -> None:
    assert arrived({"type": "emoji_changed"}) == Arrival("slack", "T1", "Ev1")


@pytest.mark.parametrize("missing", ["team_id", "event_id", "event"])
def test_without_its_parts_it_is_no_event(missing: str) -> None:
    envelope = {"team_id": "T1", "event_id": "Ev1", "event": MESSAGE}

    assert read_event({k: v for k, v in envelope.items() if k != missing}) is None
    assert read_event({**envelope, missing: 7}) is None


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@given(st.sampled_from(sorted(EVENTS)), st.dictionaries(st.sampled_from(sorted(MESSAGE)), JUNK))
def test_strange_parts_raise_nothing(kind: str, more: dict[str, Any]) -> None:
    arrived({**MESSAGE, **more, "type": kind})


@given(
    st.dictionaries(
        st.sampled_from(
            ["team_id", "event_id", "event", "event_time", "authorizations", "type", "item", "tab"]
        ),
        JUNK,
    )
)
def test_strange_envelopes_raise_nothing(envelope: dict[str, Any]) -> None:
    read_event(envelope)


@given(
    st.sampled_from(sorted(EVENTS)),
    st.dictionaries(
        st.sampled_from(["user", "channel", "item", "item_user", "inviter", "event_ts", "profile"]),
        JUNK | st.dictionaries(st.sampled_from(["id", "name", "type", "channel", "profile"]), JUNK),
    ),
)
def test_strange_people_and_channels_raise_nothing(kind: str, event: dict[str, Any]) -> None:
    arrived({"type": kind, **event})
