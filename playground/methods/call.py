"""One call of the Web API: what the handlers share, and what they all have to look up."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.arguments import Arguments
from playground.errors import SlackError
from playground.manifest import Installation
from playground.records import Channel, Json, User
from playground.triggers import Triggers
from playground.views import Views
from playground.workspace import Workspace

_PREFIX = {"public": "channels", "private": "groups", "im": "im"}


@dataclass(frozen=True, slots=True)
class Call:
    workspace: Workspace
    app: Installation
    views: Views
    triggers: Triggers
    arguments: Arguments
    base_url: str

    @property
    def scopes(self) -> frozenset[str]:
        return self.app.scopes

    def need(self, *alternatives: str) -> None:
        """Refuse unless the token has one of the scopes."""
        if not self.scopes.intersection(alternatives):
            raise missing_scope(self.scopes, *alternatives)

    def need_for(self, channel: Channel, right: str) -> None:
        """Refuse unless the token has `right` (read, history, …) for this kind of channel."""
        self.need(f"{_PREFIX[channel.kind]}:{right}")

    def channel(self, name: str = "channel") -> Channel:
        """Return the channel that the bot can see, or refuse."""
        found = self.workspace.channels.get(self.arguments.text(name))
        if found is None or not self.workspace.visible(found, self.app.user_id):
            raise SlackError("channel_not_found")
        return found

    def destination(self, name: str = "channel") -> Channel:
        """Return where to post: a channel's id or name, or a person's id (opens the DM)."""
        target = self.arguments.text(name)
        if target[:1] in {"U", "W"} and (user := self.workspace.users.get(target)):
            return self.direct_message(user)
        named = self.workspace.channel_named(target)
        channel = self.workspace.channels.get(target) or named
        if channel is None or not self.workspace.visible(channel, self.app.user_id):
            raise SlackError("channel_not_found")
        public = channel.kind == "public" and "chat:write.public" in self.scopes
        if self.app.user_id not in channel.members and not public:
            raise SlackError("not_in_channel")
        if channel.is_archived:
            raise SlackError("is_archived")
        self._need_messages_tab(channel)
        return channel

    def direct_message(self, user: User) -> Channel:
        if user.deleted or user.id == self.app.user_id:
            raise SlackError("channel_not_found")
        if user.is_bot:
            raise SlackError("cannot_dm_bot")
        channel = self.workspace.open_direct_message(self.app.user_id, user.id)
        self._need_messages_tab(channel)
        return channel

    def user(self, name: str = "user", error: str = "user_not_found") -> User:
        found = self.workspace.users.get(self.arguments.text(name))
        if found is None:
            raise SlackError(error)
        return found

    def _need_messages_tab(self, channel: Channel) -> None:
        if channel.kind == "im" and not self.app.manifest.messages_tab_enabled:
            raise SlackError("messages_tab_disabled")


Handler = Callable[[Call], Json]


def missing_scope(provided: frozenset[str], *needed: str) -> SlackError:
    return SlackError("missing_scope", needed=",".join(needed), provided=",".join(sorted(provided)))
