"""Weights on top of the formula, learned from whom people really brought in or who joined.

A softmax over the candidates of each join, one Adagrad step each (Duchi et al., 2011). One vector
for everybody, one more for being added and one for joining by oneself. What is used is the running
mean of the weights, which is steadier than the last.
"""

from dataclasses import dataclass, field

import numpy as np

from invites.relevance.arrays import Array, Floats
from invites.relevance.features.names import COLUMN, NAMES
from invites.relevance.formula import weights_after

RATE = 0.03
SHRINK = 1e-4
MEAN = 0.01
BENDS = (0.5, 2.0)
"""A feature counts once more for what it exceeds these by, in standard deviations."""
LOWEST, HIGHEST = -4.0, 8.0
ADDED, ALONE = 1, 2
EVERY = 30_000
"""So many joins are all learned from, then every second of as many, then every third."""
_SETTLED = 4000
CROSSED = (
    *("near", "near_lately", "mutual", "topic", "topic_lately", "alike"),
    *("active_lately", "day_1", "together", "added_lately"),
)
"""Of these each two count together as well: who is near and at home in the topic, and so on."""
LEAST, MOST = -2.0, 4.0
LOGGED = tuple(
    """
    near near_lately near_actor last_writer mutual towards added_share followed met whole_share
    last_places active_share topic topic_lately topic_best words_share alike alike_actor alike_most
    hour joins_share
    """.split()
)
"""Of these the logarithm counts too: shares that speak together multiply."""
SPECK = 0.01
_LOGGED = np.array([COLUMN[name] for name in LOGGED])
_FIRST, _SECOND = np.triu_indices(len(CROSSED), 1)
_CROSSED = np.array([COLUMN[name] for name in CROSSED])
_PLAIN = len(NAMES) + len(LOGGED)
_SIZE = _PLAIN * (1 + len(BENDS)) + len(_FIRST)


def _zeros() -> Floats:
    return np.zeros((3, _SIZE))


@dataclass(slots=True)
class Learner:
    weights: Floats = field(default_factory=_zeros)
    used: Floats = field(default_factory=_zeros)
    squares: Floats = field(default_factory=lambda: np.full((3, _SIZE), 1e-2))
    middle: Floats = field(default_factory=lambda: np.zeros((_PLAIN, 1)))
    spread: Floats = field(default_factory=lambda: np.ones((_PLAIN, 1)))
    joins: int = 0
    seen: int = 0
    learned: int = 0

    def takes(self) -> bool:
        """Whether the next join is worth the time: all of the first, then ever fewer."""
        self.joins += 1
        return self.joins % (1 + self.joins // EVERY) == 0

    def score(self, values: Floats, *, alone: bool) -> Floats:
        """What is left of the formula, and what was learned."""
        scores: Floats = weights_after(self.learned) @ values
        if not self.learned:
            return scores
        weights = self.used[0] + self.used[ALONE if alone else ADDED]
        return np.asarray(scores + weights @ self._shaped(values))

    def parts(self, values: Floats, *, alone: bool) -> Floats:
        """What each feature adds to the score; the lines of a candidate add up to it."""
        parts: Floats = weights_after(self.learned)[:, None] * values
        if self.learned:
            weights = self.used[0] + self.used[ALONE if alone else ADDED]
            learned = weights[:, None] * self._shaped(values)
            crossed = learned[-len(_FIRST) :] / 2
            shape = (1 + len(BENDS), _PLAIN, values.shape[1])
            plain = learned[: -len(_FIRST)].reshape(shape).sum(axis=0)
            parts = parts + plain[: len(NAMES)]
            np.add.at(parts, _LOGGED, plain[len(NAMES) :])
            np.add.at(parts, _CROSSED[_FIRST], crossed)
            np.add.at(parts, _CROSSED[_SECOND], crossed)
        return parts

    def learn(self, values: Floats, right: int, *, alone: bool) -> None:
        """One join: of these candidates it was the one at `right`, or nobody of them (-1)."""
        if not values.shape[1]:
            return
        self._get_used_to(values)
        if right < 0:
            return
        kind = ALONE if alone else ADDED
        shaped = self._shaped(values)
        chances = self._chances(values, shaped, kind)
        self._take(shaped[:, right] - shaped @ chances, kind)

    def unlearn(self, values: Floats, wrong: int) -> None:
        """This candidate was not it: a step away, the longer the likelier they looked."""
        if wrong < 0 or values.shape[1] < 2:  # noqa: PLR2004 - nobody else to prefer
            return
        self._get_used_to(values)
        shaped = self._shaped(values)
        chances = self._chances(values, shaped, ADDED)
        odds = min(1.0, float(chances[wrong] / max(1e-9, 1 - chances[wrong])))
        step = odds * (shaped @ chances - shaped[:, wrong])
        self._take(step, ADDED)

    def slopes(self, *, alone: bool) -> Floats:
        """What one unit of each feature adds to the score, near the usual."""
        weights = self.used[0] + self.used[ALONE if alone else ADDED]
        plain = weights[: len(NAMES)] / np.maximum(self.spread[: len(NAMES), 0], 1e-4)
        slopes: Floats = weights_after(self.learned) + plain
        return slopes

    def _chances(self, values: Floats, shaped: Floats, kind: int) -> Floats:
        scores = weights_after(self.learned) @ values
        scores = scores + (self.weights[0] + self.weights[kind]) @ shaped
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        return np.asarray(chances)

    def _take(self, step: Floats, kind: int) -> None:
        for each in (0, kind):
            self._step(each, step)
        self.learned += 1
        self.used += MEAN * (self.weights - self.used)

    def _step(self, kind: int, step: Floats) -> None:
        step = step - SHRINK * self.weights[kind]
        self.squares[kind] += step * step
        self.weights[kind] += RATE * step / np.sqrt(self.squares[kind])

    def _get_used_to(self, values: Floats) -> None:
        """Follow the usual mean and spread of each feature."""
        self.seen += 1
        values = _with_logs(values)
        part = max(1 / self.seen, 1 / _SETTLED)
        self.middle += part * (values.mean(axis=1, keepdims=True) - self.middle)
        spread = np.maximum(values.std(axis=1, keepdims=True), 1e-6)
        self.spread += part * (spread - self.spread)

    def _shaped(self, values: Floats) -> Array:
        """Standardised and cut off, bent, crossed."""
        plain = (_with_logs(values) - self.middle) / np.maximum(self.spread, 1e-4)
        plain = np.clip(plain, LOWEST, HIGHEST)
        some = np.clip(plain[_CROSSED], LEAST, MOST)
        bent = [np.maximum(plain - bend, 0) for bend in BENDS]
        return np.concatenate([plain, *bent, some[_FIRST] * some[_SECOND] / 2])


def _with_logs(values: Floats) -> Floats:
    return np.concatenate([values, np.log(values[_LOGGED] + SPECK)])
