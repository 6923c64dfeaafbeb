"""Following a chain of the audit log from its anchor to its head, to the first link that is broken.

What is checked are rows as they are stored, not entries: whoever tampers writes what no entry is.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from typing import Any

from invites.audit_chain import GENESIS, digest, fields_of
from invites.people import CustomerId

NEAR = 50
"""How many rows to either side are looked at to tell an entry that was moved from a changed one."""

Raw = Mapping[str, Any]


class Fault(StrEnum):
    MISSING = "missing"  # the entry, and those up to before `other`
    CHANGED = "changed"
    MOVED = "moved"  # in its place stands what was written as entry `other`
    CUT = "cut"  # the end is missing: the head says that there were entries up to `other`
    HEAD = "head"  # the head is missing, behind, or names another hash
    OTHER = "other"  # the hash is not the one that was noted elsewhere


@dataclass(frozen=True, slots=True)
class Broken:
    """`sequence` is the first entry that is not as it was written."""

    sequence: int
    fault: Fault
    other: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends, and where it begins now that older entries were cut off."""

    sequence: int = 0
    hash: str = GENESIS
    anchor: int = 0
    anchor_hash: str = GENESIS


@dataclass(slots=True)
class Checker:
    """`noted` are hashes by sequence that somebody kept outside the database."""

    customer_id: CustomerId
    head: Head
    noted: Mapping[int, str] = field(default_factory=dict)
    at: int = 0
    last: str = GENESIS
    _recent: deque[str] = field(default_factory=lambda: deque[str](maxlen=NEAR))

    def __post_init__(self) -> None:
        self.at, self.last = self.head.anchor, self.head.anchor_hash

    def take(self, rows: Sequence[Raw]) -> Broken | None:
        """Follow these, the next in order; `at` and `last` then stand on the last good one."""
        for place, row in enumerate(rows):
            number = self.at + 1
            if row["sequence"] != number:
                return Broken(number, Fault.MISSING, row["sequence"])
            if self._hash(row, self.last) != row["hash"]:
                return self._named(number, rows[place : place + NEAR])
            if self.noted.get(number, row["hash"]) != row["hash"]:
                return Broken(number, Fault.OTHER)
            self._recent.append(self.last)
            self.at, self.last = number, row["hash"]
        return None

    def end(self) -> Broken | None:
        """When there are no more: the head, and what was noted, must have been reached."""
        if self.at < self.head.sequence:
            return Broken(self.at + 1, Fault.CUT, self.head.sequence)
        if (self.at, self.last) != (self.head.sequence, self.head.hash):
            return Broken(self.at, Fault.HEAD, self.head.sequence)
        beyond = [number for number in self.noted if number > self.at]
        return Broken(self.at + 1, Fault.CUT, max(beyond)) if beyond else None

    def _hash(self, row: Raw, previous: str) -> str | None:
        try:
            return digest(fields_of(self.customer_id, row, previous))
        except (ValueError, TypeError, KeyError):  # nothing that was ever written
            return None

    def _named(self, number: int, rows: Sequence[Raw]) -> Broken:
        """Whether the row is a good entry of another place near by."""
        row, near = rows[0], range(max(1, number - NEAR), number + NEAR)
        hashes = {self.last, *self._recent, *(str(each["hash"]) for each in rows)}
        for place, previous in product(near, hashes):
            if self._hash({**row, "sequence": place}, previous) == row["hash"]:
                return Broken(number, Fault.MOVED, place)
        return Broken(number, Fault.CHANGED)
