"""Features of a candidate alone: how active, here and elsewhere, how lately, at which hours."""

import numpy as np

from invites.relevance.arrays import Floats
from invites.relevance.crowd import FAST, RECENT, clock
from invites.relevance.decay import DAY
from invites.relevance.floors import QUICK, Part
from invites.relevance.scene import Scene
from invites.relevance.sight import Sight
from invites.relevance.state import State

_SOON = (("minutes_15", 900.0), ("within_hour", 3600.0), ("within_4", 4 * 3600.0))
_LATER = (("within_day", DAY), ("within_week", 7 * DAY))
_FASTS = ("hour_1", "hours_6", "day_1", "days_3")
_AGES = 3e8
_FEW = 5
_log = np.log1p


def put_presence(state: State, at: Scene, sight: Sight) -> None:
    crowd, people = state.crowd, sight.people
    acts, joins = crowd.acts[people], crowd.joins[people]
    sight.put("busy", _log(10 * acts / at.long))
    sight.put("busy_lately", _log(10 * crowd.acts_short[people] / at.short))
    sight.put("addressed", _log(10 * crowd.addressed[people] / at.long))
    sight.put("joins", _log(10 * joins / at.long))
    sight.put("joins_lately", _log(10 * crowd.joins_short[people] / at.short))
    sight.put("joins_share", joins / (acts + at.long))
    _put_recency(state, at, sight)
    _put_hours(state, at, sight)
    _put_floor(state, at, sight, acts)


def _put_recency(state: State, at: Scene, sight: Sight) -> None:
    crowd, people = state.crowd, sight.people
    passed = np.maximum(0.0, at.when - crowd.last_act[people])
    fast = crowd.fast[people] * np.exp2(-np.minimum(passed[:, None] / FAST, 100.0))
    for number, name in enumerate(_FASTS):
        sight.put(name, _log(5 * fast[:, number]))
    silent = np.clip(at.when - crowd.last[people], 0, 1e9)
    for name, life in (*_SOON, *_LATER):
        sight.put(name, np.exp(-silent / life))
    sight.put("silence", -_log(np.minimum(silent, _AGES) / 3600))
    sight.put("recent", (silent < 1e9) / (1 + _log(silent / 3600)))  # noqa: PLR2004
    turns = np.full(len(people), float(RECENT))
    lately = np.fromiter(reversed(crowd.recent), np.int32, len(crowd.recent))
    places = sight.scratch.place[lately]
    turns[places[places >= 0]] = np.arange(np.count_nonzero(places >= 0))
    sight.put("turn", 1 / np.sqrt(1 + turns))


def _put_hours(state: State, at: Scene, sight: Sight) -> None:
    weekend, hour = clock(at.when)
    hours = state.crowd.hours[sight.people].astype(np.float64)
    around = hours[:, :, hour] + 0.5 * (hours[:, :, (hour + 1) % 24] + hours[:, :, hour - 1])
    whole = hours.sum(axis=(1, 2)) + _FEW
    sight.put("hour", around.sum(axis=1) / whole)
    sight.put("rhythm", _log(30 * around[:, weekend] / whole))


def _put_floor(state: State, at: Scene, sight: Sight, acts: Floats) -> None:
    """Activity in this work item, whatever the conversation."""
    if at.floor < 0:
        return
    keys, amounts = state.floors.people.read(at.floor)
    here = sight.spread(keys, amounts)
    passed = max(0.0, at.when - float(state.floors.last[at.floor]))
    now, today = (2.0 ** -min(passed / life, 100.0) for life in QUICK)
    sight.put("active", _log(10 * here[Part.ACTS] / at.long))
    sight.put("active_lately", _log(10 * here[Part.ACTS_SHORT] / at.short))
    sight.put("active_share", here[Part.ACTS] / (acts + 0.5 * at.long))
    sight.put("active_now", _log(5 * now * here[Part.NOW]))
    sight.put("active_today", _log(5 * today * here[Part.TODAY]))
    sight.put("joined_here", _log(10 * here[Part.JOINS] / at.long))
