"""One's own preferences: the form, what is submitted, and the buttons within it."""

import re
from datetime import time

from blocks.cards.preferences import pace_field, preferences_form, saved_form
from blocks.elements import Form
from handlers.interaction import Interaction
from handlers.services import Services
from invites.errors import BadRequest
from invites.notifying import Channel, Kind, Pace, offered
from invites.people import PersonId
from invites.preferences import DigestTime, Mute, Refused
from invites.services.preferring import Pause, Wanted
from invites.work import WorkItemId

LAST_DAY, LAST_HOUR = 6, 23
_NUMBER = re.compile(r"[0-9]{1,4}")
_TIME = re.compile(r"([01]?[0-9]|2[0-4])(?::([0-5][0-9]))?")


async def open_preferences(interaction: Interaction, services: Services) -> Form:
    return preferences_form(await services.preferring.view(interaction.actor))


async def save(interaction: Interaction, services: Services) -> Form:
    return saved_form(await services.preferring.save(interaction.actor, _wanted(interaction)))


async def pause_hour(interaction: Interaction, services: Services) -> Form:
    return preferences_form(await services.preferring.pause(interaction.actor, Pause.HOUR))


async def pause_today(interaction: Interaction, services: Services) -> Form:
    return preferences_form(await services.preferring.pause(interaction.actor, Pause.TODAY))


async def pause_week(interaction: Interaction, services: Services) -> Form:
    return preferences_form(await services.preferring.pause(interaction.actor, Pause.WEEK))


async def lift(interaction: Interaction, services: Services) -> Form:
    return preferences_form(await services.preferring.lift(interaction.actor))


async def unmute(interaction: Interaction, services: Services) -> Form:
    who, what = _key(interaction.value)
    mute = Mute(PersonId(who) if who else None, WorkItemId(what) if what else None)
    return preferences_form(await services.preferring.unmute(interaction.actor, mute))


async def allow(interaction: Interaction, services: Services) -> Form:
    who, what = _key(interaction.value)
    refused = Refused(PersonId(who) if who else None, WorkItemId(what) if what else None)
    return preferences_form(await services.preferring.allow(interaction.actor, refused))


def _key(value: str) -> tuple[str, str]:
    who, _, what = value.partition("|")
    return who, what


def _wanted(interaction: Interaction) -> Wanted:
    paces = {
        (kind, channel): pace
        for kind in Kind
        for channel in Channel
        if (pace := interaction.one_of(pace_field(kind, channel), Pace)) is not None
        and pace in offered(kind, channel)
    }
    return Wanted(
        paces=paces,
        weekly=_number(interaction, "weekly"),
        days=_days(interaction),
        starts=_time(interaction, "hours_from"),
        ends=_time(interaction, "hours_until"),
        digest=_digest(interaction),
        pause_until=interaction.day("pause_until"),
    )


def _number(interaction: Interaction, name: str) -> int | None:
    typed = interaction.text(name)
    if typed and not _NUMBER.fullmatch(typed):
        raise BadRequest(name)
    return int(typed) if typed else None


def _days(interaction: Interaction) -> frozenset[int] | None:
    """None where the form has no such field; nobody chosen is an empty one."""
    if "days" not in interaction.gesture.fields:
        return None
    chosen = interaction.chosen("days")
    if not all(day in "0123456" and len(day) == 1 for day in chosen):
        raise BadRequest("days")
    return frozenset(int(day) for day in chosen)


def _time(interaction: Interaction, name: str) -> time | None:
    typed = interaction.text(name)
    if not typed:
        return None
    at = _TIME.fullmatch(typed)
    if at is None:
        raise BadRequest(name)
    return time(int(at[1]) % 24, int(at[2] or 0))


def _digest(interaction: Interaction) -> DigestTime | None:
    rhythm = interaction.text("digest_rhythm")
    day, hour = _number(interaction, "digest_day"), _number(interaction, "digest_hour")
    if not rhythm or day is None or hour is None:
        return None
    if day > LAST_DAY or hour > LAST_HOUR:
        raise BadRequest("digest")
    return DigestTime(weekly=rhythm == "weekly", day=day, hour=hour)
