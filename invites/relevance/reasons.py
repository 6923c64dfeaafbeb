"""Why somebody is ranked: facts that a person can check, never a guess and never a hidden word."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from invites.relevance.arrays import Floats
from invites.relevance.decay import DAY
from invites.relevance.features.names import COLUMN
from invites.relevance.floors import Part
from invites.relevance.scene import Scene
from invites.relevance.state import State, Tie
from invites.suggestion import Evidence, EvidenceKind
from invites.work import WorkItemId

MOST = 3
_WORKED = 1.0  # addressed more than once, or several messages next to each other, within months
_LATELY = 30 * DAY
_COUNTABLE = 200  # nobody checks a majority in a larger crowd
_MAJORITY = 0.6  # clearly more than half of a word's uses
_HABIT = 2.0  # more than two acts, or it is no habit
_TIES = ("lasting", "lately", "actor", "covered", "together", "last_six")


@dataclass(frozen=True, slots=True)
class Reasons:
    """Evidence for the candidates of one scene, one by one."""

    state: State
    at: Scene
    item: WorkItemId

    def of(self, person: int, role: str, contributions: Floats) -> tuple[Evidence, ...]:
        """Up to three reasons, the weightiest first."""
        found = sorted(self._found(person, role, contributions), key=lambda e: -e.weight)
        return tuple(found[:MOST])

    def _found(self, person: int, role: str, parts: Floats) -> Iterator[Evidence]:
        state = self.state
        if role:
            yield Evidence(EvidenceKind.ROLE_GAP, {"role": role}, _weight(parts, "gap", "fit"))
        if count := self._worked_with(person):
            facts = {"count": count, "of": len(self.at.members)}
            yield Evidence(EvidenceKind.WORKS_WITH, facts, _weight(parts, *_TIES))
        owned = state.topics.owned(person, self.item, self.at.long, _HABIT, _MAJORITY)
        if owned:
            yield Evidence(EvidenceKind.OWNS_TOPIC, {"term": owned}, _weight(parts, "topic"))
        if (asked := self._asked(person)) > 1:
            weight = _weight(parts, "asked", "asked_by_actor")
            yield Evidence(EvidenceKind.ASKED_LATELY, {"count": asked}, weight)
        yield from self._similar(person, parts)
        if self._like_most(person):
            department = state.profiles.departments.names[state.profiles.department[person]]
            weight = _weight(parts, "department")
            yield Evidence(EvidenceKind.SAME_DEPARTMENT, {"department": department}, weight)

    def _worked_with(self, person: int) -> int:
        keys, amounts = self.state.ties.read(person)
        close = keys[amounts[Tie.TOGETHER] >= _WORKED * self.at.long]
        return int(np.isin(close, self.at.members).sum())

    def _asked(self, person: int) -> int:
        """How often these people addressed or added the person lately."""
        keys, amounts = self.state.asked.read(person)
        since = (self.at.when - _LATELY - self.state.beginning) / 60
        return int((np.isin(keys, self.at.members) & (amounts[0] >= since)).sum())

    def _similar(self, person: int, parts: Floats) -> Iterator[Evidence]:
        floors = self.state.floors
        numbers = map(floors.numbers.find, self.state.topics.similar(self.item))
        similar = [number for number in numbers if number >= 0]
        count = sum(floors.people.amount(number, person, Part.OWN) > 0 for number in similar)
        if count > 1:
            weight = _weight(parts, "topic", "joined_here", "active")
            facts = {"count": count, "of": len(similar)}
            yield Evidence(EvidenceKind.JOINED_SIMILAR, facts, weight)

    def _like_most(self, person: int) -> bool:
        departments, members = self.state.profiles.department, self.at.members
        if not departments[person] or len(members) > _COUNTABLE:
            return False
        same = int((departments[list(members)] == departments[person]).sum())
        return same > len(members) / 2


def _weight(parts: Floats, *names: str) -> float:
    return float(sum(parts[COLUMN[name]] for name in names))
