"""A customer's templates: for which kind of work and language, which version, which one holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from invites.drafting.writing import LANGUAGES
from invites.errors import BadRequest
from invites.people import PersonId
from invites.work import WorkItemKind

ANY = "any"


@dataclass(frozen=True, slots=True)
class Slot:
    """What a template is for. No kind means any kind of work, no language any language."""

    kind: WorkItemKind | None = None
    language: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind or ANY}.{self.language or ANY}"


def slot_of(key: str) -> Slot:
    """Read a key that came back with a press; `BadRequest` for one that we never gave."""
    kind, _, language = key.partition(".")
    known = kind == ANY or kind in set(WorkItemKind)
    if not known or language not in (ANY, *LANGUAGES):
        raise BadRequest("template")
    return Slot(None if kind == ANY else WorkItemKind(kind), "" if language == ANY else language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One saving of a template; the highest number of a slot holds.

    No text means that the slot was given up: what is wider holds again, or what ships.
    `by` is None where they asked to be forgotten; `restored` the number that this one repeats.
    """

    slot: Slot
    number: int
    text: str
    at: datetime
    by: PersonId | None = None
    restored: int = 0

    def next(self, text: str, *, by: PersonId, at: datetime, restored: int = 0) -> Self:
        return replace(self, number=self.number + 1, text=text, by=by, at=at, restored=restored)


def first(slot: Slot, text: str, *, by: PersonId, at: datetime) -> Version:
    return Version(slot=slot, number=1, text=text, at=at, by=by)


def slots_for(kind: WorkItemKind, language: str) -> tuple[Slot, ...]:
    """From the nearest to the widest; after the last one holds what ships."""
    return (Slot(kind, language), Slot(kind), Slot(None, language), Slot())


def holding(current: Iterable[Version], kind: WorkItemKind, language: str) -> Version | None:
    """The one that holds for work of this kind and readers of this language."""
    found = {version.slot: version for version in current if version.text}
    return next((found[slot] for slot in slots_for(kind, language) if slot in found), None)


def in_order(versions: Sequence[Version]) -> tuple[Version, ...]:
    """By kind as they are listed everywhere, the widest first."""
    kinds = [None, *WorkItemKind]
    languages = ["", *LANGUAGES]
    return tuple(
        sorted(
            versions,
            key=lambda v: (kinds.index(v.slot.kind), languages.index(v.slot.language), v.number),
        )
    )
