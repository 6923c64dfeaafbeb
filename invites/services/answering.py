"""What an invitee may do beside yes and no: ask to be asked again, say that it is not them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from invites import errors
from invites.access import Action, authorize
from invites.delivery import Delivery, DeliveryState, Purpose, Subject
from invites.invitation import Invitation, InvitationId, InvitationState
from invites.notifying import Channel
from invites.people import Actor, CustomerId, Identity, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.recording import note_invitation
from invites.services.telling import Telling
from invites.services.viewing import view_invitation
from invites.views import InvitationView
from invites.wording.branding import Look

_ASKING = (Purpose.INVITATION, Purpose.REMINDER)
NOT_ME = "not_me"


@dataclass(frozen=True, slots=True)
class Answering:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    telling: Telling

    async def reader(self, customer_id: CustomerId, person_id: PersonId) -> Person:
        """To whom a letter went."""
        async with self.unit_of_work(customer_id) as uow:
            return await uow.people.get(person_id)

    async def look(self, customer_id: CustomerId) -> Look:
        """How their pages look."""
        async with self.unit_of_work(customer_id) as uow:
            return (await uow.wording.held()).look

    async def ask_again(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """It expired, and they would like to come: whoever asked hears it, once."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.invitations.get(invitation_id)
            authorize(actor, Action.ASK_AGAIN, found)
            state = found.state_at(now)
            if state in (InvitationState.ACCEPTED, InvitationState.DECLINED):
                raise errors.AlreadyAnswered(state, found.answered_at)
            if state is not InvitationState.EXPIRED:
                raise errors.NoLongerOpen(state)
            inviters = await uow.people.many(found.inviter_ids)
            if all(person.left for person in inviters.values()):
                raise errors.InviterLeft
            note_invitation(uow, "ask_again", found, actor.person_id, now)
            await self.telling.about_invitation(
                uow,
                found,
                Purpose.ASKED_AGAIN,
                [i for i in found.inviter_ids if not inviters[i].left],
                sequence=found.resends,
            )
            return await view_invitation(uow, found, now)

    async def not_me(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """Whoever reads the letters is somebody else: their links end, and the inviter hears."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.invitations.get(invitation_id)
            authorize(actor, Action.NOT_ME, found)
            await self._end_links(uow, found, now)
            note_invitation(uow, "not_me", found, actor.person_id, now)
            letters = [each for each in await _letters(uow, found) if each.purpose in _ASKING]
            for letter in letters:
                await uow.deliveries.save(letter.failed(NOT_ME, DeliveryState.BOUNCED))
            await self.telling.about_invitation(
                uow,
                found,
                Purpose.NOT_SENT,
                found.inviter_ids,
                sequence=found.resends,
            )
            return await view_invitation(uow, found, now)

    async def colleagues(self, identities: Sequence[Identity]) -> tuple[PersonId, ...]:
        """People as a page names them: by their addresses, within one customer."""
        return tuple([await self._colleague(each) for each in identities])

    async def _colleague(self, identity: Identity) -> PersonId:
        async with self.unit_of_work(CustomerId(identity.workspace)) as uow:
            found = await uow.people.by_email(identity.user.strip().casefold())
        if found is None:
            raise errors.Refusals((errors.UnknownColleague(identity.user.strip()),))
        return found.id

    @staticmethod
    async def _end_links(uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
        for link in await uow.links.of(invitation.invitee_id, invitation.id):
            await uow.links.save(link.end(now))


async def _letters(uow: UnitOfWork, invitation: Invitation) -> list[Delivery]:
    every = await uow.deliveries.of(Subject.INVITATION, invitation.id)
    return [
        each
        for each in every
        if each.channel == Channel.EMAIL and each.person_id == invitation.invitee_id
    ]
