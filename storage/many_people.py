"""Questions about many people, and what many are called; one person at a time is `people`'s."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import asdict

from sqlalchemy import RowMapping, Select, bindparam, select

from invites.errors import ConcurrentUpdate
from invites.people import Identity, PersonId
from storage.batches import in_parts, plan_afresh
from storage.scope import Scope, folded, prepared, upsert
from storage.tables import identity as identity_table
from storage.tables import person as table

_BY_ID = select(table).where(prepared(table), table.c.id.in_(bindparam("ids", expanding=True)))


async def rows_by_id(scope: Scope, person_ids: Collection[PersonId]) -> list[RowMapping]:
    return [row for part in in_parts(set(person_ids)) for row in await scope.rows(_BY_ID, ids=part)]


async def rows_by_identity(
    scope: Scope, identities: Collection[Identity]
) -> dict[Identity, RowMapping]:
    """In two questions: of a join PostgreSQL makes a loop over everybody while tables are new."""
    owners = await _owners(scope, identities)
    people = {row["id"]: row for row in await rows_by_id(scope, set(owners.values()))}
    if any(person_id not in people for person_id in owners.values()):
        raise ConcurrentUpdate  # merged into somebody else between the questions
    return {identity: people[person_id] for identity, person_id in owners.items()}


async def _owners(scope: Scope, identities: Collection[Identity]) -> dict[Identity, PersonId]:
    its, found = identity_table.c, dict[Identity, PersonId]()
    for (platform, workspace), users in _by_workspace(identities).items():
        query = select(its.user, its.person_id).where(
            scope.mine(identity_table), its.platform == platform, its.workspace == workspace
        )
        for part in in_parts(users):
            for row in await scope.rows(query.where(its.user.in_(part))):
                found[Identity(platform, workspace, row["user"])] = PersonId(row["person_id"])
    return found


async def identities_of(
    scope: Scope, person_ids: Collection[PersonId]
) -> dict[PersonId, list[Identity]]:
    its, found = identity_table.c, defaultdict[PersonId, list[Identity]](list)
    for part in in_parts(set(person_ids)):
        theirs = scope.mine(identity_table) & its.person_id.in_(part)
        for row in await scope.rows(select(identity_table).where(theirs)):
            identity = Identity(row["platform"], row["workspace"], row["user"])
            found[PersonId(row["person_id"])].append(identity)
    return dict(found)


async def rows_by_email(scope: Scope, emails: Collection[str]) -> dict[str, RowMapping]:
    """By the address as it was asked for; somebody here goes before somebody who left."""
    keys = {email: folded(email.strip()) for email in emails}
    found: dict[str, RowMapping] = {}
    for part in in_parts(set(keys.values()) - {""}):
        query = _people(scope).where(table.c.email_key.in_(part))
        for row in await scope.rows(query.order_by(table.c.left, table.c.id)):
            found.setdefault(row["email_key"], row)
    return {email: found[key] for email, key in keys.items() if key in found}


async def identify(scope: Scope, owners: Mapping[Identity, PersonId]) -> bool:
    """Say who these are, whoever they were before; return whether that was new."""
    if not owners:
        return False
    await plan_afresh(scope)
    statement = upsert(scope.connection, identity_table)
    its = identity_table.c
    statement = statement.on_conflict_do_update(
        index_elements=["customer_id", "platform", "workspace", "user"],
        set_={"person_id": statement.excluded.person_id},
        where=its.person_id != statement.excluded.person_id,
    )
    rows = [
        {**asdict(each), "person_id": owners[each], "customer_id": scope.customer_id}
        for each in sorted(owners, key=lambda i: (i.platform, i.workspace, i.user))
    ]
    changed = await scope.connection.execute(statement.returning(its.user), rows)
    return changed.first() is not None


def _people(scope: Scope) -> Select[tuple[object, ...]]:
    return select(table).where(scope.mine(table))


def _by_workspace(identities: Collection[Identity]) -> Mapping[tuple[str, str], set[str]]:
    users: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for each in identities:
        users[each.platform, each.workspace].add(each.user)
    return users
