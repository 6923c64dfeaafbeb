"""A company made up for measuring: teams, channels, threads, words of each team's own."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from invites.activity import Activity, ActivityKind, Term
from invites.people import CustomerId, Person, PersonId
from invites.relevance import Query
from invites.work import WorkItemId

_BEGAN = datetime(2025, 1, 6, 9, tzinfo=UTC)
_CUSTOMER = CustomerId("company")
_TEAM = 9
_GUESTS = 6
_WORDS = 40
_SHARED = 40_000
_NEW, _THREADED, _ADDRESSED = 0.12, 0.67, 0.33
_LONG = 12
_TITLES = ("Engineer", "Account Executive", "Designer", "Counsel", "Head of Sales", "Recruiter")


@dataclass(slots=True)
class Company:
    """`people` in teams of nine; each team has two channels with guests from other teams."""

    people: int
    events: int
    dice: random.Random = field(default_factory=lambda: random.Random(11))  # noqa: S311
    rooms: list[list[PersonId]] = field(default_factory=list[list[PersonId]])
    threads: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    _latest: datetime = _BEGAN

    def __post_init__(self) -> None:
        for team in range(self.people // _TEAM):
            own = [self._name(team * _TEAM + n) for n in range(_TEAM)]
            for _ in range(2):
                guests = [self._name(self.dice.randrange(self.people)) for _ in range(_GUESTS)]
                self.rooms.append([*own, *guests])

    def everybody(self) -> Iterator[Person]:
        for number in range(self.people):
            yield Person(
                id=self._name(number),
                customer_id=_CUSTOMER,
                name=f"Person {number}",
                title=_TITLES[number % len(_TITLES)],
                department=f"Department {number // 200}",
            )

    def log(self) -> Iterator[Activity]:
        step = timedelta(days=500) / self.events
        for number in range(self.events):
            yield self._act(number, _BEGAN + number * step)

    def sample(self, count: int) -> list[Activity]:
        """Some more, as they could come next."""
        return [self._act(self.events + number, self._latest) for number in range(count)]

    def _act(self, number: int, at: datetime) -> Activity:
        """Two thirds in threads; a third addresses somebody; a third of words from all over."""
        dice = self.dice
        room = min(int(len(self.rooms) * dice.random() ** 1.3), len(self.rooms) - 1)
        people = self.rooms[room]
        actor = people[int(len(people) * dice.random() ** 1.5)]
        thread, present = self.threads.get(room, (number, 0))
        if dice.random() < _NEW or present > _LONG:
            thread, present = number, 0
        target = people[dice.randrange(len(people))]
        self.threads[room] = (thread, present + 1)
        self._latest = at
        return Activity(
            customer_id=_CUSTOMER,
            work_item_id=WorkItemId(f"room {room}"),
            kind=ActivityKind.REPLY,
            actor_id=actor,
            at=at,
            conversation=f"t{thread}" if dice.random() < _THREADED else "",
            target_ids=(target,) if dice.random() < _ADDRESSED and target != actor else (),
            terms=self._terms(room),
        )

    def query(self, activity: Activity) -> Query:
        """Who is missing where this was written, among those who write there."""
        room = int(activity.work_item_id.removeprefix("room "))
        members = dict.fromkeys((*self.rooms[room][:5], activity.actor_id))
        return Query(
            actor_id=activity.actor_id,
            work_item_id=activity.work_item_id,
            conversation=activity.conversation,
            at=activity.at,
            members=tuple(members),
            terms=activity.terms,
        )

    def _terms(self, room: int) -> tuple[Term, ...]:
        dice = self.dice
        own = [room * _WORDS + dice.randrange(_WORDS) for _ in range(4)]
        common = [-1 - int(_SHARED * dice.random() ** 3) for _ in range(2)]
        return tuple(number.to_bytes(8, "big", signed=True) for number in (*own, *common))

    @staticmethod
    def _name(number: int) -> PersonId:
        return PersonId(f"{number:026}")
