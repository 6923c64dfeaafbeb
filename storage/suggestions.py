"""Suggestions, the counts of those withheld, and the cursor into the activity log."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, Text, cast, func, or_, select, update

from invites.errors import ConcurrentUpdate, NotFound
from invites.people import CustomerId, PersonId
from invites.suggestion import (
    Evidence,
    EvidenceKind,
    LeftOut,
    LeftOutReason,
    Proposed,
    Suggestion,
    SuggestionId,
    SuggestionState,
    WithheldReason,
)
from invites.work import WorkItemId
from storage.scope import Scope, upsert
from storage.tables import cursor, suggestion_count
from storage.tables import suggestion as table

Json = dict[str, Any]
_OPEN = (SuggestionState.OFFERED, SuggestionState.SNOOZED)


class SqlSuggestions:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, suggestion_id: SuggestionId) -> Suggestion:
        row = await self._scope.find(table, suggestion_id)
        if row is None:
            raise NotFound
        return _suggestion(row)

    async def many(self, ids: Collection[SuggestionId]) -> Mapping[SuggestionId, Suggestion]:
        query = select(table).where(self._scope.mine(table), table.c.id.in_(set(ids)))
        return {s.id: s for s in map(_suggestion, await self._scope.rows(query))}

    async def add(self, suggestion: Suggestion) -> None:
        if not await self._scope.add(table, _row(suggestion)):
            raise ConcurrentUpdate

    async def save(self, suggestion: Suggestion) -> None:
        await self._scope.save(table, _row(suggestion))

    async def of_actor(self, actor_id: PersonId, since: datetime) -> Sequence[Suggestion]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.actor_id == actor_id)
            .where(table.c.made_at >= since)
            .order_by(table.c.made_at, table.c.id)
        )
        return [_suggestion(row) for row in await self._scope.rows(query)]

    async def concerning(self, person_id: PersonId, since: datetime) -> Sequence[Suggestion]:
        named = cast(table.c.proposed, Text).contains(f'"{person_id}"', autoescape=True)
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.state.in_(_OPEN), table.c.made_at >= since)
            .where(or_(table.c.actor_id == person_id, named))
            .order_by(table.c.made_at, table.c.id)
        )
        return [_suggestion(row) for row in await self._scope.rows(query)]

    async def count(self, reasons: Mapping[tuple[date, WithheldReason], int]) -> None:
        counts = suggestion_count
        for (day, reason), number in sorted(reasons.items()):
            await self._scope.change(
                upsert(self._scope.connection, counts)
                .values(customer_id=self._scope.customer_id, day=day, reason=reason, count=number)
                .on_conflict_do_update(
                    index_elements=["customer_id", "day", "reason"],
                    set_={"count": counts.c.count + number},
                )
            )

    async def counts(self) -> Mapping[WithheldReason, int]:
        total = func.sum(suggestion_count.c.count).label("total")
        query = (
            select(suggestion_count.c.reason, total)
            .where(self._scope.mine(suggestion_count))
            .group_by(suggestion_count.c.reason)
        )
        rows = await self._scope.rows(query)
        return {WithheldReason(row["reason"]): int(row["total"]) for row in rows}

    async def cursor(self) -> int:
        row = await self._scope.row(select(cursor.c.sequence).where(self._scope.mine(cursor)))
        return 0 if row is None else int(row["sequence"])

    async def advance(self, expected: int, sequence: int) -> None:
        if expected == 0 and await self._scope.add(cursor, {"sequence": sequence}):
            return
        met = await self._scope.change(
            update(cursor)
            .where(self._scope.mine(cursor), cursor.c.sequence == expected)
            .values(sequence=sequence)
        )
        if met != 1:
            raise ConcurrentUpdate


def _row(suggestion: Suggestion) -> Json:
    return {
        "id": suggestion.id,
        "actor_id": suggestion.actor_id,
        "work_item_id": suggestion.work_item_id,
        "proposed": [_proposed_json(p) for p in suggestion.proposed],
        "left_out": [[left.person_id, left.reason] for left in suggestion.left_out],
        "draft": suggestion.draft,
        "made_at": suggestion.made_at,
        "state": suggestion.state,
        "answered_at": suggestion.answered_at,
        "again_at": suggestion.again_at,
        "version": suggestion.version,
    }


def _proposed_json(proposed: Proposed) -> Json:
    return {
        "person_id": proposed.person_id,
        "confidence": proposed.confidence,
        "role": proposed.role,
        "evidence": [
            {"kind": e.kind, "facts": dict(e.facts), "weight": e.weight} for e in proposed.evidence
        ],
    }


def _suggestion(row: RowMapping) -> Suggestion:
    return Suggestion(
        id=SuggestionId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        actor_id=PersonId(row["actor_id"]),
        work_item_id=WorkItemId(row["work_item_id"]),
        proposed=tuple(_proposed(each) for each in row["proposed"]),
        left_out=tuple(LeftOut(PersonId(who), LeftOutReason(r)) for who, r in row["left_out"]),
        draft=row["draft"],
        made_at=row["made_at"],
        state=SuggestionState(row["state"]),
        answered_at=row["answered_at"],
        again_at=row["again_at"],
        version=row["version"],
    )


def _proposed(value: Json) -> Proposed:
    return Proposed(
        person_id=PersonId(value["person_id"]),
        confidence=value["confidence"],
        role=value["role"],
        evidence=tuple(
            Evidence(EvidenceKind(e["kind"]), e["facts"], e["weight"]) for e in value["evidence"]
        ),
    )
