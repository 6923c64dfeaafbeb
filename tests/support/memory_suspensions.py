"""Suspensions, and who looks after the customer, in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from invites.administration import Level, Staff, Suspension
from invites.approving import held
from invites.freezing import freeze, thaw, wait_longer
from invites.invitation import ACTIVE, Invitation

if TYPE_CHECKING:
    from tests.support.memory import Rows


@dataclass
class MemorySuspensions:
    rows: "Rows"

    async def all(self) -> Sequence[Suspension]:
        return sorted(self.rows.suspensions, key=lambda each: each.at)

    async def add(self, suspension: Suspension) -> int:
        if any(each.level is suspension.level for each in self.rows.suspensions):
            return 0
        self.rows.suspensions.append(suspension)
        if self.rows.suspended_at:
            return 0
        self.rows.suspended_at.append(suspension.at)
        still = [each for each in self._open() if each.suspended_at is None]
        for each in still:
            self._put(freeze(each, at=suspension.at))
        return len(still)

    async def lift(self, level: Level, at: datetime) -> int:
        left = [each for each in self.rows.suspensions if each.level is not level]
        if left or len(left) == len(self.rows.suspensions):
            self.rows.suspensions[:] = left
            return 0
        self.rows.suspensions.clear()
        since = self.rows.suspended_at.pop()
        still = [each for each in self._open() if each.suspended_at is not None]
        for each in still:
            moved = wait_longer(each, since=since, at=at) if held(each) else thaw(each, at=at)
            self._put(moved)
        return len(still)

    def _open(self) -> list[Invitation]:
        return [each for each in self.rows.invitations.values() if each.state in ACTIVE]

    def _put(self, changed: Invitation) -> None:
        saved = replace(changed, version=changed.version + 1)
        self.rows.invitations[changed.id] = saved


@dataclass
class MemoryStaff:
    rows: "Rows"

    async def all(self) -> Sequence[Staff]:
        return sorted(self.rows.staff, key=lambda each: (each.customer_id, each.person_id))

    async def assign(self, staff: Staff, at: datetime) -> bool:
        if staff in self.rows.staff:
            return False
        self.rows.staff[staff] = at
        return True

    async def unassign(self, staff: Staff) -> bool:
        return self.rows.staff.pop(staff, None) is not None
