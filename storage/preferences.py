"""Preferences; nobody has a row until they change something."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import RowMapping, select, update

from invites.errors import ConcurrentUpdate
from invites.people import CustomerId, PersonId
from invites.preferences import Mute, Preferences, Refused
from storage.scope import Scope
from storage.tables import preferences as table


class SqlPreferences:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, person_id: PersonId) -> Preferences:
        query = select(table).where(self._scope.mine(table), table.c.person_id == person_id)
        row = await self._scope.row(query)
        if row is None:
            return Preferences(customer_id=self._scope.customer_id, person_id=person_id)
        return _preferences(row)

    async def save(self, preferences: Preferences) -> None:
        row = row_of(preferences) | {"version": preferences.version + 1}
        if preferences.version == 0:
            if not await self._scope.add(table, row):
                raise ConcurrentUpdate
            return
        met = await self._scope.change(
            update(table)
            .where(self._scope.mine(table), table.c.person_id == preferences.person_id)
            .where(table.c.version == preferences.version)
            .values(**row)
        )
        if met != 1:
            raise ConcurrentUpdate


def row_of(preferences: Preferences) -> dict[str, Any]:
    return {
        "person_id": preferences.person_id,
        "suggestions": preferences.suggestions,
        "snoozed_until": preferences.snoozed_until,
        "mutes": [asdict(mute) for mute in preferences.mutes],
        "refused": [asdict(refused) for refused in preferences.refused],
        "version": preferences.version,
    }


def _preferences(row: RowMapping) -> Preferences:
    return Preferences(
        customer_id=CustomerId(row["customer_id"]),
        person_id=PersonId(row["person_id"]),
        suggestions=row["suggestions"],
        snoozed_until=row["snoozed_until"],
        mutes=tuple(Mute(**mute) for mute in row["mutes"]),
        refused=tuple(Refused(**refused) for refused in row["refused"]),
        version=row["version"],
    )
