"""chat.*: what a bot says, changes and takes back."""

from playground import conversation
from playground.composing import compose, read_metadata
from playground.errors import SlackError
from playground.methods.call import Call
from playground.methods.paging import page
from playground.records import Channel, Json

_UPDATE_TEXT = 4000
_TEXT = 40_000
_FURTHEST = 120 * 24 * 3600
_WINDOW, _PER_WINDOW = 300, 30


def post_message(call: Call) -> Json:
    channel = call.destination()
    message = _composed(call, channel, compose(call.arguments))
    posted = conversation.post(call.workspace, channel.id, call.app.user_id, message)
    return {"channel": channel.id, "ts": posted["ts"], "message": _seen(posted)}


def post_ephemeral(call: Call) -> Json:
    channel = call.destination()
    user = call.user(error="user_not_in_channel")
    if user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    message = {**compose(call.arguments, text_limit=_TEXT), "bot_id": call.app.bot_id}
    if thread_ts := call.arguments.text("thread_ts"):
        message["thread_ts"] = thread_ts
    shown = conversation.show_ephemeral(
        call.workspace, channel.id, user.id, call.app.user_id, message
    )
    return {"message_ts": shown["ts"]}


def update(call: Call) -> Json:
    channel = call.channel()
    ts = call.arguments.text("ts")
    message = call.workspace.message(channel.id, ts)
    if message is None:
        raise SlackError("message_not_found")
    if message.get("user") != call.app.user_id or message.get("subtype"):
        raise SlackError("cant_update_message")
    fields = _update_fields(call)
    changed = conversation.edit(call.workspace, channel.id, ts, fields, call.app.user_id)
    return {
        "channel": channel.id,
        "ts": ts,
        "text": changed.get("text", ""),
        "message": _seen(changed),
    }


def delete(call: Call) -> Json:
    channel = call.channel()
    ts = call.arguments.text("ts")
    message = call.workspace.message(channel.id, ts)
    if message is None:
        raise SlackError("message_not_found")
    if message.get("user") != call.app.user_id:
        raise SlackError("cant_delete_message")
    conversation.delete(call.workspace, channel.id, ts)
    return {"channel": channel.id, "ts": ts}


def get_permalink(call: Call) -> Json:
    channel = call.channel()
    ts = call.arguments.text("message_ts")
    if call.workspace.message(channel.id, ts) is None:
        raise SlackError("message_not_found")
    path = f"{channel.id}/p{ts.replace('.', '')}"
    link = f"https://{call.workspace.team.domain}.slack.com/archives/{path}"
    return {"channel": channel.id, "permalink": link}


def schedule(call: Call) -> Json:
    channel = call.destination()
    post_at = call.arguments.number("post_at", 0)
    now = call.workspace.clock.timestamp()
    if post_at <= now:
        raise SlackError("time_in_past")
    if post_at - now > _FURTHEST:
        raise SlackError("time_too_far")
    _refuse_too_many(call, channel.id, post_at)
    message = _composed(call, channel, compose(call.arguments, text_limit=_TEXT))
    scheduled_id = call.workspace.fresh_id("Q")
    entry = {"id": scheduled_id, "channel": channel.id, "post_at": post_at, "message": message}
    call.workspace.keep("scheduled", scheduled_id, {**entry, "created": int(now)})
    shown = {**message, "type": "delayed_message"}
    return {
        "channel": channel.id,
        "scheduled_message_id": scheduled_id,
        "post_at": post_at,
        "message": shown,
    }


def list_scheduled(call: Call) -> Json:
    wanted = call.arguments.text("channel")
    entries = [
        {
            "id": entry["id"],
            "channel_id": entry["channel"],
            "post_at": entry["post_at"],
            "date_created": entry["created"],
            "text": entry["message"].get("text", ""),
        }
        for entry in _scheduled(call)
        if wanted in {"", entry["channel"]}
    ]
    entries, metadata = page(entries, call.arguments, 100)
    return {"scheduled_messages": entries, "response_metadata": metadata}


def delete_scheduled(call: Call) -> Json:
    channel = call.channel()
    scheduled_id = call.arguments.text("scheduled_message_id")
    entry = call.workspace.kept("scheduled", scheduled_id, None)
    if entry is None or entry["channel"] != channel.id:
        raise SlackError("invalid_scheduled_message_id")
    call.workspace.forget("scheduled", scheduled_id)
    return {}


def _composed(call: Call, channel: Channel, message: Json) -> Json:
    composed = {**message, **call.app.byline()}
    if metadata := read_metadata(call.arguments):
        composed["metadata"] = metadata
    thread_ts = call.arguments.text("thread_ts")
    if thread_ts:
        composed |= _thread_fields(call, channel, thread_ts)
    return composed


def _thread_fields(call: Call, channel: Channel, thread_ts: str) -> Json:
    parent = call.workspace.message(channel.id, thread_ts)
    if parent is None:
        raise SlackError("thread_not_found")
    if parent.get("subtype") in {"channel_join", "channel_leave"}:
        raise SlackError("cannot_reply_to_message")
    broadcast = call.arguments.flag("reply_broadcast")
    root = parent.get("thread_ts", thread_ts)
    return {"thread_ts": root, **({"subtype": "thread_broadcast"} if broadcast else {})}


def _update_fields(call: Call) -> Json:
    """Return the fields to replace; blocks that are not sent stay, an empty list removes them."""
    fields: Json = {}
    if "blocks" in call.arguments and call.arguments.raw("blocks") in ([], "[]"):
        fields["blocks"] = None
    if fields and not call.arguments.text("text"):
        raise SlackError("no_text")
    fields = {**compose(call.arguments, text_limit=_UPDATE_TEXT), **fields}
    metadata = read_metadata(call.arguments)
    if metadata is not None:
        fields["metadata"] = metadata or None
    return fields


def _refuse_too_many(call: Call, channel: str, post_at: int) -> None:
    same = [entry for entry in _scheduled(call) if entry["channel"] == channel]
    near = [entry for entry in same if abs(entry["post_at"] - post_at) < _WINDOW]
    if len(near) >= _PER_WINDOW:
        raise SlackError("restricted_too_many")


def _scheduled(call: Call) -> list[Json]:
    entries = call.workspace.all_kept("scheduled").values()
    return sorted(entries, key=lambda entry: entry["post_at"])


def _seen(message: Json) -> Json:
    """Return the message as the caller gets it back, metadata included."""
    return dict(message)
