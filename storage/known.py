"""What the writer of activity remembers of a customer, so that it need not ask again.

Only what was committed is remembered, and only until the customer's `directory_version` moves.
"""

from dataclasses import dataclass, field

from invites.people import Identity, PersonId
from invites.work import Place, WorkItemId

LIMIT = 200_000  # entries of one customer; about 50 MB when it is reached


@dataclass(slots=True)
class Known:
    version: int = -1
    people: dict[Identity, PersonId] = field(default_factory=dict[Identity, PersonId])
    places: dict[Place, WorkItemId] = field(default_factory=dict[Place, WorkItemId])
    members: set[tuple[WorkItemId, PersonId]] = field(
        default_factory=set[tuple[WorkItemId, PersonId]]
    )

    def size(self) -> int:
        return len(self.people) + len(self.places) + len(self.members)


@dataclass(slots=True)
class Learned:
    """What one transaction found out, beside what was known when it began."""

    known: Known
    version: int
    news: Known = field(default_factory=Known)
    left: set[tuple[WorkItemId, PersonId]] = field(default_factory=set[tuple[WorkItemId, PersonId]])

    def person(self, identity: Identity) -> PersonId | None:
        return self.known.people.get(identity) or self.news.people.get(identity)

    def work_item(self, place: Place) -> WorkItemId | None:
        return self.known.places.get(place) or self.news.places.get(place)

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
