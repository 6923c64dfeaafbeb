"""What is counted for each person alone: how much, when last, at which hours, in how many."""

from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np

from invites.relevance.arrays import Array, Floats, Ints, Singles, grown
from invites.relevance.decay import DAY
from invites.relevance.rows import Rows

FAST = np.array([3600.0, 6 * 3600.0, DAY, 3 * DAY])
"""Half-lives of what somebody is doing right now."""
NEVER = -1e18
PLACES = 128
RECENT = 400
_HOURS = 24
_MOST = 60_000
_FIRST = 64


def _zeros(*shape: int, dtype: type = np.float64) -> Array:
    return np.zeros((_FIRST, *shape), dtype)


@dataclass(slots=True)
class Crowd:
    """One line for each person; the lines grow with the number of people."""

    acts: Floats = field(default_factory=_zeros)
    """Acts, and being addressed in parts, 120 days."""
    acts_short: Floats = field(default_factory=_zeros)
    addressed: Floats = field(default_factory=_zeros)
    joins: Floats = field(default_factory=_zeros)
    joins_short: Floats = field(default_factory=_zeros)
    ties: Floats = field(default_factory=_zeros)
    """Sum of all their ties, 120 days."""
    ties_short: Floats = field(default_factory=_zeros)
    additions: Floats = field(default_factory=_zeros)
    followed: Floats = field(default_factory=_zeros)
    terms: Floats = field(default_factory=_zeros)
    last: Floats = field(default_factory=lambda: np.full(_FIRST, NEVER))
    """When they last acted or were addressed, Unix seconds."""
    last_act: Floats = field(default_factory=lambda: np.full(_FIRST, NEVER))
    fast: Singles = field(default_factory=lambda: _zeros(len(FAST), dtype=np.float32))
    """As of `last_act`, one per half-life of `FAST`."""
    hours: Array = field(default_factory=lambda: _zeros(2, _HOURS, dtype=np.uint16))
    """Acts per hour of the day (UTC), on working days and on week-ends."""
    conversations: Ints = field(default_factory=lambda: _zeros(dtype=np.int32))
    places: Rows = field(default_factory=lambda: Rows(fields=0, limit=PLACES, weighed=()))
    """The conversations they became part of, the latest last."""
    recent: OrderedDict[int, None] = field(default_factory=OrderedDict[int, None])
    """Whoever was there lately, the latest last."""
    size: int = 0
    seen: int = 0
    """How many people were ever there."""

    def make_room(self, people: int) -> None:
        if people > len(self.acts):
            rows = max(people, 2 * len(self.acts))
            for name in self.__dataclass_fields__:
                column = getattr(self, name)
                if isinstance(column, np.ndarray):
                    fill = NEVER if name.startswith("last") else 0
                    setattr(self, name, grown(column, rows, fill))
        self.size = max(self.size, people)

    def act(self, person: int, when: float) -> None:
        """Count an act of their own towards what they are doing now, and at this hour."""
        passed = max(0.0, when - float(self.last_act[person]))
        self.fast[person] *= np.exp2(-np.minimum(passed / FAST, 100.0))
        self.fast[person] += 1
        self.last_act[person] = max(when, float(self.last_act[person]))
        weekend, hour = clock(when)
        self.hours[person, weekend, hour] += 1
        if self.hours[person, weekend, hour] > _MOST:
            self.hours[person] //= 2

    def see(self, person: int, when: float) -> None:
        self.seen += int(self.last[person] == NEVER)
        self.last[person] = when
        self.recent[person] = None
        self.recent.move_to_end(person)
        if len(self.recent) > RECENT:
            self.recent.popitem(last=False)

    def arrive(self, person: int, place: int) -> None:
        self.conversations[person] += 1
        self.places.append(person, place)

    def scale(self, long: float, short: float) -> None:
        lasting = (self.acts, self.addressed, self.joins, self.ties, self.additions)
        for amounts in (*lasting, self.followed, self.terms):
            np.multiply(amounts, long, out=amounts)
        for amounts in (self.acts_short, self.joins_short, self.ties_short):
            np.multiply(amounts, short, out=amounts)


def clock(when: float) -> tuple[int, int]:
    """Whether it is the week-end, and the hour, in UTC. The epoch began on a Thursday."""
    return int((int(when // DAY) + 3) % 7 > 4), int(when // 3600) % _HOURS  # noqa: PLR2004
