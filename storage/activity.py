"""The activity log as it is read; it is written by `storage.ingest` alone."""

from collections.abc import Sequence

from sqlalchemy import RowMapping, Text, bindparam, cast, delete, func, insert, select, update

from invites.activity import ANSWERS, Activity, ActivityKind
from invites.people import CustomerId, PersonId
from invites.work import WorkItemId
from storage.scope import Scope
from storage.snapshots import forget_snapshot
from storage.tables import activity as table

TERM = 8  # bytes, see invites.terms
LOCK = select(
    func.pg_advisory_xact_lock(func.hashtextextended(bindparam("customer"), 0)).label("lock")
)
"""Whoever writes to the log of a customer holds it: numbers are committed in their order."""


class SqlActivity:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def after(self, sequence: int, limit: int) -> Sequence[Activity]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.sequence > sequence)
            .order_by(table.c.sequence)
            .limit(limit)
        )
        return [_activity(row) for row in await self._scope.rows(query)]

    async def of(self, person_id: PersonId, sequence: int, limit: int) -> Sequence[Activity]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.sequence > sequence)
            .where(table.c.actor_id == person_id)
            .order_by(table.c.sequence)
            .limit(limit)
        )
        return [_activity(row) for row in await self._scope.rows(query)]

    async def note(self, answer: Activity) -> None:
        if self._scope.connection.dialect.name == "postgresql":
            await self._scope.connection.execute(LOCK, {"customer": self._scope.customer_id})
        row = {
            "customer_id": self._scope.customer_id,
            "work_item_id": answer.work_item_id,
            "kind": answer.kind,
            "actor_id": answer.actor_id,
            "at": answer.at,
            "conversation": answer.conversation,
            "target_ids": list(answer.target_ids) or None,
            "terms": b"".join(answer.terms),
            "roles": list(answer.roles) or None,
        }
        await self._scope.connection.execute(insert(table), row)

    async def forget(self, person_id: PersonId) -> None:
        """Remove what they did, and them from what others did to them."""
        await self._scope.change(
            delete(table).where(self._scope.mine(table), table.c.actor_id == person_id)
        )
        await replace_target(self._scope, person_id, None)
        await forget_snapshot(self._scope)


async def replace_target(scope: Scope, old: PersonId, new: PersonId | None) -> None:
    """Put `new`, or nobody, where `old` was addressed."""
    query = select(table.c.sequence, table.c.kind, table.c.target_ids).where(
        scope.mine(table), cast(table.c.target_ids, Text).contains(f'"{old}"', autoescape=True)
    )
    for row in await scope.rows(query):
        if new is None and row["kind"] in ANSWERS and row["target_ids"][0] == old:
            which = table.c.sequence == row["sequence"]
            await scope.change(delete(table).where(scope.mine(table), which))
            continue  # an answer about nobody would be about the next in the list
        put = (new if target == old else target for target in row["target_ids"])
        kept = list(dict.fromkeys(target for target in put if target is not None))
        await scope.change(
            update(table)
            .where(scope.mine(table), table.c.sequence == row["sequence"])
            .values(target_ids=kept or None)
        )


def _activity(row: RowMapping) -> Activity:
    terms: bytes = row["terms"]
    return Activity(
        customer_id=CustomerId(row["customer_id"]),
        work_item_id=WorkItemId(row["work_item_id"]),
        kind=ActivityKind(row["kind"]),
        actor_id=PersonId(row["actor_id"]),
        at=row["at"],
        conversation=row["conversation"],
        target_ids=tuple(row["target_ids"] or ()),
        terms=tuple(terms[i : i + TERM] for i in range(0, len(terms), TERM)),
        roles=tuple(row["roles"] or ()),
        sequence=row["sequence"],
    )
