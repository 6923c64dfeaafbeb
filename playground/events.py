"""From what happened to the events a bot is told: only what it may and asked to know."""

from uuid import uuid4

from playground.changes import (
    AppUninstalled,
    Change,
    ChannelArchived,
    ChannelCreated,
    ChannelRenamed,
    DndChanged,
    HomeOpened,
    MemberJoined,
    MemberLeft,
    MessageChanged,
    MessageDeleted,
    MessagePosted,
    Reacted,
    TeamJoined,
    UserChanged,
)
from playground.links import domain_of, links_in
from playground.manifest import Installation
from playground.records import Channel, Json
from playground.shapes import channel_shape, dnd_shape, user_shape
from playground.text import mentioned
from playground.workspace import Workspace

_CHANNEL_TYPE = {"public": "channel", "private": "group", "im": "im"}
_MESSAGE_EVENT = {"public": "message.channels", "private": "message.groups", "im": "message.im"}
_SCOPE_PREFIX = {"public": "channels", "private": "groups", "im": "im"}


class EventFilter:
    """Knows the app's subscriptions, scopes and channels."""

    def __init__(self, workspace: Workspace, app: Installation) -> None:
        self._workspace = workspace
        self._app = app

    def events_of(self, change: Change) -> list[Json]:
        """Return the inner events that the app is to receive for `change`."""
        match change:
            case MessagePosted():
                return [*self._of_message(change), *self._of_links(change)]
            case MessageChanged() | MessageDeleted():
                return self._of_message(change)
            case Reacted():
                return self._of_reaction(change)
            case MemberJoined() | MemberLeft():
                return self._of_membership(change)
            case ChannelCreated() | ChannelRenamed() | ChannelArchived():
                return self._of_channel(change)
            case UserChanged() | TeamJoined() | DndChanged():
                return self._of_user(change)
            case HomeOpened():
                return self._of_home(change)
            case AppUninstalled(event_ts):
                return self._of_uninstalling(event_ts)
            case _:
                return []

    def _if_told(self, event_name: str, scope: str | None, event: Json) -> list[Json]:
        allowed = scope is None or scope in self._app.scopes
        return [event] if allowed and event_name in self._app.manifest.bot_events else []

    def _here(self, channel: Channel) -> bool:
        return self._app.user_id in channel.members

    def _of_message(self, change: MessagePosted | MessageChanged | MessageDeleted) -> list[Json]:
        channel = self._workspace.channels[change.channel]
        if not self._here(channel):
            return []
        event = _message_event(change, channel, self._workspace.now_ts())
        scope = f"{_SCOPE_PREFIX[channel.kind]}:history"
        told = self._if_told(_MESSAGE_EVENT[channel.kind], scope, event)
        if isinstance(change, MessagePosted) and self._mentions_bot(change.message, channel):
            mention = {**event, "type": "app_mention"}
            mention.pop("channel_type")
            told += self._if_told("app_mention", "app_mentions:read", mention)
        return told

    def _of_links(self, change: MessagePosted) -> list[Json]:
        """Links of the app's domains, in any conversation: the app need not be in it."""
        message, channel = change.message, self._workspace.channels[change.channel]
        domains = self._app.manifest.unfurl_domains
        links = [
            {"domain": domain, "url": url}
            for url in links_in(message.get("text", ""))
            if (domain := domain_of(url, domains))
        ]
        if not links or message.get("bot_id"):
            return []
        unfurl_id = f"{channel.id}-{uuid4()}"
        event = {
            "type": "link_shared",
            "channel": channel.id,
            "is_bot_user_member": self._here(channel),
            "user": message.get("user", ""),
            "message_ts": message["ts"],
            "unfurl_id": unfurl_id,
            "source": "conversations_history",
            "links": links,
            "event_ts": self._workspace.now_ts(),
        }
        if thread_ts := message.get("thread_ts"):
            event["thread_ts"] = thread_ts
        told = self._if_told("link_shared", "links:read", event)
        if told:
            self._workspace.keep("links", f"{channel.id}:{message['ts']}", {"unfurl_id": unfurl_id})
        return told

    def _mentions_bot(self, message: Json, channel: Channel) -> bool:
        aside = channel.kind == "im" or message.get("subtype") in {"channel_join", "channel_leave"}
        return not aside and self._app.user_id in mentioned(message.get("text", ""))

    def _of_reaction(self, change: Reacted) -> list[Json]:
        channel = self._workspace.channels[change.channel]
        name = "reaction_added" if change.added else "reaction_removed"
        event = {
            "type": name,
            "user": change.user,
            "reaction": change.name,
            "item": {"type": "message", "channel": channel.id, "ts": change.message["ts"]},
            "item_user": change.message.get("user", ""),
            "event_ts": change.event_ts,
        }
        return self._if_told(name, "reactions:read", event) if self._here(channel) else []

    def _of_membership(self, change: MemberJoined | MemberLeft) -> list[Json]:
        channel = self._workspace.channels[change.channel]
        verb = "joined" if isinstance(change, MemberJoined) else "left"
        name = f"member_{verb}_channel"
        event = {
            "type": name,
            "user": change.user,
            "channel": channel.id,
            "channel_type": "C" if channel.kind == "public" else "G",
            "team": self._app.team.id,
            "event_ts": change.event_ts,
        }
        if isinstance(change, MemberJoined) and change.inviter:
            event["inviter"] = change.inviter
        scope = f"{_SCOPE_PREFIX[channel.kind]}:read"
        return self._if_told(name, scope, event) if self._here(channel) else []

    def _of_channel(self, change: ChannelCreated | ChannelRenamed | ChannelArchived) -> list[Json]:
        """Public channels are everybody's news; private ones (`group_…`) their members'."""
        channel = self._workspace.channels[change.channel]
        private = channel.kind == "private"
        if private and (isinstance(change, ChannelCreated) or not self._here(channel)):
            return []
        told: Json = {"event_ts": change.event_ts}
        match change:
            case ChannelCreated():
                verb = "created"
                told["channel"] = channel_shape(channel, self._workspace, self._app.user_id)
            case ChannelRenamed():
                verb = "rename"
                named = {"name": channel.name, "name_normalized": channel.name}
                told["channel"] = {"id": channel.id, **named, "created": channel.created}
            case ChannelArchived(user=user):
                verb = "archive"
                told |= {"channel": channel.id, "user": user}
        name = f"{'group' if private else 'channel'}_{verb}"
        scope = f"{_SCOPE_PREFIX[channel.kind]}:read"
        return self._if_told(name, scope, {"type": name, **told})

    def _of_user(self, change: UserChanged | TeamJoined | DndChanged) -> list[Json]:
        user = self._workspace.users[change.user]
        if isinstance(change, DndChanged):
            status = dnd_shape(user, self._workspace)
            told: Json = {"type": "dnd_updated_user", "user": user.id, "dnd_status": status}
            scope = "dnd:read"
        else:
            email = "users:read.email" in self._app.scopes
            shape = user_shape(user, self._workspace, email=email, locale=True)
            name = "user_change" if isinstance(change, UserChanged) else "team_join"
            told = {"type": name, "user": shape, "cache_ts": int(float(change.event_ts))}
            scope = "users:read"
        return self._if_told(told["type"], scope, {**told, "event_ts": change.event_ts})

    def _of_uninstalling(self, event_ts: str) -> list[Json]:
        tokens = {"oauth": [], "bot": [self._app.user_id]}
        revoked = {"type": "tokens_revoked", "tokens": tokens, "event_ts": event_ts}
        gone = {"type": "app_uninstalled", "event_ts": event_ts}
        told = self._if_told("tokens_revoked", None, revoked)
        return told + self._if_told("app_uninstalled", None, gone)

    def _of_home(self, change: HomeOpened) -> list[Json]:
        event: Json = {
            "type": "app_home_opened",
            "user": change.user,
            "channel": change.channel,
            "tab": change.tab,
            "event_ts": change.event_ts,
        }
        if change.tab == "home" and (view := self._workspace.kept("home", change.user, None)):
            event["view"] = view
        return self._if_told("app_home_opened", None, event)


def _message_event(
    change: MessagePosted | MessageChanged | MessageDeleted, channel: Channel, event_ts: str
) -> Json:
    place: Json = {"channel": channel.id, "channel_type": _CHANNEL_TYPE[channel.kind]}
    match change:
        case MessagePosted(message=message):
            return {**message, **place, "event_ts": message["ts"]}
        case MessageChanged(message=message, previous=previous):
            hidden = {"type": "message", "subtype": "message_changed", "hidden": True}
            told: Json = {"message": message, "previous_message": previous}
        case MessageDeleted(previous=previous):
            hidden = {"type": "message", "subtype": "message_deleted", "hidden": True}
            told = {"previous_message": previous, "deleted_ts": previous["ts"]}
    return {**hidden, **told, **place, "ts": event_ts, "event_ts": event_ts}
