"""conversations.*: finding, opening and making conversations."""

import re

from playground import conversation
from playground.errors import SlackError
from playground.methods.call import Call, missing_scope
from playground.methods.paging import page
from playground.records import Channel, Json, User
from playground.shapes import channel_shape

_TYPES = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
_TYPE_SCOPES = {
    "public_channel": "channels:read",
    "private_channel": "groups:read",
    "im": "im:read",
    "mpim": "mpim:read",
}
_NAME_LENGTH, _MOST_USERS = 80, 8
_NAME = re.compile(r"[\w\-]+")


def info(call: Call) -> Json:
    channel = call.channel()
    call.need_for(channel, "read")
    shape = channel_shape(channel, call.workspace, call.app.user_id)
    if call.arguments.flag("include_num_members"):
        shape["num_members"] = len(channel.members)
    if call.app.user_id in channel.members:
        shape["last_read"] = call.workspace.kept(
            "read", f"{call.app.user_id}:{channel.id}", "0000000000.000000"
        )
    return {"channel": shape}


def list_all(call: Call) -> Json:
    kinds = _kinds(call)
    me = call.app.user_id
    channels = [c for c in _sorted(call) if c.kind in kinds and call.workspace.visible(c, me)]
    return _listed(call, channels)


def of_user(call: Call) -> Json:
    """List the channels of a person: for others only those that the bot can see as well."""
    kinds = _kinds(call)
    me = call.app.user_id
    user = call.user().id if call.arguments.text("user") else me
    mine = [c for c in _sorted(call) if user in c.members and call.workspace.visible(c, me)]
    return _listed(call, [channel for channel in mine if channel.kind in kinds])


def open_conversation(call: Call) -> Json:
    if call.arguments.text("channel"):
        channel = call.channel()
        if channel.kind != "im":
            raise SlackError("method_not_supported_for_channel_type")
        return _opened(call, channel, already=True)
    user = _one_user(call)
    already = call.workspace.direct_message(call.app.user_id, user.id) is not None
    if not already and call.arguments.flag("prevent_creation"):
        raise SlackError("channel_not_found")
    channel = call.workspace.open_direct_message(call.app.user_id, user.id)
    return _opened(call, channel, already=already)


def create(call: Call) -> Json:
    name = call.arguments.text("name").strip()
    private = call.arguments.flag("is_private")
    call.need(*(("groups:write",) if private else ("channels:manage", "channels:write")))
    if fault := name_fault(name):
        raise SlackError(fault)
    if call.workspace.channel_named(name):
        raise SlackError("name_taken")
    channel = conversation.create(call.workspace, name, call.app.user_id, private=private)
    return {"channel": channel_shape(channel, call.workspace, call.app.user_id)}


def name_fault(name: str) -> str | None:
    """Return Slack's word for what is wrong with a channel's name."""
    if not name:
        return "invalid_name_required"
    if len(name) > _NAME_LENGTH:
        return "invalid_name_maxlength"
    if not re.search(r"\w", name):
        return "invalid_name_punctuation"
    return None if _NAME.fullmatch(name) and name == name.lower() else "invalid_name_specials"


def _one_user(call: Call) -> User:
    ids = call.arguments.names("users")
    if not ids:
        raise SlackError("users_list_not_supplied")
    if len(ids) > _MOST_USERS:
        raise SlackError("too_many_users")
    users = [call.workspace.users.get(user) for user in ids]
    found = [user for user in users if user is not None]
    if len(found) < len(ids):
        raise SlackError("user_not_found")
    if any(user.deleted for user in found):
        raise SlackError("user_disabled")
    if any(user.is_bot for user in found):
        raise SlackError("cannot_dm_bot")
    if len(found) > 1:
        # Conversations of several people need mpim:write, which no plan of ours asks for.
        raise missing_scope(call.scopes, "mpim:write")
    call.need("im:write")
    return found[0]


def _opened(call: Call, channel: Channel, *, already: bool) -> Json:
    noted = {"no_op": True, "already_open": True} if already else {}
    if call.arguments.flag("return_im"):
        return {**noted, "channel": channel_shape(channel, call.workspace, call.app.user_id)}
    return {**noted, "channel": {"id": channel.id}}


def _kinds(call: Call) -> set[str]:
    types = call.arguments.names("types") or ["public_channel"]
    if not set(types) <= set(_TYPES):
        raise SlackError("invalid_types")
    for kind in types:
        call.need(_TYPE_SCOPES[kind])
    return {_TYPES[kind] for kind in types}


def _sorted(call: Call) -> list[Channel]:
    channels = sorted(call.workspace.channels.values(), key=lambda channel: channel.id)
    if call.arguments.flag("exclude_archived"):
        return [channel for channel in channels if not channel.is_archived]
    return channels


def _listed(call: Call, channels: list[Channel]) -> Json:
    shown, metadata = page(channels, call.arguments, 100)
    shapes = [
        {
            **channel_shape(channel, call.workspace, call.app.user_id),
            **({} if channel.kind == "im" else {"num_members": len(channel.members)}),
        }
        for channel in shown
    ]
    return {"channels": shapes, "response_metadata": metadata}
