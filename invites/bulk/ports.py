"""Where plans are kept."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from invites.bulk.plan import Plan, PlanId, PlanRow
from invites.states import InvitationState


class Part(StrEnum):
    """Which rows of a plan, in their order."""

    ALL = "all"
    UNJUDGED = "unjudged"
    OPEN = "open"  # nothing has come of them yet
    SENT = "sent"  # those that can be undone


class BulkRepository(Protocol):
    async def add(self, plan: Plan, rows: Collection[PlanRow]) -> None: ...

    async def get(self, plan_id: PlanId) -> Plan: ...

    async def save(self, plan: Plan) -> None:
        """Write a changed plan, or raise `ConcurrentUpdate`."""
        ...

    async def add_rows(self, plan_id: PlanId, rows: Collection[PlanRow]) -> None: ...

    async def rows(
        self, plan_id: PlanId, part: Part = Part.ALL, limit: int | None = None
    ) -> Sequence[PlanRow]: ...

    async def save_rows(self, plan_id: PlanId, rows: Collection[PlanRow]) -> None: ...

    async def answers(self, plan_id: PlanId) -> Mapping[InvitationState, int]:
        """How the invitations that it made stand."""
        ...
