"""Persons and their identities."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import RowMapping, bindparam, delete, func, select

from invites.errors import ConcurrentUpdate, NotFound
from invites.people import (
    CustomerId,
    Detail,
    Identity,
    Person,
    PersonId,
    PersonKind,
    Role,
    Source,
)
from invites.policy.domains import canonical_address
from storage import many_people
from storage.batches import insert_free, save_versions
from storage.merging import merge
from storage.scope import Scope, closeness, contains_all, folded, prepared
from storage.tables import identity as identity_table
from storage.tables import person as table

_SOURCES = {(d.value, s.value): (d, s) for d in Detail for s in Source}
"""The pairs there may be, made once: twenty thousand people have eight of them each."""
_ADMINISTERS = table.c.is_admin | (table.c.appointed == Role.CUSTOMER_ADMIN)
_LOOKED_AT = 500  # rows of a search that are put in order

_ITS = identity_table.c
_BY_IDENTITY = (
    select(table)
    .join(identity_table, prepared(identity_table) & (_ITS.person_id == table.c.id))
    .where(
        prepared(table),
        _ITS.platform == bindparam("platform"),
        _ITS.workspace == bindparam("workspace"),
        _ITS.user == bindparam("user"),
    )
)
_IDENTITIES = select(_ITS.platform, _ITS.workspace, _ITS.user).where(
    prepared(identity_table), _ITS.person_id == bindparam("person")
)


class SqlPeople:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, person_id: PersonId) -> Person:
        row = await self._scope.find(table, person_id)
        if row is None:
            raise NotFound
        return person_of(row)

    async def many(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, Person]:
        rows = await many_people.rows_by_id(self._scope, person_ids)
        return {p.id: p for p in map(person_of, rows)}

    async def all(self) -> Sequence[Person]:
        query = select(table).where(self._scope.mine(table)).order_by(table.c.id)
        return [person_of(row) for row in await self._scope.rows(query)]

    async def after(self, person_id: PersonId | None, limit: int) -> Sequence[Person]:
        query = select(table).where(self._scope.mine(table)).order_by(table.c.id).limit(limit)
        if person_id is not None:
            query = query.where(table.c.id > person_id)
        return [person_of(row) for row in await self._scope.rows(query)]

    async def by_identity(self, identity: Identity) -> Person | None:
        row = await self._scope.row(
            _BY_IDENTITY,
            platform=identity.platform,
            workspace=identity.workspace,
            user=identity.user,
        )
        return None if row is None else person_of(row)

    async def by_identities(self, identities: Collection[Identity]) -> Mapping[Identity, Person]:
        rows = await many_people.rows_by_identity(self._scope, identities)
        # Somebody asked for by several of their identities is made into a person once.
        people = {i: person_of(row) for i, row in {r["id"]: r for r in rows.values()}.items()}
        return {identity: people[row["id"]] for identity, row in rows.items()}

    async def by_email(self, email: str) -> Person | None:
        """Somebody who is still here goes before somebody who left."""
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.email_key == folded(email.strip()))
            .where(table.c.email_key != "")
            .order_by(table.c.left, table.c.id)
            .limit(1)
        )
        row = await self._scope.row(query)
        return None if row is None else person_of(row)

    async def by_address(self, address: str) -> Person | None:
        """Exactly this address goes before another form of it, who is here before who left."""
        key = canonical_address(address)
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.address_key == key)
            .where(table.c.address_key != "")
            .order_by(table.c.left, table.c.email_key != folded(address.strip()), table.c.id)
            .limit(1)
        )
        row = await self._scope.row(query)
        return None if row is None else person_of(row)

    async def by_emails(self, emails: Collection[str]) -> Mapping[str, Person]:
        rows = await many_people.rows_by_email(self._scope, emails)
        return {email: person_of(row) for email, row in rows.items()}

    async def departments(self, limit: int) -> Sequence[str]:
        query = (
            select(table.c.department, func.count().label("count"))
            .where(self._scope.mine(table), ~table.c.left, table.c.department != "")
            .group_by(table.c.department)
            .order_by(func.count().desc(), table.c.department)
            .limit(limit)
        )
        return [row["department"] for row in await self._scope.rows(query)]

    async def reports(self, person_id: PersonId) -> Sequence[Person]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.manager_id == person_id, ~table.c.left)
            .order_by(table.c.id)
        )
        return [person_of(row) for row in await self._scope.rows(query)]

    async def leaders(self) -> Sequence[Person]:
        theirs = select(table.c.manager_id).where(
            self._scope.mine(table), table.c.manager_id.is_not(None), ~table.c.left
        )
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.id.in_(theirs), ~table.c.left)
            .order_by(table.c.id)
        )
        return [person_of(row) for row in await self._scope.rows(query)]

    async def search(self, words: str, limit: int = 10) -> Sequence[Person]:
        """People whose name or e-mail contains every word, best first."""
        query = (
            select(table)
            .where(self._scope.mine(table), *contains_all(table.c.search_key, words))
            .order_by(table.c.left, table.c.search_key, table.c.id)
            .limit(_LOOKED_AT)
        )
        found = [person_of(row) for row in await self._scope.rows(query)]
        found.sort(key=lambda p: (p.left, closeness(p.name, words), p.id))
        return found[:limit]

    async def administrators(self, limit: int) -> Sequence[Person]:
        query = (
            select(table)
            .where(self._scope.mine(table), _ADMINISTERS, ~table.c.left, table.c.known)
            .order_by(table.c.id)
            .limit(limit)
        )
        return [person_of(row) for row in await self._scope.rows(query)]

    async def appointed(self, limit: int) -> Sequence[Person]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.appointed.is_not(None), ~table.c.left)
            .order_by(table.c.id)
            .limit(limit)
        )
        return [person_of(row) for row in await self._scope.rows(query)]

    async def add(self, person: Person) -> None:
        if not await self._scope.add(table, row_of(person)):
            raise ConcurrentUpdate
        await self._scope.touch_directory()

    async def add_all(self, people: Collection[Person]) -> None:
        rows = [row_of(person) for person in people]
        if len(await insert_free(self._scope, table, rows, table.c.id)) != len(rows):
            raise ConcurrentUpdate
        if rows:
            await self._scope.touch_directory()

    async def save(self, person: Person) -> None:
        await self._scope.save(table, row_of(person))
        await self._scope.touch_directory()

    async def save_all(self, people: Collection[Person]) -> None:
        await save_versions(self._scope, table, [row_of(person) for person in people])
        if people:
            await self._scope.touch_directory()

    async def identify(self, identity: Identity, person_id: PersonId) -> None:
        """Say that this identity is this person; whoever it was before is it no longer."""
        await self.identify_all({identity: person_id})

    async def identify_all(self, owners: Mapping[Identity, PersonId]) -> None:
        if await many_people.identify(self._scope, owners):
            await self._scope.touch_directory()

    async def identities(self, person_id: PersonId) -> Sequence[Identity]:
        found = await self._scope.rows(_IDENTITIES, person=person_id)
        # Sorted here: asked for an order, SQLite walks the key instead of the person's index.
        rows = sorted((r["platform"], r["workspace"], r["user"]) for r in found)
        return [Identity(*row) for row in rows]

    async def identities_of(
        self, person_ids: Collection[PersonId]
    ) -> Mapping[PersonId, Sequence[Identity]]:
        return await many_people.identities_of(self._scope, person_ids)

    async def merge(self, duplicate: PersonId, into: PersonId) -> None:
        await self.get(duplicate)
        await self.get(into)
        if duplicate == into:
            return
        await merge(self._scope, duplicate, into)
        await self._scope.change(
            delete(table).where(self._scope.mine(table), table.c.id == duplicate)
        )
        await self._scope.touch_directory()


def row_of(person: Person) -> dict[str, Any]:
    row = asdict(person)
    del row["customer_id"]
    row["skills"] = list(person.skills)
    row["sources"] = {detail.value: source.value for detail, source in person.sources}
    row["email_key"] = folded(person.email.strip())
    row["address_key"] = canonical_address(person.email)
    row["search_key"] = folded(f"{person.name} {person.email}")
    return row


def person_of(row: RowMapping) -> Person:
    manager = row["manager_id"]
    return Person(
        id=PersonId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        name=row["name"],
        email=row["email"],
        title=row["title"],
        department=row["department"],
        manager_id=None if manager is None else PersonId(manager),
        skills=tuple(row["skills"]),
        time_zone=row["time_zone"],
        locale=row["locale"],
        kind=PersonKind(row["kind"]),
        left=row["left"],
        away=row["away"],
        away_until=row["away_until"],
        is_admin=row["is_admin"],
        appointed=row["appointed"] and Role(row["appointed"]),
        forgotten=row["forgotten"],
        known=row["known"],
        sources=tuple(_SOURCES[pair] for pair in row["sources"].items()),
        version=row["version"],
    )
