"""Who reports to whom: managers found by e-mail, ID or name, and circles cut."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from invites.people import PersonId
from invites.people_csv.matching import Directory
from invites.people_csv.remarks import Note, Remark
from invites.people_csv.rows import PersonRow


@dataclass(frozen=True, slots=True)
class Names:
    """Everything by which a manager may be named, in the file and in the directory."""

    directory: Directory
    by_mark: Mapping[str, PersonId]
    by_name: Mapping[str, frozenset[PersonId]]

    def find(self, text: str) -> frozenset[PersonId]:
        key = text.casefold()
        found = self.by_mark.get(key) or self.directory.by_email.get(key)
        if found is not None:
            return frozenset({found})
        return self.by_name.get(key) or frozenset(self.directory.by_name.get(key, ()))


def names(rows: Iterable[tuple[PersonRow, PersonId]], directory: Directory) -> Names:
    by_mark: dict[str, PersonId] = {}
    by_name: defaultdict[str, set[PersonId]] = defaultdict(set)
    for row, person_id in rows:
        for mark in (row.email_key, row.key.casefold(), row.slack_id.casefold()):
            if mark:
                by_mark.setdefault(mark, person_id)
        if row.name:
            by_name[row.name_key].add(person_id)
    return Names(directory, by_mark, {name: frozenset(ids) for name, ids in by_name.items()})


@dataclass(slots=True)
class Tree:
    """Lines of reporting, each person below one manager; refuses what would close a circle."""

    above: dict[PersonId, PersonId] = field(default_factory=dict)
    _top: dict[PersonId, PersonId] = field(default_factory=dict)

    def put(self, person_id: PersonId, manager_id: PersonId) -> bool:
        """Set the manager of somebody who has none yet; False when that would be a circle."""
        if self._root(manager_id) == person_id:
            return False
        self.above[person_id] = self._top[person_id] = manager_id
        return True

    def _root(self, person_id: PersonId) -> PersonId:
        """The top of the line, with the way shortened, so that long lines stay cheap."""
        way = []
        while (above := self._top.get(person_id)) is not None:
            way.append(person_id)
            person_id = above
        self._top.update(dict.fromkeys(way, person_id))
        return person_id

    def depth(self, person_id: PersonId, known: dict[PersonId, int]) -> int:
        """How many managers stand above somebody; `known` remembers over calls."""
        way = []
        at: PersonId | None = person_id
        while at is not None and at not in known:
            way.append(at)
            at = self.above.get(at)
        start = known[at] + 1 if at is not None else 0
        known.update({i: start + n for n, i in enumerate(reversed(way))})
        return known[person_id]


def resolve(
    rows: Iterable[tuple[PersonRow, PersonId]], directory: Directory
) -> tuple[Tree, Mapping[int, Note]]:
    """Return the lines of reporting after the import, and what is to be said by line number."""
    named = list(rows)
    known = names(named, directory)
    wanted = {person_id for row, person_id in named if row.managers}
    tree, notes = Tree(), dict[int, Note]()
    for person in directory.people.values():
        if person.manager_id is not None and person.id not in wanted:
            tree.put(person.id, person.manager_id)
    for row, person_id in named:
        if row.managers and (note := _place(tree, row, person_id, known)) is not None:
            notes[row.line] = note
            _keep_former(tree, person_id, directory)
    return tree, notes


def _place(tree: Tree, row: PersonRow, person_id: PersonId, known: Names) -> Note | None:
    found = next((ids for text in row.managers if (ids := known.find(text))), frozenset())
    said = row.managers[0]
    if not found:
        return Note(Remark.MANAGER_UNKNOWN, said)
    if len(found) > 1:
        return Note(Remark.MANAGER_AMBIGUOUS, said)
    manager_id = next(iter(found))
    if manager_id == person_id:
        return Note(Remark.MANAGER_SELF)
    return None if tree.put(person_id, manager_id) else Note(Remark.MANAGER_CIRCLE, said)


def _keep_former(tree: Tree, person_id: PersonId, directory: Directory) -> None:
    """A manager that cannot be set leaves the one who is there."""
    person = directory.people.get(person_id)
    if person is not None and person.manager_id is not None:
        tree.put(person_id, person.manager_id)
