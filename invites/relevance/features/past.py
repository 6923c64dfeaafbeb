"""Features from earlier conversations of the people here, and from those about the same."""

from dataclasses import dataclass

import numpy as np

from invites.relevance.arrays import Array, Floats, Ints
from invites.relevance.decay import DAY, LONG
from invites.relevance.gatherings import REMEMBERED
from invites.relevance.scene import Scene
from invites.relevance.sight import Scratch, Sight
from invites.relevance.state import State

_EACH = 100
_LAST, _SIX = 12, 6
_FADE = 0.8
_LASTING, _LATELY = 60 * DAY, 7 * DAY
_MANY_HERE = 4
_ALIKE = 40
_COMMON, _YOUNG = 0.2, 200
_SAME = 0.95
_log = np.log1p


@dataclass(frozen=True, slots=True)
class Past:
    """`lines` of conversations that people here were part of, with their people (-1: nobody)."""

    lines: Array
    people: Ints

    @classmethod
    def of(cls, state: State, at: Scene, scratch: Scratch) -> "Past":
        places = state.crowd.places
        serials = np.concatenate([places.keys(p)[-_EACH:] for p in at.here] or [_NONE])
        lines = scratch.distinct_lines(state.gatherings.still(serials.astype(np.int64)))
        return cls.at_lines(state, lines[lines != at.line])

    @classmethod
    def at_lines(cls, state: State, lines: Array) -> "Past":
        width = int(state.gatherings.count[lines].max(initial=0))
        return cls(lines, state.gatherings.people[lines, :width])


@dataclass(frozen=True, slots=True)
class Alike:
    """Conversations about the same: how near (0 to 1), plain and faded with age."""

    past: Past
    near: Floats
    faded: Floats

    @classmethod
    def of(cls, state: State, at: Scene, scratch: Scratch) -> "Alike":
        topics, gatherings = state.topics, state.gatherings
        terms = np.array(at.terms, np.int64)
        uses = topics.uses[terms]
        if at.line >= 0:  # the conversation itself is not among those before it
            uses = uses - np.isin(terms, gatherings.terms[at.line])
        terms, uses = terms[uses > 0], uses[uses > 0]
        rarity = topics.rarity(uses) ** 2
        whole = float(np.sqrt(rarity.sum()))
        telling = uses <= max(_YOUNG, _COMMON * topics.conversations)
        postings = [topics.postings.keys(int(term)) for term in terms[telling]]
        serials = np.concatenate(postings or [_NONE]).astype(np.int64)
        weights = np.repeat(rarity[telling], [len(each) for each in postings])
        lines = serials % REMEMBERED
        there = (gatherings.serial[lines] == serials) & (lines != at.line)
        lines, weights = lines[there], weights[there]
        found = scratch.distinct_lines(lines)
        scratch.line_first[found] = np.arange(len(found), dtype=np.int32)
        sums = np.bincount(scratch.line_first[lines], weights, len(found))
        near = sums / (gatherings.length[found] * whole + 1e-6)
        age = np.maximum(0.0, at.when - gatherings.last[found])
        faded = near * np.exp2(-age / LONG)
        best = np.argsort(-faded, kind="stable")[:_ALIKE]
        return cls(Past.at_lines(state, found[best]), near[best], faded[best])


def put_past(state: State, at: Scene, past: Past, sight: Sight) -> None:
    if not len(past.lines) or not at.here:
        return
    gatherings, mark = state.gatherings, sight.scratch.mark
    mark[at.here] = True
    overlap = mark[past.people].sum(axis=1)
    mark[at.here] = False
    count, here = gatherings.count[past.lines], len(at.here)
    alike = overlap / (count + here - overlap)
    lasting = gatherings.acts[past.lines] / at.long * overlap
    lately = gatherings.acts_short[past.lines] / at.short * overlap
    with_actor = (past.people == at.actor).any(axis=1)
    age = np.maximum(0.0, at.when - gatherings.last[past.lines])
    whole = (overlap == here) | (overlap >= _MANY_HERE)
    long, short = whole * np.exp2(-age / _LASTING), whole * np.exp2(-age / _LATELY)
    of = _sums(sight, past.people)
    sight.put("together", _log(10 * of(lasting)))
    sight.put("together_actor", _log(10 * of(lasting * with_actor)))
    sight.put("overlap", _log(20 * of(lasting * alike)))
    sight.put("overlap_lately", _log(20 * of(lately * alike)))
    all_of_us = of(long)
    sight.put("whole", _log(5 * all_of_us))
    sight.put("whole_lately", _log(5 * of(short)))
    sight.put("whole_share", all_of_us / (long.sum() + 0.3))
    _put_last(state, at, sight)


def _put_last(state: State, at: Scene, sight: Sight) -> None:
    """The actor's own latest conversations, the last one first."""
    if at.actor < 0:
        return
    serials = state.crowd.places.keys(at.actor)[-_LAST - 1 :].astype(np.int64)
    lines = state.gatherings.still(serials)
    lines = lines[lines != at.line][::-1][:_LAST]
    past = Past.at_lines(state, lines)
    weight = _FADE ** np.arange(len(lines))
    begun = weight * (state.gatherings.starter[lines] == at.actor)
    of = _sums(sight, past.people)
    sight.put("last_places", of(weight / np.sqrt(np.maximum(1, state.gatherings.count[lines]))))
    sight.put("last_begun", of(begun))
    sight.put("last_six", of(1.0 * (np.arange(len(lines)) < _SIX)))


def put_alike(state: State, at: Scene, alike: Alike, sight: Sight) -> None:
    past = alike.past
    if not len(past.lines):
        return
    each = alike.faded / np.sqrt(np.maximum(1, state.gatherings.count[past.lines]))
    with_actor = (past.people == at.actor).any(axis=1)
    same = alike.near > _SAME
    of = _sums(sight, past.people)
    sight.put("alike", _log(4 * of(alike.faded * each)))
    sight.put("alike_actor", _log(of(each * with_actor)))
    sight.put("same", _log(of(1.0 * same)))
    sight.put("same_actor", _log(of(1.0 * (same & with_actor))))
    most = np.zeros(len(sight.people))
    places = sight.scratch.place[past.people]
    rows, _ = np.nonzero(places >= 0)
    np.maximum.at(most, places[places >= 0], alike.faded[rows])
    sight.put("alike_most", most)


class _sums:  # noqa: N801 - used as a function of the weights of the lines
    """Adds up a weight per line over the people of the line."""

    def __init__(self, sight: Sight, people: Ints) -> None:
        places = sight.scratch.place[people]
        self._rows, columns = np.nonzero(places >= 0)
        self._places = places[self._rows, columns]
        self._size = len(sight.people)

    def __call__(self, weights: Array) -> Floats:
        return np.bincount(self._places, weights[self._rows], self._size).astype(np.float64)


_NONE: Ints = np.empty(0, np.int32)
