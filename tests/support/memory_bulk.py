"""Plans of many invitations in memory."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from invites.bulk.plan import SENT, Outcome, Plan, PlanId, PlanRow
from invites.bulk.ports import Part
from invites.errors import ConcurrentUpdate, NotFound
from invites.states import InvitationState

if TYPE_CHECKING:
    from tests.support.memory import Rows

_PARTS: Mapping[Part, Callable[[PlanRow], bool]] = {
    Part.ALL: lambda _: True,
    Part.UNJUDGED: lambda row: row.verdict is None,
    Part.OPEN: lambda row: row.outcome is None,
    Part.SENT: lambda row: row.outcome in SENT,
}


@dataclass
class MemoryBulk:
    held: "Rows"

    async def add(self, plan: Plan, rows: Collection[PlanRow]) -> None:
        self.held.plans[plan.id] = plan
        await self.add_rows(plan.id, rows)

    async def get(self, plan_id: PlanId) -> Plan:
        if plan_id not in self.held.plans:
            raise NotFound
        return self.held.plans[plan_id]

    async def save(self, plan: Plan) -> None:
        if self.held.plans[plan.id].version != plan.version:
            raise ConcurrentUpdate
        self.held.plans[plan.id] = replace(plan, version=plan.version + 1)

    async def add_rows(self, plan_id: PlanId, rows: Collection[PlanRow]) -> None:
        await self.save_rows(plan_id, rows)

    async def rows(
        self, plan_id: PlanId, part: Part = Part.ALL, limit: int | None = None
    ) -> Sequence[PlanRow]:
        of_plan = [row for (plan, _), row in sorted(self.held.plan_rows.items()) if plan == plan_id]
        return [row for row in of_plan if _PARTS[part](row)][:limit]

    async def save_rows(self, plan_id: PlanId, rows: Collection[PlanRow]) -> None:
        for row in rows:
            self.held.plan_rows[plan_id, row.number] = row

    async def answers(self, plan_id: PlanId) -> Mapping[InvitationState, int]:
        made = [
            row.invitation_id
            for row in await self.rows(plan_id)
            if row.invitation_id and row.outcome is not Outcome.JOINED
        ]
        return Counter(self.held.invitations[each].state for each in made)
