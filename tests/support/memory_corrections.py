"""Corrections, in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from invites.correction import Correction, CorrectionId, CorrectionState
from invites.errors import ConcurrentUpdate, NotFound
from invites.people import PersonId

if TYPE_CHECKING:
    from tests.support.memory import Rows


@dataclass
class MemoryCorrections:
    rows: "Rows"

    async def get(self, correction_id: CorrectionId) -> Correction:
        if correction_id not in self.rows.corrections:
            raise NotFound
        return self.rows.corrections[correction_id]

    async def add(self, correction: Correction) -> None:
        if correction.id in self.rows.corrections:
            raise ConcurrentUpdate
        self.rows.corrections[correction.id] = correction

    async def save(self, correction: Correction) -> None:
        known = self.rows.corrections.get(correction.id)
        if known is None or known.version != correction.version:
            raise ConcurrentUpdate
        after = replace(correction, version=correction.version + 1)
        self.rows.corrections[correction.id] = after

    async def open_of(self, person_id: PersonId) -> Sequence[Correction]:
        mine = [c for c in self.rows.corrections.values() if c.person_id == person_id]
        still = [c for c in mine if c.state is CorrectionState.OPEN]
        return sorted(still, key=lambda c: (c.asked_at, c.id))
