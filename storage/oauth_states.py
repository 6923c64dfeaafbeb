"""Installations under way: each state is kept as a digest, bound to a browser, and used once."""

import hashlib
import hmac
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.scope import insert_new
from storage.tables import oauth_state as table
from storage.transaction import reading, writing

MOST = 10_000
"""Under way at once: whoever asks for more is no customer."""


class OauthStates:
    def __init__(self, engine: AsyncEngine, most: int = MOST) -> None:
        self._engine = engine
        self._most = most

    async def note(self, state: str, browser: str, expires_at: datetime, now: datetime) -> bool:
        """Remember it; False when too many are under way."""
        async with writing(self._engine) as connection:
            await connection.execute(delete(table).where(table.c.expires_at <= now))
            count = select(func.count()).select_from(table)
            if int((await connection.execute(count)).scalar_one()) >= self._most:
                return False
            row = {"digest": _digest(state), "browser": _digest(browser), "expires_at": expires_at}
            await connection.execute(insert_new(connection, table).values(**row))
            return True

    async def take(self, state: str, browser: str, now: datetime) -> bool:
        """True for the one caller who brings it first, in time, and from the same browser.

        It is gone afterwards in any case: DELETE … RETURNING gives a row to one transaction only.
        """
        taken = (
            delete(table)
            .where(table.c.digest == _digest(state))
            .returning(table.c.browser, table.c.expires_at)
        )
        async with writing(self._engine) as connection:
            row = (await connection.execute(taken)).one_or_none()
        if row is None or row.expires_at <= now:
            return False
        return hmac.compare_digest(row.browser.encode(), _digest(browser).encode())

    async def under_way(self) -> int:
        async with reading(self._engine) as connection:
            count = select(func.count()).select_from(table)
            return int((await connection.execute(count)).scalar_one())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
