"""The outbox as a worker sees it, over all customers: claim, send elsewhere, say how it went.

A claimed row is invisible until its lease ends; who lost the lease can no longer say anything.
"""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    select,
    tuple_,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from invites.delivery import Message, MessageId, MessageKind
from invites.people import CustomerId
from storage.outbox import CLAIMED, FAILED, WAITING
from storage.rates import hold, lock_buckets, write_turns
from storage.tables import outbox as table
from storage.transaction import reading, writing

Pace = Callable[[Message], tuple[str, float] | tuple[str, float, int] | None]
"""The bucket that a message needs, how many seconds it takes from it, and how many may go at
once after a pause; None for no limit."""

# Literally as in the condition of the index, which is not used otherwise.
_OPEN = table.c.state != literal_column(f"'{FAILED}'")


@dataclass(frozen=True, slots=True)
class Claimed:
    """`message.attempts` counts this attempt: more than 1 means look before sending again."""

    message: Message
    token: int


class OutboxQueue:
    def __init__(self, engine: AsyncEngine, kinds: Collection[MessageKind] = ()) -> None:
        """With `kinds` only those are claimed: for a process that does one thing."""
        self._engine = engine
        self._open = _OPEN & table.c.kind.in_(kinds) if kinds else _OPEN
        self._finished: list[tuple[Claimed, asyncio.Future[bool]]] = []
        self._turn = asyncio.Lock()

    async def claim(self, now: datetime, limit: int, lease: timedelta, pace: Pace) -> list[Claimed]:
        """Take up to `limit` rows that are due, the longest due first, each within its rate."""
        async with writing(self._engine) as connection:
            found = [
                (_message(row), row["token"])
                for row in await _due(connection, self._open, now, limit)
            ]
            paces = [pace(message) for message, _ in found]
            turns = await lock_buckets(connection, (p[0] for p in paces if p), now)
            claimed: list[Claimed] = []
            later: list[tuple[Message, datetime]] = []
            for (message, token), needs in zip(found, paces, strict=True):
                again = turns.take(*needs) if needs else None
                if again is None:
                    claimed.append(Claimed(_tried(message), token + 1))
                else:
                    later.append((message, again))
            await write_turns(connection, turns)
            await _lease(connection, claimed, now + lease)
            await _postpone(connection, later)
        return claimed

    async def done(self, claimed: Claimed) -> bool:
        """It is out: forget the row. False when the lease was lost.

        Those who say so while another commit is under way share the next one.
        """
        mine: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._finished.append((claimed, mine))
        try:
            async with self._turn:
                if not mine.done():
                    await self._forget()
            return await mine
        finally:
            mine.cancel()  # nobody waits for it any more

    async def _forget(self) -> None:
        """Delete what has been finished so far and tell everybody who waits."""
        batch, self._finished = self._finished, []
        try:
            async with writing(self._engine) as connection:
                gone = await _drop_all(connection, [claimed for claimed, _ in batch])
        except asyncio.CancelledError:
            self._finished += batch  # somebody else's turn is next
            raise
        except Exception as error:  # noqa: BLE001 - handed to each of those who wait
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
            return
        for claimed, future in batch:
            if not future.done():
                future.set_result(_key(claimed) in gone)

    async def retry(
        self, claimed: Claimed, due: datetime, error: str, *, burn: bool = True
    ) -> bool:
        """Give it back for another time; without `burn` this attempt does not count.

        When the same key was asked for meanwhile, that row stands for this one.
        """
        attempts = claimed.message.attempts if burn else claimed.message.attempts - 1
        back = (
            update(table)
            .where(_still(claimed), ~_has_twin(claimed))
            .values(state=WAITING, due=due, error=error, attempts=attempts)
        )
        try:
            async with writing(self._engine) as connection:
                met = (await connection.execute(back)).rowcount
                return met == 1 or await _drop(connection, claimed)
        except IntegrityError:  # the twin came between looking and writing
            return await self.done(claimed)

    async def fail(self, claimed: Claimed, error: str) -> bool:
        """Give up for good; the row stays for people to look at."""
        async with writing(self._engine) as connection:
            failed = update(table).where(_still(claimed)).values(state=FAILED, error=error)
            return (await connection.execute(failed)).rowcount == 1

    async def hold(self, bucket: str, until: datetime) -> None:
        """The platform said: not before then."""
        async with writing(self._engine) as connection:
            await hold(connection, bucket, until)

    async def waiting(self) -> int:
        """How many rows are still to leave, those under way included."""
        query = select(func.count()).select_from(table).where(_OPEN)
        async with reading(self._engine) as connection:
            return int((await connection.execute(query)).scalar_one())

    async def waiting_until(self) -> datetime | None:
        """When the next row may leave that nobody is at; None when there is none."""
        due = select(func.min(table.c.due)).where(self._open, table.c.state == WAITING)
        async with reading(self._engine) as connection:
            found: datetime | None = (await connection.execute(due)).scalar_one()
            return found

    async def next_due(self) -> datetime | None:
        query = select(table.c.due).where(self._open).order_by(table.c.due).limit(1)
        async with reading(self._engine) as connection:
            due: datetime | None = (await connection.execute(query)).scalar_one_or_none()
            return due


