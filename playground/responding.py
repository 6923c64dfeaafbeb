"""What a bot sends to a response_url, or answers a command with, shown where it belongs."""

import json
from typing import Any

from playground import conversation
from playground.arguments import Arguments
from playground.composing import compose
from playground.errors import SlackError
from playground.manifest import Installation
from playground.records import Json
from playground.triggers import ResponseUrl
from playground.workspace import Workspace


def show_response(
    workspace: Workspace, app: Installation, target: ResponseUrl, response: Json
) -> None:
    """Show, replace or delete as the response says; ephemeral unless it says otherwise."""
    arguments = Arguments(response)
    if arguments.flag("delete_original"):
        _delete_original(workspace, target)
    elif arguments.flag("replace_original") and target.ts:
        _replace_original(workspace, app, target, compose(arguments))
    else:
        _show_new(workspace, app, target, arguments)


def read_response(body: str) -> Json:
    """Return the message in an answer's body: JSON, or plain text."""
    try:
        parsed: Any = json.loads(body)
    except ValueError:
        return {"text": body}
    return parsed if isinstance(parsed, dict) else {"text": body}


def _delete_original(workspace: Workspace, target: ResponseUrl) -> None:
    if target.ts and target.ephemeral:
        conversation.replace_ephemeral(workspace, target.channel, target.user, target.ts, None)
    elif target.ts:
        conversation.delete(workspace, target.channel, target.ts)


def _replace_original(
    workspace: Workspace, app: Installation, target: ResponseUrl, message: Json
) -> None:
    ts = target.ts or ""
    if target.ephemeral:
        conversation.replace_ephemeral(workspace, target.channel, target.user, ts, message)
        return
    if workspace.message(target.channel, ts) is None:
        raise SlackError("message_not_found")
    whole = {"blocks": None, "attachments": None, **message}
    conversation.edit(workspace, target.channel, ts, whole, app.user_id)


def _show_new(
    workspace: Workspace, app: Installation, target: ResponseUrl, arguments: Arguments
) -> None:
    message = {**compose(arguments), **app.byline()}
    if thread_ts := (arguments.text("thread_ts") or target.thread_ts):
        message["thread_ts"] = thread_ts
    if arguments.text("response_type", "ephemeral") == "in_channel":
        conversation.post(workspace, target.channel, app.user_id, message)
        return
    conversation.show_ephemeral(workspace, target.channel, target.user, app.user_id, message)
