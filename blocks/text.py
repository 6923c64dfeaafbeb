"""Turning facts into words: names, dates, lists; and making foreign text harmless."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime, tzinfo

from invites.hours import zone_of
from invites.people import Person
from invites.roles import ROLES
from invites.template import shown_subject, subject
from invites.work import WorkItem

NAME_LIMIT = 60
WORK_LIMIT = 150
_INVISIBLE = {"Cf", "Cc", "Co", "Cs"}


def clean(text: str, limit: int = 0, *, lines: bool = False) -> str:
    """Strip control, bidirectional and zero-width characters; cut at `limit` characters.

    Line breaks are kept where `lines` says so, else folded to a space.
    """
    kept = "".join(
        c if c == "\n" or unicodedata.category(c) not in _INVISIBLE else "" for c in text
    )
    folded = kept.strip() if lines else " ".join(kept.split())
    return cut(folded, limit) if limit else folded


def cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def name(person: Person) -> str:
    return clean(person.name, NAME_LIMIT) or "a colleague"


def first_name(person: Person) -> str:
    known = clean(person.name, NAME_LIMIT)
    return known.split(" ", 1)[0] if known else "your colleague"


def work(item: WorkItem) -> str:
    """As a sentence names it, for somebody who is in it: "the Q3 outreach cadence"."""
    return clean(subject(item), WORK_LIMIT)


def shown_work(item: WorkItem) -> str:
    """The same for somebody who is not in it."""
    return clean(shown_subject(item), WORK_LIMIT)


def introduced(person: Person) -> str:
    """As one introduces a colleague within a sentence: "Sarah Chen, our Head of Sales,"."""
    title = clean(person.title, NAME_LIMIT)
    return f"{name(person)}, our {title}," if title else name(person)


def names(people: Sequence[Person], limit: int = 3) -> str:
    """As in "Ann", "Ann and Ben", "Ann, Ben and 4 others"."""
    return listing([name(p) for p in people], limit)


def listing(words: Sequence[str], limit: int = 3) -> str:
    if len(words) <= 1:
        return "".join(words)
    if len(words) <= limit:
        return f"{', '.join(words[:-1])} and {words[-1]}"
    return f"{', '.join(words[: limit - 1])} and {len(words) - limit + 1} others"


def role_label(role: str) -> str:
    return ROLES[role].label if role in ROLES else role


def day(moment: datetime, person: Person) -> str:
    """As in "Monday 23 November", in the person's own time zone."""
    local = moment.astimezone(zone_of(person.time_zone))
    return f"{local:%A} {local.day} {local:%B}"


def chosen_day(moment: datetime) -> str:
    """A day that somebody chose, which is the same day for everybody."""
    return f"{moment:%A} {moment.day} {moment:%B}"


def hour(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def moment_for(moment: datetime, person: Person, now: datetime) -> str:
    """As in "at 14:30" when it is the person's same day, else with the day."""
    zone = zone_of(person.time_zone)
    clock = hour(moment, zone)
    same = moment.astimezone(zone).date() == now.astimezone(zone).date()
    return f"at {clock}" if same else f"on {day(moment, person)} at {clock}"
