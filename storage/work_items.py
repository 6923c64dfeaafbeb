"""Work items and who is in them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Integer, RowMapping, bindparam, delete, func, select

from invites.errors import ConcurrentUpdate, NotFound
from invites.people import CustomerId, PersonId
from invites.work import Membership, Place, Visibility, WorkItem, WorkItemId, WorkItemKind
from storage.batches import insert_free
from storage.scope import Scope, closeness, contains_all, folded, prepared
from storage.tables import activity, member
from storage.tables import work_item as table

_LOOKED_AT = 500  # rows of a search that are put in order

_SOME_MEMBERS = (
    select(member.c.person_id)
    .where(prepared(member), member.c.work_item_id == bindparam("item"))
    .order_by(member.c.since, member.c.person_id)
    .limit(bindparam("most", type_=Integer))
)
_MEMBER_COUNT = select(func.count().label("count")).where(
    prepared(member), member.c.work_item_id == bindparam("item")
)


class SqlWorkItems:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, work_item_id: WorkItemId) -> WorkItem:
        row = await self._scope.find(table, work_item_id)
        if row is None:
            raise NotFound
        return work_item_of(row)

    async def many(self, ids: Collection[WorkItemId]) -> Mapping[WorkItemId, WorkItem]:
        query = select(table).where(self._scope.mine(table), table.c.id.in_(set(ids)))
        return {item.id: item for item in map(work_item_of, await self._scope.rows(query))}

    async def by_place(self, place: Place) -> WorkItem | None:
        query = select(table).where(
            self._scope.mine(table),
            table.c.platform == place.platform,
            table.c.workspace == place.workspace,
            table.c.channel == place.channel,
        )
        row = await self._scope.row(query)
        return None if row is None else work_item_of(row)

    async def search(self, words: str, limit: int = 10) -> Sequence[WorkItem]:
        query = (
            select(table)
            .where(self._scope.mine(table), ~table.c.archived)
            .where(*contains_all(table.c.search_key, words))
            .order_by(table.c.search_key, table.c.id)
            .limit(_LOOKED_AT)
        )
        found = [work_item_of(row) for row in await self._scope.rows(query)]
        found.sort(key=lambda item: (closeness(item.title, words), item.id))
        return found[:limit]

    async def of_member(self, person_id: PersonId, limit: int = 100) -> Sequence[WorkItem]:
        """The work items this person is in, latest activity first."""
        latest = (
            select(func.max(activity.c.sequence))
            .where(self._scope.mine(activity), activity.c.work_item_id == table.c.id)
            .scalar_subquery()
        )
        query = (
            select(table)
            .join(member, self._scope.mine(member) & (member.c.work_item_id == table.c.id))
            .where(self._scope.mine(table), member.c.person_id == person_id)
            .order_by(func.coalesce(latest, 0).desc(), table.c.created_at.desc(), table.c.id)
            .limit(limit)
        )
        return [work_item_of(row) for row in await self._scope.rows(query)]

    async def by_links(self, links: Collection[str]) -> Mapping[str, WorkItem]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.link.in_(set(links)), table.c.link != "")
            .order_by(table.c.created_at.desc(), table.c.id.desc())
        )
        return {item.link: item for item in map(work_item_of, await self._scope.rows(query))}

    async def among(
        self, person_id: PersonId, ids: Collection[WorkItemId]
    ) -> Collection[WorkItemId]:
        query = select(member.c.work_item_id).where(
            self._scope.mine(member),
            member.c.person_id == person_id,
            member.c.work_item_id.in_(set(ids)),
        )
        return {WorkItemId(row["work_item_id"]) for row in await self._scope.rows(query)}

    async def add(self, item: WorkItem) -> None:
        """Write it, or raise `ConcurrentUpdate` when its id or place is taken."""
        if not await self._scope.add(table, row_of(item)):
            raise ConcurrentUpdate
        await self._scope.touch_directory()

    async def save(self, item: WorkItem) -> None:
        await self._scope.save(table, row_of(item))
        await self._scope.touch_directory()

    async def members(self, work_item_id: WorkItemId) -> Mapping[PersonId, Membership]:
        query = (
            select(member.c.person_id, member.c.since, member.c.via)
            .where(self._scope.mine(member), member.c.work_item_id == work_item_id)
            .order_by(member.c.since, member.c.person_id)
        )
        found = [
            Membership(PersonId(row["person_id"]), row["since"], row["via"])
            for row in await self._scope.rows(query)
        ]
        return {m.person_id: m for m in found}

    async def some_members(self, work_item_id: WorkItemId, limit: int) -> Sequence[PersonId]:
        rows = await self._scope.rows(_SOME_MEMBERS, item=work_item_id, most=limit)
        return [PersonId(row["person_id"]) for row in rows]

    async def member_count(self, work_item_id: WorkItemId) -> int:
        row = await self._scope.row(_MEMBER_COUNT, item=work_item_id)
        return 0 if row is None else int(row["count"])

    async def join(self, work_item_id: WorkItemId, membership: Membership) -> None:
        await self.join_all(work_item_id, [membership])

    async def join_all(self, work_item_id: WorkItemId, memberships: Collection[Membership]) -> None:
        rows = [
            {
                "work_item_id": work_item_id,
                "person_id": each.person_id,
                "since": each.since,
                "via": each.via,
            }
            for each in memberships
        ]
        if await insert_free(self._scope, member, rows, member.c.person_id):
            await self._scope.touch_directory()

    async def leave(self, work_item_id: WorkItemId, person_id: PersonId) -> None:
        met = await self._scope.change(
            delete(member).where(
                self._scope.mine(member),
                member.c.work_item_id == work_item_id,
                member.c.person_id == person_id,
            )
        )
        if met:
            await self._scope.touch_directory()


def row_of(item: WorkItem) -> dict[str, Any]:
    place = item.place
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "created_at": item.created_at,
        "link": item.link,
        "visibility": item.visibility,
        "roles": list(item.roles),
        "platform": place and place.platform,
        "workspace": place and place.workspace,
        "channel": place and place.channel,
        "archived": item.archived,
        "linked": item.linked,
        "version": item.version,
        "search_key": folded(item.title),
    }


def work_item_of(row: RowMapping) -> WorkItem:
    return WorkItem(
        id=WorkItemId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        kind=WorkItemKind(row["kind"]),
        title=row["title"],
        created_at=row["created_at"],
        link=row["link"],
        visibility=Visibility(row["visibility"]),
        roles=tuple(row["roles"]),
        place=_place(row),
        archived=row["archived"],
        linked=row["linked"],
        version=row["version"],
    )


def _place(row: RowMapping) -> Place | None:
    if row["channel"] is None:
        return None
    return Place(row["platform"], row["workspace"], row["channel"])
