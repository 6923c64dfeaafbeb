"""Digests: what was held back goes out in one message, when its reader wants it and it is true."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from invites.attention import AttentionRules, hours_of
from invites.delivery import Delivery, DeliveryId, DeliveryState, Purpose, Subject
from invites.digesting import DigestEntry, DigestView, last_slot, last_week_slot
from invites.errors import NotFound
from invites.hours import zone_of
from invites.invitation import InvitationId
from invites.notifying import Channel, Kind, Pace
from invites.people import Actor, CustomerId, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.preferences import Preferences
from invites.services.leaving import LeavingMessages
from invites.services.telling import Telling
from invites.services.viewing import view_invitation, view_suggestion
from invites.suggestion import SuggestionId

QUARTER = timedelta(minutes=15)
LATE = timedelta(days=2)
"""How long after its time the summary of the week still comes, when nothing ran meanwhile."""


@dataclass(frozen=True, slots=True)
class Digests:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    rules: AttentionRules
    telling: Telling
    leaving: LeavingMessages

    async def collect(self, customer_id: CustomerId, person_id: PersonId) -> bool:
        """Make the digest that is due for this person, once over all processes.

        Time spent down is caught up with in one: whatever was missed is in it.
        """
        now = self.clock.now()
        async with self.unit_of_work(customer_id) as uow:
            held = await uow.deliveries.to(person_id, (DeliveryState.HELD,))
            person = await uow.people.get(person_id)
            wishes = await uow.preferences.get(person_id)
            zone = zone_of(person.time_zone)
            slot = last_slot(wishes.digest, hours_of(self.rules, wishes), zone, now)
            made = False
            for channel in Channel:
                since = min((d.created_at for d in held if d.channel == channel), default=None)
                if slot is None or since is None or slot <= since:
                    continue
                if await uow.ticks.first(f"digest:{customer_id}:{person_id}:{channel}", slot):
                    await self.telling.digest(uow, person_id, Purpose.DIGEST, channel, slot)
                    made = True
            return made

    async def summaries(self, customer_id: CustomerId) -> int:
        """Walk from the quarter of an hour looked at last to this one; make what was due in it."""
        now = self.clock.now()
        quarter = now - timedelta(
            minutes=now.minute % 15, seconds=now.second, microseconds=now.microsecond
        )
        job = f"summaries:{customer_id}"
        async with self.unit_of_work(customer_id) as uow:
            last = await uow.ticks.last(job)
            if not await uow.ticks.first(job, quarter):
                return 0
            since = max(last or quarter - QUARTER, quarter - LATE)
            leaders = {person.id: person for person in await uow.people.leaders()}
            wishes = {wish.person_id: wish for wish in await uow.preferences.all()}
            asked = [i for i, wish in wishes.items() if i not in leaders and _wants_week(wish)]
            readers = [*leaders.values(), *(await uow.people.many(asked)).values()]
            made = 0
            for person in readers:
                wish = wishes.get(person.id) or await uow.preferences.get(person.id)
                made += await self._summary(uow, person, wish, since, quarter)
            return made

    async def _summary(
        self,
        uow: UnitOfWork,
        person: Person,
        wishes: Preferences,
        since: datetime,
        until: datetime,
    ) -> int:
        slot = last_week_slot(wishes.digest, zone_of(person.time_zone), until)
        if slot is None or slot <= since:
            return 0
        for channel in Channel:
            chosen = wishes.chosen(Kind.DIGESTS, channel)
            by_itself = chosen is None and channel is Channel.CHAT
            if chosen is Pace.NOW or by_itself:
                await self.telling.digest(uow, person.id, Purpose.SUMMARY, channel, slot)
        return 1

    async def view(self, uow: UnitOfWork, digest: Delivery) -> DigestView:
        """What it holds: once sent what went out with it, before what would go out now."""
        person = await uow.people.get(digest.person_id)
        now = self.clock.now()
        if digest.state is DeliveryState.SENT:
            parts = tuple(await uow.deliveries.in_digest(digest.id))
        else:
            parts = (await self.leaving.sifted(uow, digest)).kept
        entries = [await _entry(uow, part, now) for part in parts]
        return DigestView(
            digest=digest,
            person=person,
            entries=tuple(entry for entry in entries if entry is not None),
            now=now,
        )

    async def part(self, actor: Actor, delivery_id: DeliveryId) -> Delivery:
        """What was pressed in a digest; to anybody but its reader it is not there."""
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.deliveries.get(delivery_id)
            mine = found.person_id == actor.person_id
            if not mine or found.state is not DeliveryState.DIGESTED:
                raise NotFound
            return found

    async def around(self, part: Delivery) -> DigestView:
        """The digest that this went out with, as it is now."""
        async with self.unit_of_work(part.customer_id) as uow:
            digest = await uow.deliveries.get(DeliveryId(part.reference))
            return await self.view(uow, digest)


def _wants_week(wishes: Preferences) -> bool:
    return any(wishes.chosen(Kind.DIGESTS, channel) is Pace.NOW for channel in Channel)


async def _entry(uow: UnitOfWork, part: Delivery, now: datetime) -> DigestEntry | None:
    """None for what is gone since."""
    try:
        if part.subject is Subject.SUGGESTION:
            made = await uow.suggestions.get(SuggestionId(part.subject_id))
            return DigestEntry(part, await view_suggestion(uow, made, now))
        found = await uow.invitations.get(InvitationId(part.subject_id))
        return DigestEntry(part, await view_invitation(uow, found, now))
    except NotFound:
        return None
