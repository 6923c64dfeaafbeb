"""Rates over all processes: one row per bucket, the generic cell rate algorithm.

`tat`, the theoretical arrival time, is the moment from which the bucket is free again.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.scope import insert_new, upsert
from storage.tables import rate_bucket as table


class Turns:
    """The buckets of one claim, locked: `take` gives a row its turn or says when to look again."""

    __slots__ = ("_free_at", "_now", "_promised", "_taken")

    def __init__(self, free_at: Mapping[str, datetime], now: datetime) -> None:
        self._free_at = dict(free_at)
        self._promised = dict(free_at)
        self._now = now
        self._taken: set[str] = set()

    def take(self, bucket: str, seconds: float, burst: int = 1) -> datetime | None:
        """Return None when it may go now, else when to look again.

        A bucket that was idle lets `burst` through at once, then one every `seconds`. Those too
        early are told different moments, so that they do not all come back at once.
        """
        pause = timedelta(seconds=seconds)
        ahead = pause * (burst - 1)
        if self._free_at[bucket] > self._now + ahead:
            again = self._promised[bucket] - ahead
            self._promised[bucket] += pause
            return again
        self._free_at[bucket] = max(self._free_at[bucket], self._now) + pause
        self._promised[bucket] = self._free_at[bucket]
        self._taken.add(bucket)
        return None

    def taken(self) -> list[tuple[str, datetime]]:
        return [(bucket, self._free_at[bucket]) for bucket in sorted(self._taken)]


async def lock_buckets(connection: AsyncConnection, buckets: Iterable[str], now: datetime) -> Turns:
    """Lock these buckets in the order of their keys, made where they are missing."""
    keys = sorted(set(buckets))
    if not keys:
        return Turns({}, now)
    fresh = [{"key": key, "tat": now} for key in keys]
    await connection.execute(insert_new(connection, table), fresh)
    query = select(table).where(table.c.key.in_(keys)).order_by(table.c.key).with_for_update()
    rows = await connection.execute(query)
    return Turns({row.key: row.tat for row in rows}, now)


async def write_turns(connection: AsyncConnection, turns: Turns) -> None:
    if taken := turns.taken():
        await connection.execute(
            update(table).where(table.c.key == bindparam("bucket")).values(tat=bindparam("free")),
            [{"bucket": bucket, "free": free_at} for bucket, free_at in taken],
        )


async def hold(connection: AsyncConnection, bucket: str, until: datetime) -> None:
    """Close a bucket until then; never open it earlier than it was."""
    await connection.execute(
        upsert(connection, table)
        .values(key=bucket, tat=until)
        .on_conflict_do_update(
            index_elements=["key"], set_={"tat": until}, where=table.c.tat < until
        )
    )
