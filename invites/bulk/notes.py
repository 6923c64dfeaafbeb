"""Refusals as they are kept with a row, and back again."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from inspect import signature
from typing import Any

from invites.bulk import faults
from invites.bulk.plan import Note
from invites.errors import CannotInvite
from invites.policy import refusals

_AT = "@"
"""Before a fact that is a moment."""
_KNOWN = (faults, refusals)
"""Modules that have to be there, so that `_below` meets their refusals."""


def note_of(error: CannotInvite) -> Note:
    names = signature(type(error)).parameters
    return Note(error.code, {name: _kept(getattr(error, name)) for name in names})


def error_of(note: Note) -> CannotInvite | None:
    """None for a code that is no refusal, or of a later version."""
    kind = _kinds().get(note.code)
    if kind is None or set(note.facts) != set(signature(kind).parameters):
        return None
    facts: dict[str, Any] = {name: _read(value) for name, value in note.facts.items()}
    return kind(**facts)


@cache
def _kinds() -> dict[str, type[CannotInvite]]:
    return {kind.code: kind for kind in _below(CannotInvite)}


def _below(kind: type[CannotInvite]) -> Iterator[type[CannotInvite]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _below(each)


def _kept(value: object) -> str | int:
    if isinstance(value, datetime):
        return _AT + value.isoformat()
    return value if isinstance(value, int) else str(value)


def _read(value: str | int) -> object:
    if isinstance(value, str) and value.startswith(_AT) and value[1:2].isdigit():
        return datetime.fromisoformat(value[1:])
    return value
