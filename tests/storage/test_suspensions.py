"""A customer that stands still, in memory and on both databases."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from invites.administration import Because, CustomerLine, Level, Reason, Staff, Suspension
from invites.approving import hold
from invites.invitation import Invitation, InvitationId
from invites.people import PersonId
from invites.ports import UnitOfWorkFactory
from invites.states import Approval, InvitationState
from storage.customers import SqlCustomers
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import ACME, DAY, LAUNCH, NOON, OTHER, SAM, SARAH, invitation

WHY = Because(Reason.SECURITY, "An account was taken over.")
OURS = Suspension(level=Level.OPERATOR, at=NOON, because=WHY, by=PersonId("grace"))
THEIRS = replace(OURS, level=Level.CUSTOMER, at=NOON + DAY, because=Because(Reason.OTHER))
SENT = invitation("sent").dispatch(at=NOON - DAY)
ASKED = invitation(
    "asked",
    invitee_id=SAM,
    inviter_id=SARAH,
    state=InvitationState.PENDING_APPROVAL,
    approval=Approval(requested_at=NOON - DAY, asked_of=(SAM,), escalate_at=NOON + DAY),
)
HELD = hold(
    invitation("held", work_item_id=LAUNCH).dispatch(at=NOON - 2 * DAY),
    at=NOON - DAY,
    asked_of=(SAM,),
)
ENDED = replace(
    invitation("ended", invitee_id=SAM).dispatch(at=NOON - DAY), state=InvitationState.DECLINED
)


async def stored(units: UnitOfWorkFactory) -> dict[InvitationId, Invitation]:
    """As they are now; versions do not matter."""
    async with units(ACME) as uow:
        found = await uow.invitations.many([each.id for each in (SENT, ASKED, HELD, ENDED)])
    return {key: replace(each, version=1) for key, each in found.items()}


async def test_what_waits_stands_still_and_gets_the_lost_time_back(
    contract: UnitOfWorkFactory,
) -> None:
    async with contract(ACME) as uow:
        for each in (SENT, ASKED, HELD, ENDED):
            await uow.invitations.add(each)
    async with contract(ACME) as uow:
        assert await uow.suspensions.add(OURS) == 2  # one stood still before, one had ended
        assert await uow.suspensions.add(replace(OURS, at=NOON + DAY)) == 0
        assert await uow.suspensions.add(THEIRS) == 0
    still = await stored(contract)
    assert still[SENT.id] == replace(SENT, suspended_at=NOON)
    assert still[ASKED.id] == replace(ASKED, suspended_at=NOON)
    assert (still[HELD.id], still[ENDED.id]) == (HELD, ENDED)

    async with contract(ACME) as uow:
        assert (await uow.policies.current()).suspended
        assert await uow.suspensions.all() == [OURS, THEIRS]
        assert await uow.suspensions.lift(Level.OPERATOR, NOON + 2 * DAY) == 0
        assert (await uow.policies.current()).suspended
        assert await uow.suspensions.lift(Level.CUSTOMER, NOON + 3 * DAY) == 3
        assert await uow.suspensions.lift(Level.CUSTOMER, NOON + 3 * DAY) == 0
        assert not (await uow.policies.current()).suspended
    after, lost = await stored(contract), 3 * DAY
    assert SENT.expires_at is not None
    assert after[SENT.id] == replace(SENT, expires_at=SENT.expires_at + lost)
    assert after[ASKED.id].approval == Approval(
        requested_at=NOON + 2 * DAY, asked_of=(SAM,), escalate_at=NOON + 4 * DAY
    )
    assert after[HELD.id] == replace(
        HELD, approval=Approval(requested_at=NOON + 2 * DAY, asked_of=(SAM,))
    )
    assert after[ENDED.id] == ENDED


async def test_nothing_is_due_with_a_customer_that_stands_still(
    peopled: SqlUnitOfWorks, system: SystemStore
) -> None:
    for customer in (ACME, OTHER):
        async with peopled(customer) as uow:
            await uow.invitations.add(invitation("sent", customer=customer).dispatch(at=NOON))
    async with peopled(ACME) as uow:
        await uow.suspensions.add(OURS)
    assert await system.due_invitations(NOON + 20 * DAY, 10) == [(OTHER, "sent")]
    assert await system.awake() == [OTHER]
    async with peopled(ACME) as uow:
        await uow.suspensions.lift(Level.OPERATOR, NOON + 15 * DAY)
    assert len(await system.due_invitations(NOON + 20 * DAY, 10)) == 2


async def test_somebody_looks_after_a_customer_until_they_are_unassigned(
    contract: UnitOfWorkFactory,
) -> None:
    staff = Staff(OTHER, SAM)
    async with contract(ACME) as uow:
        assert await uow.staff.assign(staff, NOON)
        assert not await uow.staff.assign(staff, NOON)
        assert await uow.staff.all() == [staff]
    async with contract(OTHER) as uow:
        assert await uow.staff.all() == []
    async with contract(ACME) as uow:
        assert await uow.staff.unassign(staff)
        assert not await uow.staff.unassign(staff)


async def test_customers_are_listed_with_what_waits_and_who_looks_after_them(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    async with peopled(ACME) as uow:
        await uow.invitations.add(SENT)
        await uow.suspensions.add(OURS)
        await uow.staff.assign(Staff(OTHER, SAM), NOON)
    customers = SqlCustomers(engine)
    acme = CustomerLine(
        id=ACME,
        name="Acme",
        workspaces=("T1",),
        people=2,
        pending=1,
        staff=1,
        suspended_at=NOON,
    )
    other = CustomerLine(id=OTHER, name="Other", workspaces=("T2",), people=2)
    assert await customers.page(0, 10, None) == [acme, other]
    assert await customers.page(1, 1, None) == [other]
    assert await customers.page(0, 10, frozenset({ACME})) == [acme]
    assert await customers.page(0, 10, frozenset()) == []
    assert await customers.line(OTHER) == other


async def test_thousands_that_wait_are_moved_in_one_piece(peopled: SqlUnitOfWorks) -> None:
    count = 2500
    async with peopled(ACME) as uow:
        for number in range(count):
            person = replace(await uow.people.get(SARAH), id=PersonId(f"p{number}"))
            await uow.people.add(replace(person, email=""))
            await uow.invitations.add(
                invitation(f"i{number}", invitee_id=person.id).dispatch(at=NOON)
            )
    async with peopled(ACME) as uow:
        assert await uow.suspensions.add(OURS) == count
    async with peopled(ACME) as uow:
        assert await uow.suspensions.lift(Level.OPERATOR, NOON + DAY) == count
        last = await uow.invitations.get(InvitationId(f"i{count - 1}"))
        assert (last.suspended_at, last.expires_at) == (None, NOON + DAY + timedelta(days=14))
