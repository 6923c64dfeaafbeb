"""What a person does at the page, in words the page and the tests share; `Refused` says why not."""

import re
import secrets
from dataclasses import replace
from typing import Any

from playground import conversation
from playground.changes import DndChanged, HomeOpened, UserChanged
from playground.errors import Refused
from playground.interactivity import Interactivity
from playground.manifest import Command, Installation, Shortcut
from playground.methods.channels import name_fault
from playground.records import LOCALES, Channel, Json, User
from playground.text import as_slack_text, rich_text
from playground.views import Views
from playground.workspace import Workspace

_REACTION = re.compile(r"[\w'+-]+")
_SNOOZE_SECONDS = 2 * 3600


class Acting:
    """Everything a person can do, each checked as Slack's own client would."""

    def __init__(
        self, workspace: Workspace, app: Installation, views: Views, interactivity: Interactivity
    ) -> None:
        self.workspace = workspace
        self.app = app
        self.views = views
        self._interactivity = interactivity

    # Saying

    def post(
        self,
        user: User,
        channel: Channel,
        text: str,
        *,
        thread_ts: str | None = None,
        broadcast: bool = False,
        files: list[str] | None = None,
    ) -> Json:
        self._must_be_in(user, channel)
        if channel.is_archived:
            raise Refused("is_archived", "This channel is archived.")
        if self._is_read_only(channel):
            raise Refused("restricted_action", "Sending messages to this app has been turned off.")
        if not text.strip() and not files:
            raise Refused("no_text", "Write something first.")
        message = typed_message(text)
        if thread_ts:
            message |= self._reply_fields(channel, thread_ts, broadcast=broadcast)
        if files:
            message |= {"subtype": "file_share", "files": self._files(user, files)}
        return conversation.post(self.workspace, channel.id, user.id, message)

    def edit(self, user: User, channel: Channel, ts: str, text: str) -> Json:
        self._own_message(user, channel, ts)
        fields = {key: typed_message(text)[key] for key in ("text", "blocks")}
        return conversation.edit(self.workspace, channel.id, ts, fields, user.id)

    def delete(self, user: User, channel: Channel, ts: str) -> Json:
        if conversation.find_ephemeral(self.workspace, user.id, channel.id, ts):
            conversation.replace_ephemeral(self.workspace, channel.id, user.id, ts, None)
            return {}
        self._own_message(user, channel, ts)
        conversation.delete(self.workspace, channel.id, ts)
        return {}

    def react(
        self, user: User, channel: Channel, ts: str, name: str, *, remove: bool = False
    ) -> Json:
        self._must_be_in(user, channel)
        if self.workspace.message(channel.id, ts) is None:
            raise Refused("message_not_found", "This message is not here any more.")
        if not _REACTION.fullmatch(name):
            raise Refused("invalid_name", "There is no such emoji.")
        change = conversation.unreact if remove else conversation.react
        change(self.workspace, channel.id, ts, name, user.id)
        return {}

    # Coming and going

    def join(self, user: User, channel: Channel) -> Json:
        if channel.kind != "public" or channel.is_archived:
            raise Refused("cant_join", "You cannot join this conversation.")
        if user.is_restricted:
            raise Refused("user_is_restricted", "Guests join only where they are invited.")
        conversation.join(self.workspace, channel.id, user.id)
        return {}

    def leave(self, user: User, channel: Channel) -> Json:
        self._must_be_in(user, channel)
        if channel.is_general or channel.kind == "im":
            raise Refused("cant_leave", "You cannot leave this conversation.")
        conversation.leave(self.workspace, channel.id, user.id)
        return {}

    def add(self, user: User, channel: Channel, users: list[str]) -> Json:
        self._must_be_in(user, channel)
        if channel.kind == "im":
            raise Refused("cant_invite", "Nobody can be added to a direct message.")
        for added in users:
            if added not in self.workspace.users:
                raise Refused("user_not_found", "There is no such person.")
        for added in users:
            conversation.join(self.workspace, channel.id, added, user.id)
        return {}

    def create(self, user: User, name: str, *, private: bool = False, topic: str = "") -> Channel:
        if fault := name_fault(name):
            raise Refused(fault, "Names are lower case, without spaces, at most 80 characters.")
        if self.workspace.channel_named(name):
            raise Refused("name_taken", "There is a channel of this name.")
        return conversation.create(self.workspace, name, user.id, private=private, topic=topic)

    def open_im(self, user: User, other: str) -> Channel:
        if other not in self.workspace.users:
            raise Refused("user_not_found", "There is no such person.")
        channel = self.workspace.open_direct_message(user.id, other)
        if other == self.app.user_id:
            self._opened_app(user, channel, "messages")
        return channel

    def mark(self, user: User, channel: Channel, ts: str) -> Json:
        conversation.mark(self.workspace, channel.id, user.id, ts)
        return {}

    def status(
        self,
        user: User,
        *,
        text: str | None = None,
        emoji: str | None = None,
        dnd: bool | None = None,
        expires: int = 0,
    ) -> User:
        """`expires` is when Slack clears the status by itself, in seconds; 0 for never."""
        now = self.workspace.clock.timestamp()
        changed = user
        if text is not None or emoji is not None:
            changed = replace(
                changed,
                status_text=text or "",
                status_emoji=emoji or "",
                status_expiration=expires,
                updated=int(now),
            )
        if dnd is not None:
            changed = replace(changed, dnd_until=now + _SNOOZE_SECONDS if dnd else 0.0)
        self.workspace.save_user(changed)
        event_ts = self.workspace.now_ts()
        if text is not None or emoji is not None:
            self.workspace.announce(UserChanged(user.id, event_ts))
        if dnd is not None:
            self.workspace.announce(DndChanged(user.id, event_ts))
        return changed

    def speak(self, user: User, locale: str) -> User:
        """Choose another language; like every other change of a person, apps are told."""
        if locale not in LOCALES:
            raise Refused("invalid_arguments", "There is no such language here.")
        changed = replace(user, locale=locale, updated=int(self.workspace.clock.timestamp()))
        self.workspace.save_user(changed)
        self.workspace.announce(UserChanged(user.id, self.workspace.now_ts()))
        return changed

    # The app

    def open_home(self, user: User) -> Json | None:
        """Open the app's Home tab; returns what was published last."""
        channel = self.workspace.open_direct_message(user.id, self.app.user_id)
        self._opened_app(user, channel, "home")
        return self.views.home(user.id)

    async def command(self, user: User, channel: Channel, line: str) -> Json:
        """Send a slash command as typed, such as `/usher invite @sarah`."""
        name, _, text = line.strip().partition(" ")
        command = self._command(name)
        if command is None:
            raise Refused("unknown_command", f"{name} is not a command here.")
        if not self.workspace.visible(channel, user.id):
            raise Refused("channel_not_found", "There is no such conversation.")
        return await self._interactivity.command(user, channel, command, text.strip())

    async def press(
        self, user: User, container: Json, block_id: str, action_id: str, given: Json
    ) -> Json:
        """Use a control; `given` has the element's `action` and the `state` of its neighbours."""
        if container.get("type") == "view":
            view_id = str(container.get("view_id", ""))
            return await self._interactivity.press_in_view(
                user, view_id, block_id, action_id, given
            )
        channel = self.workspace.channels.get(str(container.get("channel", "")))
        if channel is None or not self.workspace.visible(channel, user.id):
            raise Refused("channel_not_found", "There is no such conversation.")
        ts = str(container.get("ts", ""))
        return await self._interactivity.press_in_message(
            user, channel, ts, block_id, action_id, given
        )

    async def submit(self, user: User, view_id: str, state: Json) -> Json:
        return await self._interactivity.submit(user, view_id, state)

    async def close(self, user: User, view_id: str, *, everything: bool = False) -> Json:
        return await self._interactivity.close(user, view_id, everything=everything)

    async def shortcut(
        self, user: User, callback_id: str, channel: Channel | None = None, ts: str = ""
    ) -> Json:
        shortcut = self._shortcut(callback_id)
        if shortcut is None:
            raise Refused("unknown_shortcut", "There is no such shortcut.")
        if shortcut.type == "global":
            return await self._interactivity.global_shortcut(user, callback_id)
        if channel is None:
            raise Refused("channel_not_found", "Choose a message first.")
        return await self._interactivity.message_shortcut(user, callback_id, channel, ts)

    # Looking up

    def _opened_app(self, user: User, channel: Channel, tab: str) -> None:
        self.workspace.announce(HomeOpened(user.id, channel.id, tab, self.workspace.now_ts()))

    def _must_be_in(self, user: User, channel: Channel) -> None:
        if user.id not in channel.members:
            raise Refused("not_in_channel", "Join this conversation first.")

    def _own_message(self, user: User, channel: Channel, ts: str) -> None:
        message = self.workspace.message(channel.id, ts)
        if message is None:
            raise Refused("message_not_found", "This message is not here any more.")
        if message.get("user") != user.id or message.get("subtype") == "channel_join":
            raise Refused("not_yours", "Only its author can change a message.")

    def _is_read_only(self, channel: Channel) -> bool:
        manifest = self.app.manifest
        to_bot = channel.kind == "im" and self.app.user_id in channel.members
        return to_bot and (manifest.messages_tab_read_only or not manifest.messages_tab_enabled)

    def _reply_fields(self, channel: Channel, thread_ts: str, *, broadcast: bool) -> Json:
        parent = self.workspace.message(channel.id, thread_ts)
        if parent is None:
            raise Refused("thread_not_found", "This thread is not here any more.")
        fields: Json = {"thread_ts": thread_ts, "parent_user_id": parent.get("user", "")}
        return {**fields, "subtype": "thread_broadcast"} if broadcast else fields

    def _files(self, user: User, names: list[str]) -> list[Json]:
        return [
            {"id": self.workspace.fresh_id("F"), "name": name, "title": name, "user": user.id}
            for name in names
        ]

    def _command(self, name: str) -> Command | None:
        return next((c for c in self.app.manifest.commands if c.command == name), None)

    def _shortcut(self, callback_id: str) -> Shortcut | None:
        shortcuts = self.app.manifest.shortcuts
        return next((s for s in shortcuts if s.callback_id == callback_id), None)


def typed_message(text: str) -> dict[str, Any]:
    """Return the message that Slack makes of what a person typed."""
    escaped = as_slack_text(text)
    message: dict[str, Any] = {"text": escaped, "client_msg_id": secrets.token_hex(16)}
    if escaped:
        message["blocks"] = [rich_text(escaped, secrets.token_hex(3))]
    return message
