"""The methods that stand alone: tests, bots, team, groups, validation, uploads."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from playground import conversation
from playground.blockkit import Problem, validate_blocks, validate_message, validate_view
from playground.errors import SlackError, invalid_arguments
from playground.methods.call import Call
from playground.records import Json
from playground.shapes import FIELDS
from playground.uploads import file_of

_LARGEST_PAYLOAD = 100_000
_VALIDATORS: dict[str, tuple[Callable[[Any], list[Problem]], str]] = {
    "blocks": (validate_blocks, "invalid_blocks"),
    "view": (validate_view, "invalid_view"),
    "message": (validate_message, "invalid_message"),
}


def api_test(call: Call) -> Json:
    if error := call.arguments.text("error"):
        raise SlackError(error, args={"error": error})
    return {"args": {}}


def auth_revoke(call: Call) -> Json:
    """Slack ends the installation with its only token, but tells nobody of an uninstallation."""
    if call.arguments.flag("test"):
        return {"revoked": False}
    call.workspace.keep("app", "uninstalled", value=True)
    return {"revoked": True}


def auth_test(call: Call) -> Json:
    team = call.workspace.team
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": call.workspace.users[call.app.user_id].name,
        "team_id": team.id,
        "user_id": call.app.user_id,
        "bot_id": call.app.bot_id,
        "is_enterprise_install": False,
    }


def blocks_validate(call: Call) -> Json:
    given = [name for name in _VALIDATORS if name in call.arguments]
    if len(given) != 1:
        raise _wrong_payload("must provide exactly one of `blocks`, `view`, or `message`")
    [name] = given
    validate, error = _VALIDATORS[name]
    payload: Any = call.arguments.structure(name, _wrong_payload(f"`{name}` must be valid JSON"))
    if len(json.dumps(payload, ensure_ascii=False)) > _LARGEST_PAYLOAD:
        raise _wrong_payload(f"`{name}` must be at most {_LARGEST_PAYLOAD} characters")
    if problems := validate(payload):
        raise SlackError(error, errors=[problem.to_dict() for problem in problems])
    return {}


def _wrong_payload(message: str) -> SlackError:
    return SlackError("invalid_arguments", response_metadata={"messages": [message]})


def bots_info(call: Call) -> Json:
    bot_id = call.arguments.text("bot") or call.app.bot_id
    user = call.workspace.user(bot_id)
    if user is None or not user.is_bot:
        raise SlackError("bot_not_found")
    app_id = call.app.app_id if user.id == call.app.user_id else ""
    bot = {"id": user.bot_id, "deleted": user.deleted, "name": user.name, "updated": user.updated}
    return {"bot": {**bot, "app_id": app_id, "user_id": user.id, "icons": {}}}


def team_info(call: Call) -> Json:
    team = call.workspace.team
    if call.arguments.text("team") not in {"", team.id}:
        raise SlackError("team_not_found")
    addresses = f"{team.domain.partition('-')[0]}.example"
    return {"team": {**asdict(team), "email_domain": addresses, "icon": {"image_default": True}}}


def team_profile(call: Call) -> Json:
    del call
    fields = [
        {
            "id": key,
            "ordering": order,
            "label": name.capitalize(),
            "hint": "",
            "type": "user" if name == "manager" else "text",
            "possible_values": None,
            "options": {"is_scim": True, "is_protected": True},
            "is_hidden": False,
        }
        for order, (name, key) in enumerate(FIELDS.items())
    ]
    return {"profile": {"fields": fields, "sections": []}}


def usergroups(call: Call) -> Json:
    shown = []
    for group in call.workspace.all_kept("usergroup").values():
        users = {"users": group["users"]} if call.arguments.flag("include_users") else {}
        count = {"user_count": len(group["users"])} if call.arguments.flag("include_count") else {}
        bare = {key: value for key, value in group.items() if key != "users"}
        shown.append(
            {**bare, "team_id": call.workspace.team.id, "is_usergroup": True, **users, **count}
        )
    return {"usergroups": shown}


def usergroup_users(call: Call) -> Json:
    group = call.workspace.kept("usergroup", call.arguments.text("usergroup"), None)
    if group is None:
        raise SlackError("no_such_subteam")
    return {"users": group["users"]}


def file_info(call: Call) -> Json:
    found = file_of(call.workspace, call.arguments.text("file"), call.base_url)
    if found is None:
        raise SlackError("file_not_found")
    return {"file": found, "comments": [], "response_metadata": {"next_cursor": ""}}


def upload_url(call: Call) -> Json:
    if call.arguments.number("length", 0) <= 0 or not call.arguments.text("filename"):
        raise SlackError("missing_argument")
    file_id = call.workspace.fresh_id("F")
    wanted = {"name": call.arguments.text("filename"), "size": call.arguments.number("length", 0)}
    call.workspace.keep("upload", file_id, wanted)
    return {"upload_url": f"{call.base_url}upload/{file_id}", "file_id": file_id}


def complete_upload(call: Call) -> Json:
    refusal = invalid_arguments("must be valid JSON [json-pointer:/files]")
    files = call.arguments.structure("files", refusal)
    if not isinstance(files, list) or not files or not all(isinstance(f, dict) for f in files):
        raise SlackError("file_not_found")
    kept = {f.get("id", ""): call.workspace.kept("upload", f.get("id", ""), None) for f in files}
    if any(upload is None or "content" not in upload for upload in kept.values()):
        raise SlackError("file_not_found")
    for file, upload in kept.items():
        call.workspace.keep("upload", file, {**upload, "shared": True})
    named = [{"id": file.get("id", ""), "title": file.get("title", "")} for file in files]
    if "channel_id" in call.arguments:
        channel = call.destination("channel_id")
        shared = [
            {**file, "name": kept[file["id"]]["name"], "url_private": f"/files/{file['id']}"}
            for file in named
        ]
        words = call.arguments.text("initial_comment")
        message = {"text": words, "subtype": "file_share", "files": shared}
        bot = {"bot_id": call.app.bot_id}
        conversation.post(call.workspace, channel.id, call.app.user_id, {**message, **bot})
    return {"files": named}
