"""Reading what Slack sends when somebody presses, submits or types."""

from typing import Any

from blocks.actions import ActionId
from blocks.slack import OVERFLOW, PAGE
from handlers.interaction import Gesture
from handlers.invite_words import MENTION
from invites.people import Identity
from invites.work import Place

Payload = dict[str, Any]


def identity(body: Payload) -> Identity:
    """Who did it, in the workspace the app is installed in."""
    user = body.get("user") or {}
    team = body.get("team") or {}
    workspace = team.get("id") or user.get("team_id") or body.get("team_id") or ""
    return Identity("slack", str(workspace), str(user.get("id") or body.get("user_id") or ""))


def place(body: Payload) -> Place | None:
    """The channel it happened in; a direct message is not a place of work."""
    channel = (body.get("channel") or {}).get("id") or body.get("channel_id") or ""
    workspace = identity(body).workspace
    if not channel or str(channel).startswith("D"):
        return None
    return Place("slack", workspace, str(channel))


PEOPLE = 20
"""Looked at for one shortcut: each unknown one is a question to Slack."""
TYPED = ActionId.MESSAGE_KEEP
"""Typing into an input that is watched."""


def pressed(body: Payload, action: Payload) -> tuple[str, Gesture]:
    """Return the action and the gesture; an overflow option names both in its value."""
    name, value = str(action.get("action_id")), str(action.get("value") or "")
    chosen = str((action.get("selected_option") or {}).get("value") or "")
    if action.get("type") == "plain_text_input":
        name, value = TYPED, ""
    elif name == OVERFLOW:
        name, _, value = chosen.partition(" ")
    elif chosen:
        value = chosen
    view = body.get("view") or {}
    return name, Gesture(
        identity=identity(body),
        value=value,
        fields=fields(view),
        form=str(view.get("private_metadata") or ""),
        place=place(body),
    )


def called(body: Payload) -> Gesture:
    """A shortcut. Of a message only who wrote it and whom it mentions is read, never its words."""
    message = body.get("message")
    if not isinstance(message, dict):
        return Gesture(identity=identity(body), place=place(body))
    mentioned = MENTION.findall(str(message.get("text") or ""))
    author = str(message.get("user") or "")
    people = tuple(dict.fromkeys((*([author] if author else ()), *mentioned)))[:PEOPLE]
    fields = {"people": people, "outsiders": ("1",)}
    return Gesture(identity=identity(body), place=place(body), fields=fields)


def counts(action: Payload) -> bool:
    """Whether this is a press. Other inputs count when their form is submitted."""
    match action.get("type"):
        case "button" | "overflow" | "plain_text_input":
            return True
        case "static_select":
            return str(action.get("action_id")) in set(ActionId)
        case _:
            return False


def page(action: Payload) -> tuple[str, str]:
    """The list, and the number of its page, that was pressed on; empty elsewhere."""
    _, _, shown = str(action.get("block_id") or "").partition(PAGE)
    listing, _, number = shown.partition(" ")
    return listing, number


def is_ephemeral(body: Payload) -> bool:
    return bool((body.get("container") or {}).get("is_ephemeral"))


def submitted(body: Payload, view: Payload) -> tuple[str, Gesture]:
    gesture = Gesture(
        identity=identity(body),
        value=str(view.get("private_metadata") or ""),
        fields=fields(view),
    )
    return str(view.get("callback_id")), gesture


def fields(view: Payload) -> dict[str, tuple[str, ...]]:
    """The inputs by name: each block holds one, named like it; empty ones give ()."""
    state = (view.get("state") or {}).get("values") or {}
    return {
        str(name): _values(element)
        for block in state.values()
        for name, element in block.items()
        if isinstance(element, dict)
    }


def _values(element: Payload) -> tuple[str, ...]:
    for single in ("value", "selected_date", "selected_user"):
        if element.get(single):
            return (str(element[single]),)
    if element.get("selected_option"):
        return (str(element["selected_option"]["value"]),)
    if element.get("selected_options"):
        return tuple(str(o["value"]) for o in element["selected_options"])
    if element.get("type") == "file_input":
        files = (file for file in element.get("files") or () if isinstance(file, dict))
        return tuple(str(file["id"]) for file in files if file.get("id"))
    return tuple(str(u) for u in element.get("selected_users") or ())
