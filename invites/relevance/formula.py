"""The hand-set formula: where every customer begins, and what a score means as confidence."""

import math
from collections.abc import Mapping
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


def _vector() -> Floats:
    weights = np.zeros(len(NAMES))
    for name, weight in WEIGHTS.items():
        weights[COLUMN[name]] = weight
    return weights


VECTOR = _vector()


def formula(values: Floats) -> Floats:
    """A score per candidate; a line of `values` for each feature."""
    scores: Floats = VECTOR @ values
    return scores


def confidence(score: float) -> float:
    """A logistic curve through (`EVEN`, 0.5); rises with the score and says nothing else."""
    return 1 / (1 + math.exp((EVEN - score) / _SPREAD))
