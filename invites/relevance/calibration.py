"""From a score to the chance of a yes: a curve that answers to suggestions bend, for each customer.

Platt's logistic curve over what the score says by itself (its log odds), learned online: a step of
Newton's method for each answer against a prior in which the score is believed. Old answers fade.
"""

import math
from dataclasses import dataclass

_SLOPE_TRUST = 12.0
_SHIFT_TRUST = 5.0
"""What the prior counts for: about twenty answers of even odds."""
KEPT = 0.995
"""What an answer still counts for after the next one."""
HALF = 30 * 86400.0
"""Without answers the curve goes half the way back in so many seconds."""
FLATTEST, STEEPEST = 0.02, 4.0
_FARTHEST = 4.0


@dataclass(slots=True)
class Calibration:
    """`slope` and `shift` of the log odds, and how sure both are (a symmetric matrix)."""

    slope: float = 1.0
    shift: float = 0.0
    of_slope: float = _SLOPE_TRUST
    of_both: float = 0.0
    of_shift: float = _SHIFT_TRUST
    answers: int = 0
    last: float = 0.0

    def chance(self, plain: float, when: float) -> float:
        """The chance of a yes; rises with what the score says.

        The longer nobody answered, the less the answers say: who was silenced is heard again.
        """
        if not self.answers:
            return plain
        sure = 2.0 ** -(max(0.0, when - self.last) / HALF)
        slope = 1 + sure * (self.slope - 1)
        return _logistic(slope * odds(plain) + sure * self.shift)

    def learn(self, plain: float, when: float, *, yes: bool) -> None:
        """Somebody answered what the score had called `plain`."""
        x, self.last = odds(plain), when
        p = _logistic(self.slope * x + self.shift)
        weight, self.answers = max(p * (1 - p), 1e-3), self.answers + 1
        self.of_slope = _faded(self.of_slope, _SLOPE_TRUST) + weight * x * x
        self.of_both = _faded(self.of_both, 0.0) + weight * x
        self.of_shift = _faded(self.of_shift, _SHIFT_TRUST) + weight
        home = (1 - KEPT) * _SLOPE_TRUST * (1 - self.slope), -(1 - KEPT) * _SHIFT_TRUST * self.shift
        up = x * (yes - p) + home[0], (yes - p) + home[1]
        whole = self.of_slope * self.of_shift - self.of_both**2
        slope = self.slope + (self.of_shift * up[0] - self.of_both * up[1]) / whole
        self.shift += (self.of_slope * up[1] - self.of_both * up[0]) / whole
        self.slope = min(STEEPEST, max(FLATTEST, slope))


def odds(chance: float) -> float:
    """The logarithm of the odds, within reason."""
    safe = min(1 - 1e-9, max(1e-9, chance))
    return max(-_FARTHEST, min(_FARTHEST, math.log(safe / (1 - safe))))


def _faded(amount: float, prior: float) -> float:
    return prior + KEPT * (amount - prior)


def _logistic(at: float) -> float:
    return 1 / (1 + math.exp(-at))
