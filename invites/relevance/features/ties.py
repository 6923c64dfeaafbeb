"""Features of a candidate's ties to the people here: work together, who addresses or adds whom."""

from dataclasses import dataclass

import numpy as np

from invites.relevance.arrays import Ints, Singles
from invites.relevance.scene import Scene
from invites.relevance.sight import Sight
from invites.relevance.state import State, Tie

_FIRST_ACTS = 2.0  # added to a sum, so that one act is never all of somebody's work
_SPECK = 0.05
_log = np.log1p


@dataclass(frozen=True, slots=True)
class Ties:
    """What the people here are tied to, one entry for each of them."""

    found: list[tuple[Ints, Singles]]

    @classmethod
    def of(cls, state: State, at: Scene) -> "Ties":
        return cls([state.ties.read(person) for person in at.here])

    def people(self) -> list[Ints]:
        return [keys for keys, _ in self.found]


def put_ties(state: State, at: Scene, ties: Ties, sight: Sight) -> None:
    if not at.here:
        return
    here = np.array(at.here)
    pairs = np.zeros((len(here), len(Tie), len(sight.people)))
    for number, (keys, amounts) in enumerate(ties.found):
        pairs[number] = sight.spread(keys, amounts)
    together, lately = pairs[:, Tie.TOGETHER], pairs[:, Tie.TOGETHER_SHORT]
    crowd = state.crowd
    own, own_lately = crowd.ties[here, None], crowd.ties_short[here, None]
    theirs = crowd.ties[sight.people]
    near = together / (own + _SPECK * at.long)
    sight.put("lasting", (together / (own + _FIRST_ACTS * at.long)).mean(axis=0))
    sight.put("lately", (lately / (own_lately + _FIRST_ACTS * at.short)).mean(axis=0))
    sight.put("near", near.mean(axis=0))
    sight.put("near_lately", (lately / (own_lately + _SPECK * at.short)).mean(axis=0))
    sight.put("nearest", near.max(axis=0))
    sight.put("covered", (together > 0).mean(axis=0))
    sight.put("towards", (together / (theirs + 0.5 * at.long)).sum(axis=0))
    sight.put("last_writer", near[-2 if len(here) > 1 else -1])
    sight.put("asked", _log(10 * pairs[:, Tie.ADDRESSED].sum(axis=0) / at.long))
    met = pairs[:, Tie.MET] / np.sqrt(crowd.conversations[here, None] + 1)
    sight.put("met", met.sum(axis=0) / np.sqrt(crowd.conversations[sight.people] + 1))
    followed = pairs[:, Tie.FOLLOWED_BY] / (crowd.followed[here, None] + 2 * at.long)
    sight.put("followed", followed.mean(axis=0))
    if at.actor >= 0:
        _put_actor(state, at, sight, pairs[-1], near[-1])


def _put_actor(state: State, at: Scene, sight: Sight, pairs: np.ndarray, near: np.ndarray) -> None:
    crowd, together = state.crowd, pairs[Tie.TOGETHER]
    theirs = crowd.ties[sight.people]
    sight.put("actor", together / (crowd.ties[at.actor] + _FIRST_ACTS * at.long))
    sight.put("near_actor", near)
    sight.put("mutual", np.sqrt(near * together / (theirs + _SPECK * at.long)))
    sight.put("tied", _log(10 * together / at.long))
    sight.put("tied_lately", _log(10 * pairs[Tie.TOGETHER_SHORT] / at.short))
    sight.put("asked_by_actor", _log(10 * pairs[Tie.ADDRESSED] / at.long))
    sight.put("asks_actor", _log(10 * pairs[Tie.ADDRESSED_BY] / at.long))
    sight.put("added", _log(10 * pairs[Tie.ADDED] / at.long))
    sight.put("added_lately", _log(10 * pairs[Tie.ADDED_SHORT] / at.short))
    sight.put("added_share", pairs[Tie.ADDED] / (crowd.additions[at.actor] + 0.5 * at.long))
    starter = int(state.gatherings.starter[at.line]) if at.line >= 0 else at.actor
    keys, amounts = state.ties.read(starter)
    joined = sight.sums(keys, amounts[Tie.JOINED_BY])
    sight.put("joined_mine", _log(10 * joined / at.long))
