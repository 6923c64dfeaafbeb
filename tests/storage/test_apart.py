"""Two customers with the same identifiers never see each other."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from invites.delivery import Subject
from invites.errors import ConcurrentUpdate, NotFound
from invites.people import CustomerId, Identity
from invites.preferences import Preferences
from invites.work import Membership
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWork, SqlUnitOfWorks
from tests.storage.builders import (
    ACME,
    CADENCE,
    CHANNEL,
    NOON,
    OTHER,
    SAM,
    SARAH,
    delivery,
    invitation,
    message,
    person,
    suggestion,
    work_item,
)

IDENTITY = Identity("slack", "T1", "U1")


async def fill(uow: SqlUnitOfWork, customer: CustomerId) -> None:
    """Everything under the same identifiers, so that only the customer tells them apart."""
    word = f"of {customer}"
    await uow.people.add(person("dana", word, customer=customer, email="dana@example.com"))
    await uow.people.identify(IDENTITY, SAM)
    await uow.work_items.add(work_item("deal", word, customer=customer, place=CHANNEL))
    await uow.work_items.join(CADENCE, Membership(SAM, NOON, word[:2]))
    await uow.suggestions.add(suggestion("s1", customer=customer, draft=word))
    await uow.invitations.add(invitation("i1", customer=customer, message=word, request_key="once"))
    await uow.deliveries.add(
        delivery("d1", customer=customer, error=word, workspace="T1", address="D1")
    )
    await uow.preferences.save(
        Preferences(customer_id=customer, person_id=SAM, weekly_suggestions=1)
    )
    await uow.outbox.put(message("m1", customer=customer, reference=word, key="k"))


async def seen(uow: SqlUnitOfWork) -> list[object]:
    """Whatever any reading method gives."""
    active = await uow.invitations.active(SARAH, CADENCE)
    return [
        *await uow.people.all(),
        *(await uow.people.many([SAM, SARAH])).values(),
        await uow.people.by_identity(IDENTITY),
        await uow.people.by_email("dana@example.com"),
        *await uow.people.search(""),
        *(await uow.work_items.many([CADENCE])).values(),
        await uow.work_items.by_place(CHANNEL),
        *await uow.work_items.search(""),
        *await uow.work_items.of_member(SAM),
        *await uow.suggestions.of_actor(SAM, NOON),
        active,
        *await uow.invitations.of_invitee(SARAH),
        *await uow.invitations.of_inviter(SAM),
        *await uow.invitations.by_request(SAM, "once"),
        *await uow.deliveries.of(Subject.INVITATION, "i1"),
        await uow.deliveries.at("T1", "D1", ""),
        await uow.preferences.get(SAM),
    ]


async def test_nobody_sees_what_is_another_customers(peopled: SqlUnitOfWorks) -> None:
    for customer in (ACME, OTHER):
        async with peopled(customer) as uow:
            await fill(uow, customer)
    for customer in (ACME, OTHER):
        async with peopled(customer) as uow:
            found = await seen(uow)
            assert {getattr(each, "customer_id", None) for each in found} == {customer}
            assert await uow.invitations.active_count() == 1


async def test_what_another_customer_has_is_not_there(peopled: SqlUnitOfWorks) -> None:
    async with peopled(ACME) as uow:
        await fill(uow, ACME)
    async with peopled(OTHER) as uow:
        looks: list[Callable[[], Awaitable[object]]] = [
            lambda: uow.people.get(person("dana").id),
            lambda: uow.work_items.get(work_item("deal").id),
            lambda: uow.suggestions.get(suggestion("s1").id),
            lambda: uow.invitations.get(invitation("i1").id),
            lambda: uow.deliveries.get(delivery("d1").id),
            lambda: uow.deliveries.save(delivery("d1", customer=OTHER)),
        ]
        for look in looks:
            with pytest.raises(NotFound):
                await look()
        assert await uow.people.by_identity(IDENTITY) is None
        assert await uow.people.identities(SAM) == []
        assert await uow.work_items.members(CADENCE) == {}


async def test_nobody_changes_what_is_another_customers(peopled: SqlUnitOfWorks) -> None:
    async with peopled(ACME) as uow:
        await fill(uow, ACME)
    async with peopled(OTHER) as uow:
        await uow.work_items.leave(CADENCE, SAM)
        await uow.activity.forget(SAM)
        saves: list[Callable[[], Awaitable[object]]] = [
            lambda: uow.people.save(person("dana")),
            lambda: uow.work_items.save(work_item("deal")),
            lambda: uow.suggestions.save(suggestion("s1")),
            lambda: uow.invitations.save(invitation("i1")),
        ]
        for save in saves:
            with pytest.raises(ConcurrentUpdate):
                await save()
        await uow.people.merge(SAM, SARAH)
    async with peopled(ACME) as uow:
        assert list(await uow.work_items.members(CADENCE)) == [SAM]
        assert await uow.people.identities(SAM) == [IDENTITY]
        assert (await uow.invitations.get(invitation("i1").id)).inviter_id == SAM


async def test_a_row_is_stamped_with_the_customer_of_the_unit(
    peopled: SqlUnitOfWorks, system: SystemStore
) -> None:
    async with peopled(OTHER) as uow:
        await uow.people.add(replace(person("dana"), customer_id=ACME))
        await uow.outbox.put(message("m1", customer=ACME))
        assert await uow.inbox.first("k")
    async with peopled(ACME) as uow:
        assert await uow.inbox.first("k")
        with pytest.raises(NotFound):
            await uow.people.get(person("dana").id)
    async with peopled(OTHER) as uow:
        assert not await uow.inbox.first("k")
        assert (await uow.people.get(person("dana").id)).customer_id == OTHER
