"""Passes over the people of a workspace, and what each has seen."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, exists, func, or_, select, update

from invites.directory_pass import DirectoryPass, PassState
from invites.errors import ConcurrentUpdate
from invites.people import CustomerId, Detail, PersonId, PersonKind
from storage.batches import in_parts
from storage.scope import Scope, insert_new
from storage.tables import directory_pass as table
from storage.tables import identity, member, person, tick

SLACK = "slack"
_its, _who = identity.c, person.c


class SqlPasses:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def first_tick(self, job: str, slot: datetime) -> bool:
        """True for one caller over all processes, as of the commit of this unit."""
        statement = insert_new(self._scope.connection, tick).values(job=job, slot=slot)
        return await self._scope.change(statement) == 1

    async def get(self, workspace: str) -> DirectoryPass | None:
        query = select(table).where(self._scope.mine(table), table.c.workspace == workspace)
        row = await self._scope.row(query)
        return None if row is None else _pass(row)

    async def save(self, each: DirectoryPass) -> None:
        """Write it over the version that was read, or raise `ConcurrentUpdate`."""
        row = _row(each) | {"version": each.version + 1}
        if each.version == 0:
            met = int(await self._scope.add(table, row))
        else:
            met = await self._scope.change(
                update(table)
                .where(self._scope.mine(table), table.c.workspace == each.workspace)
                .where(table.c.version == each.version)
                .values(**row)
            )
        if met != 1:
            raise ConcurrentUpdate

    async def note_listed(self, workspace: str, users: Collection[str], at: datetime) -> None:
        """These stand in the list that the pass begun at `at` reads."""
        for part in in_parts(users):
            await self._scope.change(
                update(identity)
                .where(self._in(workspace), _its.user.in_(part))
                .values(listed_at=at)
            )

    async def count(self, workspace: str, since: datetime) -> tuple[int, int]:
        """How many were listed since then, and how many only before."""
        query = select(
            func.count().filter(_its.listed_at >= since).label("here"),
            func.count().filter(self._gone(since)).label("gone"),
        ).select_from(_people_of(self._scope))
        row = await self._scope.row(query.where(self._in(workspace), ~_who.left))
        return (0, 0) if row is None else (int(row["here"]), int(row["gone"]))

    async def gone(self, workspace: str, since: datetime, limit: int) -> Sequence[PersonId]:
        """Those who were listed, but not since then, and have no account elsewhere."""
        query = (
            select(_its.person_id)
            .select_from(_people_of(self._scope))
            .where(self._in(workspace), ~_who.left, self._gone(since))
            .order_by(_its.person_id)
            .limit(limit)
        )
        return [PersonId(row["person_id"]) for row in await self._scope.rows(query)]

    def _gone(self, since: datetime) -> ColumnElement[bool]:
        other = identity.alias("other")
        elsewhere = exists().where(
            self._scope.mine_of(other.c.customer_id),
            other.c.person_id == _its.person_id,
            other.c.platform == SLACK,
            or_(other.c.workspace != _its.workspace, other.c.listed_at >= since),
        )
        staff = _who.kind.in_((PersonKind.MEMBER, PersonKind.GUEST))
        return (_its.listed_at < since) & staff & ~elsewhere

    async def to_profile(
        self, workspace: str, before: datetime, limit: int, *, followed: bool
    ) -> Sequence[str]:
        """Users whose own fields were not read since then; `followed`: members of work only."""
        in_work = exists().where(self._scope.mine(member), member.c.person_id == _its.person_id)
        query = (
            select(_its.user)
            .select_from(_people_of(self._scope))
            .where(self._in(workspace), ~_who.left, _who.known, _who.kind != PersonKind.BOT)
            .where(or_(_its.profiled_at.is_(None), _its.profiled_at < before))
            .order_by(_its.user)
            .limit(limit)
        )
        found = await self._scope.rows(query.where(in_work) if followed else query)
        return [row["user"] for row in found]

    async def note_profiled(self, workspace: str, user: str, at: datetime) -> None:
        await self._scope.change(
            update(identity).where(self._in(workspace), _its.user == user).values(profiled_at=at)
        )

    def _in(self, workspace: str) -> ColumnElement[bool]:
        here = (_its.platform == SLACK) & (_its.workspace == workspace)
        return self._scope.mine(identity) & here


def _people_of(scope: Scope) -> Any:  # noqa: ANN401 - a join
    return identity.join(person, scope.mine(person) & (_who.id == _its.person_id))


def _row(each: DirectoryPass) -> dict[str, Any]:
    row = asdict(each)
    del row["customer_id"]
    return row


def _pass(row: RowMapping) -> DirectoryPass:
    values = dict(row) | {
        "customer_id": CustomerId(row["customer_id"]),
        "state": PassState(row["state"]),
        "fields": {key: Detail(word) for key, word in row["fields"].items()},
    }
    return DirectoryPass(**values)
