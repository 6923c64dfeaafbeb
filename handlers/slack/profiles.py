"""What Slack knows about a person, as a profile of ours."""

import re
from datetime import UTC, datetime
from typing import Any

from invites.arrival import Profile
from invites.people import Identity, PersonKind

_AWAY_EMOJI = frozenset(
    f":{name}:"
    for name in (
        *("palm_tree", "desert_island", "beach_with_umbrella", "umbrella_on_ground"),
        *("face_with_thermometer", "face_with_head_bandage", "camping"),
        *("mountain_snow", "ski", "baby_bottle"),
    )
)
_AWAY = re.compile(
    r"""\b(?:
        vacation(?:ing)? | holidays? | out\ of\ (?:the\ )?office | ooo | pto | away\ until
        | (?:on|annual|parental|maternity|paternity|sick|medical)\ leave | (?:out|off|home)\ sick
        | sick(?:\ day|\ leave)? | day\ off
        | urlaub | (?:nicht\ im|außer)\ (?:büro|haus) | abwesend | elternzeit | krank
        | krankgeschrieben | mutterschutz | ferien
        | (?:en\ )?vacances | en\ congés? | congé\ (?:maladie|parental|maternité) | absente?
        | hors\ du\ bureau | arrêt\ maladie | malade
        | (?:de\ )?vacaciones | fuera\ de\ la\ oficina | de\ baja | baja\ (?:médica|maternal)
        | de\ permiso | ausente
        | (?:de\ )?férias | fora\ do\ escritório | de\ licença | licença\ médica | doente
        | ferie | malattia
    )\b
    | 休暇 | 有給 | 有休 | 不在 | お休み | 育休 | 産休 | 病欠 | 夏休み | 冬休み""",
    re.VERBOSE,
)
"""In the six languages that Usher speaks, and a little more."""


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
        away_until=_away_until(details),
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
    return _AWAY.search(_first(details.get("status_text")).casefold()) is not None


def _away_until(details: dict[str, Any]) -> datetime | None:
    """The end that Slack clears the status at; 0, or nothing, means that none was set."""
    ends = details.get("status_expiration")
    if not isinstance(ends, int | float) or ends <= 0 or not _away(details):
        return None
    try:
        return datetime.fromtimestamp(ends, UTC)
    except (OverflowError, OSError, ValueError):
        return None
