"""Writing to the outbox: who is told what, and which copies are brought up to date."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from invites.bulk.plan import PlanId, plan_of
from invites.delivery import (
    Delivery,
    DeliveryId,
    DeliveryState,
    Message,
    MessageId,
    MessageKind,
    Purpose,
    Subject,
)
from invites.invitation import Invitation, InvitationId
from invites.notifying import Channel, Pace, routes
from invites.people import Person, PersonId
from invites.ports import Clock, Ids, UnitOfWork
from invites.suggestion import Suggestion
from invites.work import Place

OWN_COPY_DELAY = timedelta(seconds=2)
"""Whoever pressed sees the answer at once; the outbox mends their copy if that got lost."""

REDRAWN = timedelta(seconds=1)
_SHOWN = (DeliveryState.SENT, DeliveryState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Telling:
    """`mail` says that e-mail is set up at all."""

    clock: Clock
    ids: Ids
    mail: bool = False

    async def about_invitation(
        self,
        uow: UnitOfWork,
        invitation: Invitation,
        purpose: Purpose,
        people: Iterable[PersonId],
        *,
        sequence: int = 0,
        due: datetime | None = None,
    ) -> None:
        told = self._one_by_one(invitation, purpose, people)
        if purpose is Purpose.OUTCOME and (plan := plan_of(invitation.request_key)) is not None:
            await self.progress(uow, plan)
        for person_id in told:
            about = (Subject.INVITATION, invitation.id, purpose)
            await self._post(uow, about, person_id, sequence, due)

    async def about_suggestion(
        self, uow: UnitOfWork, suggestion: Suggestion, *, due: datetime, sequence: int = 0
    ) -> None:
        about = (Subject.SUGGESTION, suggestion.id, Purpose.SUGGESTION)
        await self._post(uow, about, suggestion.actor_id, sequence, due)

    @staticmethod
    def _one_by_one(
        invitation: Invitation, purpose: Purpose, people: Iterable[PersonId]
    ) -> list[PersonId]:
        """Whoever sent a thousand at once sees the answers on the plan, not in a thousand words."""
        planned = plan_of(invitation.request_key) is not None
        spared = invitation.inviter_id if planned and purpose is Purpose.OUTCOME else None
        return [person_id for person_id in people if person_id != spared]

    async def plan(self, uow: UnitOfWork, plan_id: PlanId, people: Iterable[PersonId]) -> None:
        """Bring a plan of many invitations before those who may do something with it."""
        for person_id in people:
            about = (Subject.BULK, plan_id, Purpose.BULK_PLAN)
            await self._post(uow, about, person_id, 0, None)

    async def progress(self, uow: UnitOfWork, plan_id: PlanId) -> None:
        """Redraw the copies of a plan: at most once in `REDRAWN`, however fast it goes on."""
        for delivery in await uow.deliveries.of(Subject.BULK, plan_id):
            if delivery.state in _SHOWN:
                due = self.clock.now() + REDRAWN
                key = f"{MessageKind.REFRESH}:{delivery.id}"
                await self._put(uow, MessageKind.REFRESH, delivery.id, due, key=key)

    async def go_on(self, uow: UnitOfWork, plan_id: PlanId) -> None:
        """Have somebody do what is next for a plan."""
        kind = MessageKind.BULK
        await self._put(uow, kind, plan_id, self.clock.now(), key=f"{kind}:{plan_id}")

    async def plan_file(self, uow: UnitOfWork, plan_id: PlanId, to: PersonId, which: str) -> None:
        """The rows of a plan as a file; `which` says which of them."""
        message = Message(
            id=MessageId(self.ids.new()),
            customer_id=uow.customer_id,
            kind=MessageKind.BULK_FILE,
            reference=plan_id,
            due=self.clock.now(),
            key=f"{MessageKind.BULK_FILE}:{plan_id}:{to}:{which}",
            details={"to": to, "which": which},
        )
        await uow.outbox.put(message)

    async def administrators(
        self,
        uow: UnitOfWork,
        about: tuple[Subject, str, Purpose],
        people: Iterable[PersonId],
        sequence: int = 0,
    ) -> None:
        """What concerns the directory: to those who look after it, or who asked them to."""
        for person_id in people:
            await self._post(uow, about, person_id, sequence, None)

    async def refresh(
        self,
        uow: UnitOfWork,
        subject: Subject,
        subject_id: str,
        pressed_by: PersonId | None = None,
    ) -> None:
        """Ask for every copy of the subject to be brought up to date.

        A letter stays as it was sent; the page that it leads to shows how things are.
        """
        now = self.clock.now()
        for delivery in await uow.deliveries.of(subject, subject_id):
            if delivery.state is DeliveryState.DIGESTED and delivery.channel == Channel.CHAT:
                await self._put(uow, MessageKind.REFRESH, delivery.reference, now)
            if delivery.state not in _SHOWN or delivery.channel == Channel.EMAIL:
                continue
            own = delivery.person_id == pressed_by
            await self._put(
                uow, MessageKind.REFRESH, delivery.id, now + OWN_COPY_DELAY if own else now
            )

    async def not_delivered(self, uow: UnitOfWork, delivery: Delivery) -> None:
        """Whoever sent an invitation that did not arrive is told what they can do."""
        if delivery.purpose not in (Purpose.INVITATION, Purpose.REMINDER):
            return
        invitation = await uow.invitations.get(InvitationId(delivery.subject_id))
        await self.about_invitation(
            uow,
            invitation,
            Purpose.NOT_SENT,
            invitation.inviter_ids,
            sequence=invitation.resends,
        )

    async def add_member(self, uow: UnitOfWork, invitation: Invitation, place: Place) -> None:
        await self._put(uow, MessageKind.ADD_MEMBER, invitation.id, self.clock.now(), place)

    async def draft(self, uow: UnitOfWork, suggestion: Suggestion) -> None:
        """Ask for the message in a model's words; the template's stand until they come."""
        await self._put(uow, MessageKind.DRAFT, suggestion.id, self.clock.now())

    async def homes(self, uow: UnitOfWork, people: Iterable[PersonId]) -> None:
        """Redraw the Home tabs of these people, and of their managers."""
        concerned = set(people)
        known = await uow.people.many(concerned)
        concerned |= {p.manager_id for p in known.values() if p.manager_id is not None}
        for person_id in sorted(concerned):
            kind = MessageKind.PUBLISH_HOME  # once, however much has happened meanwhile
            await self._put(uow, kind, person_id, self.clock.now(), key=f"{kind}:{person_id}")

    async def again(self, uow: UnitOfWork, delivery: Delivery) -> None:
        """Let what was held for a digest leave by itself after all."""
        await uow.deliveries.save(replace(delivery, state=DeliveryState.QUEUED))
        await self._queue(uow, delivery, self.clock.now())

    async def digest(
        self,
        uow: UnitOfWork,
        person_id: PersonId,
        purpose: Purpose,
        channel: Channel,
        slot: datetime,
    ) -> None:
        """One message of the calendar, for this slot; what is in it is looked at when it leaves."""
        about = (Subject.DIGEST, slot.isoformat(), purpose)
        delivery = replace(self._delivery(uow, about, person_id, 0), channel=channel)
        if await uow.deliveries.add(delivery):
            await self._queue(uow, delivery, self.clock.now())

    async def _queue(self, uow: UnitOfWork, delivery: Delivery, due: datetime) -> None:
        mailed = delivery.channel == Channel.EMAIL
        kind = MessageKind.MAIL if mailed else MessageKind.POST
        await self._put(uow, kind, delivery.id, due)

    async def _post(
        self,
        uow: UnitOfWork,
        about: tuple[Subject, str, Purpose],
        person_id: PersonId,
        sequence: int,
        due: datetime | None,
    ) -> None:
        """A delivery for each channel on which they want it; none when they want none."""
        wishes = await uow.preferences.get(person_id)
        reachable = await reachable_on(uow, person_id, mail=self.mail)
        for channel, pace in routes(about[2], wishes, reachable):
            held = DeliveryState.HELD if pace is Pace.DIGEST else DeliveryState.QUEUED
            made = self._delivery(uow, about, person_id, sequence)
            delivery = replace(made, channel=channel, state=held)
            if await uow.deliveries.add(delivery) and held is DeliveryState.QUEUED:
                await self._queue(uow, delivery, due or self.clock.now())

    def _delivery(
        self,
        uow: UnitOfWork,
        about: tuple[Subject, str, Purpose],
        person_id: PersonId,
        sequence: int,
    ) -> Delivery:
        subject, subject_id, purpose = about
        return Delivery(
            id=DeliveryId(self.ids.new()),
            customer_id=uow.customer_id,
            subject=subject,
            subject_id=subject_id,
            purpose=purpose,
            person_id=person_id,
            sequence=sequence,
            created_at=self.clock.now(),
        )

    async def _put(
        self,
        uow: UnitOfWork,
        kind: MessageKind,
        reference: str,
        due: datetime,
        place: Place | None = None,
        key: str = "",
    ) -> None:
        await uow.outbox.put(
            Message(
                id=MessageId(self.ids.new()),
                customer_id=uow.customer_id,
                kind=kind,
                reference=reference,
                due=due,
                workspace=place.workspace if place else "",
                key=key,
            )
        )


async def reachable_on(uow: UnitOfWork, person_id: PersonId, *, mail: bool) -> frozenset[Channel]:
    """Where this person can be met at all."""
    found = await _in_chat(uow, person_id)
    written = mail and bool((await uow.people.get(person_id)).email)
    return found | {Channel.EMAIL} if written else found


async def reach(uow: UnitOfWork, person: Person, *, mail: bool) -> frozenset[Channel]:
    """The same for somebody at hand, who need not be stored."""
    found = await _in_chat(uow, person.id)
    return found | {Channel.EMAIL} if mail and person.email else found


async def _in_chat(uow: UnitOfWork, person_id: PersonId) -> frozenset[Channel]:
    known = await uow.people.identities(person_id)
    there = any(identity.platform == Channel.CHAT for identity in known)
    return frozenset({Channel.CHAT}) if there else frozenset()
