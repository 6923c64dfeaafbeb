"""What has been kept long enough, a few rows at a time, in the order in which rows refer.

The rows are looked for outside the transaction that deletes them: nothing waits for the search.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Table, delete, exists, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.delivery import DeliveryState, Subject
from invites.invitation import ACTIVE, InvitationState
from invites.people import CustomerId
from invites.suggestion import SuggestionState
from storage.scope import Scope
from storage.snapshots import forget_snapshot
from storage.tables import (
    activity,
    bulk_plan,
    bulk_row,
    cursor,
    delivery,
    draft,
    invitation,
    outbox,
    suggestion,
)
from storage.transaction import reading, writing

A_TIME = 500
_WAITING = (DeliveryState.QUEUED, DeliveryState.HELD, DeliveryState.DEFERRED)
_OPEN = (SuggestionState.OFFERED, SuggestionState.SNOOZED)
_KEY = "customer_id", "id"


class Sweeping:
    """Each method deletes at most `A_TIME` rows and returns how many, or whose, they were."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def activities(self, before: datetime) -> list[CustomerId]:
        """Whose acts went, one entry for each. What nobody has looked at yet stays."""
        seen = exists().where(
            cursor.c.customer_id == activity.c.customer_id,
            cursor.c.sequence >= activity.c.sequence,
        )
        query = (
            select(activity.c.sequence, activity.c.customer_id)
            .where(activity.c.at < before, seen)
            .order_by(activity.c.sequence)
            .limit(A_TIME)
        )
        async with reading(self._engine) as connection:
            found = (await connection.execute(query)).all()
        if found:
            gone = delete(activity).where(activity.c.sequence.in_([row.sequence for row in found]))
            async with writing(self._engine) as connection:
                await connection.execute(gone)
                for customer_id in sorted({CustomerId(row.customer_id) for row in found}):
                    await forget_snapshot(Scope(connection, customer_id))
        return [CustomerId(row.customer_id) for row in found]

    async def invitations(self, before: datetime) -> int:
        """Those that ended before then, after every message about them."""
        ended = func.coalesce(
            invitation.c.answered_at, invitation.c.expires_at, invitation.c.created_at
        )
        old = invitation.c.state.not_in(ACTIVE) & (ended < before)
        return await self._with_messages(invitation, old, Subject.INVITATION)

    async def invitations_of(
        self, customer_id: CustomerId, before: datetime, declined_before: datetime
    ) -> int:
        """As `invitations`, of one customer; a no is remembered for as long as it counts."""
        ended = func.coalesce(
            invitation.c.answered_at, invitation.c.expires_at, invitation.c.created_at
        )
        said_no = invitation.c.state == InvitationState.DECLINED
        old = (
            (invitation.c.customer_id == customer_id)
            & invitation.c.state.not_in(ACTIVE)
            & (ended < before)
            & (~said_no | (ended < declined_before))
        )
        return await self._with_messages(invitation, old, Subject.INVITATION)

    async def suggestions(self, before: datetime) -> int:
        """Those answered, withheld or run out; one that was put off stays until it comes again."""
        over = suggestion.c.state != SuggestionState.SNOOZED
        old = over & (func.coalesce(suggestion.c.answered_at, suggestion.c.made_at) < before)
        return await self._with_messages(suggestion, old, Subject.SUGGESTION)

    async def deliveries(self, before: datetime) -> int:
        """Those that have left, or never will, and whose subject cannot change any more."""
        about = (delivery.c.customer_id, delivery.c.subject_id)
        open_still = exists().where(
            tuple_(invitation.c.customer_id, invitation.c.id) == tuple_(*about),
            invitation.c.state.in_(ACTIVE),
        )
        offered = exists().where(
            tuple_(suggestion.c.customer_id, suggestion.c.id) == tuple_(*about),
            suggestion.c.state.in_(_OPEN),
        )
        old = (
            delivery.c.state.not_in(_WAITING)
            & (func.coalesce(delivery.c.sent_at, delivery.c.created_at) < before)
            & ~open_still
            & ~offered
        )
        found = await self._old(delivery, old)
        return await self._gone(((delivery, _these(delivery, found)),), found)

    async def plans(self, sent_before: datetime, unsent_before: datetime) -> int:
        """Plans of many invitations, with their rows; those never sent go sooner."""
        of_one = bulk_plan.c.sender_id.is_(None)
        old = (bulk_plan.c.created_at < sent_before) | (
            of_one & (bulk_plan.c.created_at < unsent_before)
        )
        found = await self._old(bulk_plan, old)
        rows = tuple_(bulk_row.c.customer_id, bulk_row.c.plan_id).in_(_keys(found))
        return await self._gone(((bulk_row, rows), (bulk_plan, _these(bulk_plan, found))), found)

    async def failures(self, before: datetime) -> int:
        """What the outbox gave up; people had the time to look at it."""
        found = await self._old(outbox, (outbox.c.state == "failed") & (outbox.c.due < before))
        return await self._gone(((outbox, _these(outbox, found)),), found)

    async def _with_messages(self, table: Table, old: ColumnElement[bool], subject: Subject) -> int:
        found = await self._old(table, old)
        told = (delivery.c.subject == subject) & tuple_(
            delivery.c.customer_id, delivery.c.subject_id
        ).in_(_keys(found))
        drafts = tuple_(draft.c.customer_id, draft.c.suggestion_id).in_(_keys(found))
        first = ((draft, drafts),) if subject is Subject.SUGGESTION else ()
        return await self._gone((*first, (delivery, told), (table, _these(table, found))), found)

    async def _old(self, table: Table, old: ColumnElement[bool]) -> Sequence[Row[tuple[str, str]]]:
        columns = [table.c[name] for name in _KEY]
        async with reading(self._engine) as connection:
            return (await connection.execute(select(*columns).where(old).limit(A_TIME))).all()

    async def _gone(
        self,
        which: Sequence[tuple[Table, ColumnElement[bool]]],
        found: Sequence[Row[tuple[str, str]]],
    ) -> int:
        if found:
            async with writing(self._engine) as connection:
                for table, rows in which:
                    await connection.execute(delete(table).where(rows))
        return len(found)


def _keys(found: Sequence[Row[tuple[str, str]]]) -> list[tuple[str, str]]:
    return [(row.customer_id, row.id) for row in found]


def _these(table: Table, found: Sequence[Row[tuple[str, str]]]) -> ColumnElement[bool]:
    return tuple_(*(table.c[name] for name in _KEY)).in_(_keys(found))