async def _due(
    connection: AsyncConnection, is_open: ColumnElement[bool], now: datetime, limit: int
) -> Sequence[RowMapping]:
    query = (
        select(table)
        .where(is_open, table.c.due <= now)
        .order_by(table.c.due, table.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await connection.execute(query)).mappings().all()


async def _lease(connection: AsyncConnection, claimed: Sequence[Claimed], until: datetime) -> None:
    """One statement for all: everything it sets is equal or counts up."""
    if claimed:
        await connection.execute(
            update(table)
            .where(_any_of([each.message for each in claimed]))
            .values(
                state=CLAIMED,
                due=until,
                token=table.c.token + 1,
                attempts=table.c.attempts + 1,
            )
        )


async def _postpone(connection: AsyncConnection, later: Sequence[tuple[Message, datetime]]) -> None:
    if later:
        await connection.execute(
            update(table)
            .where(table.c.customer_id == bindparam("whose"), table.c.id == bindparam("which"))
            .values(due=bindparam("again")),
            [{"whose": m.customer_id, "which": m.id, "again": due} for m, due in later],
        )


async def _drop_all(
    connection: AsyncConnection, batch: Sequence[Claimed]
) -> set[tuple[str, str, int]]:
    """Delete those whose lease still stands and return their keys."""
    columns = (table.c.customer_id, table.c.id, table.c.token)
    dropped = await connection.execute(
        delete(table)
        .where(tuple_(*columns).in_([_key(each) for each in batch]), table.c.state == CLAIMED)
        .returning(*columns)
    )
    return {(row.customer_id, row.id, row.token) for row in dropped}


def _key(claimed: Claimed) -> tuple[str, str, int]:
    return claimed.message.customer_id, claimed.message.id, claimed.token


async def _drop(connection: AsyncConnection, claimed: Claimed) -> bool:
    return (await connection.execute(delete(table).where(_still(claimed)))).rowcount == 1


def _any_of(messages: Sequence[Message]) -> ColumnElement[bool]:
    keys = [(message.customer_id, message.id) for message in messages]
    return tuple_(table.c.customer_id, table.c.id).in_(keys)


def _still(claimed: Claimed) -> ColumnElement[bool]:
    """The row, as long as nobody claimed it after us."""
    return (
        (table.c.customer_id == claimed.message.customer_id)
        & (table.c.id == claimed.message.id)
        & (table.c.token == claimed.token)
        & (table.c.state == CLAIMED)
    )


def _has_twin(claimed: Claimed) -> ColumnElement[bool]:
    twin = table.alias("twin")
    return exists().where(
        twin.c.customer_id == claimed.message.customer_id,
        twin.c.key == claimed.message.key,
        twin.c.key != "",
        twin.c.state == WAITING,
    )


def _tried(message: Message) -> Message:
    return replace(message, attempts=message.attempts + 1)


def _message(row: RowMapping) -> Message:
    return Message(
        id=MessageId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        kind=MessageKind(row["kind"]),
        reference=row["reference"],
        due=row["due"],
        workspace=row["workspace"],
        key=row["key"],
        details=row["details"],
        attempts=row["attempts"],
    )
