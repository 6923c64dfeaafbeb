"""What Slack knows about a person, as a profile of ours."""

from typing import Any

from invites.arrival import Profile
from invites.people import Identity, PersonKind

_AWAY_EMOJI = frozenset(
    (":palm_tree:", ":desert_island:", ":beach_with_umbrella:", ":face_with_thermometer:")
)
_AWAY_WORDS = (
    "vacation",
    "vacationing",
    "holiday",
    "out of office",
    "ooo",
    "pto",
    "on leave",
    "parental leave",
    "sick",
    "urlaub",
    "vacances",
    "vacaciones",
    "férias",
)


def read_profile(workspace: str, user: dict[str, Any]) -> Profile | None:
    """Read a user object of the Web API or an event; None when it names nobody."""
    identifier = user.get("id")
    if not isinstance(identifier, str) or not identifier:
        return None
    details = user.get("profile") or {}
    return Profile(
        identity=Identity("slack", workspace, identifier),
        name=_first(details.get("real_name"), user.get("real_name"), user.get("name")),
        email=_first(details.get("email")),
        title=_first(details.get("title")),
        time_zone=_first(user.get("tz")),
        locale=_first(user.get("locale")),
        kind=_kind(identifier, user),
        left=bool(user.get("deleted")),
        away=_away(details),
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
    )


def _first(*values: object) -> str:
    return next((v for v in values if isinstance(v, str) and v), "")


def _kind(identifier: str, user: dict[str, Any]) -> PersonKind:
    if user.get("is_bot") or identifier == "USLACKBOT":
        return PersonKind.BOT
    if user.get("is_stranger"):
        return PersonKind.EXTERNAL
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return PersonKind.GUEST
    return PersonKind.MEMBER


def _away(details: dict[str, Any]) -> bool:
    if details.get("status_emoji") in _AWAY_EMOJI:
        return True
    status = f" {_first(details.get('status_text')).casefold()} "
    return any(f" {word} " in status for word in _AWAY_WORDS)
