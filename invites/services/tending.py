"""Looking after what was sent: other words, and a reminder that somebody asks for."""

from dataclasses import dataclass
from datetime import datetime

from invites import errors
from invites.access import Action, authorize
from invites.attention import AttentionRules, hours_of
from invites.delivery import Purpose, Subject
from invites.hours import zone_of
from invites.invitation import Invitation, InvitationId
from invites.people import Actor
from invites.policy import Policy
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.judging import refusal_of
from invites.services.recording import note_invitation
from invites.services.telling import Telling
from invites.services.viewing import actors_manager, view_for, view_invitation
from invites.views import InvitationView


@dataclass(frozen=True, slots=True)
class Tending:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    rules: AttentionRules
    telling: Telling

    async def editing(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """What the form needs; refused when there is nothing to change any more."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, Action.EDIT, invitation_id)
            found.reword(found.message, at=now)
            return await view_invitation(uow, found, now)

    async def reword(
        self, actor: Actor, invitation_id: InvitationId, before: str, message: str
    ) -> Invitation:
        """`before` is the wording that the form was filled with.

        The invitee's copy changes where it is; nobody gets a new message.
        """
        now, message = self.clock.now(), message.strip()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, Action.EDIT, invitation_id)
            reworded = found.reword(message, at=now)
            refusals = self._about_words(await uow.policies.current(), found, before, message)
            refused = await refusal_of(uow, self.rules, reworded, now)
            refusals += [refused] if refused is not None else []
            if refusals:
                raise errors.Refusals(tuple(refusals))
            if reworded is found:
                return found
            await uow.invitations.save(reworded)
            note_invitation(uow, "reword", reworded, actor.person_id, now)
            await self._refresh(uow, reworded)
            return reworded

    @staticmethod
    def _about_words(
        policy: Policy, found: Invitation, before: str, message: str
    ) -> list[errors.CannotInvite]:
        if not message:
            return [errors.MessageMissing()]
        if len(message) > policy.message_limit:
            return [errors.MessageTooLong(policy.message_limit)]
        if found.wording != before and found.message != message:
            return [errors.MessageChanged()]
        return []

    async def nudge(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """A reminder now, within the invitee's working hours; the expiry stays as it is."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, Action.NUDGE, invitation_id)
            reminded = found.nudge(at=now)
            if reminded is not found:
                await self._remind(uow, reminded, now)
                note_invitation(uow, "nudge", reminded, actor.person_id, now)
            return await view_for(uow, actor, found.id, now)

    async def _remind(self, uow: UnitOfWork, reminded: Invitation, now: datetime) -> None:
        await uow.invitations.save(reminded)
        invitee = await uow.people.get(reminded.invitee_id)
        hours = hours_of(self.rules, await uow.preferences.get(invitee.id))
        await self.telling.about_invitation(
            uow,
            reminded,
            Purpose.REMINDER,
            [invitee.id],
            sequence=reminded.reminders,
            due=hours.next_open(now, zone_of(invitee.time_zone)),
        )
        await self._refresh(uow, reminded)

    async def _refresh(self, uow: UnitOfWork, invitation: Invitation) -> None:
        await self.telling.refresh(uow, Subject.INVITATION, invitation.id)
        await self.telling.homes(uow, {*invitation.inviter_ids, invitation.invitee_id})

    @staticmethod
    async def _get(
        uow: UnitOfWork, actor: Actor, action: Action, invitation_id: InvitationId
    ) -> Invitation:
        found = await uow.invitations.get(invitation_id)
        manager = await actors_manager(uow, found.inviter_id)
        authorize(actor, action, found, inviters_manager=manager)
        return found
