"""Preferences; nobody has a row until they change something."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import time
from typing import Any

from sqlalchemy import RowMapping, bindparam, select, update

from invites.errors import ConcurrentUpdate
from invites.hours import WorkingHours
from invites.notifying import Channel, Kind, Pace
from invites.people import CustomerId, PersonId
from invites.preferences import DigestTime, Mute, Preferences, Refused
from storage.scope import Scope, prepared
from storage.tables import preferences as table

_GET = select(table).where(prepared(table), table.c.person_id == bindparam("person"))


class SqlPreferences:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, person_id: PersonId) -> Preferences:
        row = await self._scope.row(_GET, person=person_id)
        if row is None:
            return Preferences(customer_id=self._scope.customer_id, person_id=person_id)
        return preferences_of(row)

    async def many(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, Preferences]:
        theirs = table.c.person_id.in_(set(person_ids))
        rows = await self._scope.rows(select(table).where(self._scope.mine(table), theirs))
        changed = {PersonId(row["person_id"]): preferences_of(row) for row in rows}
        mine = self._scope.customer_id
        return {
            each: changed.get(each) or Preferences(customer_id=mine, person_id=each)
            for each in person_ids
        }

    async def all(self) -> Sequence[Preferences]:
        query = select(table).where(self._scope.mine(table)).order_by(table.c.person_id)
        return [preferences_of(row) for row in await self._scope.rows(query)]

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
        "paces": [list(each) for each in preferences.paces],
        "hours": _hours_out(preferences.hours),
        "paused_until": preferences.paused_until,
        "snoozed_until": preferences.snoozed_until,
        "weekly_suggestions": preferences.weekly_suggestions,
        "digest": asdict(preferences.digest),
        "mutes": [asdict(mute) for mute in preferences.mutes],
        "refused": [asdict(refused) for refused in preferences.refused],
        "opted_out_at": preferences.opted_out_at,
        "sealed": list(preferences.sealed),
        "version": preferences.version,
    }


def _hours_out(hours: WorkingHours | None) -> dict[str, Any] | None:
    if hours is None:
        return None
    starts, ends = hours.starts.isoformat("minutes"), hours.ends.isoformat("minutes")
    return {"days": sorted(hours.days), "starts": starts, "ends": ends}


def _hours_in(stored: dict[str, Any] | None) -> WorkingHours | None:
    if stored is None:
        return None
    starts, ends = time.fromisoformat(stored["starts"]), time.fromisoformat(stored["ends"])
    return WorkingHours(frozenset(stored["days"]), starts, ends)


def preferences_of(row: RowMapping) -> Preferences:
    return Preferences(
        customer_id=CustomerId(row["customer_id"]),
        person_id=PersonId(row["person_id"]),
        paces=tuple((Kind(k), Channel(c), Pace(p)) for k, c, p in row["paces"] or ()),
        hours=_hours_in(row["hours"]),
        paused_until=row["paused_until"],
        snoozed_until=row["snoozed_until"],
        weekly_suggestions=row["weekly_suggestions"],
        digest=DigestTime(**(row["digest"] or {})),
        mutes=tuple(Mute(**mute) for mute in row["mutes"]),
        refused=tuple(Refused(**refused) for refused in row["refused"]),
        opted_out_at=row["opted_out_at"],
        sealed=tuple(row["sealed"] or ()),
        version=row["version"],
    )
