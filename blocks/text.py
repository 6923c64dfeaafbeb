"""Turning facts into words: names, dates, lists; and making foreign text harmless."""

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from babel.dates import format_datetime
from babel.lists import format_list

from invites.hours import zone_of
from invites.language import _, locale, ngettext, pgettext, time_zone
from invites.people import Person
from invites.roles import ROLES
from invites.template import shown_subject, subject
from invites.work import WorkItem

NAME_LIMIT = 60
# A day without its year, as people write it: Babel has no such pattern for most languages.
_DAY = {
    "de": "EEEE, d. MMMM",
    "es": "EEEE d 'de' MMMM",
    "pt_BR": "EEEE, d 'de' MMMM",
    "ja": "M月d日(E)",
}
_DATE = {"de": "d. MMMM", "es": "d 'de' MMMM", "pt_BR": "d 'de' MMMM", "ja": "M月d日"}
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
    if person.forgotten:
        return _("somebody who left Usher")
    return clean(person.name, NAME_LIMIT) or _("a colleague")


def first_name(person: Person) -> str:
    if person.forgotten:
        return _("somebody who left Usher")
    known = clean(person.name, NAME_LIMIT)
    return known.split(" ", 1)[0] if known else _("your colleague")


def work(item: WorkItem) -> str:
    """As a sentence names it, for somebody who is in it: "the Q3 outreach cadence"."""
    return clean(subject(item), WORK_LIMIT)


def shown_work(item: WorkItem) -> str:
    """The same for somebody who is not in it."""
    return clean(shown_subject(item), WORK_LIMIT)


def introduced(person: Person) -> str:
    """As one introduces a colleague within a sentence: "Sarah Chen, our Head of Sales,"."""
    title = clean(person.title, NAME_LIMIT)
    if not title:
        return name(person)
    return _("{name}, our {title},").format(name=name(person), title=title)


def names(people: Sequence[Person], limit: int = 3, more: int = 0) -> str:
    """As in "Ann", "Ann and Ben", "Ann, Ben and 4 others"; `more` are not at hand by name."""
    return listing([name(p) for p in people], limit, more)


def listing(words: Sequence[str], limit: int = 3, more: int = 0) -> str:
    if len(words) + more <= limit:
        return format_list(words, locale=region())
    first = words[: limit - 1]
    others = len(words) + more - len(first)
    listed = pgettext("between names", ", ").join(first)
    and_others = ngettext("{names} and {count} other", "{names} and {count} others", others)
    return and_others.format(names=listed, count=others)


def region() -> str:
    """English is written as in most of the world: no comma before "and", the day first."""
    return "en_GB" if locale() == "en" else locale()


def role_label(role: str) -> str:
    return _(ROLES[role].label) if role in ROLES else role


def day(moment: datetime, person: Person) -> str:
    """As in "Monday 23 November", in the person's own time zone."""
    return chosen_day(moment.astimezone(zone_of(person.time_zone)))


def chosen_day(moment: datetime) -> str:
    """A day that somebody chose, which is the same day for everybody."""
    return _formatted(moment, _DAY.get(locale(), "EEEE d MMMM"))


def date_of(moment: datetime) -> str:
    """As in "23 November", for what needs no day of the week."""
    return _formatted(moment, _DATE.get(locale(), "d MMMM"))


def hour(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def moment_for(moment: datetime, person: Person, now: datetime) -> str:
    """As in "at 14:30" when it is the person's same day, else with the day."""
    zone = zone_of(person.time_zone)
    clock = hour(moment, zone)
    if moment.astimezone(zone).date() == now.astimezone(zone).date():
        return _("at {time}").format(time=clock)
    return _("on {day} at {time}").format(day=day(moment, person), time=clock)


def readers_moment(moment: datetime) -> str:
    """As in "23 November, 14:30" for whoever is spoken to; in UTC where their zone is not known."""
    zone = zone_of(time_zone())
    told = _("{day}, {time} UTC") if zone is UTC else _("{day}, {time}")
    return told.format(day=date_of(moment.astimezone(zone)), time=hour(moment, zone))


def _formatted(moment: datetime, pattern: str) -> str:
    return format_datetime(moment.replace(tzinfo=None), pattern, locale=region())
