"""Whom each row means: the person found in the directory, or one that is new."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from invites.people import CustomerId, Identity, Person, PersonId
from invites.people_csv.rows import PersonRow

PLATFORM = "csv"
"""The platform of the identities by which the import knows people again."""


def identity_of(row: PersonRow) -> Identity:
    """How the file names this person: by ID, else by e-mail, else by the name alone."""
    if row.key:
        return Identity(PLATFORM, "", row.key)
    named = f"email:{row.email_key}" if row.email else f"name:{row.name_key}"
    return Identity(PLATFORM, "", named)


def id_of(customer_id: CustomerId, own: Identity) -> PersonId:
    """The id of a person first met in a file.

    Made of how the file names them: a second import finds them without asking the database, and
    two imports at once write the same row instead of two.
    """
    named = f"{customer_id}\0{own.platform}\0{own.workspace}\0{own.user}"
    return PersonId(hashlib.sha256(named.encode()).hexdigest()[:26])


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody who is there already, to be found by e-mail or name."""

    people: Mapping[PersonId, Person]
    by_email: Mapping[str, PersonId]
    by_name: Mapping[str, tuple[PersonId, ...]]

    def by_address(self, email_key: str) -> Person | None:
        found = self.by_email.get(email_key)
        return self.people[found] if found is not None else None

    def only_one_called(self, name_key: str) -> Person | None:
        found = self.by_name.get(name_key, ())
        return self.people[found[0]] if len(found) == 1 else None


def directory_of(people: Iterable[Person]) -> Directory:
    by_id: dict[PersonId, Person] = {}
    by_email: dict[str, PersonId] = {}
    by_name: defaultdict[str, list[PersonId]] = defaultdict(list)
    # Whoever left yields their address to somebody who is here.
    for person in sorted(people, key=lambda p: p.left):
        by_id[person.id] = person
        if person.email:
            by_email.setdefault(person.email.casefold(), person.id)
        if person.name:
            by_name[person.name.casefold()].append(person.id)
    return Directory(by_id, by_email, {name: tuple(ids) for name, ids in by_name.items()})


@dataclass(frozen=True, slots=True)
class Match:
    """The person a row means. `duplicate` is a second record of them, seen on the platform only.

    `email_taken` and `id_taken` say that this part of the row belongs to somebody else.
    """

    person: Person | None
    duplicate: Person | None = None
    email_taken: bool = False
    id_taken: bool = False


def match(
    row: PersonRow, on_platform: Person | None, in_file: Person | None, directory: Directory
) -> Match:
    """By Slack ID, then by the ID of the file, then by e-mail; by name when there is no more.

    A placeholder (an identifier seen in an event) yields to the person it turns out to be.
    """
    addressed = directory.by_address(row.email_key) if row.email else None
    other = in_file or addressed
    if on_platform is None or (not on_platform.known and other is not None):
        found = other
    else:
        found = on_platform
    if found is None and row.only_named:
        found = directory.only_one_called(row.name_key)
    return Match(
        found,
        duplicate=on_platform if _differ(on_platform, found) else None,
        email_taken=_differ(addressed, found),
        id_taken=bool(row.key) and _differ(in_file, found),
    )


def _differ(one: Person | None, found: Person | None) -> bool:
    return one is not None and found is not None and one.id != found.id
