"""What people press, submit, close and call up: told to the bot, and its answer carried out."""

import re
from dataclasses import dataclass

from playground import payloads
from playground.conversation import find_ephemeral
from playground.delivery import Answer, Courier
from playground.errors import Refused, SlackError
from playground.inputs import complete_action, find_element, invalid_inputs, state_of
from playground.manifest import Command, Installation
from playground.records import Channel, Json, User
from playground.responding import read_response, show_response
from playground.submitting import carry_out, response_urls
from playground.text import escape
from playground.triggers import ResponseUrl, ResponseUrls, Triggers
from playground.uploads import with_files
from playground.views import Views
from playground.workspace import Workspace


@dataclass(slots=True)
class Interactivity:
    """Builds each payload, waits for the acknowledgement and says what came of it."""

    workspace: Workspace
    app: Installation
    views: Views
    triggers: Triggers
    responses: ResponseUrls
    courier: Courier
    base_url: str = ""

    async def press_in_message(
        self, user: User, channel: Channel, ts: str, block_id: str, action_id: str, given: Json
    ) -> Json:
        message = self._message(user, channel, ts)
        under = _unfurled(message, block_id)
        blocks = under["blocks"] if under else message.get("blocks", [])
        action = self._action(blocks, block_id, action_id, given)
        ephemeral = bool(message.get("ephemeral"))
        key = self.responses.issue(
            channel.id, user.id, ts, ephemeral=ephemeral, thread_ts=message.get("thread_ts")
        )
        filled = given.get("state", {}).get("values", {})
        payload = {
            **payloads.common(self.app, user, "block_actions"),
            "container": payloads.message_container(channel, message, under),
            "trigger_id": self.triggers.issue(user.id),
            "channel": payloads.place(channel),
            **({} if ephemeral else {"message": message}),
            **({"app_unfurl": under} if under else {}),
            "state": state_of(blocks, filled),
            "response_url": self._response_url(key),
            "actions": [action],
        }
        return _acknowledged(await self.courier.interaction(payload))

    async def press_in_view(
        self, user: User, view_id: str, block_id: str, action_id: str, given: Json
    ) -> Json:
        view = self._view(user, view_id)
        action = self._action(view["blocks"], block_id, action_id, given)
        view = self._filled(view, given.get("state", {}))
        payload = {
            **payloads.common(self.app, user, "block_actions"),
            "container": {"type": "view", "view_id": view_id},
            "trigger_id": self.triggers.issue(user.id),
            "view": view,
            "actions": [action],
        }
        return _acknowledged(await self.courier.interaction(payload))

    async def submit(self, user: User, view_id: str, state: Json) -> Json:
        shown = self._view(user, view_id)
        state = with_files(self.workspace, user, shown, state, self.base_url)
        view = self._filled(shown, state)
        if view["submit"] is None:
            raise Refused("no_submit", "There is nothing to submit here.")
        if errors := invalid_inputs(view["blocks"], view["state"]):
            raise Refused("invalid_input", "Some fields need another look.", errors=errors)
        payload = {
            **payloads.common(self.app, user, "view_submission"),
            "trigger_id": self.triggers.issue(user.id),
            "view": view,
            "response_urls": response_urls(view, user.id, self.responses, self._response_url),
        }
        answer = await self.courier.interaction(payload)
        acknowledged = _acknowledged(answer)
        try:
            result = carry_out(self.views, user.id, view, answer.body)
        except SlackError as refusal:
            raise Refused("bot_error", _TROUBLE, detail=refusal.to_json()) from refusal
        return {**acknowledged, "result": result}

    async def close(self, user: User, view_id: str, *, everything: bool) -> Json:
        top = self._view(user, view_id)
        cleared = everything or bool(top["clear_on_close"])
        closed = self.views.close(user.id, view_id, everything=cleared)
        for view in closed:
            if view["notify_on_close"]:
                payload = {
                    **payloads.common(self.app, user, "view_closed"),
                    "view": view,
                    "is_cleared": cleared,
                }
                await self.courier.interaction(payload)
        return {}

    async def global_shortcut(self, user: User, callback_id: str) -> Json:
        payload = {
            **payloads.common(self.app, user, "shortcut"),
            "callback_id": callback_id,
            "action_ts": self.workspace.now_ts(),
            "trigger_id": self.triggers.issue(user.id),
        }
        return _acknowledged(await self.courier.interaction(payload))

    async def message_shortcut(
        self, user: User, callback_id: str, channel: Channel, ts: str
    ) -> Json:
        message = self._message(user, channel, ts)
        key = self.responses.issue(channel.id, user.id, ts)
        payload = {
            **payloads.common(self.app, user, "message_action"),
            "callback_id": callback_id,
            "action_ts": self.workspace.now_ts(),
            "trigger_id": self.triggers.issue(user.id),
            "response_url": self._response_url(key),
            "message_ts": ts,
            "channel": payloads.place(channel),
            "message": message,
        }
        return _acknowledged(await self.courier.interaction(payload))

    async def command(self, user: User, channel: Channel, command: Command, text: str) -> Json:
        key = self.responses.issue(channel.id, user.id)
        fields = payloads.command_fields(
            self.app,
            user,
            channel,
            command.command,
            _with_ids(text, self.workspace) if command.should_escape else text,
            self._response_url(key),
            self.triggers.issue(user.id),
        )
        answer = await self.courier.command(fields)
        acknowledged = _acknowledged(answer)
        if answer.body.strip():
            target = ResponseUrl(channel.id, user.id, self.workspace.clock.timestamp())
            try:
                show_response(self.workspace, self.app, target, read_response(answer.body))
            except SlackError as refusal:
                raise Refused("bot_error", _TROUBLE, detail=refusal.to_json()) from refusal
        return acknowledged

    def _message(self, user: User, channel: Channel, ts: str) -> Json:
        alone = find_ephemeral(self.workspace, user.id, channel.id, ts)
        message = self.workspace.message(channel.id, ts) or alone
        if message is None:
            raise Refused("message_not_found", "This message is not here any more.")
        return message

    def _view(self, user: User, view_id: str) -> Json:
        home = self.views.home(user.id)
        if home and home["id"] == view_id:
            return home
        for view in self.views.stack(user.id):
            if view["id"] == view_id:
                return view
        raise Refused("view_not_found", "This form is not open any more.")

    def _filled(self, view: Json, state: Json) -> Json:
        filled = {**view["state"].get("values", {}), **state.get("values", {})}
        return self.views.keep_state(view, state_of(view["blocks"], filled))

    def _action(self, blocks: list[Json], block_id: str, action_id: str, given: Json) -> Json:
        element = find_element(blocks, block_id, action_id)
        if element is None:
            raise Refused("action_not_found", "This control is not here any more.")
        chosen = complete_action(element, given.get("action", {}))
        return payloads.action(element, block_id, chosen, self.workspace.now_ts())

    def _response_url(self, key: str) -> str:
        return f"{self.base_url}respond/{key}"


