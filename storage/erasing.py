"""A customer who is gone: every row of theirs, in the order in which rows refer to each other."""

from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.people import CustomerId
from storage.schema import metadata
from storage.tables import audit_head, customer, workspace
from storage.transaction import reading
from storage.unit_of_work import scoped


async def gone_customers(engine: AsyncEngine, before: datetime) -> list[CustomerId]:
    """Those whose last workspace was removed before then."""
    alive = exists().where(
        workspace.c.customer_id == customer.c.id,
        workspace.c.removed_at.is_(None) | (workspace.c.removed_at > before),
    )
    some = exists().where(workspace.c.customer_id == customer.c.id)
    query = select(customer.c.id).where(some, ~alive).order_by(customer.c.id)
    async with reading(engine) as connection:
        return [CustomerId(row.id) for row in await connection.execute(query)]


async def erase_customer(engine: AsyncEngine, customer_id: CustomerId, before: datetime) -> bool:
    """Erase them for good; False when somebody installed again in the last moment."""
    async with scoped(engine, customer_id) as scope:
        alive = select(workspace.c.id).where(
            scope.mine(workspace),
            workspace.c.removed_at.is_(None) | (workspace.c.removed_at > before),
        )
        if await scope.rows(alive.with_for_update()):
            return False
        await scope.change(  # the audit log lets go of what lies before its anchor
            update(audit_head)
            .where(scope.mine(audit_head), audit_head.c.anchor < audit_head.c.sequence)
            .values(anchor=audit_head.c.sequence, anchor_hash=audit_head.c.hash)
        )
        for table in reversed(metadata.sorted_tables):
            if "customer_id" in table.c:
                await scope.change(delete(table).where(scope.mine(table)))
        await scope.change(delete(customer).where(customer.c.id == customer_id))
        return True
