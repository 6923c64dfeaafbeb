"""Modals and Home tabs: each person's stack, at most three deep, and the views in it."""

import json
import secrets
from typing import Any

from playground.blockkit import validate_view
from playground.changes import HomePublished, ViewsChanged
from playground.composing import completed, pointed
from playground.errors import SlackError, invalid_arguments
from playground.manifest import Installation
from playground.records import Json
from playground.workspace import Workspace

_DEEPEST = 3
_LARGEST = 250_000


def checked(view: Any, kind: str) -> Json:  # noqa: ANN401 - whatever a bot sends
    """Return a view that Slack would take as a `kind` (modal or home), or raise its refusal."""
    if not isinstance(view, dict):
        raise invalid_arguments("must be a valid view [json-pointer:/view]")
    if len(json.dumps(view, ensure_ascii=False).encode()) > _LARGEST:
        raise SlackError("view_too_large")
    if problems := validate_view(view):
        raise invalid_arguments(*pointed(problems, "/view"))
    if view.get("type") != kind:
        raise invalid_arguments(f"must be of type {kind} [json-pointer:/view/type]")
    return view


class Views:
    """Opens, pushes, updates and closes; every change gives a view a new `hash`."""

    def __init__(self, workspace: Workspace, app: Installation) -> None:
        self._workspace = workspace
        self._app = app

    def stack(self, user: str) -> list[Json]:
        stack: list[Json] = self._workspace.kept("views", user, [])
        return stack

    def home(self, user: str) -> Json | None:
        home: Json | None = self._workspace.kept("home", user, None)
        return home

    def open(self, user: str, view: Json) -> Json:
        """Open the first view of a stack; what was open before is gone, as in Slack's client."""
        self._refuse_known_external_id(view)
        return self._place(user, [], self._built(view))

    def push(self, user: str, view: Json) -> Json:
        stack = self.stack(user)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= _DEEPEST:
            raise SlackError("push_limit_reached")
        self._refuse_known_external_id(view)
        built = self._built(view)
        below = {"previous_view_id": stack[-1]["id"], "root_view_id": stack[0]["id"]}
        return self._place(user, stack, {**built, **below})

    def update(self, found: Json, view: Json, view_hash: str | None = None) -> Json:
        """Replace the contents of an open view; input survives where the block stays."""
        if view_hash and view_hash != found["hash"]:
            raise SlackError("hash_conflict")
        if view.get("external_id") != found["external_id"]:
            self._refuse_known_external_id(view)
        user = self.owner(found["id"])
        kept = {key: found[key] for key in ("id", "root_view_id", "previous_view_id")}
        updated = {**self._built(view), **kept, "state": _surviving(found, view)}
        if found["type"] == "home":
            return self._keep_home(user, updated)
        stack = [updated if old["id"] == found["id"] else old for old in self.stack(user)]
        return self._set(user, stack, updated)

    def publish(self, user: str, view: Json, view_hash: str | None = None) -> Json:
        old = self.home(user)
        if view_hash and (old is None or view_hash != old["hash"]):
            raise SlackError("hash_conflict")
        built = self._built(view)
        if old is not None:
            built |= {"id": old["id"], "root_view_id": old["id"]}
        return self._keep_home(user, built)

    def keep_state(self, view: Json, state: Json) -> Json:
        """Remember what a person has filled in so far (no new hash: the bot changed nothing)."""
        user = self.owner(view["id"])
        filled = {**view, "state": state}
        if view["type"] == "home":
            self._workspace.keep("home", user, filled)
        else:
            stack = [filled if old["id"] == view["id"] else old for old in self.stack(user)]
            self._workspace.keep("views", user, stack)
        return filled

    def close(self, user: str, view_id: str, *, everything: bool = False) -> list[Json]:
        """Take the view (and what lies above it) away; return what was closed, top first."""
        stack = self.stack(user)
        ids = [view["id"] for view in stack]
        if view_id not in ids:
            return []
        left = [] if everything else stack[: ids.index(view_id)]
        self._workspace.keep("views", user, left)
        self._workspace.announce(ViewsChanged(user))
        return stack[len(left) :][::-1]

    def find(self, view_id: str = "", external_id: str = "") -> Json:
        for view in self._all():
            if (view_id and view["id"] == view_id) or (
                external_id and view["external_id"] == external_id
            ):
                return view
        raise SlackError("not_found")

    def owner(self, view_id: str) -> str:
        for user, stack in self._workspace.all_kept("views").items():
            if any(view["id"] == view_id for view in stack):
                return user
        homes = self._workspace.all_kept("home").items()
        return next((user for user, home in homes if home["id"] == view_id), "")

    def _all(self) -> list[Json]:
        stacks = self._workspace.all_kept("views").values()
        open_views = [view for stack in stacks for view in stack]
        return [*open_views, *self._workspace.all_kept("home").values()]

    def _refuse_known_external_id(self, view: Json) -> None:
        external_id = view.get("external_id")
        if external_id and any(v["external_id"] == external_id for v in self._all()):
            raise SlackError("duplicate_external_id")

    def _place(self, user: str, below: list[Json], view: Json) -> Json:
        return self._set(user, [*below, view], view)

    def _set(self, user: str, stack: list[Json], view: Json) -> Json:
        self._workspace.keep("views", user, stack)
        self._workspace.announce(ViewsChanged(user))
        return view

    def _keep_home(self, user: str, view: Json) -> Json:
        self._workspace.keep("home", user, view)
        self._workspace.announce(HomePublished(user, view))
        return view

    def _built(self, view: Json) -> Json:
        view_id = self._workspace.fresh_id("V")
        titles = {"title": None, "close": None, "submit": None} if view["type"] == "modal" else {}
        return {
            "id": view_id,
            "team_id": self._app.team.id,
            "type": view["type"],
            "blocks": [completed(block) for block in view["blocks"]],
            "private_metadata": view.get("private_metadata", ""),
            "callback_id": view.get("callback_id", ""),
            "state": {"values": {}},
            "hash": f"{self._workspace.clock.timestamp():.0f}.{secrets.token_hex(4)}",
            **{key: _with_emoji(view.get(key)) for key in titles},
            "clear_on_close": view.get("clear_on_close", False),
            "notify_on_close": view.get("notify_on_close", False),
            "root_view_id": view_id,
            "previous_view_id": None,
            "app_id": self._app.app_id,
            "external_id": view.get("external_id", ""),
            "app_installed_team_id": self._app.team.id,
            "bot_id": self._app.bot_id,
        }


def _with_emoji(text: Json | None) -> Json | None:
    return None if text is None else {"emoji": True, **text}


def _surviving(old: Json, new: Json) -> Json:
    """Return what was filled in for blocks that the new view has again."""
    kept = {block.get("block_id") for block in new["blocks"]}
    values = old["state"].get("values", {})
    return {"values": {block: value for block, value in values.items() if block in kept}}
