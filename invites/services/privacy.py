"""What is stored about oneself: to see it, to have it, and to have it forgotten."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from invites.delivery import Subject
from invites.errors import BadRequest
from invites.invitation import ACTIVE, Invitation, InvitationState
from invites.people import Actor, CustomerId, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.preferences import Preferences
from invites.services.recording import SYSTEM, note_invitation, note_person, note_suggestion
from invites.services.telling import Telling
from invites.standing import Stored

CONFIRMED = "forget"


@dataclass(slots=True)
class Privacy:
    """`forgotten` tells memories of the customer that they are out of date."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock
    telling: Telling
    forgotten: Callable[[CustomerId], None] = lambda _customer: None

    async def stored(self, actor: Actor) -> Stored:
        """What there is about whoever asks."""
        async with self.unit_of_work(actor.customer_id) as uow:
            return await self._stored(uow, actor.person_id)

    async def _stored(self, uow: UnitOfWork, person_id: PersonId) -> Stored:
        received = await uow.invitations.of_invitee(person_id)
        sent = await uow.invitations.of_inviter(person_id)
        return Stored(
            person=await uow.people.get(person_id),
            identities=tuple(await uow.people.identities(person_id)),
            wishes=await uow.preferences.get(person_id),
            counts=await uow.erasing.counts(person_id),
            open_received=sum(i.state in ACTIVE for i in received),
            open_sent=sum(i.state in ACTIVE for i in sent),
            accepted=sum(i.state is InvitationState.ACCEPTED for i in received),
            received=tuple(received),
            sent=tuple(sent),
            now=self.clock.now(),
        )

    async def forget(self, actor: Actor, *, confirmed: str) -> None:
        """End what is open, erase what is theirs, and remember only that they want no more."""
        if confirmed != CONFIRMED:
            raise BadRequest("not_confirmed")
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            me = await uow.people.get(actor.person_id)
            wishes = await uow.preferences.get(me.id)
            ended = await self._end_invitations(uow, me.id, now)
            await self._end_suggestions(uow, me.id, now)
            await uow.preferences.save(_sealed(wishes, now))
            await uow.people.save(_blank(me))
            await uow.erasing.erase(me.id, [i.id for i in ended])
            note_person(uow, "forget", me.id, me.id, now)
            uow.audit.forget(me.id)
        self.forgotten(actor.customer_id)

    async def come_back(self, customer_id: CustomerId, person: Person) -> None:
        """They use Usher again by themselves; what they had refused for good still holds."""
        async with self.unit_of_work(customer_id) as uow:
            found = await uow.people.get(person.id)
            if not found.forgotten:
                return
            wishes = await uow.preferences.get(person.id)
            await uow.people.save(replace(found, forgotten=False))
            await uow.preferences.save(replace(wishes, opted_out_at=None))
            note_person(uow, "come_back", person.id, person.id, self.clock.now())

    async def _end_invitations(
        self, uow: UnitOfWork, person_id: PersonId, now: datetime
    ) -> list[Invitation]:
        """Politely: every copy says how it ended; another inviter's invitation goes on."""
        asked = [*await uow.invitations.of_invitee(person_id)]
        asked += await uow.invitations.of_inviter(person_id)
        ended = []
        for invitation in {i.id: i for i in asked if i.state in ACTIVE}.values():
            others = [i for i in invitation.inviter_ids if i != person_id]
            if invitation.invitee_id != person_id and others:
                changed = replace(
                    invitation, inviter_id=others[0], co_inviter_ids=tuple(others[1:])
                )
                did = "hand_over"
            else:
                changed, did = invitation.withdraw_for_leaver(at=now), "withdraw"
            await uow.invitations.save(changed)
            note_invitation(uow, did, invitation, person_id, now, "forgotten")
            await self.telling.refresh(uow, Subject.INVITATION, invitation.id)
            people = {*invitation.inviter_ids, invitation.invitee_id} - {person_id}
            await self.telling.homes(uow, people)
            ended.append(changed)
        return ended

    async def _end_suggestions(self, uow: UnitOfWork, person_id: PersonId, now: datetime) -> None:
        """Whoever else was proposed stays."""
        since = datetime.min.replace(tzinfo=now.tzinfo)
        for suggestion in await uow.suggestions.concerning(person_id, since):
            await uow.suggestions.save(suggestion.without(person_id, at=now))
            note_suggestion(uow, "take_back", suggestion, SYSTEM, now, "forgotten")
            await self.telling.refresh(uow, Subject.SUGGESTION, suggestion.id)


def _sealed(wishes: Preferences, now: datetime) -> Preferences:
    """Nothing but that they opted out, and hashes of what they never want again."""
    seals = [*wishes.sealed, *(refused.sealed(wishes.person_id) for refused in wishes.refused)]
    return Preferences(
        customer_id=wishes.customer_id,
        person_id=wishes.person_id,
        opted_out_at=now,
        sealed=tuple(dict.fromkeys(seals)),
        version=wishes.version,
    )


def _blank(person: Person) -> Person:
    """What a pseudonym needs, and what the platform says of rights; nothing that tells who it is.

    What they were appointed to ends with them.
    """
    return Person(
        id=person.id,
        customer_id=person.customer_id,
        name="",
        kind=person.kind,
        left=person.left,
        is_admin=person.is_admin,
        forgotten=True,
        known=False,
        version=person.version,
    )
