"""The hand-set formula: weights of the signals, and what a score means as confidence."""

import os
import json
from invites.relevance.signals import Signals

WEIGHTS: dict[str, float] = {
    "lasting": 3.0, "lately": 2.0, "actor": 1.0, "covered": 0.0, "asked": 0.0, "asked_by_actor": 0.15,
    "active": 0.25, "active_lately": 0.15, "joins": 0.2, "together": 0.25, "last_places": 0.15,
    "topic": 0.3, "profile": 0.3, "department": 0.1, "recent": 0.2, "gap": 1.0,
}
WEIGHTS.update(json.loads(os.environ.get("W","{}")))

def score(signals: Signals) -> float:
    return sum(WEIGHTS[name] * value for name, value in signals.items())

def confidence(score: float) -> float:
    return score/(score+3)
