"""The job behind a plan: one step after the other, each in a unit of work of its own.

What is next stands in the plan, so that whoever takes it up after a crash goes on there.
"""

import logging
from collections import Counter
from dataclasses import dataclass, replace

from invites.bulk.plan import (
    AGAIN,
    Note,
    Outcome,
    Plan,
    PlanId,
    PlanKind,
    PlanRow,
    PlanState,
    Verdict,
)
from invites.bulk.ports import Part
from invites.bulk.reading import read_file
from invites.errors import ConcurrentUpdate, InviteError
from invites.people import CustomerId, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.bulk_files import ALL, FAILED
from invites.services.bulk_preparing import Preparing
from invites.services.bulk_sending import Sending
from invites.services.recording import note_bulk
from invites.services.telling import Telling

logger = logging.getLogger(__name__)

A_TIME = 25
"""Rows in one unit of work: on SQLite everybody else waits for it."""
TRIES = 3


@dataclass(frozen=True, slots=True)
class BulkWorking:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    preparing: Preparing
    sending: Sending
    telling: Telling
    down: tuple[type[Exception], ...] = ()
    """Errors of the store that mean "not reachable", not that a row is bad."""

    @property
    def _expected(self) -> tuple[type[Exception], ...]:
        return (InviteError, *self.down)

    async def source(self, customer_id: CustomerId, plan_id: PlanId) -> tuple[str, PersonId] | None:
        """The file that has to be fetched, and of whom; None when there is none to fetch."""
        async with self.unit_of_work(customer_id) as uow:
            plan = await uow.bulk.get(plan_id)
            return (plan.source, plan.author_id) if plan.state is PlanState.READING else None

    async def read(self, customer_id: CustomerId, plan_id: PlanId, content: bytes) -> None:
        async with self.unit_of_work(customer_id) as uow:
            plan = await uow.bulk.get(plan_id)
            if plan.state is not PlanState.READING:
                return
            policy = await uow.policies.current()
            found = read_file(content, policy.quotas.bulk_rows)
            if found.refusal is not None:
                await self._refused(uow, plan, found.refusal)
                return
            changed = plan.read(found.header)
            rows = await self.preparing.resolve(uow, changed, found.rows)
            await uow.bulk.add_rows(plan.id, rows)
            await self._saved(uow, changed)

    async def unreadable(self, customer_id: CustomerId, plan_id: PlanId, code: str) -> None:
        """The platform does not give the file out."""
        async with self.unit_of_work(customer_id) as uow:
            plan = await uow.bulk.get(plan_id)
            if plan.state is PlanState.READING:
                await self._refused(uow, plan, Note(code))

    async def _refused(self, uow: UnitOfWork, plan: Plan, why: Note) -> None:
        await self._saved(uow, plan.refuse(why, at=self.clock.now()))

    async def step(self, customer_id: CustomerId, plan_id: PlanId) -> bool:
        """Do the next rows; False when there is nothing more to do. One bad row stops no other."""
        try:
            return await self._tried(customer_id, plan_id, A_TIME)
        except self._expected:
            raise
        except Exception:
            logger.exception("rows of a plan failed together")
        return await self._alone(customer_id, plan_id)

    async def _alone(self, customer_id: CustomerId, plan_id: PlanId) -> bool:
        try:
            return await self._tried(customer_id, plan_id, 1)
        except self._expected:
            raise
        except Exception:
            logger.exception("a row of a plan failed")
        async with self.unit_of_work(customer_id) as uow:
            await self._give_up(uow, await uow.bulk.get(plan_id))
        return True

    async def _tried(self, customer_id: CustomerId, plan_id: PlanId, most: int) -> bool:
        """Again, when somebody answered, or was invited by others, at the same moment."""
        for _ in range(TRIES - 1):
            try:
                return await self._once(customer_id, plan_id, most)
            except ConcurrentUpdate:
                continue
        return await self._once(customer_id, plan_id, most)

    async def _once(self, customer_id: CustomerId, plan_id: PlanId, most: int) -> bool:
        async with self.unit_of_work(customer_id) as uow:
            plan = await uow.bulk.get(plan_id)
            match plan.state:
                case PlanState.JUDGING:
                    return await self._judge(uow, plan, most)
                case PlanState.SENDING:
                    return await self._send(uow, plan, most)
                case PlanState.UNDOING:
                    return await self._undo(uow, plan, most)
                case _:
                    return False

    async def _judge(self, uow: UnitOfWork, plan: Plan, most: int) -> bool:
        if await self.preparing.judge(uow, plan, most, self.clock.now()):
            await self._saved(uow, plan)
            return True
        await self._saved(uow, plan.judged())
        if plan.kind is PlanKind.LIST:
            await self.telling.plan_file(uow, plan.id, plan.author_id, ALL)
        return False

    async def _send(self, uow: UnitOfWork, plan: Plan, most: int) -> bool:
        now = self.clock.now()
        rows = await uow.bulk.rows(plan.id, Part.OPEN, most)
        if rows and plan.sender_id is not None:
            inviter = await self.preparing.inviter(uow, plan.sender_id)
            done = await self.sending.send(uow, plan, rows, inviter, now)
            await uow.bulk.save_rows(plan.id, done)
            await self._saved(uow, plan)
            return True
        await self._saved(uow, plan.sent(at=now))
        await self._concluded(uow, plan, "send")
        return False

    async def _undo(self, uow: UnitOfWork, plan: Plan, most: int) -> bool:
        now = self.clock.now()
        rows = await uow.bulk.rows(plan.id, Part.SENT, most)
        if rows and plan.sender_id is not None:
            done = await self.sending.undo(uow, rows, plan.sender_id, now)
            await uow.bulk.save_rows(plan.id, done)
            await self._saved(uow, plan)
            return True
        await self._saved(uow, plan.undone(at=now))
        await self._concluded(uow, plan, "undo")
        return False

    async def _concluded(self, uow: UnitOfWork, plan: Plan, did: str) -> None:
        """What it came to, for the log; and who sent it gets what could not be sent."""
        if plan.sender_id is None:
            return
        counts = Counter(row.outcome for row in await uow.bulk.rows(plan.id))
        facts = {outcome.value: count for outcome, count in counts.items() if outcome}
        note_bulk(uow, did, plan, plan.sender_id, self.clock.now(), **facts)
        await self.telling.homes(uow, [plan.sender_id])
        failed = any(counts.get(each) for each in AGAIN)
        if did == "send" and failed and plan.kind is PlanKind.LIST:
            await self.telling.plan_file(uow, plan.id, plan.sender_id, FAILED)

    async def _give_up(self, uow: UnitOfWork, plan: Plan) -> None:
        """Whatever it is about this row, the others go on."""
        parts = {PlanState.JUDGING: Part.UNJUDGED, PlanState.SENDING: Part.OPEN}
        for row in await uow.bulk.rows(plan.id, parts.get(plan.state, Part.SENT), 1):
            await uow.bulk.save_rows(plan.id, [_faulty(row, plan.state)])
            await self._saved(uow, plan)

    async def _saved(self, uow: UnitOfWork, plan: Plan) -> None:
        """Each step is a version of the plan: of two who are at it, one begins again."""
        await uow.bulk.save(plan)
        await self.telling.progress(uow, plan.id)


def _faulty(row: PlanRow, state: PlanState) -> PlanRow:
    bad = replace(row, note=Note("fault"))
    if state is PlanState.JUDGING:
        return replace(bad, verdict=Verdict.INVALID)
    return replace(bad, outcome=Outcome.FAILED if state is PlanState.SENDING else Outcome.KEPT)
