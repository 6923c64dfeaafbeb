"""Cutting off old entries of an audit log: what is left still holds, from its anchor on."""

from datetime import datetime

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.audit import instant
from invites.people import CustomerId
from storage.scope import Scope
from storage.tables import audit, audit_head, audit_pseudonym
from storage.unit_of_work import scoped

A_TIME = 500


async def cut(engine: AsyncEngine, customer_id: CustomerId, before: datetime) -> int:
    """Remove at most `A_TIME` of the oldest entries, all from before then; return how many."""
    async with scoped(engine, customer_id) as scope:
        head = await scope.row(select(audit_head).where(scope.mine(audit_head)).with_for_update())
        last = await _last(scope, before, head["anchor"] + A_TIME) if head else None
        if head is None or last is None:
            return 0
        its_hash = select(audit.c.hash).where(scope.mine(audit), audit.c.sequence == last)
        await scope.change(
            update(audit_head)
            .where(scope.mine(audit_head))
            .values(anchor=last, anchor_hash=its_hash.scalar_subquery())
        )
        gone = delete(audit).where(scope.mine(audit), audit.c.sequence <= last)
        count = await scope.change(gone)
        await _drop_unused(scope)
        return count


async def _last(scope: Scope, before: datetime, most: int) -> int | None:
    """The last entry that goes: just before the first that stays."""
    mine, moment = scope.mine(audit), instant(before)
    stays = select(func.min(audit.c.sequence)).where(mine, audit.c.at >= moment)
    last = select(func.max(audit.c.sequence)).where(
        mine,
        audit.c.sequence <= most,
        audit.c.sequence < func.coalesce(stays.scalar_subquery(), most + 1),
    )
    found: int | None = (await scope.connection.execute(last)).scalar_one()
    return found


async def _drop_unused(scope: Scope) -> None:
    """Pseudonyms that stand in no entry any more."""
    columns = (audit.c.actor, audit.c.subject, audit.c.whom, audit.c.on_behalf_of)
    used = [
        exists().where(
            audit.c.customer_id == audit_pseudonym.c.customer_id,
            each == audit_pseudonym.c.pseudonym,
        )
        for each in columns
    ]
    unused = [~each for each in used]
    await scope.change(delete(audit_pseudonym).where(scope.mine(audit_pseudonym), *unused))
