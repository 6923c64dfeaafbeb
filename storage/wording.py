"""Templates and branding of a customer: rows are added, and none is changed but to forget who."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, and_, func, select, update

from invites.drafting.facts import Tone
from invites.errors import ConcurrentUpdate
from invites.people import PersonId
from invites.wording.branding import Branding, Look, Wording
from invites.wording.template import ANY, Slot, Version, slot_of
from storage.scope import Scope
from storage.tables import branding as brands
from storage.tables import template_version as table


class SqlWording:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def held(self) -> Wording:
        mine = self._scope.mine(table)
        newest = (
            select(table.c.kind, table.c.language, func.max(table.c.number).label("number"))
            .where(mine)
            .group_by(table.c.kind, table.c.language)
            .subquery()
        )
        same = and_(*(table.c[name] == newest.c[name] for name in ("kind", "language", "number")))
        rows = await self._scope.rows(select(table).join(newest, same).where(mine))
        brand = await self._scope.row(
            select(brands).where(self._scope.mine(brands)).order_by(brands.c.number.desc()).limit(1)
        )
        found = _branding(brand) if brand else None
        return Wording(
            templates=tuple(_version(row) for row in rows),
            branding=found,
            look=found.look if found else Look(),
        )

    async def latest(self, slot: Slot) -> Version | None:
        found = await self.history(slot, None, 1)
        return found[0] if found else None

    async def history(self, slot: Slot, before: int | None, limit: int) -> Sequence[Version]:
        query = select(table).where(self._scope.mine(table), *_at(slot))
        if before is not None:
            query = query.where(table.c.number < before)
        query = query.order_by(table.c.number.desc()).limit(limit)
        return [_version(row) for row in await self._scope.rows(query)]

    async def by(self, person_id: PersonId) -> Sequence[Version]:
        query = (
            select(table)
            .where(self._scope.mine(table), table.c.by == person_id)
            .order_by(table.c.at, table.c.kind, table.c.language)
        )
        return [_version(row) for row in await self._scope.rows(query)]

    async def add(self, version: Version) -> None:
        row = {
            **_key(version.slot),
            "number": version.number,
            "text": version.text,
            "at": version.at,
            "by": version.by,
            "restored": version.restored,
        }
        if not await self._scope.add(table, row):
            raise ConcurrentUpdate

    async def brand(self, branding: Branding) -> None:
        row = {
            "number": branding.number,
            "look": _json(branding.look),
            "at": branding.at,
            "by": branding.by,
        }
        if not await self._scope.add(brands, row):
            raise ConcurrentUpdate


async def forget_author(scope: Scope, person_id: PersonId) -> None:
    """The words are the customer's and stay; who saved them is not known any more."""
    for each in (table, brands):
        await scope.change(
            update(each).where(scope.mine(each), each.c.by == person_id).values(by=None)
        )


def _key(slot: Slot) -> dict[str, str]:
    return {"kind": str(slot.kind or ANY), "language": slot.language or ANY}


def _at(slot: Slot) -> list[Any]:
    return [table.c[name] == value for name, value in _key(slot).items()]


def _version(row: RowMapping) -> Version:
    return Version(
        slot=slot_of(f"{row['kind']}.{row['language']}"),
        number=row["number"],
        text=row["text"],
        at=row["at"],
        by=PersonId(row["by"]) if row["by"] else None,
        restored=row["restored"],
    )


def _json(look: Look) -> dict[str, Any]:
    return {
        "name": look.name,
        "colour": look.colour,
        "signature": list(look.signature),
        "tone": look.tone,
    }


def _branding(row: RowMapping) -> Branding:
    look = row["look"]
    return Branding(
        look=Look(
            name=look["name"],
            colour=look["colour"],
            signature=tuple(look["signature"]),
            tone=Tone(look["tone"]) if look["tone"] else None,
        ),
        number=row["number"],
        at=row["at"],
        by=PersonId(row["by"]) if row["by"] else None,
    )
