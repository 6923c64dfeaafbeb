"""Who came together where: the latest people of each conversation, and what it was about."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from invites.relevance.arrays import Array, Floats, Ints, Longs, Singles, grown
from invites.work import WorkItemId

Place = tuple[WorkItemId, str]
"""A conversation of a work item; "" is its main stream."""

REMEMBERED = 1 << 17
"""Conversations; the oldest make room."""
PEOPLE = 32
TERMS = 60
_FIRST = 64


def _column(dtype: type, *shape: int, fill: float = 0) -> Array:
    return np.full((_FIRST, *shape), fill, dtype)


@dataclass(slots=True)
class Gatherings:
    """A conversation has a serial number; its line in the arrays is that modulo `REMEMBERED`."""

    serials: dict[Place, int] = field(default_factory=dict[Place, int])
    places: list[Place] = field(default_factory=list[Place])
    serial: Longs = field(default_factory=lambda: _column(np.int64, fill=-1))
    people: Ints = field(default_factory=lambda: _column(np.int32, PEOPLE, fill=-1))
    """The latest last, -1 behind them."""
    count: Ints = field(default_factory=lambda: _column(np.int32))
    starter: Ints = field(default_factory=lambda: _column(np.int32, fill=-1))
    last: Floats = field(default_factory=lambda: _column(np.float64))
    acts: Singles = field(default_factory=lambda: _column(np.float32))
    acts_short: Singles = field(default_factory=lambda: _column(np.float32))
    terms: Ints = field(default_factory=lambda: _column(np.int32, TERMS, fill=-1))
    length: Singles = field(default_factory=lambda: _column(np.float32))
    """Of the vector of its terms, as rare as they were when it began."""
    begun: int = 0

    def find(self, place: Place) -> int:
        """The line of a conversation, or -1."""
        serial = self.serials.get(place, -1)
        return serial % REMEMBERED if serial >= 0 else -1

    def open(self, place: Place, starter: int) -> int:
        """A line for a new conversation; that of the oldest once all are in use."""
        serial, line = self.begun, self.begun % REMEMBERED
        self.begun += 1
        if line >= len(self.serial):
            self._make_room(min(REMEMBERED, 2 * len(self.serial)))
        if line < len(self.places):
            self.serials.pop(self.places[line], None)
            self.places[line] = place
        else:
            self.places.append(place)
        self.serials[place] = serial
        self.serial[line], self.starter[line], self.count[line] = serial, starter, 0
        self.people[line], self.terms[line] = -1, -1
        self.acts[line] = self.acts_short[line] = self.length[line] = 0
        return line

    def members(self, line: int) -> list[int]:
        found: list[int] = self.people[line, : self.count[line]].tolist()
        return found

    def touch(self, line: int, members: list[int], present: Sequence[int]) -> None:
        """Put those present last. `members` are those of the line and are changed along."""
        for person in present:
            if person in members:
                members.remove(person)
            members.append(person)
        del members[:-PEOPLE]
        self.people[line, : len(members)] = members
        self.count[line] = len(members)

    def leave(self, place: Place, person: int) -> None:
        line = self.find(place)
        if line < 0:
            return
        rest = [each for each in self.members(line) if each != person]
        self.people[line] = -1
        self.people[line, : len(rest)] = rest
        self.count[line] = len(rest)

    def still(self, serials: Longs) -> Longs:
        """The lines of those among the serial numbers that are remembered still."""
        lines = serials % REMEMBERED
        kept: Longs = lines[self.serial[lines] == serials]
        return kept

    def scale(self, long: float, short: float) -> None:
        self.acts *= np.float32(long)
        self.acts_short *= np.float32(short)

    def _make_room(self, rows: int) -> None:
        for name in self.__dataclass_fields__:
            column = getattr(self, name)
            if isinstance(column, np.ndarray):
                fill = -1 if name in ("serial", "people", "starter", "terms") else 0
                setattr(self, name, grown(column, rows, fill))
