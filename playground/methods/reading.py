"""Reading what was said in conversations the bot is in, and reacting to it."""

import re
from decimal import Decimal, InvalidOperation

from playground import conversation
from playground.errors import SlackError
from playground.methods.call import Call
from playground.methods.paging import page
from playground.records import Channel, Json

_REACTION = re.compile(r"[\w'+-]+(::skin-tone-[2-6])?")


def history(call: Call) -> Json:
    channel = _joined(call)
    messages = [m for m in call.workspace.messages(channel.id) if _top_level(m)]
    shown, metadata = page(_within(call, messages)[::-1], call.arguments, 100)
    more = bool(metadata["next_cursor"])
    answer: Json = {"messages": _seen(call, shown), "has_more": more, "pin_count": 0}
    bare = {"channel_actions_ts": None, "channel_actions_count": 0}
    return {**answer, **bare, **({"response_metadata": metadata} if more else {})}


def replies(call: Call) -> Json:
    channel = _joined(call)
    ts = call.arguments.text("ts")
    message = call.workspace.message(channel.id, ts)
    if message is None:
        raise SlackError("thread_not_found")
    root = call.workspace.message(channel.id, message.get("thread_ts", ts)) or message
    thread = [root, *_within(call, conversation.replies(call.workspace, channel.id, root["ts"]))]
    shown, metadata = page(thread, call.arguments, 1000)
    more = bool(metadata["next_cursor"])
    answer: Json = {"messages": _seen(call, shown), "has_more": more}
    return {**answer, **({"response_metadata": metadata} if more else {})}


def add_reaction(call: Call) -> Json:
    channel = call.channel()
    name = call.arguments.text("name").strip(":")
    if not _REACTION.fullmatch(name):
        raise SlackError("invalid_name")
    ts = call.arguments.text("timestamp")
    if _instant(ts) is None:
        raise SlackError("bad_timestamp")
    if call.workspace.message(channel.id, ts) is None:
        raise SlackError("message_not_found")
    if call.app.user_id not in channel.members:
        raise SlackError("not_in_channel")
    if not conversation.react(call.workspace, channel.id, ts, name, call.app.user_id):
        raise SlackError("already_reacted")
    return {}


def _joined(call: Call) -> Channel:
    channel = call.channel()
    call.need_for(channel, "history")
    if call.app.user_id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _top_level(message: Json) -> bool:
    in_thread = message.get("thread_ts") not in {None, message["ts"]}
    return not in_thread or message.get("subtype") == "thread_broadcast"


def _within(call: Call, messages: list[Json]) -> list[Json]:
    oldest = _instant(call.arguments.text("oldest", "0"))
    latest = _instant(call.arguments.text("latest") or "99999999999")
    if oldest is None:
        raise SlackError("invalid_ts_oldest")
    if latest is None:
        raise SlackError("invalid_ts_latest")
    inclusive = call.arguments.flag("inclusive")
    return [
        message
        for message in messages
        if oldest < (at := Decimal(message["ts"])) < latest
        or (inclusive and at in {oldest, latest})
    ]


def _instant(ts: str) -> Decimal | None:
    try:
        instant = Decimal(ts)
    except InvalidOperation:
        return None
    return instant if instant.is_finite() else None


def _seen(call: Call, messages: list[Json]) -> list[Json]:
    """Return messages with whole metadata only where it was asked for, as Slack does."""
    if call.arguments.flag("include_all_metadata"):
        return messages
    return [_slim(message) for message in messages]


def _slim(message: Json) -> Json:
    if "metadata" not in message:
        return message
    return {**message, "metadata": {"event_type": message["metadata"]["event_type"]}}
