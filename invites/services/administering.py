"""Customers, looked at and switched off for a while; everything is refused unless it is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from invites.access import Action, Customer, authorize
from invites.administration import (
    A_PAGE,
    Because,
    Customers,
    CustomersView,
    CustomerView,
    Level,
    SuspendedAbove,
    Suspension,
)
from invites.errors import NotAllowed, NotFound
from invites.people import Actor, CustomerId, Person, PersonId, Role
from invites.policy.mistakes import ForAdministrators
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.recording import note_customer

NAMED = 3
"""Administrators that a refusal names."""
LISTED = 10
"""Administrators, managers and staff that are shown by name."""
_OPERATORS = (Role.SYSTEM_ADMIN, Role.CUSTOMER_SUCCESS)


@dataclass(frozen=True, slots=True)
class Administering:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    customers: Customers

    async def begin(self, actor: Actor) -> CustomersView | CustomerView:
        """The list for whoever operates Usher; for anybody else, what is their own."""
        if actor.role in _OPERATORS:
            return await self.page(actor, 0)
        return await self.look(actor, actor.customer_id)

    async def page(self, actor: Actor, number: int) -> CustomersView:
        """Of all customers, or of those that somebody looks after."""
        if actor.role not in _OPERATORS:
            raise NotFound
        operates = actor.role is Role.SYSTEM_ADMIN
        only = None if operates else actor.assigned
        found = await self.customers.page(number, A_PAGE, only)
        after = await self.customers.page((number + 1) * A_PAGE, 1, only)
        return CustomersView(
            lines=found,
            number=number,
            more=bool(after),
            operates=operates,
            own=actor.customer_id if operates else None,
        )

    async def look(self, actor: Actor, customer_id: CustomerId, done: str = "") -> CustomerView:
        async with self.unit_of_work(customer_id) as uow:
            await may_administer(uow, actor, Action.SUSPEND)
        return await self._view(actor, customer_id, done)

    async def suspend(
        self, actor: Actor, customer_id: CustomerId, because: Because
    ) -> CustomerView:
        """Everything of theirs stands still; doing it twice changes nothing."""
        now = self.clock.now()
        async with self.unit_of_work(customer_id) as uow:
            await may_administer(uow, actor, Action.SUSPEND)
            level = level_of(actor)
            held = {each.level for each in await uow.suspensions.all()}
            frozen = 0
            if level not in held:
                suspension = Suspension(level=level, at=now, because=because, by=actor.person_id)
                frozen = await uow.suspensions.add(suspension)
                note_customer(
                    uow,
                    "suspend",
                    actor.person_id,
                    now,
                    because.reason,
                    level=level.value,
                    frozen=frozen,
                )
        view = await self._view(actor, customer_id, "suspended")
        return replace(view, count=frozen)

    async def resume(self, actor: Actor, customer_id: CustomerId, because: Because) -> CustomerView:
        """Lift one's own suspension; whoever operates Usher may lift both, theirs first."""
        now = self.clock.now()
        async with self.unit_of_work(customer_id) as uow:
            await may_administer(uow, actor, Action.SUSPEND)
            level = _lifted(actor, await uow.suspensions.all())
            thawed = 0
            if level is not None:
                thawed = await uow.suspensions.lift(level, now)
                note_customer(
                    uow,
                    "resume",
                    actor.person_id,
                    now,
                    because.reason,
                    level=level.value,
                    thawed=thawed,
                )
        view = await self._view(actor, customer_id, "resumed")
        return replace(view, count=thawed)

    async def _view(self, actor: Actor, customer_id: CustomerId, done: str) -> CustomerView:
        line = await self.customers.line(customer_id)
        async with self.unit_of_work(customer_id) as uow:
            administrators = await uow.people.administrators(LISTED + 1)
            appointed = await uow.people.appointed(LISTED + 1)
            suspensions = await uow.suspensions.all()
            looking_after = [each.person_id for each in await uow.staff.all()]
        own = actor.customer_id == customer_id
        operates = actor.role is Role.SYSTEM_ADMIN
        return CustomerView(
            line=line,
            suspensions=suspensions,
            administrators=administrators,
            managers=[p for p in appointed if p.appointed is Role.MANAGER],
            staff=[p for p in appointed if p.appointed in _OPERATORS] if own else (),
            looking_after=await self._named(actor, looking_after) if operates else (),
            operates=operates,
            own=own,
            done=done,
        )

    async def _named(self, actor: Actor, ids: Sequence[PersonId]) -> Sequence[Person]:
        """Of the operator's own workspace: the system's administrator is one of them."""
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.people.many(ids)
            return [found[each] for each in ids if each in found]


def level_of(actor: Actor) -> Level:
    return Level.OPERATOR if actor.role is Role.SYSTEM_ADMIN else Level.CUSTOMER


def _lifted(actor: Actor, held: Sequence[Suspension]) -> Level | None:
    """Which of them the actor lifts; None when there is none."""
    levels = {each.level for each in held}
    if level_of(actor) is Level.OPERATOR:
        return next((each for each in Level if each in levels), None)
    if Level.CUSTOMER in levels:
        return Level.CUSTOMER
    if Level.OPERATOR in levels:
        raise SuspendedAbove
    return None


async def may_administer(uow: UnitOfWork, actor: Actor, action: Action) -> None:
    """Whoever may not, in an organisation of their own, is told who may."""
    try:
        authorize(actor, action, Customer(uow.customer_id))
    except (NotAllowed, NotFound) as refused:
        if actor.customer_id != uow.customer_id:
            raise NotFound from refused
        found = await uow.people.administrators(NAMED)
        raise ForAdministrators(tuple(p.name for p in found)) from refused
