"""What waited for somebody who is back, sooner than they said or from an absence without end."""

from dataclasses import dataclass

from invites.delivery import DeliveryState, Subject
from invites.invitation import InvitationState
from invites.people import CustomerId, PersonId
from invites.ports import Clock, UnitOfWorkFactory
from invites.services.recording import SYSTEM, note_invitation
from invites.services.succeeding import Succeeding
from invites.services.telling import Telling


@dataclass(frozen=True, slots=True)
class Returning:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    telling: Telling
    succeeding: Succeeding

    async def run(self, customer_id: CustomerId, person_id: PersonId) -> None:
        """Look at it again now: hours and budgets decide as for anybody else."""
        now = self.clock.now()
        async with self.unit_of_work(customer_id) as uow:
            await self.succeeding.back(uow, person_id)
            waiting = await uow.deliveries.to(person_id, (DeliveryState.QUEUED,))
            await uow.outbox.hurry([delivery.id for delivery in waiting], now)
            for invitation in await uow.invitations.of_invitee(person_id):
                soon = max(now, invitation.undo_until)
                scheduled = invitation.state is InvitationState.SCHEDULED
                if scheduled and invitation.send_at > soon:
                    await uow.invitations.save(invitation.postpone(until=soon))
                    note_invitation(uow, "prepone", invitation, SYSTEM, now, "back")
                    await self.telling.refresh(uow, Subject.INVITATION, invitation.id)
