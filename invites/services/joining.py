"""Somebody joined on their own: an invitation that waits for them has lost its purpose."""

from dataclasses import dataclass

from invites.activity import Activity
from invites.delivery import Purpose, Subject
from invites.people import CustomerId
from invites.ports import Clock, UnitOfWorkFactory
from invites.services.recording import SYSTEM, note_invitation
from invites.services.telling import Telling


@dataclass(frozen=True, slots=True)
class Joining:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    telling: Telling

    async def observe(self, customer_id: CustomerId, joined: Activity) -> None:
        """End the invitation of whoever joined another way, and say so to its inviters."""
        now = self.clock.now()
        async with self.unit_of_work(customer_id) as uow:
            waiting = await uow.invitations.active(joined.actor_id, joined.work_item_id)
            if waiting is None:
                return
            over = waiting.supersede(at=now)
            await uow.invitations.save(over)
            note_invitation(uow, "supersede", over, SYSTEM, now, "joined")
            await self.telling.about_invitation(uow, over, Purpose.OUTCOME, over.inviter_ids)
            await self.telling.refresh(uow, Subject.INVITATION, over.id)
            await self.telling.homes(uow, {*over.inviter_ids, over.invitee_id})
