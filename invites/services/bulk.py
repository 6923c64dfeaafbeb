"""What people do with a plan of many invitations: prepare it, choose, send it, undo it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from invites import errors
from invites.access import Action, Customer, authorize, relations_of
from invites.bulk.choosing import numbers_of
from invites.bulk.faults import BadList, NoWork
from invites.bulk.plan import Plan, PlanId, PlanKind, PlanRow, PlanState, not_open
from invites.bulk.reading import HEADER, ListFile, read_pasted
from invites.people import Actor, Person, PersonId
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.services.bulk_preparing import Preparing
from invites.services.bulk_view import PlanView, saved, view_plan
from invites.services.leading import leading
from invites.services.recording import note_bulk
from invites.services.telling import Telling
from invites.work import Place, WorkItem, WorkItemId

MOST_ITEMS = 100
MOST_REPORTS = 100
ADMINISTRATORS = 10
"""To whom a plan is handed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkWish:
    """A filled form. `file` is the platform's name of an uploaded file."""

    work_item_id: WorkItemId | None = None
    file: str = ""
    pasted: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkForm:
    """What the form needs: `team` are direct reports, for a manager's own plan."""

    items: Sequence[WorkItem]
    limit: int
    message_limit: int
    team: Sequence[Person] = ()
    sends: bool = True


