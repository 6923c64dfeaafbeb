"""What speaks for each candidate: one number per signal. What they weigh is in `formula`."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from invites.people import PersonId
from invites.relevance.decay import Tally
from invites.relevance.gatherings import Place
from invites.relevance.query import Query
from invites.relevance.state import State

HERE = 10
_FIRST_ACTS = 2.0  # added to every sum, so that one act is never all of somebody's work
_AROUND = 0.5
_RECENT = 50
_FILLERS = 200

Signals = dict[str, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """The query with what the state says about it: who counts as here, and how much."""

    query: Query
    members: frozenset[PersonId]
    here: Mapping[PersonId, float]
    gaps: tuple[str, ...]
    when: float
    long: float
    short: float


def scene(state: State, query: Query) -> Scene:
    """The latest people of the conversation are here; others of the work item count for half."""
    members = frozenset((*query.members, query.actor_id))
    found = [query.actor_id]
    found += state.gatherings.latest((query.work_item_id, query.conversation), members, HERE)
    here = dict.fromkeys(found, 1.0)
    floor = state.gatherings.floors.get(query.work_item_id)
    around = [p for p in floor.active.largest(2 * HERE) if p in members] if floor else []
    for person in (*around, *nsmallest(HERE, members)):
        if len(here) < HERE:
            here.setdefault(person, _AROUND)
    gaps = tuple(r for r in query.needs if members.isdisjoint(state.by_role.get(r, ())))
    when = query.at.timestamp()
    return Scene(query, members, here, gaps, when, *state.scale.at(when))


def signals(state: State, at: Scene) -> dict[PersonId, Signals]:
    """Signals of everybody who has any, members left out."""
    found: defaultdict[PersonId, Signals] = defaultdict(lambda: defaultdict(float))
    _ties(state, at, found)
    _directed(state, at, found)
    _floor(state, at, found)
    _together(state, at, found)
    _topics(state, at, found)
    for person in islice(reversed(state.last_seen), _RECENT):
        found[person]["recent"] = 0.0
    _gaps(state, at, found)
    for member in at.members:
        found.pop(member, None)
    for person, values in found.items():
        hours = max(0.0, at.when - state.last_seen.get(person, -math.inf)) / 3600
        values["recent"] = 1 / (1 + math.log1p(hours)) if hours < math.inf else 0.0
    _departments(state, at, found)
    return found


def _ties(state: State, at: Scene, found: Mapping[PersonId, Signals]) -> None:
    total = sum(at.here.values())
    for member, weight in at.here.items():
        tally = state.ties.get(member, _NOBODY)
        part = weight / total
        for person, lasting, lately in tally.shares(_FIRST_ACTS * at.long, _FIRST_ACTS * at.short):
            values = found[person]
            values["lasting"] += part * lasting
            values["lately"] += part * lately
            values["covered"] += part
            if member == at.query.actor_id:
                values["actor"] = lasting


def _directed(state: State, at: Scene, found: Mapping[PersonId, Signals]) -> None:
    sums: dict[PersonId, float] = defaultdict(float)
    for member in at.here:
        by_actor = member == at.query.actor_id
        for person, amount in state.addressed.get(member, _NOBODY).amounts.items():
            sums[person] += amount[0] / at.long
            if by_actor:
                found[person]["asked_by_actor"] = math.log1p(10 * amount[0] / at.long)
    for person, often in sums.items():
        found[person]["asked"] = math.log1p(10 * often)


def _floor(state: State, at: Scene, found: Mapping[PersonId, Signals]) -> None:
    floor = state.gatherings.floors.get(at.query.work_item_id)
    if floor is None:
        return
    for person, (lasting, lately) in floor.active.amounts.items():
        found[person]["active"] = math.log1p(10 * lasting / at.long)
        found[person]["active_lately"] = math.log1p(10 * lately / at.short)
    for person, (lasting, _) in floor.joins.amounts.items():
        found[person]["joins"] = math.log1p(10 * lasting / at.long)


def _together(state: State, at: Scene, found: Mapping[PersonId, Signals]) -> None:
    """Earlier gatherings of the people here, each counted by how many of them it had."""
    this = (at.query.work_item_id, at.query.conversation)
    counted = defaultdict[Place, int](int)
    for member in at.here:
        for place in state.gatherings.of_person.get(member, ()):
            counted[place] += 1
    counted.pop(this, None)
    sums: dict[PersonId, float] = defaultdict(float)
    for place, overlap in counted.items():
        gathering = state.gatherings.places.get(place)
        if gathering is not None:
            for person in gathering.people:
                sums[person] += overlap * gathering.long / at.long
    for person, value in sums.items():
        found[person]["together"] = math.log1p(10 * value)
    for place in list(state.gatherings.of_person.get(at.query.actor_id, ()))[-6:]:
        if place != this and place in state.gatherings.places:
            for person in state.gatherings.places[place].people:
                found[person]["last_places"] += 1


def _topics(state: State, at: Scene, found: Mapping[PersonId, Signals]) -> None:
    place = (at.query.work_item_id, at.query.conversation)
    gathering = state.gatherings.places.get(place)
    title = state.topics.titles.get(at.query.work_item_id, {})
    terms = dict.fromkeys((*at.query.terms, *title, *(gathering.terms if gathering else ())))
    for person, share in state.topics.shares(terms, len(state.last_seen), at.long).items():
        found[person]["topic"] = share
    for person, match in state.topics.matches(terms).items():
        found[person]["profile"] = match


def _gaps(state: State, at: Scene, found: Mapping[PersonId, Signals]) -> None:
    """Somebody whose own words are also those of the topic fits a gap on the very first day."""
    for role in at.gaps:
        able = state.by_role.get(role, set())
        for person in able if len(able) <= _FILLERS else able & found.keys():
            values = found[person]
            values["gap"] = 1.0
            values["fit"] = min(1.0, values.get("profile", 0.0))


def _departments(state: State, at: Scene, found: Mapping[PersonId, Signals]) -> None:
    here: dict[str, float] = defaultdict(float)
    for member, weight in at.here.items():
        here[state.department(member)] += weight / sum(at.here.values())
    here.pop("", None)
    for candidate, values in found.items():
        values["department"] = here.get(state.department(candidate), 0.0)


_NOBODY = Tally(1)
