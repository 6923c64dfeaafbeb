"""conversations.*: who is in a channel, joining it and inviting to it."""

from playground import conversation
from playground.errors import SlackError
from playground.methods.call import Call
from playground.methods.paging import page
from playground.records import Channel, Json
from playground.shapes import channel_shape

_INVITE_SCOPES = {
    "public": ("channels:write.invites", "channels:manage", "channels:write"),
    "private": ("groups:write.invites", "groups:write"),
}
_MOST_INVITED = 100


def members(call: Call) -> Json:
    channel = call.channel()
    call.need_for(channel, "read")
    ids, metadata = page(channel.members, call.arguments, 100)
    return {"members": ids, "response_metadata": metadata}


def join(call: Call) -> Json:
    channel = call.channel()
    if channel.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("is_archived")
    already = call.app.user_id in channel.members
    joined = conversation.join(call.workspace, channel.id, call.app.user_id)
    answer: Json = {"channel": channel_shape(joined, call.workspace, call.app.user_id)}
    if already:
        answer |= {"warning": "already_in_channel"}
    return answer


def invite(call: Call) -> Json:
    """Invite people; with `force` the good ones get in although others are refused."""
    channel = call.channel()
    if channel.kind == "im":
        raise SlackError("method_not_supported_for_channel_type")
    call.need(*_INVITE_SCOPES[channel.kind])
    if channel.is_archived:
        raise SlackError("is_archived")
    if call.app.user_id not in channel.members:
        raise SlackError("not_in_channel")
    users = call.arguments.names("users")
    if not users or len(users) > _MOST_INVITED:
        raise SlackError("no_user" if not users else "too_many_users")
    faults = {user: fault for user in users if (fault := _fault(call, channel, user))}
    errors = [{"user": user, "ok": False, "error": fault} for user, fault in faults.items()]
    good = [user for user in users if user not in faults]
    if faults and not (call.arguments.flag("force") and good):
        raise SlackError(next(iter(faults.values())), errors=errors)
    for user in good:
        channel = conversation.join(call.workspace, channel.id, user, call.app.user_id)
    answer: Json = {"channel": channel_shape(channel, call.workspace, call.app.user_id)}
    return {**answer, "errors": errors} if errors else answer


def _fault(call: Call, channel: Channel, user_id: str) -> str | None:
    user = call.workspace.users.get(user_id)
    if user is None or user.deleted:
        return "user_not_found"
    if user.id == call.app.user_id:
        return "cant_invite_self"
    if user.id in channel.members:
        return "already_in_channel"
    if user.is_ultra_restricted:
        return "ura_max_channels"
    return "user_is_restricted" if user.is_restricted else None
