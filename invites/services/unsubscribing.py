"""No more letters of one kind: by the link in each letter, without signing in, and back."""

from dataclasses import dataclass

from invites.links import Link
from invites.notifying import Channel, Kind, Pace
from invites.people import Person
from invites.ports import UnitOfWork, UnitOfWorkFactory


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who gets letters of this kind, or not."""

    reader: Person
    kind: Kind
    on: bool


@dataclass(frozen=True, slots=True)
class Unsubscribing:
    unit_of_work: UnitOfWorkFactory

    async def look(self, link: Link) -> Subscription:
        async with self.unit_of_work(link.customer_id) as uow:
            return await _subscription(uow, link)

    async def switch(self, link: Link, *, on: bool) -> Subscription:
        """What they have been asked already stays open: no invitation is withdrawn by this."""
        async with self.unit_of_work(link.customer_id) as uow:
            before = await _subscription(uow, link)
            if before.on is not on:
                wishes = await uow.preferences.get(link.person_id)
                pace = Pace.NOW if on else Pace.OFF
                await uow.preferences.save(wishes.choose(before.kind, Channel.EMAIL, pace))
            return await _subscription(uow, link)


async def _subscription(uow: UnitOfWork, link: Link) -> Subscription:
    kind = Kind(link.subject_id)
    wishes = await uow.preferences.get(link.person_id)
    on = wishes.chosen(kind, Channel.EMAIL) is not Pace.OFF
    return Subscription(await uow.people.get(link.person_id), kind, on)
