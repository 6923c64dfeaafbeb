"""A small office, and a tiny bot that checks signatures and answers as a test tells it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from playground import conversation
from playground.manifest import AppManifest, Command, Shortcut
from playground.records import User
from playground.server import Playground

SAM, SARAH, DANA = "U0SAMREED03", "U0SARAHCH02", "U0DANAWHI40"
GUEST, GONE = "U0GILNAVA41", "U0RITAMOS42"

MANIFEST = AppManifest(
    name="Usher",
    display_name="usher",
    scopes=frozenset(
        [
            "app_mentions:read",
            "channels:history",
            "channels:read",
            "channels:write.invites",
            "chat:write",
            "commands",
            "dnd:read",
            "files:write",
            "groups:history",
            "groups:read",
            "groups:write.invites",
            "im:history",
            "im:write",
            "reactions:read",
            "usergroups:read",
            "users.profile:read",
            "users:read",
            "users:read.email",
        ]
    ),
    bot_events=frozenset(
        [
            "app_home_opened",
            "app_mention",
            "member_joined_channel",
            "member_left_channel",
            "message.channels",
            "message.groups",
            "message.im",
            "reaction_added",
            "user_change",
        ]
    ),
    commands=(Command("/usher", "Invite", "help", should_escape=True), Command("/plain")),
    shortcuts=(
        Shortcut("invite_someone", "Invite", "global"),
        Shortcut("invite_from_message", "Invite to this", "message"),
    ),
)


@dataclass(repr=False)
class TinyBot:
    """Keeps what it is sent; `answer` says what it answers, `late` how late."""

    playground: Playground
    events: list[dict[str, Any]] = field(default_factory=list)
    payloads: list[dict[str, Any]] = field(default_factory=list)
    commands: list[dict[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answer: Callable[[dict[str, Any]], Any] = lambda _: web.Response()
    url: str = ""

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.read()
        clock = self.playground.clock
        verifier = SignatureVerifier(self.playground.signing_secret)
        verifier.clock.now = clock.timestamp  # type: ignore[method-assign]
        assert verifier.is_valid_request(body, dict(request.headers))
        self.headers.append({key.lower(): value for key, value in request.headers.items()})
        if request.content_type == "application/json":
            sent = json.loads(body)
            if sent["type"] == "url_verification":
                return web.Response(text=sent["challenge"])
            self.events.append(sent)
        else:
            form = {key: values[0] for key, values in parse_qs(body.decode()).items()}
            sent = json.loads(form["payload"]) if "payload" in form else form
            (self.payloads if "payload" in form else self.commands).append(sent)
        answer = self.answer(sent)
        told: web.Response = await answer if hasattr(answer, "__await__") else answer
        return told

    def names(self) -> list[str]:
        return [event["event"]["type"] for event in self.events]


def move_in(playground: Playground) -> None:
    """Five people, four channels; the bot is in #q3-outreach and in the private #deal-desk."""
    people = [
        User(SAM, "sam", "Sam Reed", "sam@northwind.example", title="Account Executive"),
        User(SARAH, "sarah", "Sarah Chen", "sarah@northwind.example", tz="America/Chicago"),
        User(DANA, "dana", "Dana Whitfield", "dana@northwind.example", is_admin=True),
        User(GUEST, "gil", "Gil Navarro", "gil@northwind.example", is_restricted=True),
        User(GONE, "rita", "Rita Moss", "rita@northwind.example", deleted=True),
    ]
    workspace = playground.workspace
    for user in people:
        workspace.save_user(user)
    bot = playground.app.user_id
    for name, members in {"general": (SAM, SARAH), "q3-outreach": (SAM, bot)}.items():
        made = conversation.create(workspace, name, SAM)
        workspace.save_channel(replace(made, members=members))
    private: dict[str, tuple[str, ...]] = {"deal-desk": (SARAH, bot), "secret": (SARAH,)}
    for name, inside in private.items():
        made = conversation.create(workspace, name, SARAH, private=True)
        workspace.save_channel(replace(made, members=inside))
