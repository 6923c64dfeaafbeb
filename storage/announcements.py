"""Where Usher has said its first word: once for a channel or a person, whoever asks again."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.people import CustomerId
from invites.work import Place
from storage.scope import Scope
from storage.tables import announcement as table
from storage.unit_of_work import scoped


class Announcements:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def begun(
        self, customer_id: CustomerId, place: Place, announcement_id: str, now: datetime
    ) -> tuple[str, bool]:
        """Note that it is about to be said; return the id it is known by, and if it is there."""
        row = {
            "platform": place.platform,
            "workspace": place.workspace,
            "channel": place.channel,
            "id": announcement_id,
            "made_at": now,
            "reference": "",
        }
        async with scoped(self._engine, customer_id) as scope:
            await scope.add(table, row)
            found = await scope.row(select(table).where(*_here(scope, place)))
        return (str(found["id"]), bool(found["reference"])) if found else (announcement_id, False)

    async def said(self, customer_id: CustomerId, place: Place, reference: str) -> None:
        """`reference` is the message."""
        async with scoped(self._engine, customer_id) as scope:
            changed = update(table).where(*_here(scope, place)).values(reference=reference)
            await scope.change(changed)


def _here(scope: Scope, place: Place) -> tuple[ColumnElement[bool], ...]:
    return (
        scope.mine(table),
        table.c.platform == place.platform,
        table.c.workspace == place.workspace,
        table.c.channel == place.channel,
    )
