"""users.* and dnd.*: who is in the workspace, and whether they want quiet."""

from playground.errors import SlackError
from playground.methods.call import Call
from playground.methods.paging import page
from playground.records import Json, User
from playground.shapes import FIELDS, custom_fields, dnd_shape, profile_shape, user_shape

_MOST_DND = 50


def info(call: Call) -> Json:
    return {"user": _shape(call, call.user())}


def list_all(call: Call) -> Json:
    users = sorted(call.workspace.users.values(), key=lambda user: user.id)
    shown, metadata = page(users, call.arguments, 0)
    members = [_shape(call, user) for user in shown]
    cache_ts = int(call.workspace.clock.timestamp())
    return {"members": members, "cache_ts": cache_ts, "response_metadata": metadata}


def lookup_by_email(call: Call) -> Json:
    email = call.arguments.text("email").strip().lower()
    for user in call.workspace.users.values():
        if email and user.email.lower() == email and not user.deleted:
            return {"user": _shape(call, user)}
    raise SlackError("users_not_found")


def profile(call: Call) -> Json:
    user = call.user() if call.arguments.text("user") else call.workspace.users[call.app.user_id]
    shape = profile_shape(user, call.workspace, email=_sees_email(call))
    fields = custom_fields(user)
    if call.arguments.flag("include_labels"):
        labels = {key: name.capitalize() for name, key in FIELDS.items()}
        fields = {key: {**value, "label": labels[key]} for key, value in fields.items()}
    return {"profile": {**shape, "fields": fields}}


def presence(call: Call) -> Json:
    user = call.user() if call.arguments.text("user") else call.workspace.users[call.app.user_id]
    return {"presence": user.presence}


def dnd_info(call: Call) -> Json:
    user = call.user() if call.arguments.text("user") else call.workspace.users[call.app.user_id]
    return dnd_shape(user, call.workspace)


def dnd_team(call: Call) -> Json:
    ids = call.arguments.names("users")
    if not ids:
        raise SlackError("no_users_provided")
    if len(ids) > _MOST_DND:
        raise SlackError("too_many_users")
    known = [call.workspace.users[user] for user in ids if user in call.workspace.users]
    return {"users": {user.id: dnd_shape(user, call.workspace) for user in known}}


def _shape(call: Call, user: User) -> Json:
    locale = call.arguments.flag("include_locale")
    return user_shape(user, call.workspace, email=_sees_email(call), locale=locale)


def _sees_email(call: Call) -> bool:
    return "users:read.email" in call.scopes
