"""Payloads that Slack never sends are told from those it does, whatever they are made of."""

import copy
import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from handlers.slack.shapes import is_command, is_interaction, is_storable

PRESS = {
    "type": "block_actions",
    "user": {"id": "U1", "team_id": "T1"},
    "team": {"id": "T1", "domain": "northwind"},
    "enterprise": None,
    "channel": {"id": "D1"},
    "container": {"type": "message", "message_ts": "1.2", "channel_id": "D1"},
    "message": {"ts": "1.2"},
    "trigger_id": "1.2.abc",
    "response_url": "https://hooks.slack.com/actions/1",
    "actions": [{"type": "button", "action_id": "invitation.accept", "value": "i1"}],
}
SUBMISSION = {
    "type": "view_submission",
    "user": {"id": "U1"},
    "team": None,
    "view": {
        "type": "modal",
        "callback_id": "invitation.send",
        "private_metadata": "s1|k1",
        "title": {"type": "plain_text", "text": "Invite a colleague"},
        "blocks": [{"type": "input", "block_id": "people"}],
        "state": {
            "values": {
                "people": {"people": {"type": "multi_users_select", "selected_users": ["U2"]}},
                "reason": {"reason": {"selected_option": {"value": "too_busy"}}},
                "until": {"until": {"selected_date": None}},
            }
        },
    },
}
SHORTCUT = {"type": "shortcut", "callback_id": "invite_someone", "user": {"id": "U1"}}
SOUND = (PRESS, SUBMISSION, SHORTCUT)
JUNK: tuple[Any, ...] = (1, 1.5, True, "\ud800", "a\x00b", [1], [None], {"id": 1}, "U\u202e1")


def paths(value: object, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside: Any = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for key, each in inside:
        yield (*above, key)
        yield from paths(each, (*above, key))


def replaced(payload: dict[str, Any], path: tuple[Any, ...], junk: object) -> dict[str, Any]:
    changed = copy.deepcopy(payload)
    place: Any = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = junk
    return changed


@pytest.mark.parametrize("payload", SOUND, ids=lambda p: str(p["type"]))
def test_what_slack_sends_is_sound(payload: dict[str, Any]) -> None:
    assert is_interaction(payload)


def test_optional_parts_may_be_missing() -> None:
    assert is_interaction({"type": "shortcut", "user": {"id": "U1"}})
    press = {"type": "button", "action_id": "invitation.accept"}
    assert is_interaction({"type": "block_actions", "user": {"id": "W1"}, "actions": [press]})


@pytest.mark.parametrize("payload", SOUND, ids=lambda p: str(p["type"]))
def test_nothing_makes_the_question_raise(payload: dict[str, Any]) -> None:
    for path, junk in itertools.product(paths(payload), JUNK):
        assert is_interaction(replaced(payload, path, junk)) in (True, False)


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        (PRESS, ("actions",)),
        (PRESS, ("actions", 0)),
        (PRESS, ("actions", 0, "action_id")),
        (PRESS, ("user",)),
        (PRESS, ("user", "id")),
        (PRESS, ("team",)),
        (PRESS, ("container",)),
        (PRESS, ("response_url",)),
        (SUBMISSION, ("view",)),
        (SUBMISSION, ("view", "state", "values")),
        (SUBMISSION, ("view", "state", "values", "people")),
        (SUBMISSION, ("view", "state", "values", "people", "people", "selected_users")),
        (SUBMISSION, ("view", "private_metadata")),
    ],
)
def test_a_wrong_type_is_no_interaction(payload: dict[str, Any], path: tuple[Any, ...]) -> None:
    for junk in (1, [1], "a\x00b", "\ud800"):
        assert not is_interaction(replaced(payload, path, junk))


def test_a_press_of_nothing_is_none() -> None:
    assert not is_interaction({**PRESS, "actions": []})


@pytest.mark.parametrize(
    "value", ["a\x00b", "\ud83d", ["x", "\x00"], {"\x00": 1}, {"a": ["\ud800"]}]
)
def test_no_nul_and_no_half_character_can_be_stored(value: object) -> None:
    assert not is_storable(value)


def test_emoji_and_right_to_left_text_can_be_stored() -> None:
    assert is_storable({"text": ["😀 שלום \u202e", 1, None]})


def test_a_command_is_somebodys() -> None:
    assert is_command({"command": ["/usher"], "user_id": ["U1"], "team_id": ["T1"]})
    assert not is_command({"command": ["/usher"], "team_id": ["T1"]})
    assert not is_command({"command": ["/usher"], "user_id": ["U" * 5000]})
    assert not is_command({"command": ["/usher"], "user_id": ["U1"], "team_id": ["T 1"]})
