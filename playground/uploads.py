"""Files that people choose in a form: kept when the form is sent, described as Slack does."""

import base64
import binascii
from typing import Any

from playground.errors import Refused
from playground.inputs import elements_of
from playground.records import Json, User
from playground.workspace import Workspace

LARGEST = 2_000_000
"""Of what the page sends along; of a larger file only its name and size are known."""


def with_files(workspace: Workspace, user: User, view: Json, state: Json, base_url: str) -> Json:
    """Return the state in which each chosen file stands as Slack tells apps of it."""
    values = {block: dict(held) for block, held in state.get("values", {}).items()}
    for block, element in elements_of(view["blocks"]):
        held = values.get(block["block_id"], {}).get(element.get("action_id"))
        if element["type"] != "file_input" or not held:
            continue
        files = [_kept(workspace, user, element, each, base_url) for each in held["files"]]
        values[block["block_id"]][element["action_id"]] = {**held, "files": files}
    return {**state, "values": values}


def file_of(workspace: Workspace, file_id: str, base_url: str) -> Json | None:
    """What Slack says about it; None for what nobody has."""
    kept: Any = workspace.kept("upload", file_id, None)
    if kept is None or "user" not in kept:
        return None
    address = f"{base_url}files/{file_id}"
    name = str(kept["name"])
    return {
        "id": file_id,
        "name": name,
        "title": name,
        "mimetype": kept["mimetype"],
        "filetype": name.rpartition(".")[2].lower(),
        "user": kept["user"],
        "user_team": workspace.team.id,
        "size": kept["size"],
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "url_private": address,
        "url_private_download": address,
    }


def _kept(workspace: Workspace, user: User, element: Json, given: Json, base_url: str) -> Json:
    """Already kept when the form was sent before and came back with errors."""
    known = file_of(workspace, str(given.get("id") or ""), base_url)
    if known is not None:
        return known
    name = str(given.get("name") or "")
    kinds = element.get("filetypes") or []
    if kinds and name.rpartition(".")[2].lower() not in kinds:
        raise Refused("invalid_input", f"Only {', '.join(kinds)} can be chosen here.")
    content = _content(given.get("content"))
    file_id = workspace.fresh_id("F")
    told = {
        "name": name,
        "mimetype": str(given.get("mimetype") or "text/plain"),
        "size": len(content) if content is not None else int(given.get("size") or 0),
        "user": user.id,
        **({"content": base64.b64encode(content).decode()} if content is not None else {}),
    }
    workspace.keep("upload", file_id, told)
    return file_of(workspace, file_id, base_url) or {}


def _content(sent: object) -> bytes | None:
    if not isinstance(sent, str):
        return None
    try:
        content = base64.b64decode(sent, validate=True)
    except (binascii.Error, ValueError):
        raise Refused("invalid_arguments", "A file comes in base64.") from None
    return content if len(content) <= LARGEST else None
