"""What the card of a plan needs: counts, the first of each kind, and how answers come in."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from invites.bulk.plan import SENDABLE, Outcome, Plan, PlanId, PlanKind, PlanRow, Verdict
from invites.people import Person, PersonId, Role
from invites.ports import UnitOfWork
from invites.states import InvitationState
from invites.work import WorkItem, WorkItemId

SHOWN = 3
"""Rows of a kind that a card shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """`verdicts` without the rows left out, which `left_out` counts.

    `rows` are the first of each kind; `reader` is whoever looks at it.
    """

    plan: Plan
    reader: Person
    author: Person | None = None
    item: WorkItem | None = None
    total: int = 0
    verdicts: Mapping[Verdict, int] = field(default_factory=dict[Verdict, int])
    outcomes: Mapping[Outcome, int] = field(default_factory=dict[Outcome, int])
    answers: Mapping[InvitationState, int] = field(default_factory=dict[InvitationState, int])
    left_out: int = 0
    judged: int = 0
    rows: Sequence[PlanRow] = ()
    people: Mapping[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    items: Mapping[WorkItemId, WorkItem] = field(default_factory=dict[WorkItemId, WorkItem])
    may_send: bool = True
    now: datetime

    @property
    def sendable(self) -> int:
        return sum(self.verdicts.get(each, 0) for each in SENDABLE)

    @property
    def version(self) -> int:
        return version_of(self.plan, self.answers)


async def view_plan(
    uow: UnitOfWork, plan: Plan, reader: Person, now: datetime, *, may_send: bool = True
) -> PlanView:
    rows = await uow.bulk.rows(plan.id)
    shown = _first_of_each(rows)
    people = await uow.people.many({r.person_id for r in shown if r.person_id} | {plan.author_id})
    items = {r.work_item_id for r in shown if r.work_item_id}
    items |= {plan.work_item_id} if plan.work_item_id else set()
    named = await uow.work_items.many(items)
    kept = [row for row in rows if not row.left_out]
    return PlanView(
        plan=plan,
        reader=reader,
        author=people.get(plan.author_id),
        item=named.get(plan.work_item_id) if plan.work_item_id else None,
        total=len(rows),
        verdicts=Counter(row.verdict for row in kept if row.verdict is not None),
        outcomes=Counter(row.outcome for row in rows if row.outcome is not None),
        answers=dict(await uow.bulk.answers(plan.id)) if plan.sender_id else {},
        left_out=len(rows) - len(kept),
        judged=sum(row.verdict is not None for row in rows),
        rows=shown,
        people=people,
        items=named,
        may_send=may_send,
        now=now,
    )


async def plan_for(
    uow: UnitOfWork, plan_id: PlanId, reader_id: PersonId, now: datetime
) -> PlanView:
    """For a copy that is brought up to date: what they may do is in their record."""
    plan, reader = await uow.bulk.get(plan_id), await uow.people.get(reader_id)
    rules = reader.administers or reader.appointed is Role.SYSTEM_ADMIN
    return await view_plan(uow, plan, reader, now, may_send=rules or plan.kind is PlanKind.TEAM)


async def plan_version(uow: UnitOfWork, plan_id: PlanId) -> int:
    plan = await uow.bulk.get(plan_id)
    return version_of(plan, await uow.bulk.answers(plan.id) if plan.sender_id else {})


def version_of(plan: Plan, answers: Mapping[InvitationState, int]) -> int:
    """Answers are seen on the card as well, and are no change of the plan."""
    seen = sum(place * answers.get(each, 0) for place, each in enumerate(InvitationState, 1))
    return plan.version * 10_000 + seen % 10_000


def saved(plan: Plan) -> Plan:
    """As it is stored after a save."""
    return replace(plan, version=plan.version + 1)


def _first_of_each(rows: Sequence[PlanRow]) -> list[PlanRow]:
    """So that each kind is seen, however many there are of the others."""
    count = Counter[object]()
    shown: list[PlanRow] = []
    for row in rows:
        kind = row.outcome or ("left_out" if row.left_out else row.verdict)
        if count[kind] < SHOWN:
            shown.append(row)
        count[kind] += 1
    return shown
