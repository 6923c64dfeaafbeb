"""Whose word counts about a person: a file and a correction before what Slack says, by detail.

Of a file and a correction the later one counts. What neither has said is Slack's to fill.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from invites.people import Detail, Person, Source

FIRM = frozenset({Source.CSV, Source.CORRECTION})
"""What Slack does not overrule."""
_ORDER = {detail: place for place, detail in enumerate(Detail)}


def source_of(person: Person, detail: Detail) -> Source | None:
    """Who said it; None when nothing is known, or nobody noted from whom."""
    return next((source for known, source in person.sources if known is detail), None)


def is_firm(person: Person, detail: Detail) -> bool:
    return source_of(person, detail) in FIRM and bool(getattr(person, detail))


def stated(person: Person, source: Source, said: Mapping[Detail, object]) -> Person:
    """The person with what a file or a correction says; what is empty there says nothing."""
    values: dict[str, Any] = {detail.value: value for detail, value in said.items() if value}
    told = replace(person, **values)
    return replace(told, sources=_noted(person, source, (d for d, v in said.items() if v)))


def filled_by_slack(person: Person, said: Mapping[Detail, object]) -> Person:
    """The person with what Slack says, where nothing firmer is known."""
    return stated(
        person, Source.SLACK, {d: value for d, value in said.items() if not is_firm(person, d)}
    )


def _noted(
    person: Person, source: Source, details: Iterable[Detail]
) -> tuple[tuple[Detail, Source], ...]:
    known = dict(person.sources) | dict.fromkeys(details, source)
    return tuple(sorted(known.items(), key=lambda pair: _ORDER[pair[0]]))
