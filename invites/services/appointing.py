"""Giving people a role in Usher, and taking it back; who of the operator's looks after whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from invites.access import Action, Customer, authorize
from invites.administration import (
    APPOINTABLE,
    OPERATING,
    CannotAppoint,
    CustomerLine,
    Customers,
    Staff,
)
from invites.errors import NotFound
from invites.people import Actor, CustomerId, Person, PersonId, PersonKind, Role
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.recording import note_customer, note_person

SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffView:
    """Those who can be assigned to a customer, and those who are."""

    line: CustomerLine
    people: Sequence[Person]
    assigned: frozenset[PersonId]


@dataclass(frozen=True, slots=True)
class Appointing:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    customers: Customers

    async def appoint(self, actor: Actor, people: Sequence[PersonId], role: Role | None) -> None:
        """Give them this role, or with None take theirs away. All of them, or nobody."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            for person_id in people:
                await self._one(uow, actor, await uow.people.get(person_id), role, now)

    async def _one(
        self, uow: UnitOfWork, actor: Actor, person: Person, role: Role | None, now: datetime
    ) -> None:
        authorize(actor, Action.APPOINT, person)
        before = person.appointed
        _may_give(actor, person, role)
        if before is role:
            return
        await uow.people.save(replace(person, appointed=role))
        if before is Role.CUSTOMER_ADMIN and not person.is_admin:
            await _somebody_is_left(uow, person)
        did, what = ("appoint", role) if role else ("dismiss", before)
        facts = {"role": what.value if what else ""}
        note_person(uow, did, person.id, actor.person_id, now, **facts)

    async def staff(self, actor: Actor, customer_id: CustomerId) -> StaffView:
        authorize(actor, Action.ASSIGN_STAFF, Customer(customer_id))
        line = await self.customers.line(customer_id)
        async with self.unit_of_work(customer_id) as uow:
            assigned = frozenset(each.person_id for each in await uow.staff.all())
        return StaffView(line=line, people=await self._successful(actor), assigned=assigned)

    async def assign(
        self, actor: Actor, customer_id: CustomerId, wanted: frozenset[PersonId]
    ) -> None:
        """From now on these of the operator's look after the customer, and nobody else."""
        now = self.clock.now()
        authorize(actor, Action.ASSIGN_STAFF, Customer(customer_id))
        await self.customers.line(customer_id)
        if not wanted <= {person.id for person in await self._successful(actor)}:
            raise NotFound
        async with self.unit_of_work(customer_id) as uow:
            before = frozenset(each.person_id for each in await uow.staff.all())
            for person_id in sorted(wanted - before):
                await uow.staff.assign(Staff(actor.customer_id, person_id), now)
            for staff in await uow.staff.all():
                if staff.person_id not in wanted:
                    await uow.staff.unassign(staff)
            if wanted != before:
                more, fewer = len(wanted - before), len(before - wanted)
                note_customer(uow, "assign", actor.person_id, now, more=more, fewer=fewer)

    async def _successful(self, actor: Actor) -> Sequence[Person]:
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.people.appointed(100)
            return [p for p in found if p.appointed is Role.CUSTOMER_SUCCESS]


def _may_give(actor: Actor, person: Person, role: Role | None) -> None:
    """Nobody gives more than they may, nor to somebody who could not carry it."""
    involved = {each for each in (role, person.appointed) if each is not None}
    if not involved <= {*APPOINTABLE, *OPERATING}:
        raise CannotAppoint("no_such_role", person.name)
    if involved & {*OPERATING} and actor.role is not Role.SYSTEM_ADMIN:
        raise CannotAppoint("operators_only", person.name)
    if role is None and person.appointed is None:
        raise CannotAppoint("by_platform" if person.is_admin else "no_role", person.name)
    if role is None:
        return
    if person.kind is not PersonKind.MEMBER or not person.known:
        raise CannotAppoint("not_a_member", person.name)
    if person.left or person.forgotten:
        raise CannotAppoint("left", person.name)


async def _somebody_is_left(uow: UnitOfWork, person: Person) -> None:
    """An organisation without anybody who administers it could never get one again."""
    others = [p for p in await uow.people.administrators(SEVERAL) if p.id != person.id]
    if not others:
        raise CannotAppoint("last_administrator", person.name)
