"""People and channels seen for the first time: a row that says no more than that they exist.

Each puts a message into the outbox to learn the rest.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, select

from invites.delivery import Message, MessageKind
from invites.people import Identity, Person, PersonId
from invites.work import Place, Visibility, WorkItem, WorkItemId, WorkItemKind
from storage.identifiers import message_id, person_for, work_item_for
from storage.known import Key
from storage.people import row_of as person_row
from storage.scope import Scope, insert_new
from storage.tables import identity as identity_table
from storage.tables import person as person_table
from storage.tables import work_item as work_item_table
from storage.work_items import row_of as work_item_row


async def resolve_people(
    scope: Scope, wanted: Collection[Key], now: datetime
) -> tuple[dict[Key, PersonId], list[Message]]:
    """Return the person of each identity, made where there was none, and what to fetch."""
    found = await _people(scope, wanted)
    missing = [each for each in wanted if each not in found]
    if not missing:
        return found, []
    made = {each: person_for(scope.customer_id, Identity(*each)) for each in missing}
    await _insert(scope, person_table, [_placeholder(scope, p) for p in made.values()])
    await _insert(
        scope, identity_table, [_identity_row(each) | {"person_id": p} for each, p in made.items()]
    )
    found |= await _people(scope, missing)
    await _drop_orphans(scope, [p for each, p in made.items() if found[each] != p])
    return found, [
        fetch(scope, MessageKind.FETCH_PERSON, user, workspace, now)
        for _, workspace, user in missing
    ]


async def resolve_places(
    scope: Scope, wanted: Mapping[Key, Visibility], now: datetime
) -> tuple[dict[Key, WorkItemId], list[Message]]:
    """As `resolve_people`, for channels."""
    found = await _places(scope, wanted)
    missing = [each for each in wanted if each not in found]
    if not missing:
        return found, []
    items = [_channel(scope, Place(*key), wanted[key], now) for key in missing]
    await _insert(scope, work_item_table, [work_item_row(item) for item in items])
    found |= await _places(scope, missing)
    return found, [
        fetch(scope, MessageKind.FETCH_CHANNEL, channel, workspace, now)
        for _, workspace, channel in missing
    ]


def fetch(
    scope: Scope, kind: MessageKind, reference: str, workspace: str, now: datetime
) -> Message:
    """A message for the outbox that, asked for twice, is done once."""
    return Message(
        id=message_id(),
        customer_id=scope.customer_id,
        kind=kind,
        reference=reference,
        workspace=workspace,
        due=now,
        key=f"{kind}:{reference}",
    )


async def _people(scope: Scope, wanted: Collection[Key]) -> dict[Key, PersonId]:
    its = identity_table.c
    found: dict[Key, PersonId] = {}
    for platform, workspace in {each[:2] for each in wanted}:
        users = [each[2] for each in wanted if each[:2] == (platform, workspace)]
        query = select(its.user, its.person_id).where(
            scope.mine(identity_table),
            its.platform == platform,
            its.workspace == workspace,
            its.user.in_(users),
        )
        for row in await scope.rows(query):
            found[platform, workspace, row["user"]] = PersonId(row["person_id"])
    return found


async def _places(scope: Scope, wanted: Collection[Key]) -> dict[Key, WorkItemId]:
    its = work_item_table.c
    found: dict[Key, WorkItemId] = {}
    for platform, workspace in {each[:2] for each in wanted}:
        channels = [each[2] for each in wanted if each[:2] == (platform, workspace)]
        query = select(its.channel, its.id).where(
            scope.mine(work_item_table),
            its.platform == platform,
            its.workspace == workspace,
            its.channel.in_(channels),
        )
        for row in await scope.rows(query):
            found[platform, workspace, row["channel"]] = WorkItemId(row["id"])
    return found


async def _insert(scope: Scope, table: Table, rows: list[dict[str, Any]]) -> None:
    mine = [row | {"customer_id": scope.customer_id} for row in rows]
    await scope.connection.execute(insert_new(scope.connection, table), mine)


async def _drop_orphans(scope: Scope, person_ids: list[PersonId]) -> None:
    """Somebody else said meanwhile who these identities are; nothing refers to ours yet."""
    if person_ids:
        await scope.change(
            delete(person_table).where(
                scope.mine(person_table),
                person_table.c.id.in_(person_ids),
                ~person_table.c.known,
                person_table.c.version == 1,
            )
        )


def _placeholder(scope: Scope, person_id: PersonId) -> dict[str, Any]:
    return person_row(Person(id=person_id, customer_id=scope.customer_id, name="", known=False))


def _identity_row(key: Key) -> dict[str, Any]:
    platform, workspace, user = key
    return {"platform": platform, "workspace": workspace, "user": user}


def _channel(scope: Scope, place: Place, visibility: Visibility, now: datetime) -> WorkItem:
    return WorkItem(
        id=work_item_for(scope.customer_id, place),
        customer_id=scope.customer_id,
        kind=WorkItemKind.CHANNEL,
        title="",
        created_at=now,
        visibility=visibility,
        place=place,
    )
