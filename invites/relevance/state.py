"""What is remembered of the activity of one customer. Fed in the order of the log, bounded."""

import math
from collections import OrderedDict, deque
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from invites.activity import Activity, ActivityKind
from invites.people import Person, PersonId
from invites.relevance.decay import DAY, Scale, Tally
from invites.relevance.gatherings import Gathering, Gatherings
from invites.relevance.topics import Topics
from invites.roles import covers, roles_of

_TIES = 128
_ADDRESSED = 25
_NEIGHBOURS = 6
_STALE = 14 * DAY
_ASKS = 64
_SEEN = 5_000
_BETWEEN = 8
_MET = 20
_UNASKED = (ActivityKind.REACTION, ActivityKind.JOIN)
_WEIGHT = {ActivityKind.REACTION: 0.3}


@dataclass(slots=True)
class State:
    topics: Topics
    scale: Scale = field(default_factory=Scale)
    people: dict[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    by_role: dict[str, set[PersonId]] = field(default_factory=dict[str, set[PersonId]])
    gatherings: Gatherings = field(default_factory=Gatherings)
    ties: dict[PersonId, Tally] = field(default_factory=dict[PersonId, Tally])
    addressed: dict[PersonId, Tally] = field(default_factory=dict[PersonId, Tally])
    asked: dict[PersonId, deque[tuple[float, PersonId]]] = field(
        default_factory=dict[PersonId, deque[tuple[float, PersonId]]]
    )
    last_seen: OrderedDict[PersonId, float] = field(default_factory=OrderedDict[PersonId, float])

    def observe(self, activity: Activity) -> None:
        """Take in one act: whoever it addresses and whoever was just there come closer."""
        actor, when = activity.actor_id, activity.at.timestamp()
        if self.scale.origin is None:
            self.scale.origin = when
        if activity.kind is ActivityKind.LEAVE:
            self.gatherings.leave(actor, activity.work_item_id)
            return
        long, short = self.scale.at(when)
        weight = _WEIGHT.get(activity.kind, 1.0)
        targets = [p for p in activity.target_ids[:_ADDRESSED] if p != actor]
        gathering = self.gatherings.at((activity.work_item_id, activity.conversation))
        self._address(activity, targets, when, weight * long, weight * short)
        self._meet(gathering, actor, targets, when, weight * long, weight * short)
        if activity.kind is not ActivityKind.REACTION:
            self._take_part(activity, gathering, [actor, *targets], long, short)
        self._see([*targets, actor], gathering, when)

    def _address(
        self,
        activity: Activity,
        targets: Sequence[PersonId],
        when: float,
        long: float,
        short: float,
    ) -> None:
        """For a join, the target added the actor; otherwise the actor addresses the targets."""
        share = 1 / math.sqrt(len(targets) or 1)
        for target in targets:
            added = activity.kind is ActivityKind.JOIN
            source, to = (target, activity.actor_id) if added else (activity.actor_id, target)
            self._tally(self.addressed, source).add(to, share * long, share * short)
            if activity.kind not in _UNASKED:
                self.asked.setdefault(to, deque(maxlen=_ASKS)).append((when, source))

    def _meet(
        self,
        gathering: Gathering,
        actor: PersonId,
        targets: Sequence[PersonId],
        when: float,
        long: float,
        short: float,
    ) -> None:
        share = 1 / math.sqrt(len(targets) or 1)
        for number, target in enumerate(targets):
            self._tie(actor, target, share * long, share * short)
            for other in targets[: min(number, _BETWEEN)]:
                self._tie(target, other, share * long / 2, share * short / 2)
        near = [p for p in gathering.people if p != actor and p not in targets]
        near = [p for p in near[-_NEIGHBOURS:] if when - gathering.people[p] < _STALE]
        share = 0.5 / math.sqrt(len(near) or 1)
        for other in near:
            self._tie(actor, other, share * long, share * short)

    def _take_part(
        self,
        activity: Activity,
        gathering: Gathering,
        present: Sequence[PersonId],
        long: float,
        short: float,
    ) -> None:
        floor = self.gatherings.floor(activity.work_item_id)
        self.gatherings.act(activity.actor_id, activity.work_item_id)
        own = activity.terms if activity.kind is not ActivityKind.JOIN else ()
        opening = not gathering.people
        if opening:
            title = tuple(self.topics.titles.get(activity.work_item_id, ()))
            gathering.terms = title + (own if activity.conversation else ())
        for person in present:
            share = 1.0 if person == present[0] else 1 / math.sqrt(len(present) - 1)
            back = not activity.conversation and person in floor.active.amounts
            floor.active.add(person, share * long, share * short)
            if person not in gathering.people and not back:
                self._arrive(activity, gathering, person, long, short)
                self.topics.credit(person, gathering.terms, long, short)
            gathering.touch(person, activity.at.timestamp())
        if not (opening and activity.conversation):
            self.topics.credit(present[0], own, long, short)
        gathering.long += long

    def _arrive(
        self, activity: Activity, gathering: Gathering, person: PersonId, long: float, short: float
    ) -> None:
        others = list(gathering.people)[-_MET:]
        if others:
            self.gatherings.floor(activity.work_item_id).joins.add(person, long, short)
        share = 0.3 / math.sqrt(len(others) or 1)
        for other in others:
            self._tie(person, other, share * long, share * short)
        self.gatherings.remember(person, (activity.work_item_id, activity.conversation))

    def _see(self, present: Sequence[PersonId], gathering: Gathering, when: float) -> None:
        for person in present:
            if person in gathering.people:
                gathering.touch(person, when)
            self.last_seen[person] = when
            self.last_seen.move_to_end(person)
        while len(self.last_seen) > _SEEN:
            self.last_seen.popitem(last=False)

    def _tie(self, one: PersonId, other: PersonId, long: float, short: float) -> None:
        self._tally(self.ties, one).add(other, long, short)
        self._tally(self.ties, other).add(one, long, short)

    @staticmethod
    def _tally(table: dict[PersonId, Tally], person: PersonId) -> Tally:
        tally = table.get(person)
        if tally is None:
            tally = table[person] = Tally(_TIES)
        return tally

    def learn_people(self, people: Iterable[Person]) -> None:
        for person in people:
            before = self.people.get(person.id)
            if before == person:
                continue
            for role in _roles(before) if before else ():
                self.by_role[role].discard(person.id)
            for role in _roles(person):
                self.by_role.setdefault(role, set()).add(person.id)
            self.people[person.id] = person
            self.topics.learn_person(person)

    def department(self, person_id: PersonId) -> str:
        person = self.people.get(person_id)
        return person.department if person else ""

    def asks(self, person_id: PersonId, by: Container[PersonId], since: float) -> int:
        """How often these people addressed or added the person since then."""
        return sum(1 for when, who in self.asked.get(person_id, ()) if when >= since and who in by)


def _roles(person: Person) -> list[str]:
    return [r for r in roles_of(person.title, person.department) if covers(person, r)]
