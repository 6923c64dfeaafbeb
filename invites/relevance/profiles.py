"""What the directory says: departments, titles, roles covered, words of titles and skills."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from invites.activity import Term
from invites.people import Person, PersonId
from invites.relevance.arrays import Array, Ints, Longs, Singles, grown
from invites.relevance.numbering import Numbers
from invites.relevance.rows import Rows
from invites.roles import covers, roles_of
from invites.terms import keyed, words

COMMON = 60
"""A word of more profiles than this tells nobody apart."""
_KINDS = 256
"""Departments and titles told apart in counts of who joins whom; the rest count as unknown."""
_FIRST = 64
_TERMS = 16


def _column(dtype: type = np.int32) -> Array:
    return np.zeros(_FIRST, dtype)


def _pairs() -> Singles:
    return np.full((_KINDS, _KINDS), 1e-9, np.float32)


@dataclass(slots=True)
class Profiles:
    word_key: bytes
    departments: Numbers[str] = field(default_factory=lambda: Numbers([""], {"": 0}))
    titles: Numbers[str] = field(default_factory=lambda: Numbers([""], {"": 0}))
    department: Ints = field(default_factory=_column)
    title: Ints = field(default_factory=_column)
    zones: Numbers[str] = field(default_factory=lambda: Numbers([""], {"": 0}))
    zone: Ints = field(default_factory=_column)
    manager: Ints = field(default_factory=_column)
    """Number of their manager and one, 0 for nobody."""
    checksum: Longs = field(default_factory=lambda: _column(np.int64))
    roles: dict[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    by_role: dict[str, dict[int, None]] = field(default_factory=dict[str, dict[int, None]])
    by_department: Rows = field(default_factory=lambda: Rows(fields=0, limit=512, weighed=()))
    reports: Rows = field(default_factory=lambda: Rows(fields=0, limit=128, weighed=()))
    terms: Numbers[Term] = field(default_factory=Numbers[Term])
    of_term: Rows = field(default_factory=lambda: Rows(fields=0, limit=2 * COMMON, weighed=()))
    of_person: Rows = field(default_factory=lambda: Rows(fields=0, limit=_TERMS, weighed=()))
    department_joins: Singles = field(default_factory=_pairs)
    title_joins: Singles = field(default_factory=_pairs)

    def make_room(self, people: int) -> None:
        if people > len(self.department):
            rows = max(people, 2 * len(self.department))
            for name in ("department", "title", "zone", "manager", "checksum"):
                setattr(self, name, grown(getattr(self, name), rows))

    def learn(self, number: int, person: Person, people: Numbers[PersonId]) -> None:
        """Take in a new or changed profile; `people` numbers their manager too."""
        checksum = _checksum(person)
        if self.checksum[number] == checksum:
            return
        self._forget(number)
        self.checksum[number] = checksum
        self.department[number] = self.departments.of(person.department)
        self.title[number] = self.titles.of(person.title.strip())
        self.zone[number] = self.zones.of(person.time_zone)
        if person.department:
            self.by_department.append(int(self.department[number]), number)
        self.manager[number] = people.of(person.manager_id) + 1 if person.manager_id else 0
        if person.manager_id:
            self.reports.append(int(self.manager[number]) - 1, number)
        roles = tuple(r for r in roles_of(person.title, person.department) if covers(person, r))
        if roles:
            self.roles[number] = roles
        for role in roles:
            self.by_role.setdefault(role, {})[number] = None
        own = words(" ".join((person.title, *person.skills)))
        for term in keyed(own, self.word_key)[: _TERMS // 2]:
            self.of_term.append(self.terms.of(term), number)
            self.of_person.append(number, self.terms.of(term))

    def _forget(self, number: int) -> None:
        for role in self.roles.pop(number, ()):
            self.by_role[role].pop(number, None)
        for term in self.of_person.keys(number).tolist():
            self.of_term.remove(term, number)
        self.of_person.clear(number)
        self.by_department.remove(int(self.department[number]), number)
        if self.manager[number]:
            self.reports.remove(int(self.manager[number]) - 1, number)

    def covering(self, role: str) -> dict[int, None]:
        return self.by_role.get(role, {})

    def matches(self, terms: Iterable[Term]) -> tuple[Array, Array]:
        """People with words of the topic in title or skills, and how rare each match is."""
        found: list[Ints] = []
        weights: list[float] = []
        for term in dict.fromkeys(terms):
            people = self.of_term.keys(self.terms.find(term)) if term in self.terms.known else ()
            if 0 < len(people) <= COMMON:
                found.append(np.asarray(people, np.int32))
                weights.append(1 / (1 + np.log2(len(people)) / 4))
        if not found:
            return np.empty(0, np.int32), np.empty(0)
        return np.concatenate(found), np.repeat(weights, [len(each) for each in found])

    def joined(self, present: Sequence[int], newcomer: int) -> None:
        """Note of which departments and titles those present are whom the newcomer joins."""
        departments, titles = (
            self.department[[newcomer, *present]],
            self.title[[newcomer, *present]],
        )
        for kinds, counts in ((departments, self.department_joins), (titles, self.title_joins)):
            first, *others = capped(kinds).tolist()
            for other in others:
                counts[other, first] += 1


def capped(kinds: Array) -> Array:
    return np.where(kinds < _KINDS, kinds, 0)


def _checksum(person: Person) -> int:
    manager = str(person.manager_id or "")
    told = (person.title, person.department, person.time_zone, manager, *person.skills)
    return zlib.crc32("\0".join(told).encode()) + 1
