"""Plans of many invitations and their rows, many rows at a time."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, bindparam, func, insert, select, update

from invites.bulk.plan import (
    SENT,
    Note,
    Outcome,
    Plan,
    PlanId,
    PlanKind,
    PlanRow,
    PlanState,
    Verdict,
)
from invites.bulk.ports import Part
from invites.errors import NotFound
from invites.invitation import InvitationId, InvitationState
from invites.people import CustomerId, PersonId
from invites.work import WorkItemId
from storage.scope import Scope, prepared
from storage.tables import bulk_plan as table
from storage.tables import bulk_row as row_table
from storage.tables import invitation

Json = dict[str, Any]
_ITS = row_table.c
_PARTS: Mapping[Part, ColumnElement[bool] | None] = {
    Part.ALL: None,
    Part.UNJUDGED: _ITS.verdict.is_(None),
    Part.OPEN: _ITS.outcome.is_(None),
    Part.SENT: _ITS.outcome.in_(sorted(SENT)),
}
_CHANGING = (
    "person_id",
    "work_item_id",
    "verdict",
    "note",
    "left_out",
    "outcome",
    "invitation_id",
)
_SAVE = (
    update(row_table)
    .where(
        prepared(row_table),
        _ITS.plan_id == bindparam("its_plan"),
        _ITS.number == bindparam("its_number"),
    )
    .values({name: bindparam(f"new_{name}") for name in _CHANGING})
)


class SqlBulk:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, plan: Plan, rows: Collection[PlanRow]) -> None:
        await self._scope.add(table, _plan_row(plan))
        await self.add_rows(plan.id, rows)

    async def get(self, plan_id: PlanId) -> Plan:
        row = await self._scope.find(table, plan_id)
        if row is None:
            raise NotFound
        return _plan(row)

    async def save(self, plan: Plan) -> None:
        await self._scope.save(table, _plan_row(plan))

    async def add_rows(self, plan_id: PlanId, rows: Collection[PlanRow]) -> None:
        whose = {"customer_id": self._scope.customer_id, "plan_id": plan_id}
        written = [
            {**whose, "number": row.number, "cells": list(row.cells), **_changing(row)}
            for row in rows
        ]
        if written:
            await self._scope.connection.execute(insert(row_table), written)

    async def rows(
        self, plan_id: PlanId, part: Part = Part.ALL, limit: int | None = None
    ) -> Sequence[PlanRow]:
        query = select(row_table).where(self._scope.mine(row_table), _ITS.plan_id == plan_id)
        condition = _PARTS[part]
        if condition is not None:
            query = query.where(condition)
        found = await self._scope.rows(query.order_by(_ITS.number).limit(limit))
        return [_row(each) for each in found]

    async def save_rows(self, plan_id: PlanId, rows: Collection[PlanRow]) -> None:
        whose = {"mine": self._scope.customer_id, "its_plan": plan_id}
        written = [
            {
                **whose,
                "its_number": row.number,
                **{f"new_{name}": value for name, value in _changing(row).items()},
            }
            for row in rows
        ]
        if written:
            await self._scope.connection.execute(_SAVE, written)

    async def answers(self, plan_id: PlanId) -> Mapping[InvitationState, int]:
        mine = self._scope.mine(row_table) & self._scope.mine(invitation)
        query = (
            select(invitation.c.state, func.count().label("count"))
            .select_from(row_table)
            .join(invitation, invitation.c.id == _ITS.invitation_id)
            .where(mine, _ITS.plan_id == plan_id, _ITS.outcome != Outcome.JOINED)
            .group_by(invitation.c.state)
        )
        found = await self._scope.rows(query)
        return {InvitationState(row["state"]): int(row["count"]) for row in found}


async def forget_rows(scope: Scope, person_id: PersonId) -> None:
    """What was uploaded about them; and the words of plans that they prepared themselves."""
    await scope.change(
        update(row_table)
        .where(scope.mine(row_table), _ITS.person_id == person_id)
        .values(cells=[], note=None, person_id=None)
    )
    await scope.change(
        update(table)
        .where(scope.mine(table), table.c.author_id == person_id)
        .values(message="", source="")
    )


def _plan_row(plan: Plan) -> Json:
    return {
        "id": plan.id,
        "author_id": plan.author_id,
        "kind": plan.kind,
        "created_at": plan.created_at,
        "state": plan.state,
        "work_item_id": plan.work_item_id,
        "message": plan.message,
        "header": list(plan.header),
        "source": plan.source,
        "refusal": _note_json(plan.refusal),
        "with_approval": plan.with_approval,
        "sender_id": plan.sender_id,
        "handed_over": plan.handed_over,
        "ended_at": plan.ended_at,
        "version": plan.version,
    }


def _plan(row: RowMapping) -> Plan:
    return Plan(
        id=PlanId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        author_id=PersonId(row["author_id"]),
        kind=PlanKind(row["kind"]),
        created_at=row["created_at"],
        state=PlanState(row["state"]),
        work_item_id=row["work_item_id"] and WorkItemId(row["work_item_id"]),
        message=row["message"],
        header=tuple(row["header"]),
        source=row["source"],
        refusal=_note(row["refusal"]),
        with_approval=row["with_approval"],
        sender_id=row["sender_id"] and PersonId(row["sender_id"]),
        handed_over=row["handed_over"],
        ended_at=row["ended_at"],
        version=row["version"],
    )


def _changing(row: PlanRow) -> Json:
    """What is found out about a row; its cells stay as they came."""
    return {
        "person_id": row.person_id,
        "work_item_id": row.work_item_id,
        "verdict": row.verdict,
        "note": _note_json(row.note),
        "left_out": row.left_out,
        "outcome": row.outcome,
        "invitation_id": row.invitation_id,
    }


def _row(row: RowMapping) -> PlanRow:
    return PlanRow(
        number=row["number"],
        cells=tuple(row["cells"]),
        person_id=row["person_id"] and PersonId(row["person_id"]),
        work_item_id=row["work_item_id"] and WorkItemId(row["work_item_id"]),
        verdict=row["verdict"] and Verdict(row["verdict"]),
        note=_note(row["note"]),
        left_out=row["left_out"],
        outcome=row["outcome"] and Outcome(row["outcome"]),
        invitation_id=row["invitation_id"] and InvitationId(row["invitation_id"]),
    )


def _note_json(note: Note | None) -> Json | None:
    return None if note is None else {"code": note.code, "facts": dict(note.facts)}


def _note(value: Json | None) -> Note | None:
    return None if value is None else Note(value["code"], value["facts"])