@dataclass(frozen=True, slots=True)
class Bulk:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    preparing: Preparing
    telling: Telling

    async def begin(self, actor: Actor, place: Place | None) -> BulkForm:
        async with self.unit_of_work(actor.customer_id) as uow:
            authorize(actor, Action.PREPARE_BULK, Customer(actor.customer_id))
            return await self._form(uow, actor, place, sends=_may_send(actor))

    async def begin_team(self, actor: Actor, place: Place | None) -> BulkForm:
        async with self.unit_of_work(actor.customer_id) as uow:
            leader = await leading(uow, actor)
            authorize(leader, Action.INVITE_TEAM, Customer(actor.customer_id))
            team = await uow.people.reports(actor.person_id)
            if not team:
                raise errors.BadRequest("no_team")
            form = await self._form(uow, actor, place)
            return replace(form, team=team[:MOST_REPORTS])

    async def prepare(self, actor: Actor, wish: BulkWish) -> PlanView:
        """Keep the list as a plan; a file is read as soon as it is fetched. Nothing is sent."""
        async with self.unit_of_work(actor.customer_id) as uow:
            authorize(actor, Action.PREPARE_BULK, Customer(actor.customer_id))
            policy = await uow.policies.current()
            await self._must_see(uow, actor, wish.work_item_id)
            if len(wish.message) > policy.message_limit:
                raise errors.Refusals((errors.MessageTooLong(policy.message_limit),))
            if bool(wish.file) == bool(wish.pasted.strip()):
                raise BadList("one_of_both" if wish.file else "no_list")
            plan = self._plan(actor, PlanKind.LIST, wish.work_item_id, wish.message)
            if wish.file:
                waiting = replace(plan, state=PlanState.READING, source=wish.file)
                return await self._kept(uow, actor, waiting, ())
            found = read_pasted(wish.pasted, policy.quotas.bulk_rows)
            return await self._read(uow, actor, plan, found)

    async def prepare_team(
        self, actor: Actor, item_id: WorkItemId | None, chosen: Collection[PersonId], message: str
    ) -> PlanView:
        """As a list of those who report to the actor, and of nobody else."""
        async with self.unit_of_work(actor.customer_id) as uow:
            leader = await leading(uow, actor)
            authorize(leader, Action.INVITE_TEAM, Customer(actor.customer_id))
            if item_id is None:
                raise errors.Refusals((NoWork(),))
            await self._must_see(uow, actor, item_id)
            team = [p for p in await uow.people.reports(actor.person_id) if p.id in chosen]
            if not team:
                raise errors.Refusals((errors.NobodyChosen(),))
            rows = tuple(
                PlanRow(number=number, cells=(p.email, p.name), person_id=p.id)
                for number, p in enumerate(team, 1)
            )
            plan = self._plan(actor, PlanKind.TEAM, item_id, message)
            return await self._read(uow, actor, plan, ListFile(HEADER, rows))

    async def look(self, actor: Actor, plan_id: PlanId) -> PlanView:
        """As it is now; whoever had been at it and is gone is taken over from."""
        async with self.unit_of_work(actor.customer_id) as uow:
            plan = await self._own(uow, actor, plan_id)
            if plan.working:
                await self.telling.go_on(uow, plan.id)
            return await self._view(uow, actor, plan)

    async def left_out(self, actor: Actor, plan_id: PlanId) -> str:
        """The rows left out so far, as somebody would type them."""
        async with self.unit_of_work(actor.customer_id) as uow:
            plan = await self._open(uow, actor, plan_id)
            rows = await uow.bulk.rows(plan.id)
            return ", ".join(str(row.number) for row in rows if row.left_out)

    async def leave_out(self, actor: Actor, plan_id: PlanId, typed: str) -> PlanView:
        """Exactly these rows are left out from now on."""
        async with self.unit_of_work(actor.customer_id) as uow:
            plan = await self._open(uow, actor, plan_id)
            rows = await uow.bulk.rows(plan.id)
            numbers = numbers_of(typed, {row.number for row in rows})
            changed = [
                replace(row, left_out=row.number in numbers)
                for row in rows
                if row.left_out != (row.number in numbers)
            ]
            await uow.bulk.save_rows(plan.id, changed)
            return await self._saved(uow, actor, plan)

    async def commit(self, actor: Actor, plan_id: PlanId, *, with_approval: bool) -> PlanView:
        """Once, however often it is pressed: the plan itself is the key."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            plan = await self._own(uow, actor, plan_id)
            await self._may_commit(uow, actor, plan)
            sent = plan.commit(by=actor.person_id, at=now, with_approval=with_approval)
            if sent is plan:
                return await self._view(uow, actor, plan)
            rows = len(await uow.bulk.rows(plan.id))
            note_bulk(uow, "commit", plan, actor.person_id, now, rows=rows, approval=with_approval)
            await self.telling.go_on(uow, plan.id)
            return await self._saved(uow, actor, sent)

    async def undo(self, actor: Actor, plan_id: PlanId) -> PlanView:
        async with self.unit_of_work(actor.customer_id) as uow:
            plan = await self._own(uow, actor, plan_id)
            await self._may_commit(uow, actor, plan)
            changed = plan.undo()
            if changed is plan:
                return await self._view(uow, actor, plan)
            await self.telling.go_on(uow, plan.id)
            return await self._saved(uow, actor, changed)

    async def drop(self, actor: Actor, plan_id: PlanId) -> PlanView:
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            plan = await self._own(uow, actor, plan_id)
            changed = plan.drop(at=now)
            if changed is plan:
                return await self._view(uow, actor, plan)
            note_bulk(uow, "drop", plan, actor.person_id, now)
            return await self._saved(uow, actor, changed)

    async def hand_over(self, actor: Actor, plan_id: PlanId) -> PlanView:
        """Whoever may only prepare lays it before the administrators, and one of them sends it."""
        async with self.unit_of_work(actor.customer_id) as uow:
            plan = await self._open(uow, actor, plan_id)
            if plan.handed_over:
                return await self._view(uow, actor, plan)
            admins = await uow.people.administrators(ADMINISTRATORS)
            if not admins:
                raise errors.BadRequest("no_administrator")
            note_bulk(uow, "hand_over", plan, actor.person_id, self.clock.now())
            await self.telling.plan(uow, plan.id, [admin.id for admin in admins])
            return await self._saved(uow, actor, replace(plan, handed_over=True))

    async def file(self, actor: Actor, plan_id: PlanId, which: str) -> None:
        async with self.unit_of_work(actor.customer_id) as uow:
            plan = await self._own(uow, actor, plan_id)
            await self.telling.plan_file(uow, plan.id, actor.person_id, which)

    def _plan(self, actor: Actor, kind: PlanKind, item_id: WorkItemId | None, message: str) -> Plan:
        return Plan(
            id=PlanId(self.ids.new()),
            customer_id=actor.customer_id,
            author_id=actor.person_id,
            kind=kind,
            created_at=self.clock.now(),
            work_item_id=item_id,
            message=message.strip(),
        )

    async def _read(self, uow: UnitOfWork, actor: Actor, plan: Plan, found: ListFile) -> PlanView:
        if found.refusal is not None:
            raise BadList(found.refusal.code, found.refusal.facts)
        headed = replace(plan, header=found.header)
        rows = await self.preparing.resolve(uow, headed, found.rows)
        return await self._kept(uow, actor, headed, rows)

    async def _kept(
        self, uow: UnitOfWork, actor: Actor, plan: Plan, rows: Collection[PlanRow]
    ) -> PlanView:
        await uow.bulk.add(plan, rows)
        note_bulk(uow, "prepare", plan, actor.person_id, plan.created_at, rows=len(rows))
        await self.telling.go_on(uow, plan.id)
        await self.telling.plan(uow, plan.id, [actor.person_id])
        return await self._view(uow, actor, plan)

    async def _form(
        self, uow: UnitOfWork, actor: Actor, place: Place | None, *, sends: bool = True
    ) -> BulkForm:
        mine = [i for i in await uow.work_items.of_member(actor.person_id) if not i.archived]
        here = await uow.work_items.by_place(place) if place else None
        first = [here] if here is not None and await _sees(uow, actor, here) else []
        policy = await uow.policies.current()
        return BulkForm(
            items=tuple({item.id: item for item in (*first, *mine)}.values())[:MOST_ITEMS],
            limit=policy.quotas.bulk_rows,
            message_limit=policy.message_limit,
            sends=sends,
        )

    async def _must_see(self, uow: UnitOfWork, actor: Actor, item_id: WorkItemId | None) -> None:
        if item_id is not None and not await _sees(uow, actor, await uow.work_items.get(item_id)):
            raise errors.NotFound

    async def _own(self, uow: UnitOfWork, actor: Actor, plan_id: PlanId) -> Plan:
        """A plan is its author's; one that was handed over is the administrators' as well."""
        plan = await uow.bulk.get(plan_id)
        if plan.author_id == actor.person_id:
            return plan
        if not (plan.handed_over and _may_send(actor)):
            raise errors.NotFound
        return plan

    async def _open(self, uow: UnitOfWork, actor: Actor, plan_id: PlanId) -> Plan:
        plan = await self._own(uow, actor, plan_id)
        state = plan.state_at(self.clock.now())
        if state is not PlanState.READY:
            raise not_open(state)
        return plan

    @staticmethod
    async def _may_commit(uow: UnitOfWork, actor: Actor, plan: Plan) -> None:
        if plan.kind is PlanKind.TEAM:
            leader = await leading(uow, actor)
            authorize(leader, Action.INVITE_TEAM, Customer(actor.customer_id))
            return
        authorize(actor, Action.BULK, Customer(actor.customer_id))

    async def _saved(self, uow: UnitOfWork, actor: Actor, plan: Plan) -> PlanView:
        await uow.bulk.save(plan)
        await self.telling.progress(uow, plan.id)
        return await self._view(uow, actor, saved(plan))

    async def _view(self, uow: UnitOfWork, actor: Actor, plan: Plan) -> PlanView:
        reader = await uow.people.get(actor.person_id)
        sends = plan.kind is PlanKind.TEAM or _may_send(actor)
        return await view_plan(uow, plan, reader, self.clock.now(), may_send=sends)


def _may_send(actor: Actor) -> bool:
    try:
        authorize(actor, Action.BULK, Customer(actor.customer_id))
    except (errors.NotAllowed, errors.NotFound):
        return False
    return True


async def _sees(uow: UnitOfWork, actor: Actor, item: WorkItem) -> bool:
    within = await uow.work_items.among(actor.person_id, {item.id})
    return bool(relations_of(actor, item, (actor.person_id,) if within else ()))
