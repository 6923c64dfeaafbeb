"""The door across customers: whose a workspace is, what time has made due, what there is."""

from datetime import datetime

from sqlalchemy import Table, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from invites.delivery import DeliveryState
from invites.errors import NotFound
from invites.invitation import InvitationId, InvitationState
from invites.people import CustomerId, PersonId, Workspace
from invites.succession import SuccessionId, SuccessionState
from invites.suggestion import SuggestionId, SuggestionState
from storage import tables
from storage.scope import insert_new
from storage.transaction import reading, writing
from storage.workspaces import ensure_workspace, find_workspace, workspace_of

_TIMED = (
    InvitationState.PENDING_APPROVAL,
    InvitationState.SCHEDULED,
    InvitationState.PENDING,
)
_SUSPENDED = select(tables.customer.c.id).where(tables.customer.c.suspended_at.is_not(None))
"""Nothing is due with a customer that stands still."""


class SystemStore:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def workspace(self, platform: str, workspace_id: str) -> Workspace | None:
        async with reading(self._engine) as connection:
            return await find_workspace(connection, platform, workspace_id)

    async def workspaces(self) -> list[Workspace]:
        table = tables.workspace
        async with reading(self._engine) as connection:
            rows = await connection.execute(select(table).order_by(table.c.platform, table.c.id))
            return [workspace_of(row) for row in rows.mappings()]

    async def ensure_workspace(
        self, workspace: Workspace, customer_name: str, now: datetime
    ) -> Workspace:
        """Make the customer and the workspace where they are missing; return what is stored."""
        async with writing(self._engine) as connection:
            return await ensure_workspace(connection, workspace, customer_name, now)

    async def note_bot(self, platform: str, workspace_id: str, bot_user: str) -> None:
        table = tables.workspace
        async with writing(self._engine) as connection:
            await connection.execute(
                update(table)
                .where(table.c.platform == platform, table.c.id == workspace_id)
                .values(bot_user=bot_user)
            )

    async def word_key(self, customer_id: CustomerId) -> bytes:
        table = tables.customer
        query = select(table.c.word_key).where(table.c.id == customer_id)
        async with reading(self._engine) as connection:
            key: bytes | None = (await connection.execute(query)).scalar_one_or_none()
        if key is None:
            raise NotFound
        return key

    async def awake(self) -> list[CustomerId]:
        """Those that are not suspended."""
        table = tables.customer
        query = select(table.c.id).where(table.c.suspended_at.is_(None)).order_by(table.c.id)
        async with reading(self._engine) as connection:
            return [CustomerId(row.id) for row in await connection.execute(query)]

    async def customers(self) -> list[CustomerId]:
        table = tables.customer
        async with reading(self._engine) as connection:
            rows = await connection.execute(select(table.c.id).order_by(table.c.id))
            return [CustomerId(row.id) for row in rows]

    async def assigned(
        self, staff_customer: CustomerId, staff_id: PersonId
    ) -> frozenset[CustomerId]:
        """The customers that one of the operator's staff looks after."""
        table = tables.assignment
        query = select(table.c.customer_id).where(
            table.c.staff_customer == staff_customer, table.c.staff_id == staff_id
        )
        async with reading(self._engine) as connection:
            rows = await connection.execute(query)
            return frozenset(CustomerId(row.customer_id) for row in rows)

    async def due_invitations(
        self, now: datetime, limit: int
    ) -> list[tuple[CustomerId, InvitationId]]:
        """Those that time alone moves on, the longest due first."""
        table = tables.invitation
        query = (
            select(table.c.customer_id, table.c.id)
            .where(table.c.state.in_(_TIMED), table.c.next_due_at <= now)
            .where(table.c.customer_id.not_in(_SUSPENDED))
            .order_by(table.c.next_due_at, table.c.id)
            .limit(limit)
        )
        async with reading(self._engine) as connection:
            rows = await connection.execute(query)
            return [(CustomerId(row.customer_id), InvitationId(row.id)) for row in rows]

    async def due_successions(
        self, now: datetime, limit: int
    ) -> list[tuple[CustomerId, SuccessionId]]:
        """Those for which nobody has stepped in until now."""
        table = tables.succession
        query = (
            select(table.c.customer_id, table.c.id)
            .where(table.c.state == SuccessionState.OPEN, table.c.ends_at <= now)
            .where(table.c.customer_id.not_in(_SUSPENDED))
            .order_by(table.c.ends_at, table.c.id)
            .limit(limit)
        )
        async with reading(self._engine) as connection:
            rows = await connection.execute(query)
            return [(CustomerId(row.customer_id), SuccessionId(row.id)) for row in rows]

    async def due_suggestions(
        self, now: datetime, limit: int
    ) -> list[tuple[CustomerId, SuggestionId]]:
        """Snoozed ones whose time to come again has come."""
        table = tables.suggestion
        query = (
            select(table.c.customer_id, table.c.id)
            .where(table.c.state == SuggestionState.SNOOZED, table.c.again_at <= now)
            .where(table.c.customer_id.not_in(_SUSPENDED))
            .order_by(table.c.again_at, table.c.id)
            .limit(limit)
        )
        async with reading(self._engine) as connection:
            rows = await connection.execute(query)
            return [(CustomerId(row.customer_id), SuggestionId(row.id)) for row in rows]

    async def holding(self, limit: int = 10_000) -> list[tuple[CustomerId, PersonId]]:
        """Those for whom something is held for a digest."""
        table = tables.delivery
        query = (
            select(table.c.customer_id, table.c.person_id)
            .where(table.c.state == DeliveryState.HELD)
            .where(table.c.customer_id.not_in(_SUSPENDED))
            .distinct()
            .limit(limit)
        )
        async with reading(self._engine) as connection:
            rows = await connection.execute(query)
            return [(CustomerId(row.customer_id), PersonId(row.person_id)) for row in rows]

    async def first_tick(self, job: str, slot: datetime) -> bool:
        """True for one caller over all processes."""
        async with writing(self._engine) as connection:
            statement = insert_new(connection, tables.tick).values(job=job, slot=slot)
            return (await connection.execute(statement)).rowcount == 1

    async def forget_requests(self, before: datetime) -> int:
        """Empty the inbox of what no platform sends again."""
        table = tables.inbox
        async with writing(self._engine) as connection:
            statement = delete(table).where(table.c.received_at < before)
            return (await connection.execute(statement)).rowcount

    async def ping(self) -> None:
        """Return when the database answers, or raise `DatabaseUnavailable`."""
        async with reading(self._engine) as connection:
            await connection.execute(text("SELECT 1"))

    async def counts(self) -> dict[str, int]:
        """How many rows there are, by table."""
        counted = sorted(tables.customer.metadata.tables.items())
        async with reading(self._engine) as connection:
            return {name: await _count(connection, table) for name, table in counted}


async def _count(connection: AsyncConnection, table: Table) -> int:
    query = select(func.count()).select_from(table)
    return int((await connection.execute(query)).scalar_one())
