"""Features of what the work is about: whose terms they are, whose profile names them."""

from dataclasses import dataclass

import numpy as np

from invites.relevance.arrays import Array, Floats, Ints, Singles
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
    """Who holds the telling terms: one entry per person and term, with what belongs to the term."""

    people: Ints
    held: Singles
    rarity: Floats
    total: Floats
    total_short: Floats

    @classmethod
    def of(cls, state: State, at: Scene) -> "Owners":
        topics, crowd = state.topics, max(1, state.crowd.seen)
        terms = np.array(at.terms, np.int64)
        spread = topics.spread[terms]
        telling = (spread > 0) & (spread <= max(_COMMON, _CROWD * crowd))
        terms, spread = terms[telling], spread[telling]
        if not len(terms):
            none = np.empty(0)
            return cls(np.empty(0, np.int32), np.empty((2, 0), np.float32), none, none, none)
        found = [topics.owners.read(int(term)) for term in terms]
        lengths = [len(keys) for keys, _ in found]
        return cls(
            np.concatenate([keys for keys, _ in found]),
            np.concatenate([amounts for _, amounts in found], axis=1),
            np.repeat(np.log(1 + crowd / spread), lengths),
            np.repeat(topics.total[terms], lengths),
            np.repeat(topics.total_short[terms], lengths),
        )


def put_topic(state: State, at: Scene, owners: Owners, sight: Sight) -> None:
    people, rarity = owners.people, owners.rarity
    held = owners.held.astype(np.float64)
    share = rarity * held[LONG] / (owners.total + _FLOOR * at.long)
    lately = rarity * held[SHORT] / (owners.total_short + _FLOOR * at.short)
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
