"""views.*: opening, pushing, updating and publishing."""

from typing import Any

from playground.errors import SlackError, invalid_arguments
from playground.methods.call import Call
from playground.records import Json
from playground.views import checked


def open_view(call: Call) -> Json:
    view = checked(_view(call), "modal")
    return {"view": call.views.open(_exchanged(call), view)}


def push(call: Call) -> Json:
    view = checked(_view(call), "modal")
    return {"view": call.views.push(_exchanged(call), view)}


def update(call: Call) -> Json:
    view_id, external_id = call.arguments.text("view_id"), call.arguments.text("external_id")
    if not (view_id or external_id):
        raise invalid_arguments("missing required field: view_id")
    found = call.views.find(view_id, external_id)
    view = checked(_view(call), found["type"])
    return {"view": call.views.update(found, view, call.arguments.text("hash") or None)}


def publish(call: Call) -> Json:
    if not call.app.manifest.home_tab_enabled:
        raise SlackError("not_enabled")
    user = call.workspace.users.get(call.arguments.text("user_id"))
    if user is None or user.is_bot or user.deleted:
        raise invalid_arguments("invalid `user_id`")
    view = checked(_view(call), "home")
    published = call.views.publish(user.id, view, call.arguments.text("hash") or None)
    return {"view": published}


def _view(call: Call) -> Any:  # noqa: ANN401 - whatever a bot sends
    refusal = invalid_arguments("must be a valid JSON object [json-pointer:/view]")
    return call.arguments.structure("view", refusal)


def _exchanged(call: Call) -> str:
    pointer = call.arguments.text("trigger_id") or call.arguments.text("interactivity_pointer")
    if not pointer:
        raise invalid_arguments("missing required field: trigger_id")
    return call.triggers.exchange(pointer)
