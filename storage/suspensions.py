"""Customers that are switched off for a while, and what that does to their invitations.

One transaction does all of it: a process that dies in the middle has done nothing, and nobody ever
sees one half of a customer's invitations stand still.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update

from invites.administration import Because, Level, Reason, Suspension
from invites.approving import held
from invites.freezing import thaw, wait_longer
from invites.invitation import ACTIVE, Invitation
from invites.people import PersonId
from storage.invitations import invitation_of, row_of
from storage.scope import Row, Scope
from storage.tables import customer, invitation
from storage.tables import suspension as table

PART = 1000
"""Invitations in memory at the same time."""
_THAWED = ("suspended_at", "expires_at", "snoozed_until", "approval", "next_due_at")
_THAW = (
    update(invitation)
    .where(
        invitation.c.customer_id == bindparam("mine"),
        invitation.c.id == bindparam("its_id"),
    )
    .values(
        version=invitation.c.version + 1,
        **{name: bindparam(f"new_{name}", type_=invitation.c[name].type) for name in _THAWED},
    )
)


class SqlSuspensions:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def all(self) -> Sequence[Suspension]:
        query = select(table).where(self._scope.mine(table)).order_by(table.c.at)
        return [
            Suspension(
                level=Level(row["level"]),
                at=row["at"],
                because=Because(Reason(row["reason"]), row["note"]),
                by=PersonId(row["by"]),
            )
            for row in await self._scope.rows(query)
        ]

    async def add(self, suspension: Suspension) -> int:
        row: Row = {
            "level": suspension.level,
            "at": suspension.at,
            "reason": suspension.because.reason,
            "note": suspension.because.note,
            "by": suspension.by,
        }
        first = await self._since() is None
        if not await self._scope.add(table, row) or not first:
            return 0
        await self._mark(suspension.at)
        mine = self._scope.mine(invitation)
        stop = update(invitation).where(mine, invitation.c.state.in_(ACTIVE))
        stop = stop.where(invitation.c.suspended_at.is_(None))
        version = invitation.c.version + 1
        return await self._scope.change(
            stop.values(suspended_at=suspension.at, next_due_at=None, version=version)
        )

    async def lift(self, level: Level, at: datetime) -> int:
        gone = delete(table).where(self._scope.mine(table), table.c.level == level)
        since = await self._since()
        if not await self._scope.change(gone) or since is None:
            return 0
        left = select(func.count().label("count")).where(self._scope.mine(table))
        row = await self._scope.row(left)
        if row is not None and row["count"]:
            return 0
        await self._mark(None)
        return await self._thaw(since, at)

    async def _thaw(self, since: datetime, at: datetime) -> int:
        last, moved = "", 0
        query = select(invitation).where(
            self._scope.mine(invitation),
            invitation.c.state.in_(ACTIVE),
            invitation.c.suspended_at.is_not(None),
        )
        ordered = query.order_by(invitation.c.id).limit(PART)
        while True:
            rows = await self._scope.rows(ordered.where(invitation.c.id > last))
            if not rows:
                return moved
            last = rows[-1]["id"]
            changed = _moved_on(map(invitation_of, rows), since, at)
            if changed:
                values = [self._row(each) for each in changed]
                await self._scope.connection.execute(_THAW, values)
            moved += len(changed)

    def _row(self, changed: Invitation) -> Row:
        row = row_of(changed)
        new = {f"new_{name}": row[name] for name in _THAWED}
        return {"mine": self._scope.customer_id, "its_id": changed.id, **new}

    async def _since(self) -> datetime | None:
        query = select(customer.c.suspended_at).where(self._scope.mine_of(customer.c.id))
        row = await self._scope.row(query.with_for_update())
        since: datetime | None = None if row is None else row["suspended_at"]
        return since

    async def _mark(self, at: datetime | None) -> None:
        mine = self._scope.mine_of(customer.c.id)
        await self._scope.change(update(customer).where(mine).values(suspended_at=at))


def _moved_on(found: Iterable[Invitation], since: datetime, at: datetime) -> list[Invitation]:
    """Those that wait for an approver go on waiting, but lose no time either."""
    return [
        wait_longer(each, since=since, at=at) if held(each) else thaw(each, at=at) for each in found
    ]
