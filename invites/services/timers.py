"""What time alone does to an invitation: it is sent, it reminds, it expires."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from invites import approving
from invites.activity import ActivityKind
from invites.attention import AttentionRules, hours_of
from invites.delivery import Purpose, Subject
from invites.freezing import freeze
from invites.hours import zone_of
from invites.invitation import ACTIVE, Invitation, InvitationId, InvitationState
from invites.people import CustomerId
from invites.policy import Effect
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.reminders import next_reminder
from invites.services.approvals import escalate, hold_for_approval, lapse
from invites.services.judging import verdict_on
from invites.services.recording import SYSTEM, note_invitation
from invites.services.schedule import earliest
from invites.services.teaching import teach_invitation
from invites.services.telling import Telling


@dataclass(frozen=True, slots=True)
class Timers:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    rules: AttentionRules
    telling: Telling

    async def run(self, customer_id: CustomerId, invitation_id: InvitationId) -> None:
        """Do what is due for one invitation; doing it again does nothing more."""
        now = self.clock.now()
        async with self.unit_of_work(customer_id) as uow:
            invitation = await uow.invitations.get(invitation_id)
            if await self._somebody_left(uow, invitation, now):
                return
            if (await uow.policies.current()).suspended:
                return  # a customer that stands still: nothing is late, nothing ends
            if approving.waiting(invitation) is not None:
                await self._request(uow, invitation, now)
                return
            reminder = next_reminder(invitation)
            if invitation.state is InvitationState.SCHEDULED and now >= invitation.send_at:
                await self._dispatch(uow, invitation, now)
            elif invitation.state_at(now) is InvitationState.EXPIRED:
                await self._expire(uow, invitation, now)
            elif reminder is not None and now >= reminder:
                await self._remind_or_hush(uow, invitation, now)

    async def _request(self, uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
        """A request for approval, which others may have to decide, or nobody has decided."""
        lapses, asked = approving.lapses_at(invitation), approving.waiting(invitation)
        silent = asked is not None and asked.escalate_at is not None and now >= asked.escalate_at
        if lapses is not None and now >= lapses:
            await lapse(uow, self.telling, invitation, now)
        elif lapses is not None and silent:
            await escalate(uow, self.telling, self.rules, invitation, now)

    async def _dispatch(self, uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
        """Policy, hours and budget are looked at again: much may have changed since."""
        invitee = await uow.people.get(invitation.invitee_id)
        earlier = await uow.invitations.of_invitee(invitee.id, now - timedelta(days=400))
        others = [i for i in earlier if i.id != invitation.id]
        policy = await uow.policies.current()
        verdict = await verdict_on(uow, policy, self.rules, invitation, now)
        if verdict.effect is Effect.REQUIRE_APPROVAL:  # the rules have changed since
            await hold_for_approval(uow, self.telling, self.rules, invitation, verdict.approvers)
            return
        refusal = verdict.refusal
        if refusal is not None:
            await self._end(uow, invitation, now, refusal.code)
            return
        wishes = await uow.preferences.get(invitee.id)
        sent_before = [i for i in others if i.sent_at]
        at = earliest(self.rules, invitee, sent_before, now, wishes, invitation.created_at)
        if at > now:
            await uow.invitations.save(invitation.postpone(until=at))
            note_invitation(uow, "postpone", invitation, SYSTEM, now)
            await self.telling.refresh(uow, Subject.INVITATION, invitation.id)
            return
        sent = invitation.dispatch(at=now)
        await uow.invitations.save(sent)
        note_invitation(uow, "dispatch", sent, SYSTEM, now)
        await teach_invitation(uow, ActivityKind.INVITED, sent, now)
        await self.telling.about_invitation(uow, sent, Purpose.INVITATION, [invitee.id])
        await self._refresh(uow, sent)

    async def _somebody_left(self, uow: UnitOfWork, invitation: Invitation, now: datetime) -> bool:
        """The invitee, or everybody who asked, is no longer with the customer.

        What nobody stands for any more waits until somebody does; see `services.succeeding`.
        """
        people = await uow.people.many([*invitation.inviter_ids, invitation.invitee_id])
        inviters = [people[i] for i in invitation.inviter_ids if i in people]
        if people[invitation.invitee_id].left:
            await self._stop(uow, invitation, now)
            return True
        alone = all(i.left for i in inviters)
        if alone and invitation.state in ACTIVE and invitation.suspended_at is None:
            await uow.invitations.save(freeze(invitation, at=now))
            note_invitation(uow, "wait", invitation, SYSTEM, now, "left")
            await self._refresh(uow, invitation)
        return alone

    async def _stop(self, uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
        """Nobody is there to be told, or to be joined: it ends quietly."""
        if invitation.state not in ACTIVE:
            return
        await uow.invitations.save(invitation.withdraw_for_leaver(at=now))
        note_invitation(uow, "withdraw", invitation, SYSTEM, now, "left")
        await self._refresh(uow, invitation)

    async def _end(
        self, uow: UnitOfWork, invitation: Invitation, now: datetime, reason: str
    ) -> None:
        """What was not sent yet is not sent; what was, is taken back."""
        members = await uow.work_items.members(invitation.work_item_id)
        if invitation.invitee_id in members:
            word, ended = "supersede", invitation.supersede(at=now)
        elif invitation.state is InvitationState.PENDING:
            word, ended = "revoke", invitation.revoke(at=now)
        else:
            word, ended = "cancel", invitation.cancel(at=now)
        await uow.invitations.save(ended)
        note_invitation(uow, word, ended, SYSTEM, now, reason)
        await self.telling.about_invitation(uow, ended, Purpose.OUTCOME, ended.inviter_ids)
        await self._refresh(uow, ended)

    async def _remind_or_hush(self, uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
        """Only as often as the policy wants; whoever said "later" is reminded in any case."""
        most = (await uow.policies.current()).reminders
        if next_reminder(invitation, most) is not None:
            await self._remind(uow, invitation, now)
            return
        await uow.invitations.save(replace(invitation, hushed=True))
        note_invitation(uow, "hush", invitation, SYSTEM, now, "policy")

    async def _remind(self, uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
        """Nobody is reminded of what their yes could not bring about any more."""
        verdict = await verdict_on(uow, await uow.policies.current(), self.rules, invitation, now)
        if verdict.effect is Effect.REQUIRE_APPROVAL:
            await hold_for_approval(uow, self.telling, self.rules, invitation, verdict.approvers)
            return
        if verdict.refusal is not None:
            await self._end(uow, invitation, now, verdict.refusal.code)
            return
        invitee = await uow.people.get(invitation.invitee_id)
        hours = hours_of(self.rules, await uow.preferences.get(invitee.id))
        reminded = invitation.remind(at=now)
        await uow.invitations.save(reminded)
        note_invitation(uow, "remind", reminded, SYSTEM, now, reminders=reminded.reminders)
        await self.telling.about_invitation(
            uow,
            reminded,
            Purpose.REMINDER,
            [invitee.id],
            sequence=reminded.reminders,
            due=hours.next_open(now, zone_of(invitee.time_zone)),
        )
        await self._refresh(uow, reminded)

    async def _expire(self, uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
        expired = invitation.expire(at=now)
        await uow.invitations.save(expired)
        note_invitation(uow, "expire", expired, SYSTEM, now)
        await teach_invitation(uow, ActivityKind.EXPIRED, expired, now)
        await self.telling.about_invitation(uow, expired, Purpose.OUTCOME, expired.inviter_ids)
        await self._refresh(uow, expired)

    async def _refresh(self, uow: UnitOfWork, invitation: Invitation) -> None:
        await self.telling.refresh(uow, Subject.INVITATION, invitation.id)
        await self.telling.homes(uow, {*invitation.inviter_ids, invitation.invitee_id})
