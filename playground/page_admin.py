"""What an administrator of the workspace does, as calls: hiring, changing, letting go."""

from dataclasses import fields, replace
from typing import Any
from zoneinfo import available_timezones

from playground import administration
from playground.acting import Acting
from playground.errors import Refused
from playground.records import Json, User
from playground.seed.crowd import add_crowd

_MOST = 100_000
_MAY_CHANGE = frozenset(f.name for f in fields(User)) - {"id", "is_bot", "bot_id", "updated"}
_BLANK = User("", "", "")
_KINDS = {key: type(getattr(_BLANK, key)) for key in _MAY_CHANGE} | {"manager": (str, type(None))}


def hire(acting: Acting, given: Json) -> Json:
    """Add a person; `team_join` follows."""
    name = given.get("real_name")
    if not isinstance(name, str) or not name.strip():
        raise Refused("invalid_arguments", "real_name is missing.")
    workspace = acting.workspace
    handle = name.casefold().replace(" ", ".")
    blank = User(workspace.fresh_id("U"), handle, name, updated=int(workspace.clock.timestamp()))
    user = replace(blank, **_facts(given))
    administration.hire(workspace, user)
    return {"user": user.to_json()}


def change(acting: Acting, given: Json) -> Json:
    """Change facts of a person, `deleted` among them; `user_change` follows."""
    changed = replace(_user(acting, given), **_facts(given))
    administration.change(acting.workspace, changed)
    return {"user": changed.to_json()}


def deactivate(acting: Acting, given: Json) -> Json:
    administration.deactivate(acting.workspace, _user(acting, given).id)
    return {}


def crowd(acting: Acting, given: Json) -> Json:
    """Make the workspace large, without a word to anybody."""
    count = given.get("count")
    if not isinstance(count, int) or not 0 < count <= _MOST:
        raise Refused("invalid_arguments", f"count must be a number up to {_MOST}.")
    add_crowd(acting.workspace, count)
    return {"users": len(acting.workspace.users)}


def _user(acting: Acting, given: Json) -> User:
    found = acting.workspace.users.get(str(given.get("user")))
    if found is None or found.is_bot:
        raise Refused("user_not_found", "There is no such person.")
    return found


def _facts(given: Json) -> dict[str, Any]:
    """Facts of the kind that is kept already; anything else is refused."""
    facts = {key: value for key, value in given.items() if key in _MAY_CHANGE}
    if isinstance(facts.get("skills"), list):
        facts["skills"] = tuple(map(str, facts["skills"]))
    for key, value in facts.items():
        if not isinstance(value, _KINDS[key]):
            raise Refused("invalid_arguments", f"{key} is of another kind.")
    if facts.get("tz", "Etc/UTC") not in available_timezones():
        raise Refused("invalid_arguments", "There is no such time zone.")
    return facts
