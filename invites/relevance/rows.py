"""Sparse rows: for each row the keys it has met with a few amounts each, the largest kept.

Rows of equal room lie in blocks side by side; a row that outgrows its room moves to the next size.
So a hundred thousand short rows cost little, and nothing is ever copied as a whole.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from invites.relevance.arrays import Ints, Singles

_BLOCK = 256
_SHIFT, _MASK = 8, 255
_KEPT = 0.75


@dataclass(slots=True)
class Room:
    """All rows that have room for `size` keys."""

    size: int
    fields: int
    keys: list[Ints] = field(default_factory=list[Ints])
    amounts: list[Singles] = field(default_factory=list[Singles])
    free: list[int] = field(default_factory=list[int])
    used: int = 0

    def take(self) -> int:
        if self.free:
            return self.free.pop()
        if self.used == _BLOCK * len(self.keys):
            self.keys.append(np.full((_BLOCK, self.size), -1, np.int32))
            self.amounts.append(np.zeros((_BLOCK, self.fields, self.size), np.float32))
        self.used += 1
        return self.used - 1

    def give_back(self, slot: int) -> None:
        self.keys[slot >> _SHIFT][slot & _MASK] = -1
        self.amounts[slot >> _SHIFT][slot & _MASK] = 0
        self.free.append(slot)


@dataclass(slots=True)
class Rows:
    """`weighed` are the fields by whose sum keys stay when a row is full (`limit`)."""

    fields: int
    limit: int
    weighed: tuple[int, ...] = (0,)
    smallest: int = 4
    rooms: list[Room] = field(default_factory=list[Room])
    room: "array[int]" = field(default_factory=lambda: array("b"))
    slot: "array[int]" = field(default_factory=lambda: array("i"))
    count: "array[int]" = field(default_factory=lambda: array("i"))

    def __post_init__(self) -> None:
        size = self.smallest
        while not self.rooms or self.rooms[-1].size < self.limit:
            self.rooms.append(Room(min(size, self.limit), self.fields))
            size *= 2

    def __len__(self) -> int:
        return len(self.count)

    def read(self, row: int) -> tuple[Ints, Singles]:
        """The keys of a row and their amounts (one line per field); views, not copies."""
        if row >= len(self.count) or not self.count[row]:
            return _NO_KEYS, np.zeros((self.fields, 0), np.float32)
        room, slot, count = self.rooms[self.room[row]], self.slot[row], self.count[row]
        keys = room.keys[slot >> _SHIFT][slot & _MASK, :count]
        return keys, room.amounts[slot >> _SHIFT][slot & _MASK, :, :count]

    def keys(self, row: int) -> Ints:
        if row >= len(self.count) or not self.count[row]:
            return _NO_KEYS
        slot = self.slot[row]
        return self.rooms[self.room[row]].keys[slot >> _SHIFT][slot & _MASK, : self.count[row]]

    def place(self, row: int, key: int) -> tuple[Singles, int]:
        """The amounts of a row and the column of `key` in them, made when it is new."""
        if row < len(self.count) and self.count[row]:
            slot = self.slot[row]
            room = self.rooms[self.room[row]]
            keys = room.keys[slot >> _SHIFT][slot & _MASK]
            column = int((keys == key).argmax())
            if keys[column] == key:
                return room.amounts[slot >> _SHIFT][slot & _MASK], column
        return self._new(row, key)

    def amount(self, row: int, key: int, of: int = 0) -> float:
        keys, amounts = self.read(row)
        found = np.flatnonzero(keys == key)
        return float(amounts[of, found[0]]) if len(found) else 0.0

    def append(self, row: int, key: int, amount: float = 0.0) -> None:
        """Put a key last, again if it is there; the oldest quarter goes when the row is full."""
        amounts, column = self._new(row, key, oldest=True)
        if self.fields:
            amounts[0, column] = amount

    def remove(self, row: int, key: int) -> None:
        keys, amounts = self.read(row)
        if len(keys):
            self._keep(row, np.flatnonzero(keys != key), amounts)

    def clear(self, row: int) -> None:
        if row < len(self.count) and self.count[row]:
            self.rooms[self.room[row]].give_back(self.slot[row])
            self.count[row] = 0

    def only(self, kept: Sequence[int]) -> "Rows":
        """These rows alone, numbered anew in this order."""
        rest = Rows(self.fields, self.limit, self.weighed, self.smallest)
        for number, row in enumerate(kept):
            keys, amounts = self.read(row)
            if len(keys):
                rest._adopt(number, keys, amounts)
        return rest

    def scale(self, factors: dict[int, float]) -> None:
        """Multiply whole fields, everywhere."""
        for room in self.rooms:
            for amounts in room.amounts:
                for of, factor in factors.items():
                    amounts[:, of] *= factor

    def _new(self, row: int, key: int, *, oldest: bool = False) -> tuple[Singles, int]:
        self._extend(row)
        count = self.count[row]
        if not count:
            self.room[row], self.slot[row] = 0, self.rooms[0].take()
        elif count == self.rooms[self.room[row]].size:
            self._widen(row, oldest=oldest)
            count = self.count[row]
        slot, room = self.slot[row], self.rooms[self.room[row]]
        room.keys[slot >> _SHIFT][slot & _MASK, count] = key
        self.count[row] = count + 1
        return room.amounts[slot >> _SHIFT][slot & _MASK], count

    def _adopt(self, row: int, keys: Ints, amounts: Singles) -> None:
        self._extend(row)
        kind = next(n for n, room in enumerate(self.rooms) if room.size >= len(keys))
        room = self.rooms[kind]
        slot = room.take()
        room.keys[slot >> _SHIFT][slot & _MASK, : len(keys)] = keys
        room.amounts[slot >> _SHIFT][slot & _MASK, :, : len(keys)] = amounts
        self.room[row], self.slot[row], self.count[row] = kind, slot, len(keys)

    def _extend(self, row: int) -> None:
        if row >= len(self.count):
            more = max(row + 1 - len(self.count), len(self.count) // 2)
            for column in (self.room, self.slot, self.count):
                column.extend([0] * more)

    def _widen(self, row: int, *, oldest: bool) -> None:
        keys, amounts = self.read(row)
        if len(keys) < self.limit:
            self._move(row, self.room[row] + 1)
            return
        rest = int(_KEPT * self.limit)
        if oldest:
            kept = np.arange(len(keys) - rest, len(keys))
        else:
            weights = amounts[list(self.weighed)].sum(axis=0)
            kept = np.sort(np.argsort(-weights, kind="stable")[:rest])
        self._keep(row, kept, amounts)

    def _move(self, row: int, to: int) -> None:
        keys, amounts = self.read(row)
        room = self.rooms[to]
        slot, count = room.take(), len(keys)
        room.keys[slot >> _SHIFT][slot & _MASK, :count] = keys
        room.amounts[slot >> _SHIFT][slot & _MASK, :, :count] = amounts
        self.rooms[self.room[row]].give_back(self.slot[row])
        self.room[row], self.slot[row] = to, slot

    def _keep(
        self, row: int, kept: "np.ndarray[tuple[int], np.dtype[np.intp]]", amounts: Singles
    ) -> None:
        slot, room = self.slot[row], self.rooms[self.room[row]]
        keys = room.keys[slot >> _SHIFT][slot & _MASK]
        rest = keys[kept]
        room.amounts[slot >> _SHIFT][slot & _MASK, :, : len(kept)] = amounts[:, kept]
        keys[: len(kept)], keys[len(kept) :] = rest, -1
        room.amounts[slot >> _SHIFT][slot & _MASK, :, len(kept) :] = 0
        self.count[row] = len(kept)
        if not len(kept):
            room.give_back(slot)


_NO_KEYS: Ints = np.empty(0, np.int32)
