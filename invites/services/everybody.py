"""Everybody of a customer, read in parts: whoever waits for the database is let in between."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

from invites.people import CustomerId, Person
from invites.ports import UnitOfWorkFactory

PAGE = 1000


async def nobody_waits() -> None:
    """Nobody has to be let past first."""


async def parts_of_everybody(
    unit_of_work: UnitOfWorkFactory,
    customer_id: CustomerId,
    give_way: Callable[[], Awaitable[None]] = nobody_waits,
) -> AsyncIterator[Sequence[Person]]:
    """In the order of their ids; each part in a unit of work of its own."""
    part: Sequence[Person] = ()
    while True:
        await give_way()
        async with unit_of_work(customer_id) as uow:
            part = await uow.people.after(part[-1].id if part else None, PAGE)
        if part:
            yield part
        if len(part) < PAGE:
            return
