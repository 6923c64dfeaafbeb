"""The engine: the state of one customer, fed in the order of the log and asked for rankings."""

from collections.abc import Iterable

from invites.activity import Activity
from invites.people import Person
from invites.relevance.formula import confidence, score
from invites.relevance.query import Query, Ranked
from invites.relevance.reasons import evidence
from invites.relevance.signals import scene, signals
from invites.relevance.state import State
from invites.relevance.topics import Topics
from invites.work import WorkItem

EXPLAINED = 20
"""Reasons are worked out for the first so many; the others carry score and role alone."""


class Engine:
    """Everything the ranking of one customer knows. Not for use from two threads at once."""

    def __init__(
        self,
        people: Iterable[Person] = (),
        items: Iterable[WorkItem] = (),
        word_key: bytes = b"",
    ) -> None:
        self._state = State(Topics(word_key))
        self.learn_people(people)
        for item in items:
            self.learn_item(item)

    def observe(self, activity: Activity) -> None:
        """Take in the next activity of the log."""
        self._state.observe(activity)

    def learn_people(self, people: Iterable[Person]) -> None:
        """Take in new or changed profiles."""
        self._state.learn_people(people)

    def learn_item(self, item: WorkItem) -> None:
        """Take in a new or changed title."""
        self._state.topics.learn_item(item)

    def rank(self, query: Query) -> list[Ranked]:
        """Everybody who has any signal, best first, never somebody who is a member already."""
        state, at = self._state, scene(self._state, query)
        found = signals(state, at)
        scores = {person: score(values) for person, values in found.items()}
        order = sorted(scores, key=lambda person: (-scores[person], person))
        ranked = []
        for place, person in enumerate(order):
            role = next((r for r in at.gaps if person in state.by_role.get(r, ())), "")
            known = place < EXPLAINED
            why = evidence(state, at, person, role, found[person]) if known else ()
            ranked.append(Ranked(person, scores[person], confidence(scores[person]), role, why))
        return ranked
