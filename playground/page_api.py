"""The page's JSON calls, `POST /playground/<call>`; each is a few words around `Acting`."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aiohttp import web

from playground import page_admin, page_shapes
from playground.acting import Acting
from playground.errors import Refused
from playground.inspector import Inspector
from playground.mail import Mailbox
from playground.records import LOCALES, Channel, Json, User

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_MOST_MESSAGES = 200


@dataclass(frozen=True, slots=True)
class Body:
    """The JSON object of a call, with what its ids mean."""

    given: Json
    acting: Acting

    def text(self, name: str, default: str | None = None) -> str:
        value = self.given.get(name, default)
        if not isinstance(value, str):
            raise Refused("invalid_arguments", f"{name} is missing.")
        return value

    def dictionary(self, name: str) -> Json:
        value = self.given.get(name) or {}
        if not isinstance(value, dict):
            raise Refused("invalid_arguments", f"{name} must be an object.")
        return value

    def words(self, name: str) -> list[str]:
        value = self.given.get(name) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise Refused("invalid_arguments", f"{name} must be a list.")
        return value

    def number(self, name: str, default: int) -> int:
        value = self.given.get(name) or default
        if not isinstance(value, int):
            raise Refused("invalid_arguments", f"{name} must be a number.")
        return value

    def flag(self, name: str) -> bool:
        return bool(self.given.get(name))

    @property
    def user(self) -> User:
        user = self.acting.workspace.users.get(self.text("as", ""))
        if user is None or user.is_bot or user.deleted:
            raise Refused("user_not_found", "Nobody can act as this person.")
        return user

    @property
    def channel(self) -> Channel:
        workspace = self.acting.workspace
        channel = workspace.channels.get(self.text("channel", ""))
        if channel is None or not workspace.visible(channel, self.user.id):
            raise Refused("channel_not_found", "There is no such conversation.")
        return channel


class PageApi:
    """Answers with status 200 and `ok`, as docs/playground-api.md says."""

    def __init__(self, acting: Acting, inspector: Inspector, mailbox: Mailbox) -> None:
        self._acting = acting
        self._inspector = inspector
        self._calls: dict[str, Callable[[Body], Json] | Callable[[Body], Awaitable[Json]]] = {
            "state": self._state,
            "messages": self._messages,
            "home": lambda b: {"view": acting.open_home(b.user)},
            "traffic": lambda b: {"entries": inspector.entries(b.number("after", 0))},
            "mail": lambda _: {"letters": mailbox.summaries()},
            "post": self._post,
            "edit": lambda b: {
                "message": acting.edit(b.user, b.channel, b.text("ts"), b.text("text"))
            },
            "delete": lambda b: acting.delete(b.user, b.channel, b.text("ts")),
            "react": lambda b: acting.react(
                b.user, b.channel, b.text("ts"), b.text("name"), remove=b.flag("remove")
            ),
            "join": lambda b: acting.join(b.user, b.channel),
            "leave": lambda b: acting.leave(b.user, b.channel),
            "add": lambda b: acting.add(b.user, b.channel, b.words("users")),
            "create": self._create,
            "open_im": lambda b: self._channel(acting.open_im(b.user, b.text("user")), b),
            "mark": lambda b: acting.mark(b.user, b.channel, b.text("ts")),
            "command": lambda b: acting.command(b.user, b.channel, b.text("text")),
            "press": lambda b: acting.press(
                b.user,
                b.dictionary("container"),
                b.text("block_id"),
                b.text("action_id"),
                {"action": b.dictionary("action"), "state": b.dictionary("state")},
            ),
            "submit": lambda b: acting.submit(b.user, b.text("view_id"), b.dictionary("state")),
            "close": lambda b: acting.close(b.user, b.text("view_id"), everything=b.flag("all")),
            "shortcut": self._shortcut,
            "clock": self._clock,
            "status": self._status,
            "language": self._language,
            "hire": lambda b: page_admin.hire(acting, b.given),
            "change_person": lambda b: page_admin.change(acting, b.given),
            "deactivate": lambda b: page_admin.deactivate(acting, b.given),
            "crowd": lambda b: page_admin.crowd(acting, b.given),
        }

    async def handle(self, request: web.Request) -> web.Response:
        call = self._calls.get(request.match_info["call"])
        if call is None:
            return web.json_response(Refused("unknown_call", "There is no such call.").to_json())
        try:
            answer = call(Body(await _object(request), self._acting))
            given = answer if isinstance(answer, dict) else await answer
        except Refused as refusal:
            return web.json_response(refusal.to_json())
        return web.json_response({"ok": True, **given})

    def _state(self, body: Body) -> Json:
        workspace, app, me = self._acting.workspace, self._acting.app, body.user
        conversations = [
            page_shapes.conversation_of(channel, workspace, me.id)
            for channel in workspace.channels.values()
            if workspace.visible(channel, me.id)
        ]
        people = [page_shapes.person(user, workspace) for user in workspace.users.values()]
        return {
            "locales": LOCALES,
            "team": page_shapes.team(workspace),
            "me": page_shapes.person(me, workspace),
            "users": people,
            "channels": [c for c in conversations if not c["is_im"]],
            "ims": [c for c in conversations if c["is_im"]],
            "commands": page_shapes.commands(app),
            "shortcuts": page_shapes.shortcuts(app),
            "bot": page_shapes.bot(app),
            "clock": self._clock_state(),
            "views": self._acting.views.stack(me.id),
        }

    def _messages(self, body: Body) -> Json:
        workspace, channel = self._acting.workspace, body.channel
        thread_ts = body.text("thread_ts", "") or None
        if thread_ts:
            kept = page_shapes.thread(workspace, channel.id, thread_ts)
        else:
            kept = [m for m in workspace.messages(channel.id) if page_shapes.top_level(m)]
        alone = page_shapes.ephemerals(workspace, body.user.id, channel.id, thread_ts)
        messages = sorted([*kept, *alone], key=lambda message: message["ts"])
        if before := body.text("before", ""):
            messages = [message for message in messages if message["ts"] < before]
        limit = max(1, min(body.number("limit", _MOST_MESSAGES), _MOST_MESSAGES))
        return {"messages": messages[-limit:], "has_more": len(messages) > limit}

    def _post(self, body: Body) -> Json:
        message = self._acting.post(
            body.user,
            body.channel,
            body.text("text", ""),
            thread_ts=body.text("thread_ts", "") or None,
            broadcast=body.flag("broadcast"),
            files=body.words("files"),
        )
        return {"message": message}

    def _create(self, body: Body) -> Json:
        private = body.flag("is_private")
        topic = body.text("topic", "")
        created = self._acting.create(body.user, body.text("name"), private=private, topic=topic)
        return self._channel(created, body)

    def _channel(self, channel: Channel, body: Body) -> Json:
        shape = page_shapes.conversation_of(channel, self._acting.workspace, body.user.id)
        return {"channel": shape}

    async def _shortcut(self, body: Body) -> Json:
        channel = body.channel if body.given.get("channel") else None
        return await self._acting.shortcut(
            body.user, body.text("callback_id"), channel, body.text("ts", "")
        )

    def _clock(self, body: Body) -> Json:
        clock = self._acting.workspace.clock
        try:
            if body.flag("reset"):
                clock.reset()
            elif "set" in body.given:
                clock.set(datetime.fromtimestamp(float(body.given["set"]), UTC))
            else:
                clock.advance(float(body.given.get("advance", 0)))
        except (TypeError, ValueError, OverflowError, OSError):
            raise Refused("invalid_arguments", "The clock does not go there.") from None
        return {"clock": self._clock_state()}

    def _status(self, body: Body) -> Json:
        dnd = body.given.get("dnd")
        changed = self._acting.status(
            body.user,
            text=body.text("text") if body.given.get("text") is not None else None,
            emoji=body.text("emoji") if body.given.get("emoji") is not None else None,
            dnd=None if dnd is None else bool(dnd),
            expires=body.number("expires", 0),
        )
        return {"user": page_shapes.person(changed, self._acting.workspace)}

    def _language(self, body: Body) -> Json:
        changed = self._acting.speak(body.user, body.text("locale"))
        return {"user": page_shapes.person(changed, self._acting.workspace)}

    def _clock_state(self) -> Json:
        clock = self._acting.workspace.clock
        return {"now": clock.timestamp(), "offset": clock.offset}


async def _object(request: web.Request) -> Json:
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refused("invalid_json", "The body must be a JSON object.")
    return body
