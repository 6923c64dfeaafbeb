"""The ports in memory keep the promises that services rely on."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from invites.errors import ConcurrentUpdate, NotFound
from invites.invitation import Invitation, InvitationId
from invites.people import CustomerId, Identity, Person, PersonId
from invites.ports import UnitOfWorkFactory
from invites.work import WorkItemId
from tests.support.clock import NOON
from tests.support.memory import ACME, MemoryUnitOfWorks


def person(name: str, customer_id: CustomerId = ACME) -> Person:
    return Person(id=PersonId(name.lower()), customer_id=customer_id, name=name)


def invitation(number: int, invitee: str = "sarah") -> Invitation:
    return Invitation(
        id=InvitationId(f"inv-{number}"),
        customer_id=ACME,
        inviter_id=PersonId("sam"),
        invitee_id=PersonId(invitee),
        work_item_id=WorkItemId("q3"),
        message="Come",
        created_at=NOON + timedelta(seconds=number),
        send_at=NOON,
    )


async def test_an_error_leaves_nothing_behind() -> None:
    units: UnitOfWorkFactory = MemoryUnitOfWorks()
    with pytest.raises(ZeroDivisionError):
        async with units(ACME) as uow:
            await uow.people.add(person("Sam"))
            raise ZeroDivisionError
    async with units(ACME) as uow:
        assert await uow.people.all() == []


async def test_a_customer_does_not_see_another() -> None:
    units = MemoryUnitOfWorks()
    async with units(ACME) as uow:
        await uow.people.add(person("Sam"))
    async with units(CustomerId("other")) as uow:
        assert await uow.people.all() == []
        with pytest.raises(NotFound):
            await uow.people.add(person("Sarah"))


async def test_an_old_version_is_refused() -> None:
    units = MemoryUnitOfWorks()
    units.seed_people([person("Sam")])
    async with units(ACME) as uow:
        await uow.people.save(replace(person("Sam"), title="AE"))
        with pytest.raises(ConcurrentUpdate):
            await uow.people.save(replace(person("Sam"), title="SDR"))


async def test_an_active_twin_is_refused() -> None:
    units = MemoryUnitOfWorks()
    async with units(ACME) as uow:
        await uow.invitations.add(invitation(1))
        with pytest.raises(ConcurrentUpdate):
            await uow.invitations.add(invitation(2))


async def test_units_of_one_customer_wait_for_each_other() -> None:
    units = MemoryUnitOfWorks()
    units.seed_people([person("Sam")])

    async def rename() -> None:
        async with units(ACME) as uow:
            sam = await uow.people.get(PersonId("sam"))
            await asyncio.sleep(0)
            await uow.people.save(replace(sam, name=sam.name + "!"))

    await asyncio.gather(*(rename() for _ in range(20)))
    assert units.rows().people[PersonId("sam")].name == "Sam" + "!" * 20


async def test_merging_keeps_one_of_two_invitations_to_the_same_work_item() -> None:
    units = MemoryUnitOfWorks()
    units.seed_people([person("Sarah"), person("U1")])
    slack = Identity("slack", "T1", "U1")
    async with units(ACME) as uow:
        await uow.people.identify(slack, PersonId("u1"))
        await uow.invitations.add(invitation(1))
        await uow.invitations.add(invitation(2, "u1"))
        await uow.people.merge(PersonId("u1"), PersonId("sarah"))
        assert await uow.people.by_identity(slack) == person("Sarah")
        assert await uow.invitations.active_count() == 1
        assert len(await uow.invitations.of_invitee(PersonId("sarah"))) == 2
