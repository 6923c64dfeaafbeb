"""Whose features are worked out: the first of several lists, about a hundred and fifty people.

The order within a list is that of one feature; who is in none of them has next to no chance.
"""

from dataclasses import dataclass

import numpy as np

from invites.relevance.arrays import Array, Floats, Ints, Longs
from invites.relevance.features.past import Alike, Past, put_alike, put_past
from invites.relevance.features.presence import put_presence
from invites.relevance.features.profile import gaps, put_directory
from invites.relevance.features.ties import Ties, put_ties
from invites.relevance.features.topic import Owners, put_profile, put_topic
from invites.relevance.formula import BEGINNING
from invites.relevance.scene import Scene
from invites.relevance.sight import Scratch, Sight
from invites.relevance.state import State

EACH = 50
"""Taken from each list."""
FILLERS = 200
_FEW = 20
_LISTS = ("near", "overlap", "topic", "alike", "active", "followed", "day_1", "joins", "turn")
_ALWAYS = ("gap", "profile", "report")


@dataclass(frozen=True, slots=True)
class Pool:
    """The candidates and their features, a line for each feature."""

    people: Ints
    values: Floats
    missing: tuple[str, ...]


def look(state: State, at: Scene, scratch: Scratch) -> Pool:
    """Find the candidates of a scene and work out all their features."""
    scratch.make_room(len(state.people), len(state.gatherings.serial))
    ties, past = Ties.of(state, at), Past.of(state, at, scratch)
    alike, owners = Alike.of(state, at, scratch), Owners.of(state, at)
    missing, matched = gaps(state, at), state.profiles.matches(at.words)
    found: list[Array] = [*ties.people(), past.people.ravel(), alike.past.people.ravel()]
    found += [owners.people, matched[0], *_present(state, at), *_fillers(state, missing)]
    found += _neighbours(state, at, sum(len(each) for each in found))
    sight = Sight.of(scratch, found, at.out)
    put_profile(sight, matched)
    put_ties(state, at, ties, sight)
    put_past(state, at, past, sight)
    put_alike(state, at, alike, sight)
    put_topic(state, at, owners, sight)
    put_presence(state, at, sight)
    put_directory(state, at, missing, sight)
    sight.close()
    kept = _first_of_lists(sight)
    return Pool(sight.people[kept], sight.values[:, kept], missing)


def _present(state: State, at: Scene) -> list[Array]:
    """Those in this work item, those who join most, those who were there lately."""
    floor = [state.floors.people.keys(at.floor)] if at.floor >= 0 else []
    recent = np.fromiter(reversed(state.crowd.recent), np.int32, len(state.crowd.recent))
    return [*floor, state.floors.people.keys(0), recent]


def _fillers(state: State, missing: tuple[str, ...]) -> list[Array]:
    able = [state.profiles.covering(role) for role in missing]
    return [np.fromiter(each, np.int32) for each in able if len(each) <= FILLERS]


def _neighbours(state: State, at: Scene, found: int) -> list[Array]:
    """Where little is known: the departments of the people here, their managers and reports."""
    if found >= _FEW or not at.here:
        return []
    profiles, here = state.profiles, np.array(at.here)
    managers = profiles.manager[here] - 1
    kinds = [int(kind) for kind in dict.fromkeys(profiles.department[here].tolist()) if kind]
    rows = [profiles.by_department.keys(kind) for kind in kinds]
    return [managers.astype(np.int32), *(profiles.reports.keys(p) for p in at.here), *rows]


def _first_of_lists(sight: Sight) -> Longs:
    """Places of those who are among the first of any list, in the order of the places."""
    count = len(sight.people)
    kept = np.zeros(count, np.bool_)
    for name in _ALWAYS:
        kept |= sight.get(name) > 0
    for values in (BEGINNING @ sight.values, *map(sight.get, _LISTS)):
        first = np.argsort(-values, kind="stable")[:EACH] if count > EACH else np.arange(count)
        kept[first] = True
    return np.flatnonzero(kept)
