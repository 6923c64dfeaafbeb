"""Everybody who may be a candidate in one scene, with room for their features."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from invites.relevance.arrays import Array, Bools, Floats, Ints
from invites.relevance.features.names import COLUMN, NAMES


@dataclass(slots=True)
class Scratch:
    """Arrays of the size of the customer, used again and again. The last line is nobody's."""

    place: Ints = field(default_factory=lambda: np.full(1, -1, np.int32))
    first: Ints = field(default_factory=lambda: np.zeros(1, np.int32))
    mark: Bools = field(default_factory=lambda: np.zeros(1, np.bool_))
    line_first: Ints = field(default_factory=lambda: np.zeros(1, np.int32))

    def make_room(self, people: int, lines: int) -> None:
        if people >= len(self.place):
            size = 2 * people + 1
            self.place = np.full(size, -1, np.int32)
            self.first = np.zeros(size, np.int32)
            self.mark = np.zeros(size, np.bool_)
        if lines > len(self.line_first):
            self.line_first = np.zeros(lines, np.int32)

    def distinct_lines(self, lines: Array) -> Array:
        """Each line once, in the order of first appearance from behind."""
        order = np.arange(len(lines), dtype=np.int32)
        self.line_first[lines] = order
        kept: Array = lines[self.line_first[lines] == order]
        return kept


@dataclass(slots=True)
class Sight:
    """`people` by place; `values` has a line for each feature and a column for each person."""

    scratch: Scratch
    people: Ints
    values: Floats

    @classmethod
    def of(cls, scratch: Scratch, found: Sequence[Array], out: Sequence[int]) -> "Sight":
        """Whoever was found, each once, without those who are out of the question."""
        every = np.concatenate(found) if found else np.empty(0, np.int32)
        every = every[every >= 0]
        order = np.arange(len(every), dtype=np.int32)
        scratch.first[every] = order
        scratch.mark[out] = True
        people = every[(scratch.first[every] == order) & ~scratch.mark[every]]
        scratch.mark[out] = False
        scratch.place[people] = np.arange(len(people), dtype=np.int32)
        return cls(scratch, people.astype(np.int32), np.zeros((len(NAMES), len(people))))

    def close(self) -> None:
        """Leave the scratch as it was."""
        self.scratch.place[self.people] = -1

    def put(self, name: str, values: Array | float) -> None:
        self.values[COLUMN[name]] = values

    def get(self, name: str) -> Floats:
        values: Floats = self.values[COLUMN[name]]
        return values

    def sums(self, people: Array, amounts: Array) -> Floats:
        """Amounts added up per candidate; people who are none are left out."""
        places = self.scratch.place[people]
        seen = places >= 0
        return np.bincount(places[seen], amounts[seen], len(self.people)).astype(np.float64)

    def spread(self, people: Array, amounts: Array) -> Floats:
        """Lines of amounts per key, as lines of amounts per candidate."""
        places = self.scratch.place[people]
        seen = places >= 0
        lines = np.zeros((len(amounts), len(self.people)))
        lines[:, places[seen]] = amounts[:, seen]
        return lines
