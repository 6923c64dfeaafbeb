"""Ranks, means and intervals of one recording, as a table and for machines."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import numpy as np

RESULTS = Path(__file__).parent / "results"
SAMPLES = 2000
_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Method:
    """`ranks` are the places of those who joined, 0 where they were not among the first ten."""

    name: str
    mrr: float
    hit1: float
    hit3: float
    ranks: Sequence[int] = field(repr=False)

    @classmethod
    def of(cls, name: str, places: Sequence[int]) -> Self:
        count = max(1, len(places))
        hit1, hit3 = (sum(0 < place <= n for place in places) / count for n in (1, 3))
        return cls(name, float(_reciprocal(places).mean()), hit1, hit3, places)


@dataclass(frozen=True, slots=True)
class Set:
    """`ahead`: of the best baseline, the mean difference and its 95 % interval."""

    name: str
    usher: Method
    baselines: tuple[Method, ...]
    best: str
    ahead: tuple[float, float, float]
    told: Mapping[str, float]

    def as_text(self, goal: float) -> str:
        rows = sorted((self.usher, *self.baselines), key=lambda method: -method.mrr)
        lines = [f"{self.name}: {len(self.usher.ranks)} queries"]
        lines += [f"  {m.name:<16}{m.mrr:.4f}  {m.hit1:.3f}  {m.hit3:.3f}" for m in rows]
        mean, low, high = self.ahead
        lines.append(f"  ahead of {self.best}: {mean:+.4f} [{low:+.4f}, {high:+.4f}]")
        verdict = "reached" if self.usher.mrr >= goal else "missed"
        return "\n".join([*lines, f"  goal {goal:.3f} {verdict}; {dict(self.told)}"])

    def as_json(self) -> str:
        methods = {m.name: [m.mrr, m.hit1, m.hit3] for m in (self.usher, *self.baselines)}
        facts = {"set": self.name, "methods": methods, "best": self.best, "ahead": self.ahead}
        return json.dumps(facts | {"told": dict(self.told)}, indent=1)


def ranks(truth: Sequence[Mapping[str, Any]], predictions: Path) -> list[int]:
    lines = map(json.loads, predictions.read_text(encoding="utf-8").splitlines())
    said = {line["qid"]: line["ranked"][:_DEPTH] for line in lines}
    places = []
    for each in truth:
        ranked = said.get(each["qid"], [])
        right = each["truth"]
        places.append(ranked.index(right) + 1 if right in ranked else 0)
    return places


def bootstrap(one: Sequence[int], other: Sequence[int]) -> tuple[float, float, float]:
    """Mean difference of the reciprocal ranks of the same queries, and its 95 % interval."""
    difference = _reciprocal(one) - _reciprocal(other)
    dice = np.random.default_rng(1)
    drawn = dice.integers(0, len(difference), (SAMPLES, len(difference)))
    means = np.sort(difference[drawn].mean(axis=1))
    low, high = means[int(0.025 * SAMPLES)], means[int(0.975 * SAMPLES)]
    return float(difference.mean()), float(low), float(high)


def _reciprocal(places: Sequence[int]) -> "np.ndarray[Any, np.dtype[np.float64]]":
    found = np.array(places, np.float64)
    return np.divide(1.0, found, out=np.zeros_like(found), where=found > 0)
