"""People, conversations and messages as the page shows them (see docs/playground-api.md)."""

from dataclasses import asdict

from playground.conversation import replies
from playground.manifest import Installation
from playground.records import Channel, Json, User
from playground.shapes import tz_label
from playground.text import mentioned
from playground.workspace import Workspace

_NO_NEWS = {"channel_join", "channel_leave"}


def team(workspace: Workspace) -> Json:
    return asdict(workspace.team)


def person(user: User, workspace: Workspace) -> Json:
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name,
        "display_name": user.display_name,
        "title": user.title,
        "department": user.department,
        "manager": user.manager,
        "tz": user.tz,
        "tz_label": tz_label(user, workspace),
        "locale": user.locale,
        "color": user.color,
        "is_bot": user.is_bot,
        "is_admin": user.is_admin,
        "is_owner": user.is_owner,
        "deleted": user.deleted,
        "is_restricted": user.is_restricted,
        "email": user.email,
        "status_text": user.status_text,
        "status_emoji": user.status_emoji,
        "dnd": user.dnd_until > workspace.clock.timestamp(),
        "presence": user.presence,
    }


def conversation_of(channel: Channel, workspace: Workspace, viewer: str) -> Json:
    unread = unread_messages(channel, workspace, viewer)
    is_im = channel.kind == "im"
    mentions = unread if is_im else [m for m in unread if viewer in mentioned(m.get("text", ""))]
    shape = {
        "id": channel.id,
        "name": channel.name,
        "is_private": channel.kind == "private",
        "is_im": is_im,
        "is_archived": channel.is_archived,
        "topic": channel.topic,
        "purpose": channel.purpose,
        "is_member": viewer in channel.members,
        "members": list(channel.members),
        "last_ts": workspace.last_ts(channel.id),
        "unread": len(unread),
        "mentions": len(mentions),
    }
    return {**shape, "user": channel.partner_of(viewer)} if is_im else shape


def unread_messages(channel: Channel, workspace: Workspace, viewer: str) -> list[Json]:
    """Return what others have said at top level since `viewer` last looked."""
    if viewer not in channel.members:
        return []
    read = workspace.kept("read", f"{viewer}:{channel.id}", "0")
    unread = []
    for message in reversed(workspace.messages(channel.id)):
        if message["ts"] <= read:
            break
        if top_level(message) and message.get("user") != viewer:
            unread.append(message)
    return [message for message in unread if message.get("subtype") not in _NO_NEWS]


def top_level(message: Json) -> bool:
    in_thread = message.get("thread_ts") not in {None, message["ts"]}
    return not in_thread or message.get("subtype") == "thread_broadcast"


def thread(workspace: Workspace, channel: str, thread_ts: str) -> list[Json]:
    parent = workspace.message(channel, thread_ts)
    return [*([parent] if parent else []), *replies(workspace, channel, thread_ts)]


def ephemerals(
    workspace: Workspace, viewer: str, channel: str, thread_ts: str | None
) -> list[Json]:
    """Return what only `viewer` sees in a channel, or in one of its threads."""
    shown: list[Json] = workspace.kept("ephemerals", viewer, [])
    return [m for m in shown if m["channel"] == channel and m.get("thread_ts") == thread_ts]


def bot(app: Installation) -> Json:
    quiet = app.manifest.messages_tab_read_only or not app.manifest.messages_tab_enabled
    return {
        "user_id": app.user_id,
        "app_id": app.app_id,
        "name": app.manifest.name,
        "messages_read_only": quiet,
    }


def commands(app: Installation) -> list[Json]:
    return [
        {
            "command": command.command,
            "description": command.description,
            "usage_hint": command.usage_hint,
            "completions": list(command.completions),
        }
        for command in app.manifest.commands
    ]


def shortcuts(app: Installation) -> list[Json]:
    return [
        {
            "callback_id": shortcut.callback_id,
            "name": shortcut.name,
            "type": shortcut.type,
            "description": shortcut.description,
        }
        for shortcut in app.manifest.shortcuts
    ]
