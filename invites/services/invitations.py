"""What happens to an invitation after it was written: answers, and what its senders may do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from invites import errors
from invites.access import ALLOWED, Action, Relation, authorize
from invites.activity import ActivityKind
from invites.attention import AttentionRules, hours_of
from invites.delivery import Purpose, Subject
from invites.hours import zone_of
from invites.invitation import (
    Decline,
    DeclineReason,
    Invitation,
    InvitationId,
    InvitationState,
    StopScope,
)
from invites.people import Actor, Person, PersonId
from invites.policy import Effect, Verdict
from invites.policy.refusals import CustomerSuspended, NoLongerAllowed
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.preferences import Refused
from invites.services.judging import refusal_of, verdict_on_yes
from invites.services.recording import note_invitation, note_person
from invites.services.schedule import earliest
from invites.services.teaching import teach_decline, teach_invitation
from invites.services.telling import Telling
from invites.services.viewing import actors_manager, view_for, view_invitation, view_saved
from invites.views import InvitationView
from invites.work import Membership, Visibility, WorkItem

LATER = timedelta(days=1)

Change = Callable[[Invitation, datetime], Invitation]


@dataclass(frozen=True, slots=True)
class Invitations:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    rules: AttentionRules
    telling: Telling

    async def accept(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """The invitee's yes: membership, the channel, every copy and the inviters, at once."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, Action.ACCEPT, invitation_id)
            if found.state is InvitationState.REVOKED or found.suspended_at is not None:
                await self._still_entitled(uow, found)  # why it stands still, if somebody left
            accepted = found.accept(by=actor.person_id, at=now)
            if accepted is found:
                return await view_invitation(uow, found, now)
            people = await self._still_entitled(uow, found)
            item = await uow.work_items.get(found.work_item_id)
            if not await _vouched_for(uow, found, item):
                raise errors.InviterLeft
            _must_count(await verdict_on_yes(uow, self.rules, found, people, item, now))
            await uow.invitations.save(accepted)
            note_invitation(uow, "accept", accepted, actor.person_id, now)
            await teach_invitation(uow, ActivityKind.ACCEPTED, accepted, now)
            await self._admit(uow, accepted, item, now)
            await self._answered(uow, accepted, actor)
            return await view_saved(uow, accepted, now, item)

    async def declining(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """What the form for saying no needs; refused when there is nothing to decline."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, Action.DECLINE, invitation_id)
            found.refuse(Decline(), by=actor.person_id, at=now)
            return await view_invitation(uow, found, now)

    async def decline(
        self, actor: Actor, invitation_id: InvitationId, decline: Decline
    ) -> InvitationView:
        now = self.clock.now()
        # Today is not over everywhere, so a day is given the benefit of the doubt.
        if decline.until is not None and decline.until <= now - timedelta(days=1):
            raise errors.BadRequest("past_day")
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, Action.DECLINE, invitation_id)
            if decline.referred_id is not None:
                await uow.people.get(decline.referred_id)
            declined = found.refuse(decline, by=actor.person_id, at=now)
            await uow.invitations.save(declined)
            reason = decline.reason.value if decline.reason else ""
            note_invitation(uow, "decline", declined, actor.person_id, now, reason)
            await teach_decline(uow, declined, now)
            await self._stop_asking(uow, declined, now)
            await self._answered(uow, declined, actor)
            return await view_saved(uow, declined, now)

    async def later(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """Ask again on the invitee's next working day; the inviter sees nothing change."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, Action.LATER, invitation_id)
            until = await self._working_time(uow, found.invitee_id, now + LATER)
            snoozed = found.later(by=actor.person_id, at=now, until=until)
            await uow.invitations.save(snoozed)
            note_invitation(uow, "snooze", snoozed, actor.person_id, now)
            await self._refresh(uow, snoozed, actor.person_id)
            return await view_saved(uow, snoozed, now)

    async def cancel(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """Undo: nothing was sent yet."""
        return await self._change(
            actor, Action.CANCEL, invitation_id, lambda i, now: i.cancel(at=now)
        )

    async def revoke(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        return await self._change(
            actor, Action.REVOKE, invitation_id, lambda i, now: i.revoke(at=now)
        )

    async def send_now(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """Give up the undo window; the invitee's hours and budget still hold."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, Action.SEND_NOW, invitation_id)
            invitee = await uow.people.get(found.invitee_id)
            others = await uow.invitations.of_invitee(invitee.id, now - timedelta(days=14))
            others = [i for i in others if i.id != found.id]
            wishes = await uow.preferences.get(invitee.id)
            at = earliest(self.rules, invitee, others, now, wishes)
            hurried = found.send_now(at=at)
            await uow.invitations.save(hurried)
            note_invitation(uow, "send_now", hurried, actor.person_id, now)
            await self._refresh(uow, hurried, actor.person_id)
            return await view_for(uow, actor, found.id, now)

    async def resend(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, Action.RESEND, invitation_id)
            await self._still_entitled(uow, found)
            if not await _vouched_for(uow, found, await uow.work_items.get(found.work_item_id)):
                raise errors.NotAMember
            again = found.resend(at=now)
            await self._still_allowed(uow, found, now)
            await uow.invitations.save(again)
            note_invitation(uow, "resend", again, actor.person_id, now, resends=again.resends)
            await self.telling.about_invitation(
                uow,
                again,
                Purpose.INVITATION,
                [again.invitee_id],
                sequence=again.resends,
                due=await self._working_time(uow, again.invitee_id, found.quiet_until(now)),
            )
            await self._refresh(uow, again, actor.person_id)
            return await view_for(uow, actor, found.id, now)

    async def renew(self, actor: Actor, invitation_id: InvitationId) -> InvitationView:
        """Bring an expired invitation back to life; the policy looks at it when it is sent."""
        return await self._change(
            actor, Action.RENEW, invitation_id, lambda i, now: i.renew(at=now)
        )

    async def _change(
        self, actor: Actor, action: Action, invitation_id: InvitationId, change: Change
    ) -> InvitationView:
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, action, invitation_id)
            changed = change(found, now)
            if changed is not found:
                await uow.invitations.save(changed)
                note_invitation(uow, action.value, changed, actor.person_id, now)
                await self._refresh(uow, changed, actor.person_id)
            return await view_for(uow, actor, found.id, now)

    async def _still_allowed(self, uow: UnitOfWork, found: Invitation, now: datetime) -> None:
        refusal = await refusal_of(uow, self.rules, found, now)
        if refusal is not None:
            raise refusal

    @staticmethod
    async def _get(
        uow: UnitOfWork, actor: Actor, action: Action, invitation_id: InvitationId
    ) -> Invitation:
        found = await uow.invitations.get(invitation_id)
        asked = Relation.INVITERS_MANAGER in ALLOWED[action]
        manager = await actors_manager(uow, found.inviter_id) if asked else None
        authorize(actor, action, found, inviters_manager=manager)
        return found

    @staticmethod
    async def _still_entitled(uow: UnitOfWork, invitation: Invitation) -> Mapping[PersonId, Person]:
        people = await uow.people.many([*invitation.inviter_ids, invitation.invitee_id])
        if people[invitation.invitee_id].left:
            raise errors.InviteeLeft(people[invitation.invitee_id].name)
        if all(people[i].left for i in invitation.inviter_ids):
            raise errors.InviterLeft
        return people

    async def _admit(
        self, uow: UnitOfWork, accepted: Invitation, item: WorkItem, now: datetime
    ) -> None:
        membership = Membership(accepted.invitee_id, now, "invitation")
        await uow.work_items.join(item.id, membership)
        if item.place is not None:
            await self.telling.add_member(uow, accepted, item.place)

    async def _answered(self, uow: UnitOfWork, invitation: Invitation, actor: Actor) -> None:
        await self.telling.about_invitation(
            uow, invitation, Purpose.OUTCOME, invitation.inviter_ids
        )
        await self._refresh(uow, invitation, actor.person_id)

    async def _refresh(self, uow: UnitOfWork, invitation: Invitation, pressed_by: PersonId) -> None:
        await self.telling.refresh(uow, Subject.INVITATION, invitation.id, pressed_by)
        await self.telling.homes(uow, {*invitation.inviter_ids, invitation.invitee_id})

    @staticmethod
    async def _stop_asking(uow: UnitOfWork, declined: Invitation, now: datetime) -> None:
        no = declined.decline
        if no is None or no.reason is not DeclineReason.STOP_ASKING:
            return
        match no.scope:
            case StopScope.INVITER:
                stop = Refused(inviter_id=declined.inviter_id)
            case StopScope.WORK_ITEM:
                stop = Refused(work_item_id=declined.work_item_id)
            case _:
                stop = Refused()
        wishes = await uow.preferences.get(declined.invitee_id)
        await uow.preferences.save(wishes.refuse(stop))
        scope = (no.scope or StopScope.EVERYBODY).value
        note_person(uow, "stop_asking", declined.invitee_id, declined.invitee_id, now, scope)

    async def _working_time(self, uow: UnitOfWork, person_id: PersonId, wish: datetime) -> datetime:
        person = await uow.people.get(person_id)
        hours = hours_of(self.rules, await uow.preferences.get(person_id))
        return hours.next_open(wish, zone_of(person.time_zone))


def _must_count(verdict: Verdict) -> None:
    """The rules of today hold for a yes, too; in words for whoever was invited."""
    match verdict:
        case Verdict(refusal=CustomerSuspended()) | Verdict(effect=Effect.REQUIRE_APPROVAL):
            raise errors.Suspended
        case Verdict(refusal=None):
            return
        case _:
            raise NoLongerAllowed


async def _vouched_for(uow: UnitOfWork, invitation: Invitation, item: WorkItem) -> bool:
    """Into private work only somebody who is in it themselves lets others."""
    if item.visibility is not Visibility.PRIVATE:
        return True
    members = await uow.work_items.members(item.id)
    return any(inviter in members for inviter in invitation.inviter_ids)
