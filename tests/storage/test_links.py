"""The contract of `LinkRepository`, and the one question that comes without a customer."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncEngine

from invites.delivery import DeliveryId
from invites.links import LIFETIME, Link, LinkPurpose, digest_of
from invites.people import CustomerId
from invites.ports import UnitOfWorkFactory
from storage.links import LinkFinder
from tests.storage.builders import ACME, DAY, MINUTE, NOON, OTHER, SARAH


def link(secret: str, customer: CustomerId = ACME) -> Link:
    return Link(
        digest=digest_of(secret),
        customer_id=customer,
        purpose=LinkPurpose.ANSWER,
        person_id=SARAH,
        subject_id="i1",
        delivery_id=DeliveryId("d1"),
        made_at=NOON,
        expires_at=NOON + LIFETIME,
    )


async def test_links_come_back_in_order_and_within_a_customer(
    contract: UnitOfWorkFactory,
) -> None:
    late = replace(link("late"), made_at=NOON + MINUTE)
    async with contract(ACME) as uow:
        await uow.links.add(late)
        await uow.links.add(link("early"))
        await uow.links.add(link("early"))
    async with contract(ACME) as uow:
        assert list(await uow.links.of(SARAH, "i1")) == [link("early"), late]
        assert await uow.links.of(SARAH, "i2") == []
    async with contract(OTHER) as uow:
        assert await uow.links.of(SARAH, "i1") == []


async def test_a_link_ends(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.links.add(link("early"))
        await uow.links.save(link("early").end(NOON + DAY))
    async with contract(ACME) as uow:
        [found] = await uow.links.of(SARAH, "i1")
        assert found == link("early").end(NOON + DAY)
        assert not found.open_at(NOON + DAY)


async def test_whoever_follows_a_link_need_not_say_whose_customer_they_are(
    engine: AsyncEngine, peopled: UnitOfWorkFactory
) -> None:
    async with peopled(OTHER) as uow:
        await uow.links.add(link("theirs", OTHER))
    find = LinkFinder(engine)

    assert await find.find(digest_of("theirs")) == link("theirs", OTHER)
    assert await find.find(digest_of("nothing")) is None
    assert await find.forget(NOON + LIFETIME) == 0
    assert await find.forget(NOON + LIFETIME + DAY) == 1
