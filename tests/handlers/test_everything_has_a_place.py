"""Every action has a route, every part of the manifest a listener, every call its scope."""

import ast
import json
import re
from pathlib import Path

import pytest
import yaml

from blocks.actions import ActionId
from handlers.commands import COMMANDS
from handlers.routes import ROUTES
from handlers.slack.events import EVENTS
from handlers.slack.listeners import SHORTCUTS

ROOT = Path(__file__).parents[2]
MANIFEST = yaml.safe_load((ROOT / "manifest.yaml").read_text())
METHODS = json.loads((ROOT / "playground/methods/spec.json").read_text())["methods"]
# What arrives under another name, or needs nothing done: see the reasons.
OTHERWISE = {
    "channel_id_changed": "the channel is met again under its new id",
}


def test_every_action_has_a_route() -> None:
    assert set(ROUTES) == set(ActionId)


def test_every_route_is_a_handler_of_its_own() -> None:
    assert len(set(ROUTES.values())) == len(ROUTES)


def test_every_command_leads_to_an_action_with_a_route() -> None:
    assert set(COMMANDS.values()) <= set(ROUTES)


def test_every_shortcut_of_the_manifest_is_known_and_no_other() -> None:
    told = {shortcut["callback_id"] for shortcut in MANIFEST["features"]["shortcuts"]}

    assert told == set(SHORTCUTS)


def test_the_slash_command_is_one_and_escapes() -> None:
    (command,) = MANIFEST["features"]["slash_commands"]

    assert command["command"] == "/usher"
    assert command["should_escape"] is True


def test_every_event_of_the_manifest_is_read() -> None:
    told = {
        event.partition(".")[0]
        for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    }

    assert told - EVENTS == set(OTHERWISE) & told


def calls_of(path: Path) -> set[str]:
    """Return the Web API methods that a module uses by the SDK's names."""
    known = {name.replace(".", "_").lower(): name for name in METHODS}
    names = {
        re.sub(r"(?<!^)(?=[A-Z])", "", node.attr).lower()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
    }
    return {known[name] for name in names if name in known}


@pytest.mark.parametrize("module", ["bot/gateways/slack.py", "handlers/slack/listeners.py"])
def test_every_method_that_is_called_has_its_scope(module: str) -> None:
    scopes = set(MANIFEST["oauth_config"]["scopes"]["bot"])
    used = calls_of(ROOT / module)

    lacking = {
        method
        for method in used
        if METHODS[method]["scopes"] and not scopes & set(METHODS[method]["scopes"])
    }

    assert used & {"chat.postMessage", "views.open"}
    assert lacking == set()
