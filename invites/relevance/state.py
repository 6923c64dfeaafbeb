"""What is remembered of the activity of one customer. Fed in the order of the log, bounded."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from invites.activity import Activity, ActivityKind
from invites.people import Person, PersonId
from invites.relevance.crowd import Crowd
from invites.relevance.decay import Scale
from invites.relevance.floors import Floors
from invites.relevance.gatherings import TERMS, Gatherings
from invites.relevance.numbering import Numbers
from invites.relevance.profiles import Profiles
from invites.relevance.rows import Rows
from invites.relevance.topics import Topics

ADDRESSED = 25
_NEIGHBOURS = 6
_BETWEEN = 8
_MET = 20
_SEATED = 5
_ASKS = 64
_FEW, _MANY, _CROWD = 128, 64, 30_000
"""Closest people kept per person, fewer in a customer of many people."""
_LIGHT = 0.3
"""What a reaction weighs."""
_UNASKED = (ActivityKind.REACTION, ActivityKind.JOIN)


class Tie(IntEnum):
    """What is kept about a pair, in the line of the first of them."""

    TOGETHER = 0
    TOGETHER_SHORT = 1
    MET = 2
    """Conversations they were both part of."""
    ADDRESSED = 3
    ADDRESSED_BY = 4
    ADDED = 5
    ADDED_SHORT = 6
    FOLLOWED_BY = 7
    """The second wrote in the same work item soon after the first."""
    JOINED_BY = 8
    """The second joined conversations that the first had begun."""


_LONG = (Tie.TOGETHER, Tie.ADDRESSED, Tie.ADDRESSED_BY, Tie.ADDED, Tie.FOLLOWED_BY, Tie.JOINED_BY)
_SHORT = (Tie.TOGETHER_SHORT, Tie.ADDED_SHORT)


@dataclass(slots=True)
class Moment:
    """One act with the weights of its instant, people as numbers."""

    actor: int
    targets: list[int]
    when: float
    long: float
    short: float


@dataclass(slots=True)
class State:
    topics: Topics
    profiles: Profiles
    scale: Scale = field(default_factory=Scale)
    people: Numbers[PersonId] = field(default_factory=Numbers[PersonId])
    crowd: Crowd = field(default_factory=Crowd)
    gatherings: Gatherings = field(default_factory=Gatherings)
    floors: Floors = field(default_factory=Floors)
    ties: Rows = field(
        default_factory=lambda: Rows(fields=len(Tie), limit=_FEW, weighed=tuple(map(int, _LONG)))
    )
    asked: Rows = field(default_factory=lambda: Rows(fields=1, limit=_ASKS))
    """Who addressed them, with the minute since `beginning`."""
    beginning: float = 0.0

    def person(self, person_id: PersonId) -> int:
        number = self.people.of(person_id)
        self.make_room()
        return number

    def make_room(self) -> None:
        count = len(self.people)
        if count > self.crowd.size:
            self.crowd.make_room(count)
            self.profiles.make_room(count)
            if count > _CROWD:
                self.ties.limit = _MANY

    def moment(self, activity: Activity) -> Moment:
        when = activity.at.timestamp()
        if not self.scale.begun:
            self.beginning = when
        passed = self.scale.advance(when)
        if passed is not None:
            self._fade(*passed)
        if self.topics.full:
            self.gatherings.terms = self.topics.forget()[self.gatherings.terms]
        targets = [self.people.of(t) for t in activity.target_ids[:ADDRESSED]]
        actor = self.person(activity.actor_id)
        long, short = self.scale.at(when)
        return Moment(actor, [t for t in targets if t != actor], when, long, short)

    def observe(self, activity: Activity, now: Moment) -> None:
        """Take in one act: whoever it addresses and whoever was just there come closer."""
        place = (activity.work_item_id, activity.conversation)
        if activity.kind is ActivityKind.LEAVE:
            self.gatherings.leave(place, now.actor)
            return
        if activity.kind is ActivityKind.REACTION:
            self._react(now)
            return
        line = self.gatherings.find(place)
        members = self.gatherings.members(line) if line >= 0 else []
        fresh = self.newcomers(activity, now, members)
        self._address(activity, now, fresh)
        self._meet(now, members)
        if line < 0:
            line = self._begin(activity, now)
        self._arrive(activity, now, line, members, fresh)
        self._credit(activity, now, line, fresh)
        self._be_there(activity, now, line, members)

    def newcomers(self, activity: Activity, now: Moment, members: Sequence[int]) -> list[int]:
        """Whoever becomes part of the conversation by this act.

        The main stream of a work item forgets who was quiet for long; to come back is no arrival.
        """
        present = [p for p in dict.fromkeys((now.actor, *now.targets)) if p not in members]
        if activity.conversation or not members or activity.kind is ActivityKind.JOIN:
            return present
        return [p for p in present if not self.floors.knows(activity.work_item_id, p)]

    def _react(self, now: Moment) -> None:
        for target in now.targets:
            share = _LIGHT / math.sqrt(len(now.targets))
            self._tie(now.actor, target, share * now.long, share * now.short, addressed=1)
        for person in (*now.targets, now.actor):
            self.crowd.see(person, now.when)

    def _address(self, activity: Activity, now: Moment, fresh: Sequence[int]) -> None:
        """For a join, the target added the actor; otherwise the actor addresses the targets."""
        share = 1 / math.sqrt(len(now.targets) or 1)
        for target in now.targets:
            added = activity.kind is ActivityKind.JOIN
            source, to = (target, now.actor) if added else (now.actor, target)
            self._tie(source, to, share * now.long, share * now.short, addressed=1)
            self.crowd.addressed[to] += share * now.long
            if activity.kind not in _UNASKED:
                self.asked.append(to, source, (now.when - self.beginning) / 60)
            if to in fresh:
                self._added(source, to, now)

    def _added(self, source: int, to: int, now: Moment) -> None:
        amounts, column = self.ties.place(source, to)
        amounts[Tie.ADDED, column] += now.long
        amounts[Tie.ADDED_SHORT, column] += now.short
        self.crowd.additions[source] += now.long
        self.profiles.joined([source], to)

    def _meet(self, now: Moment, members: Sequence[int]) -> None:
        share = 1 / math.sqrt(len(now.targets) or 1)
        for number, target in enumerate(now.targets):
            if number < _BETWEEN:
                for other in now.targets[:number]:
                    self._tie(target, other, share * now.long / 2, share * now.short / 2)
        near = [p for p in members[-_NEIGHBOURS:] if p != now.actor and p not in now.targets]
        share = 0.5 / math.sqrt(len(near) or 1)
        for other in near:
            self._tie(now.actor, other, share * now.long, share * now.short)

    def _begin(self, activity: Activity, now: Moment) -> int:
        line = self.gatherings.open((activity.work_item_id, activity.conversation), now.actor)
        own = activity.terms if activity.kind is not ActivityKind.JOIN else ()
        title = () if activity.conversation else self.topics.titles.get(activity.work_item_id, ())
        terms = self.topics.number((*title, *own))
        kept = terms[:TERMS]
        self.gatherings.terms[line, : len(kept)] = kept
        serial = int(self.gatherings.serial[line])
        self.gatherings.length[line] = self.topics.begin(serial, kept)
        return line

    def _arrive(
        self,
        activity: Activity,
        now: Moment,
        line: int,
        members: Sequence[int],
        fresh: Sequence[int],
    ) -> None:
        present = list(members)
        floor = self.floors.number(activity.work_item_id)
        for person in fresh:
            met = present[-_MET:]
            share = 0.3 / math.sqrt(len(met) or 1)
            for other in met:
                self._tie(person, other, share * now.long, share * now.short, met=1)
            self.crowd.arrive(person, int(self.gatherings.serial[line]))
            if present:
                self.floors.join(floor, person, now.long)
                self.crowd.joins[person] += now.long
                self.crowd.joins_short[person] += now.short
                self.floors.join(0, person, now.long)
                starter = int(self.gatherings.starter[line])
                amounts, column = self.ties.place(starter, person)
                amounts[Tie.JOINED_BY, column] += now.long
                self.profiles.joined(present[-_SEATED:], person)
            present.append(person)

    def _credit(self, activity: Activity, now: Moment, line: int, fresh: Sequence[int]) -> None:
        """Newcomers are credited with the conversation's terms, whoever writes with their own."""
        began = self.gatherings.acts[line] == 0
        about = [t for t in self.gatherings.terms[line].tolist() if t >= 0]
        own: list[int] = []
        if not began and activity.kind is not ActivityKind.JOIN:
            own = self.topics.number(activity.terms)
        for person in dict.fromkeys((now.actor, *now.targets)):
            terms = about if person in fresh else own if person == now.actor else ()
            if terms:
                self.topics.credit(person, terms, now.long, now.short)
                self.crowd.terms[person] += len(terms) * now.long
        self.gatherings.acts[line] += now.long
        self.gatherings.acts_short[line] += now.short

    def _be_there(self, activity: Activity, now: Moment, line: int, members: list[int]) -> None:
        share = 1 / math.sqrt(len(now.targets) or 1)
        self.crowd.act(now.actor, now.when)
        before = self.floors.act(activity.work_item_id, now, share)
        for other in before:
            amounts, column = self.ties.place(other, now.actor)
            amounts[Tie.FOLLOWED_BY, column] += now.long / len(before)
            self.crowd.followed[other] += now.long / len(before)
        for person, part in ((now.actor, 1.0), *((t, share) for t in now.targets)):
            self.crowd.acts[person] += part * now.long
            self.crowd.acts_short[person] += part * now.short
        for person in (*now.targets, now.actor):
            self.crowd.see(person, now.when)
        self.gatherings.touch(line, members, (*now.targets, now.actor))
        self.gatherings.last[line] = now.when

    def _tie(
        self, one: int, other: int, long: float, short: float, *, met: int = 0, addressed: int = 0
    ) -> None:
        """Bring two people closer, both in the line of either."""
        directions = ((one, other, Tie.ADDRESSED), (other, one, Tie.ADDRESSED_BY))
        for row, key, direction in directions:
            amounts, column = self.ties.place(row, key)
            amounts[0, column] += long
            amounts[1, column] += short
            if met:
                amounts[2, column] += met
            if addressed:
                amounts[direction, column] += long
            self.crowd.ties[row] += long
            self.crowd.ties_short[row] += short

    def draw_together(self, one: int, other: int, long: float, short: float) -> None:
        """Somebody brought the other in: as if they had been addressed and added."""
        if not self.scale.begun:
            return
        self._tie(one, other, long, short, addressed=1)
        amounts, column = self.ties.place(one, other)
        amounts[Tie.ADDED, column] += long
        amounts[Tie.ADDED_SHORT, column] += short
        self.crowd.additions[one] += long

    def learn_people(self, people: Iterable[Person]) -> None:
        for person in people:
            number = self.person(person.id)
            self.profiles.learn(number, person, self.people)
            self.make_room()

    def _fade(self, long: float, short: float) -> None:
        self.ties.scale({**dict.fromkeys(_LONG, long), **dict.fromkeys(_SHORT, short)})
        self.crowd.scale(long, short)
        self.gatherings.scale(long, short)
        self.topics.scale(long, short)
        self.floors.scale(long, short)
