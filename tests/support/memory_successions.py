"""Successions in memory."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from invites.errors import ConcurrentUpdate, NotFound
from invites.people import PersonId
from invites.succession import Succession, SuccessionId, SuccessionState

if TYPE_CHECKING:
    from tests.support.memory import Rows


@dataclass
class MemorySuccessions:
    rows: "Rows"

    async def get(self, succession_id: SuccessionId) -> Succession:
        if succession_id not in self.rows.successions:
            raise NotFound
        return self.rows.successions[succession_id]

    async def open_of(self, person_id: PersonId) -> Succession | None:
        found = [
            each
            for each in self.rows.successions.values()
            if each.person_id == person_id and each.state is SuccessionState.OPEN
        ]
        return found[0] if found else None

    async def add(self, succession: Succession) -> None:
        if succession.id in self.rows.successions:
            raise ConcurrentUpdate
        self.rows.successions[succession.id] = succession

    async def save(self, succession: Succession) -> None:
        if (await self.get(succession.id)).version != succession.version:
            raise ConcurrentUpdate
        saved = replace(succession, version=succession.version + 1)
        self.rows.successions[succession.id] = saved
