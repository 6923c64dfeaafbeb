"""What the stand-in knows about the installed app: the facts of its manifest, and its ids."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

import yaml

from playground.records import NORTHWIND, Team


@dataclass(frozen=True, slots=True)
class Command:
    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False
    completions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortcut:
    callback_id: str
    name: str
    type: str = "global"
    description: str = ""


@dataclass(frozen=True, slots=True)
class AppManifest:
    """The part of a Slack app manifest that changes how Slack behaves."""

    name: str
    scopes: frozenset[str]
    bot_events: frozenset[str]
    display_name: str = ""
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    unfurl_domains: tuple[str, ...] = ()
    home_tab_enabled: bool = True
    messages_tab_enabled: bool = True
    messages_tab_read_only: bool = False
    interactivity: bool = True
    optional_scopes: frozenset[str] = frozenset()
    redirect_urls: tuple[str, ...] = ()

    def completing(self, command: str, completions: Iterable[str]) -> Self:
        """Return the manifest with what the page offers to complete after `command`."""
        offered = tuple(completions)
        commands = tuple(
            replace(known, completions=offered) if known.command == command else known
            for known in self.commands
        )
        return replace(self, commands=commands)

    @classmethod
    def load(cls, path: Path) -> Self:
        return cls.from_dict(yaml.safe_load(path.read_text(encoding="utf-8")))

    @classmethod
    def from_dict(cls, manifest: Mapping[str, Any]) -> Self:
        """Read a parsed `manifest.yaml`; `bot_optional` scopes count as granted."""
        features = manifest.get("features", {})
        settings = manifest.get("settings", {})
        home = features.get("app_home", {})
        oauth = manifest.get("oauth_config", {})
        scopes = oauth.get("scopes", {})
        name = manifest.get("display_information", {}).get("name", "App")
        return cls(
            name=name,
            display_name=features.get("bot_user", {}).get("display_name", name),
            scopes=frozenset((*scopes.get("bot", ()), *scopes.get("bot_optional", ()))),
            bot_events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
            commands=tuple(_command(entry) for entry in features.get("slash_commands", ())),
            shortcuts=tuple(_shortcut(entry) for entry in features.get("shortcuts", ())),
            unfurl_domains=tuple(features.get("unfurl_domains", ())),
            home_tab_enabled=home.get("home_tab_enabled", True),
            messages_tab_enabled=home.get("messages_tab_enabled", True),
            messages_tab_read_only=home.get("messages_tab_read_only_enabled", False),
            interactivity=settings.get("interactivity", {}).get("is_enabled", True),
            optional_scopes=frozenset(scopes.get("bot_optional", ())),
            redirect_urls=tuple(oauth.get("redirect_urls", ())),
        )


@dataclass(frozen=True, slots=True)
class Registration:
    """The app as its page at Slack shows it to whoever made it: the same for all workspaces."""

    client_id: str
    client_secret: str = field(repr=False)
    signing_secret: str = field(repr=False)
    app_token: str = field(repr=False)
    app_id: str = "A0USHERAPP1"

    @classmethod
    def fresh(cls) -> Self:
        return cls(
            client_id=f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}",
            client_secret=secrets.token_hex(16),
            signing_secret=secrets.token_hex(16),
            app_token=f"xapp-1-A0USHERAPP1-{secrets.token_hex(24)}",
        )


@dataclass(slots=True)
class Installation:
    """The app as installed in this workspace. Installing it anew changes token and scopes."""

    manifest: AppManifest
    token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    app_id: str = "A0USHERAPP1"
    bot_id: str = "B0USHERBOT1"
    user_id: str = "U0USHERBOT1"
    team: Team = NORTHWIND
    granted: frozenset[str] | None = None
    """None: all that the manifest asks for."""

    @property
    def scopes(self) -> frozenset[str]:
        return self.manifest.scopes if self.granted is None else self.granted

    def byline(self) -> dict[str, Any]:
        """Return what Slack adds to each message of a bot."""
        name = self.manifest.display_name or self.manifest.name
        profile = {"id": self.bot_id, "app_id": self.app_id, "name": name, "deleted": False}
        return {"bot_id": self.bot_id, "app_id": self.app_id, "bot_profile": profile}


def _command(entry: Mapping[str, Any]) -> Command:
    return Command(
        command=entry["command"],
        description=entry.get("description", ""),
        usage_hint=entry.get("usage_hint", ""),
        should_escape=entry.get("should_escape", False),
    )


def _shortcut(entry: Mapping[str, Any]) -> Shortcut:
    return Shortcut(
        callback_id=entry["callback_id"],
        name=entry["name"],
        type=entry.get("type", "global"),
        description=entry.get("description", ""),
    )
