"""The query in the numbers of the state: who is here, who is out, what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from invites.activity import Term
from invites.relevance.floors import Part
from invites.relevance.query import Query
from invites.relevance.state import State

HERE = 10


@dataclass(frozen=True, slots=True)
class Scene:
    """`here` ends with the actor. `out` are never ranked; `members` count as colleagues too.

    `line` is the conversation in the gatherings, or -1; `floor` the work item, or -1.
    """

    actor: int
    here: list[int]
    members: Sequence[int]
    out: Sequence[int]
    line: int
    floor: int
    terms: list[int]
    words: Sequence[Term]
    needs: tuple[str, ...]
    alone: bool
    when: float
    long: float
    short: float

    @property
    def last(self) -> int:
        """Whoever was there last, beside the actor if anybody was."""
        return self.here[-2] if len(self.here) > 1 else self.actor


def scene(state: State, query: Query) -> Scene:
    """The latest people of the conversation are here, then the busiest of the work item."""
    find = state.people.known.get
    actor = state.people.find(query.actor_id)
    members = [n for n in map(find, query.members) if n is not None and n != actor]
    line = state.gatherings.find((query.work_item_id, query.conversation))
    floor = state.floors.numbers.find(query.work_item_id)
    if query.here:
        here = [n for n in map(find, query.here) if n is not None][-HERE:]
    else:
        here = _here(state, members, line, floor)
    title = state.topics.titles.get(query.work_item_id, {})
    words = tuple(dict.fromkeys((*query.terms, *title)))
    out = [n for n in map(find, query.exclude) if n is not None]
    when = query.at.timestamp()
    return Scene(
        actor,
        [*(p for p in here if p != actor), *([actor] if actor >= 0 else [])],
        [*members, *([actor] if actor >= 0 else [])],
        [*members, *out, *([actor] if actor >= 0 else [])],
        line,
        floor,
        about(state, words, line),
        words,
        query.needs,
        query.alone,
        when,
        *state.scale.at(when),
    )


def about(state: State, words: Sequence[Term], line: int) -> list[int]:
    """The terms of the query, then those with which the conversation began."""
    began = state.gatherings.terms[line].tolist() if line >= 0 else []
    return list(dict.fromkeys((*state.topics.find(words), *(t for t in began if t >= 0))))


def _here(state: State, members: Sequence[int], line: int, floor: int) -> list[int]:
    there = set(members)
    talking = state.gatherings.members(line) if line >= 0 else []
    here = [p for p in talking if p in there][-HERE:]
    if len(here) < HERE and floor >= 0:
        keys, amounts = state.floors.people.read(floor)
        busiest = keys[np.argsort(-amounts[Part.ACTS], kind="stable")].tolist()
        here = [*(p for p in busiest if p in there and p not in here), *here][-HERE:]
    if len(here) < HERE:
        names = sorted(members, key=state.people.names.__getitem__)[:HERE]
        here = [*(p for p in names if p not in here), *here][-HERE:]
    return here
