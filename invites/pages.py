"""Long lists in parts: which page of which list somebody looks at, as an opaque word."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Self, TypeVar

Entry = TypeVar("Entry")
Other = TypeVar("Other")

_TURN = re.compile(r"([a-z]{1,20})=([0-9]{1,5})")


class Listing(StrEnum):
    """A list that may be longer than what is shown at once."""

    RECEIVED = "received"
    APPROVALS = "approvals"
    SUGGESTED = "suggested"
    SENT = "sent"
    TEAM = "team"
    LATELY = "lately"


@dataclass(frozen=True, slots=True)
class Pages:
    """By list, the page that is looked at, from 0; as a word like `sent=2,team=1`."""

    numbers: Mapping[Listing, int] = field(default_factory=dict[Listing, int])

    def of(self, listing: Listing) -> int:
        return self.numbers.get(listing, 0)

    def turned(self, listing: Listing, number: int) -> Self:
        return type(self)({**self.numbers, listing: max(number, 0)})

    def __str__(self) -> str:
        return ",".join(f"{k.value}={v}" for k, v in self.numbers.items() if v)

    @classmethod
    def read(cls, word: str) -> Self:
        """What cannot be understood is the first page."""
        known = {listing.value: listing for listing in Listing}
        turns = _TURN.findall(word[:200])
        return cls({known[name]: int(number) for name, number in turns if name in known})


@dataclass(frozen=True, slots=True)
class Part(Generic[Entry]):
    """One page of a list: what is on it, its number (from 0), and how many entries there are."""

    entries: tuple[Entry, ...] = ()
    number: int = 0
    size: int = 1
    total: int = 0

    @property
    def pages(self) -> int:
        return max(-(-self.total // self.size), 1)

    def holding(self, entries: tuple[Other, ...]) -> "Part[Other]":
        """The same page with other things on it."""
        return Part(entries, self.number, self.size, self.total)

    def each(self, made: Callable[[Entry], Other]) -> "Part[Other]":
        """The same page with what is made of each entry."""
        return self.holding(tuple(map(made, self.entries)))


def part_of(entries: Sequence[Entry], number: int, size: int) -> Part[Entry]:
    """The page of that number, or the last there is when the list has become shorter."""
    last = max(-(-len(entries) // size) - 1, 0)
    shown = min(max(number, 0), last)
    return Part(tuple(entries[shown * size : (shown + 1) * size]), shown, size, len(entries))
