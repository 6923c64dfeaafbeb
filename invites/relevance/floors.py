"""Who is active in each work item as a whole, who joined conversations of it, who wrote last."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from invites.relevance.arrays import Array, Floats, grown
from invites.relevance.decay import DAY
from invites.relevance.numbering import Numbers
from invites.relevance.rows import Rows
from invites.work import WorkItemId

if TYPE_CHECKING:
    from invites.relevance.state import Moment

QUICK = (3 * 3600.0, 2 * DAY)
"""Half-lives, seconds, of what goes on in a work item right now."""
_PEOPLE = 256
_FIRST = 64
_FOLLOWS = 4 * 3600.0
_LAST = 4
EVERYWHERE = WorkItemId("")


class Part(IntEnum):
    """What is kept about a person in a work item."""

    ACTS = 0
    ACTS_SHORT = 1
    JOINS = 2
    NOW = 3
    TODAY = 4
    OWN = 5
    """How often they acted themselves."""


def _column(dtype: type = np.float64) -> Array:
    return np.zeros(_FIRST, dtype)


@dataclass(slots=True)
class Floors:
    """Line 0 stands for all work items together, of which only the joins are kept."""

    numbers: Numbers[WorkItemId] = field(
        default_factory=lambda: Numbers([EVERYWHERE], {EVERYWHERE: 0})
    )
    people: Rows = field(
        default_factory=lambda: Rows(
            fields=len(Part), limit=_PEOPLE, weighed=(Part.ACTS, Part.JOINS)
        )
    )
    last: Floats = field(default_factory=_column)
    """When `NOW` and `TODAY` were brought up to date."""
    writers: dict[int, list[tuple[int, float]]] = field(
        default_factory=dict[int, list[tuple[int, float]]]
    )

    def number(self, item: WorkItemId) -> int:
        number = self.numbers.of(item)
        if number >= len(self.last):
            self.last = grown(self.last, 2 * len(self.last))
        return number

    def knows(self, item: WorkItemId, person: int) -> bool:
        number = self.numbers.find(item)
        return number >= 0 and person in self.people.keys(number)

    def join(self, number: int, person: int, long: float) -> None:
        amounts, column = self.people.place(number, person)
        amounts[Part.JOINS, column] += long

    def act(self, item: WorkItemId, now: "Moment", share: float) -> list[int]:
        """Count an act; return who wrote here shortly before."""
        number = self.number(item)
        _, amounts = self.people.read(number)
        passed = now.when - float(self.last[number])
        if passed > 0:
            for part, life in zip((Part.NOW, Part.TODAY), QUICK, strict=True):
                amounts[part] *= np.float32(2.0 ** -min(passed / life, 100.0))
            self.last[number] = now.when
        amounts, column = self.people.place(number, now.actor)
        amounts[:, column] += (now.long, now.short, 0, 1, 1, 1)
        for target in now.targets:
            amounts, column = self.people.place(number, target)
            amounts[Part.ACTS, column] += share * now.long
            amounts[Part.ACTS_SHORT, column] += share * now.short
        written = self.writers.get(number, [])
        others = [each for each in written if each[0] != now.actor]
        self.writers[number] = [*others[1 - _LAST :], (now.actor, now.when)]
        return [p for p, when in others if now.when - when < _FOLLOWS]

    def scale(self, long: float, short: float) -> None:
        self.people.scale({Part.ACTS: long, Part.JOINS: long, Part.ACTS_SHORT: short})
