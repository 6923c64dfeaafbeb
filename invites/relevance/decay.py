"""Forward decay: what is added later weighs more, so that nothing has to be swept.

An amount is multiplied by 2^((t - origin) / half-life) when it is added and divided by the same at
reading (Cormode et al., 2009). Two half-lives: what lasts, and what is going on now.
"""

import math
from dataclasses import dataclass

DAY = 86_400.0
LONG = 120 * DAY
SHORT = 14 * DAY
_HIGHEST = 48.0
"""Powers of two above the origin, then everything is scaled down: amounts are single precision."""
_LOWEST = -40.0
_UTMOST = 300


@dataclass(slots=True)
class Scale:
    """Turns an instant (Unix seconds) into the weights of that instant.

    Each half-life has its own origin, the first activity of the log or a later one.
    """

    long_origin: float = 0.0
    short_origin: float = 0.0
    begun: bool = False

    def at(self, when: float) -> tuple[float, float]:
        """Weights of the long and the short half-life."""
        if not self.begun:
            return 1.0, 1.0
        return _power((when - self.long_origin) / LONG), _power((when - self.short_origin) / SHORT)

    def advance(self, when: float) -> tuple[float, float] | None:
        """Move the origins on; return by what all that was added so far must be multiplied."""
        if not self.begun:
            self.begun, self.long_origin, self.short_origin = True, when, when
            return None
        long = int((when - self.long_origin) / LONG)
        short = int((when - self.short_origin) / SHORT)
        if long <= _HIGHEST and short <= _HIGHEST:
            return None
        long, short = (steps if steps > _HIGHEST else 0 for steps in (long, short))
        self.long_origin += long * LONG
        self.short_origin += short * SHORT
        return 2.0 ** -min(long, _UTMOST), 2.0 ** -min(short, _UTMOST)


def _power(exponent: float) -> float:
    """The past stays readable, a little heavier than it should be; a query may ask about it."""
    return math.exp2(max(_LOWEST, min(_HIGHEST + 1, exponent)))
