"""What the stand-in reads from the app's manifest."""

from pathlib import Path

from playground.manifest import AppManifest, Command


def test_the_manifest_of_the_repository_is_understood() -> None:
    manifest = AppManifest.load(Path(__file__).parents[2] / "manifest.yaml")
    assert {"chat:write", "commands", "im:write", "users:read"} <= manifest.scopes
    assert {"message.channels", "app_home_opened"} <= manifest.bot_events
    assert [command.command for command in manifest.commands] == ["/usher"]
    assert manifest.commands[0].should_escape is True
    assert {shortcut.type for shortcut in manifest.shortcuts} == {"global", "message"}


def test_completions_are_added_to_their_command_only() -> None:
    manifest = AppManifest("App", frozenset(), frozenset(), commands=(Command("/a"), Command("/b")))
    completed = manifest.completing("/a", ["help", "invite"])
    assert [c.completions for c in completed.commands] == [("help", "invite"), ()]
