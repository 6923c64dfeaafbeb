"""The engine: the state of one customer, fed in the order of the log and asked for rankings."""

from collections.abc import Iterable

from invites.activity import Activity
from invites.people import Person
from invites.relevance.formula import confidence, score
from invites.relevance.query import Query, Ranked
from invites.relevance.signals import role_filled, scene, signals
from invites.relevance.state import State
from invites.relevance.topics import Topics
from invites.work import WorkItem


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
        at = scene(self._state, query)
        found = [(score(values), person) for person, values in signals(self._state, at).items()]
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        return [
            Ranked(person, value, confidence(value), role_filled(self._state, at, person))
            for value, person in found
        ]
