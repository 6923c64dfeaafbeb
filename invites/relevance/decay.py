"""Forward decay: what is added later weighs more, so that nothing has to be swept.

An amount is multiplied by 2^((t - origin) / half-life) when it is added and divided by the same at
reading (Cormode et al., 2009). Two half-lives: what lasts, and what is going on now.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from invites.people import PersonId

DAY = 86_400.0
LONG = 120 * DAY
SHORT = 14 * DAY
_UTMOST = 960.0  # powers of two near the end of a float; 36 years of the short half-life


@dataclass(slots=True)
class Scale:
    """Turns an instant (Unix seconds) into the weights of that instant.

    The origin is the first activity of the log.
    """

    origin: float | None = None

    def at(self, when: float) -> tuple[float, float]:
        """Weights of the long and the short half-life."""
        age = when - (when if self.origin is None else self.origin)
        return _power(age / LONG), _power(age / SHORT)


def _power(exponent: float) -> float:
    return math.exp2(max(-_UTMOST, min(_UTMOST, exponent)))


@dataclass(slots=True)
class Tally:
    """Amounts per person, [long, short] each, with their sums; the largest `limit` are kept."""

    limit: int
    amounts: dict[PersonId, list[float]] = field(default_factory=dict[PersonId, list[float]])
    long: float = 0.0
    short: float = 0.0

    def add(self, person: PersonId, long: float, short: float) -> None:
        self.long += long
        self.short += short
        amount = self.amounts.get(person)
        if amount is None:
            self.amounts[person] = [long, short]
            if len(self.amounts) > self.limit + self.limit // 2:
                self._trim()
        else:
            amount[0] += long
            amount[1] += short

    def of(self, person: PersonId) -> float:
        """The lasting amount, still scaled."""
        amount = self.amounts.get(person)
        return amount[0] if amount else 0.0

    def largest(self, count: int) -> Iterable[PersonId]:
        if len(self.amounts) <= count:
            return self.amounts
        return sorted(self.amounts, key=self.of, reverse=True)[:count]

    def shares(
        self, long_floor: float, short_floor: float
    ) -> Iterator[tuple[PersonId, float, float]]:
        """Each person's share of the whole; the floors keep a single act from being everything."""
        long, short = self.long + long_floor, self.short + short_floor
        for person, (lasting, lately) in self.amounts.items():
            yield person, lasting / long, lately / short

    def _trim(self) -> None:
        kept = sorted(self.amounts, key=self.of, reverse=True)[: self.limit]
        self.amounts = {person: self.amounts[person] for person in kept}
