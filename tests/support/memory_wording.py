"""Templates and branding, in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from invites.errors import ConcurrentUpdate
from invites.people import PersonId
from invites.wording.branding import Branding, Look, Wording
from invites.wording.template import Slot, Version

if TYPE_CHECKING:
    from tests.support.memory import Rows


@dataclass
class MemoryWording:
    rows: "Rows"

    async def held(self) -> Wording:
        newest = {v.slot: v for v in sorted(self.rows.templates, key=lambda v: v.number)}
        brand = max(self.rows.branding, key=lambda b: b.number, default=None)
        look = brand.look if brand else Look()
        return Wording(templates=tuple(newest.values()), branding=brand, look=look)

    async def latest(self, slot: Slot) -> Version | None:
        found = await self.history(slot, None, 1)
        return found[0] if found else None

    async def history(self, slot: Slot, before: int | None, limit: int) -> Sequence[Version]:
        mine = [v for v in self.rows.templates if v.slot == slot]
        older = [v for v in mine if before is None or v.number < before]
        return sorted(older, key=lambda v: -v.number)[:limit]

    async def by(self, person_id: PersonId) -> Sequence[Version]:
        theirs = [v for v in self.rows.templates if v.by == person_id]
        return sorted(theirs, key=lambda v: (v.at, v.slot.key))

    async def add(self, version: Version) -> None:
        if any((v.slot, v.number) == (version.slot, version.number) for v in self.rows.templates):
            raise ConcurrentUpdate
        self.rows.templates.append(version)

    async def brand(self, branding: Branding) -> None:
        if any(b.number == branding.number for b in self.rows.branding):
            raise ConcurrentUpdate
        self.rows.branding.append(branding)
