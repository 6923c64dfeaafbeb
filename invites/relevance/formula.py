"""The hand-set formula: where every customer begins, and what a score means as confidence."""

import math
from collections.abc import Collection, Mapping
from types import MappingProxyType

import numpy as np

from invites.relevance.arrays import Floats
from invites.relevance.features.names import COLUMN, NAMES

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "gap": 3.0,
        "fit": 3.5,
        "lasting": 3.0,
        "lately": 4.0,
        "actor": 1.0,
        "covered": 1.0,
        "together": 0.3,
        "last_six": 0.25,
        "asked": 0.2,
        "asked_by_actor": 0.3,
        "active": 0.1,
        "active_lately": 0.05,
        "joined_here": 0.1,
        "topic": 0.4,
        "profile": 0.3,
        "department": 0.2,
        "recent": 0.4,
    }
)
# A little above it, one of the first three joined next in half of the cases, on mail and on code.
EVEN = 6.0
_SPREAD = 2.0
_SURE = 30.0


STANDING = ("gap", "fit", "profile")
"""Of these the log teaches nothing: they keep their weight however much was learned."""
HALF = 200
"""After so many joins the rest of the formula counts half."""


def _vector(names: Collection[str]) -> Floats:
    weights = np.zeros(len(NAMES))
    for name in names:
        weights[COLUMN[name]] = WEIGHTS[name]
    return weights


_STANDING = _vector(STANDING)
_FADING = _vector(WEIGHTS.keys() - set(STANDING))


def weights_after(joins: int) -> Floats:
    """The formula's weight of each feature once so many joins were learned from."""
    weights: Floats = _STANDING + HALF / (HALF + joins) * _FADING
    return weights


BEGINNING = weights_after(0)


def confidence(score: float) -> float:
    """A logistic curve through (`EVEN`, 0.5); rises with the score and says nothing else."""
    return 1 / (1 + math.exp(max(-_SURE, min(_SURE, (EVEN - score) / _SPREAD))))
