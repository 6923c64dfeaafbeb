"""What happens in conversations, whoever does it: posting, editing, reacting, coming and going."""

from playground.changes import (
    ChannelCreated,
    ChannelMarked,
    EphemeralChanged,
    EphemeralDeleted,
    EphemeralShown,
    MemberJoined,
    MemberLeft,
    MessageChanged,
    MessageDeleted,
    MessagePosted,
    Reacted,
    RepliesCounted,
)
from playground.records import Channel, Json, Kind
from playground.workspace import Workspace


def post(workspace: Workspace, channel: str, author: str, message: Json) -> Json:
    """Post `message` (text, blocks, thread_ts, …) and return it as Slack keeps it."""
    posted = {
        "type": "message",
        "user": author,
        "ts": workspace.fresh_ts(channel),
        **message,
        "team": workspace.team.id,
    }
    workspace.save_message(channel, posted)
    mark(workspace, channel, author, posted["ts"], quietly=True)
    workspace.announce(MessagePosted(channel, posted))
    if thread_ts := posted.get("thread_ts"):
        _count_replies(workspace, channel, thread_ts)
    return posted


def edit(workspace: Workspace, channel: str, ts: str, fields: Json, by: str) -> Json:
    """Replace `fields` of a message; a field given as None is taken away."""
    previous = workspace.message(channel, ts) or {}
    merged = {**previous, **fields, "edited": {"user": by, "ts": workspace.now_ts()}}
    changed = {key: value for key, value in merged.items() if value is not None}
    workspace.save_message(channel, changed)
    workspace.announce(MessageChanged(channel, changed, previous))
    return changed


def delete(workspace: Workspace, channel: str, ts: str) -> None:
    previous = workspace.message(channel, ts)
    if previous is None:
        return
    workspace.drop_message(channel, ts)
    workspace.announce(MessageDeleted(channel, previous))
    if (thread_ts := previous.get("thread_ts")) and thread_ts != ts:
        _count_replies(workspace, channel, thread_ts)


def react(workspace: Workspace, channel: str, ts: str, name: str, user: str) -> bool:
    """Add a reaction; False when this person had it already."""
    return _set_reaction(workspace, channel, ts, name, user, added=True)


def unreact(workspace: Workspace, channel: str, ts: str, name: str, user: str) -> bool:
    return _set_reaction(workspace, channel, ts, name, user, added=False)


def join(workspace: Workspace, channel_id: str, user: str, inviter: str | None = None) -> Channel:
    channel = workspace.channels[channel_id]
    if user in channel.members:
        return channel
    joined = workspace.add_member(channel, user)
    words = {"subtype": "channel_join", "text": f"<@{user}> has joined the channel"}
    extra = {"inviter": inviter} if inviter else {}
    post(workspace, channel_id, user, {**words, **extra})
    workspace.announce(MemberJoined(channel_id, user, inviter, workspace.now_ts()))
    return joined


def leave(workspace: Workspace, channel_id: str, user: str) -> None:
    channel = workspace.channels[channel_id]
    if user not in channel.members:
        return
    words = {"subtype": "channel_leave", "text": f"<@{user}> has left the channel"}
    post(workspace, channel_id, user, words)
    workspace.announce(MemberLeft(channel_id, user, workspace.now_ts()))
    workspace.remove_member(channel, user)


def create(
    workspace: Workspace, name: str, creator: str, *, private: bool = False, topic: str = ""
) -> Channel:
    kind: Kind = "private" if private else "public"
    created = int(workspace.clock.timestamp())
    channel = Channel(
        workspace.fresh_id("C"), name, kind, creator, created, (creator,), topic=topic
    )
    workspace.save_channel(channel)
    workspace.announce(ChannelCreated(channel.id, workspace.now_ts()))
    return channel


def mark(workspace: Workspace, channel: str, user: str, ts: str, *, quietly: bool = False) -> None:
    """Remember that `user` has read up to `ts`."""
    workspace.keep("read", f"{user}:{channel}", ts)
    if not quietly:
        workspace.announce(ChannelMarked(channel, user))


def show_ephemeral(
    workspace: Workspace, channel: str, user: str, author: str, message: Json
) -> Json:
    """Show a message to one person only; it is in nobody's history."""
    shown = {
        "type": "message",
        "user": author,
        "ts": workspace.fresh_ts(channel),
        **message,
        "channel": channel,
        "ephemeral": True,
    }
    workspace.keep("ephemerals", user, [*workspace.kept("ephemerals", user, []), shown][-50:])
    workspace.announce(EphemeralShown(user, channel, shown))
    return shown


def find_ephemeral(workspace: Workspace, user: str, channel: str, ts: str) -> Json | None:
    shown: list[Json] = workspace.kept("ephemerals", user, [])
    return next((m for m in shown if m["channel"] == channel and m["ts"] == ts), None)


def replace_ephemeral(
    workspace: Workspace, channel: str, user: str, ts: str, message: Json | None
) -> None:
    """Put `message` in the place of an ephemeral one, or take it away (None)."""
    shown: list[Json] = workspace.kept("ephemerals", user, [])
    old = find_ephemeral(workspace, user, channel, ts)
    if old is None:
        return
    bare = {key: old[key] for key in ("type", "user", "bot_id", "ts", "channel", "ephemeral")}
    new = None if message is None else {**bare, **message}
    kept = [new if item is old else item for item in shown]
    workspace.keep("ephemerals", user, [item for item in kept if item is not None])
    if new is None:
        workspace.announce(EphemeralDeleted(user, channel, ts))
    else:
        workspace.announce(EphemeralChanged(user, channel, new))


def replies(workspace: Workspace, channel: str, thread_ts: str) -> list[Json]:
    """Return the replies of a thread without its parent."""
    messages = workspace.messages(channel)
    return [m for m in messages if m.get("thread_ts") == thread_ts and m["ts"] != thread_ts]


def _set_reaction(
    workspace: Workspace, channel: str, ts: str, name: str, user: str, *, added: bool
) -> bool:
    message = workspace.message(channel, ts) or {}
    people = {r["name"]: list(r["users"]) for r in message.get("reactions", [])}
    if (user in people.get(name, [])) is added:
        return False
    others = [person for person in people.get(name, []) if person != user]
    people[name] = [*others, user] if added else others
    reactions = [{"name": n, "users": u, "count": len(u)} for n, u in people.items() if u]
    changed = {**message, "reactions": reactions}
    workspace.save_message(channel, changed)
    workspace.announce(Reacted(channel, changed, name, user, added, workspace.now_ts()))
    return True


def _count_replies(workspace: Workspace, channel: str, thread_ts: str) -> None:
    parent = workspace.message(channel, thread_ts)
    if parent is None:
        return
    thread = replies(workspace, channel, thread_ts)
    people = list(dict.fromkeys(reply.get("user", "") for reply in thread))
    counted = {
        **parent,
        "thread_ts": thread_ts,
        "reply_count": len(thread),
        "reply_users": people,
        "reply_users_count": len(people),
        "latest_reply": thread[-1]["ts"] if thread else thread_ts,
    }
    workspace.save_message(channel, counted)
    workspace.announce(RepliesCounted(channel, counted))
