"""Workspaces and the customers that own them, inside somebody else's transaction."""

import secrets
from datetime import datetime

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from invites.people import CustomerId, Workspace
from storage.scope import insert_new
from storage.tables import customer
from storage.tables import workspace as table


async def find_workspace(
    connection: AsyncConnection, platform: str, workspace_id: str
) -> Workspace | None:
    query = select(table).where(table.c.platform == platform, table.c.id == workspace_id)
    row = (await connection.execute(query)).mappings().one_or_none()
    return None if row is None else workspace_of(row)


async def ensure_workspace(
    connection: AsyncConnection, wanted: Workspace, customer_name: str, now: datetime
) -> Workspace:
    """Return it as it is stored; whoever came first decided whose it is."""
    found = await find_workspace(connection, wanted.platform, wanted.id)
    if found is not None:
        return found
    await connection.execute(
        insert_new(connection, customer).values(
            id=wanted.customer_id,
            name=customer_name,
            word_key=secrets.token_bytes(32),
            directory_version=0,
            created_at=now,
        )
    )
    await connection.execute(
        insert_new(connection, table).values(
            platform=wanted.platform,
            id=wanted.id,
            customer_id=wanted.customer_id,
            bot_user=wanted.bot_user,
            installed_at=wanted.installed_at or now,
        )
    )
    return await find_workspace(connection, wanted.platform, wanted.id) or wanted


def workspace_of(row: RowMapping) -> Workspace:
    return Workspace(
        platform=row["platform"],
        id=row["id"],
        customer_id=CustomerId(row["customer_id"]),
        bot_user=row["bot_user"],
        installed_at=row["installed_at"],
    )
