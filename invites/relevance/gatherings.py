"""Who came together where: the latest people of each conversation, and of each work item."""

from collections import OrderedDict, deque
from collections.abc import Container
from dataclasses import dataclass, field

from invites.activity import Term
from invites.people import PersonId
from invites.relevance.decay import Tally
from invites.work import WorkItemId

Place = tuple[WorkItemId, str]
"""A conversation of a work item; "" is its main stream."""

_CONVERSATIONS = 50_000
_PEOPLE = 24
_PLACES_OF_PERSON = 25
_ACTIVE = 200
_ITEMS_OF_PERSON = 64


@dataclass(slots=True)
class Gathering:
    """`people` with the instant they last took part, the latest last."""

    people: dict[PersonId, float] = field(default_factory=dict[PersonId, float])
    terms: tuple[Term, ...] = ()
    long: float = 0.0

    def touch(self, person: PersonId, when: float) -> None:
        self.people.pop(person, None)
        self.people[person] = when
        if len(self.people) > _PEOPLE:
            del self.people[next(iter(self.people))]


@dataclass(slots=True)
class Floor:
    """One work item as a whole: who is active in it, and who joined conversations of it."""

    active: Tally = field(default_factory=lambda: Tally(_ACTIVE))
    joins: Tally = field(default_factory=lambda: Tally(_ACTIVE))


@dataclass(slots=True)
class Gatherings:
    """All of one customer, the oldest conversations forgotten first."""

    places: OrderedDict[Place, Gathering] = field(default_factory=OrderedDict[Place, Gathering])
    floors: dict[WorkItemId, Floor] = field(default_factory=dict[WorkItemId, Floor])
    of_person: dict[PersonId, deque[Place]] = field(default_factory=dict[PersonId, deque[Place]])
    took_part: dict[PersonId, dict[WorkItemId, None]] = field(
        default_factory=dict[PersonId, dict[WorkItemId, None]]
    )

    def at(self, place: Place) -> Gathering:
        gathering = self.places.get(place)
        if gathering is None:
            gathering = self.places[place] = Gathering()
            if len(self.places) > _CONVERSATIONS:
                self.places.popitem(last=False)
        else:
            self.places.move_to_end(place)
        return gathering

    def floor(self, item: WorkItemId) -> Floor:
        floor = self.floors.get(item)
        if floor is None:
            floor = self.floors[item] = Floor()
        return floor

    def remember(self, person: PersonId, place: Place) -> None:
        places = self.of_person.get(person)
        if places is None:
            places = self.of_person[person] = deque(maxlen=_PLACES_OF_PERSON)
        places.append(place)

    def act(self, person: PersonId, item: WorkItemId) -> None:
        """Note who acted where themselves; being mentioned there is not taking part."""
        items = self.took_part.setdefault(person, {})
        if item not in items:
            items[item] = None
            if len(items) > _ITEMS_OF_PERSON:
                del items[next(iter(items))]

    def leave(self, person: PersonId, item: WorkItemId) -> None:
        gathering = self.places.get((item, ""))
        if gathering is not None:
            gathering.people.pop(person, None)

    def latest(self, place: Place, among: Container[PersonId], count: int) -> list[PersonId]:
        """Those of `among` who took part last, the latest first."""
        gathering = self.places.get(place)
        found = reversed(gathering.people) if gathering else ()
        return [person for person in found if person in among][:count]
