"""Features of what the work is about: whose terms they are, whose profile names them."""

from dataclasses import dataclass

import numpy as np

from invites.relevance.arrays import Array, Bools, Floats, Ints, Longs, Singles
from invites.relevance.scene import Scene
from invites.relevance.sight import Sight
from invites.relevance.state import State
from invites.relevance.topics import LONG, SHORT

_COMMON = 60
_CROWD = 0.3
_FLOOR = 0.2
_log = np.log1p


@dataclass(frozen=True, slots=True)
class Owners:
    """Who holds the telling terms: an entry per person and term.

    `term` numbers the terms of the entries; the other fields have a value for each of those.
    """

    people: Ints
    held: Singles
    term: Longs
    spread: Ints
    total: Floats
    total_short: Floats

    @classmethod
    def of(cls, state: State, at: Scene) -> "Owners":
        topics, crowd = state.topics, max(1, state.crowd.seen)
        terms = np.array(at.terms, np.int64)
        spread = topics.spread[terms]
        telling = (spread > 0) & (spread <= max(_COMMON, _CROWD * crowd))
        terms, spread = terms[telling], spread[telling]
        found = [topics.owners.read(term) for term in terms.tolist()]
        return cls(
            np.concatenate([keys for keys, _ in found] or [np.empty(0, np.int32)]),
            np.concatenate([amounts for _, amounts in found] or [_NOTHING], axis=1),
            np.repeat(np.arange(len(terms)), [len(keys) for keys, _ in found]),
            spread,
            topics.total[terms],
            topics.total_short[terms],
        )

    def others(self, total: Floats, held: Floats, out: Bools) -> Floats:
        """What is held of each term by whoever is not out of the question, per entry."""
        theirs = np.bincount(self.term, held * out, len(total))
        rest: Floats = np.maximum(total - theirs, 0.0)[self.term]
        return rest


_NOTHING: Singles = np.empty((2, 0), np.float32)


def put_topic(state: State, at: Scene, owners: Owners, sight: Sight) -> None:
    people = owners.people
    held = owners.held.astype(np.float64)
    mark = sight.scratch.mark
    mark[at.out] = True
    out = mark[people]
    mark[at.out] = False
    spread = owners.others(owners.spread.astype(np.float64), np.ones(len(people)), out)
    rarity = np.log(1 + max(1, state.crowd.seen) / np.maximum(1, spread))
    total = owners.others(owners.total, held[LONG], out)
    total_short = owners.others(owners.total_short, held[SHORT], out)
    share = rarity * held[LONG] / (total + _FLOOR * at.long)
    lately = rarity * held[SHORT] / (total_short + _FLOOR * at.short)
    sight.put("topic", sight.sums(people, share))
    sight.put("topic_lately", sight.sums(people, lately))
    best = np.zeros(len(sight.people))
    places = sight.scratch.place[people]
    np.maximum.at(best, places[places >= 0], lately[places >= 0])
    sight.put("topic_best", best)
    words = sight.sums(people, rarity * _log(5 * held[LONG] / at.long))
    sight.put("words", _log(words))
    sight.put("words_share", words / np.sqrt(1 + state.crowd.terms[sight.people] / at.long))


def put_profile(sight: Sight, matched: tuple[Array, Array]) -> None:
    """Words of the topic in title and skills, on the first day already."""
    sight.put("profile", sight.sums(*matched))