_TROUBLE = "We had some trouble connecting. Try again?"
_NAME = re.compile(r"(?<!\S)([@#])([\w.\-]+)")
_ID = re.compile(r"&lt;([@#])([A-Z0-9]+)(?:\|[^&]*)?&gt;")


def _unfurled(message: Json, block_id: str) -> Json | None:
    """What an app shows under a link of this message and has this block."""
    shown: list[Json] = message.get("attachments", [])
    fitting = (a for a in shown if a.get("is_app_unfurl"))
    return next((a for a in fitting if any(b["block_id"] == block_id for b in a["blocks"])), None)


def _acknowledged(answer: Answer) -> Json:
    if answer.ok:
        return {"ms": round(answer.ms, 1)}
    if answer.problem == "http_timeout":
        raise Refused("operation_timeout", "The app did not answer within three seconds.")
    raise Refused("bot_error", _TROUBLE, status=answer.status)


def _with_ids(text: str, workspace: Workspace) -> str:
    """Write names of people and channels as `<@U…|name>` and `<#C…|name>`."""

    def named(match: re.Match[str]) -> str:
        found = _identity(workspace, match.group(1), match.group(2))
        return f"<{match.group(1)}{found}>" if found else match.group()

    def numbered(match: re.Match[str]) -> str:
        sign, key = match.groups()
        known = workspace.users if sign == "@" else workspace.channels
        return f"<{sign}{key}|{known[key].name}>" if key in known else match.group()

    return _NAME.sub(named, _ID.sub(numbered, escape(text)))


def _identity(workspace: Workspace, sign: str, name: str) -> str | None:
    if sign == "#":
        channel = workspace.channel_named(name)
        return f"{channel.id}|{channel.name}" if channel else None
    wanted = name.lower()
    for user in workspace.users.values():
        if wanted in {user.name.lower(), user.display_name.lower()}:
            return f"{user.id}|{user.name}"
    return None
