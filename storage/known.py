"""What the writer of activity remembers of a customer, so that it need not ask again.

Only what was committed is remembered, and only until the customer's `directory_version` moves.
"""

from dataclasses import dataclass, field
from typing import TypeVar

from invites.people import PersonId
from invites.work import WorkItemId

Key = tuple[str, str, str]
"""Platform, workspace, and user or channel: plain tuples, they are looked up for every arrival."""

Pair = tuple[WorkItemId, PersonId]

_Id = TypeVar("_Id")

LIMIT = 200_000  # entries of one customer; about 50 MB when it is reached


@dataclass(slots=True)
class Known:
    version: int = -1
    people: dict[Key, PersonId] = field(default_factory=dict[Key, PersonId])
    places: dict[Key, WorkItemId] = field(default_factory=dict[Key, WorkItemId])
    members: set[Pair] = field(default_factory=set[Pair])
    forgotten: frozenset[PersonId] = frozenset()
    """Nothing is written about these."""

    def size(self) -> int:
        return len(self.people) + len(self.places) + len(self.members)


@dataclass(slots=True)
class Learned:
    """What one transaction found out, beside what was known when it began."""

    known: Known
    version: int
    news: Known = field(default_factory=Known)
    left: set[Pair] = field(default_factory=set[Pair])

    def people(self, wanted: set[Key]) -> dict[Key, PersonId]:
        """Those of `wanted` that are known by now."""
        return _of(wanted, self.known.people) | _of(wanted, self.news.people)

    def places(self, wanted: set[Key]) -> dict[Key, WorkItemId]:
        return _of(wanted, self.known.places) | _of(wanted, self.news.places)

    def remember(self) -> Known:
        """To be called after the commit: what is known from now on."""
        if self.known.size() + self.news.size() > LIMIT:
            return Known()
        known = self.known
        known.version = self.version
        known.people.update(self.news.people)
        known.places.update(self.news.places)
        known.members |= self.news.members
        known.members -= self.left
        return known


def _of(wanted: set[Key], known: dict[Key, _Id]) -> dict[Key, _Id]:
    return {key: known[key] for key in wanted if key in known}
