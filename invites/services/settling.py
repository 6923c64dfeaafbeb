"""What becomes of the invitations that wait when a policy no longer lets them pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from invites import approving
from invites.attention import AttentionRules
from invites.delivery import Message, MessageId, MessageKind, Purpose, Subject
from invites.invitation import ACTIVE, Invitation, InvitationId, InvitationState
from invites.people import PersonId
from invites.policy import Effect, Verdict
from invites.policy.radius import Radius, Settling, Struck
from invites.policy_ports import PolicyVersion
from invites.policy_views import Settled
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.services.approvals import hold_for_approval
from invites.services.judging import verdict_on
from invites.services.recording import note_invitation
from invites.services.telling import Telling

AT_ONCE = 40
"""Invitations that are dealt with while the administrator waits for the form."""
A_TIME = 50
Choices = Mapping[str, Settling]
"""What becomes of those that are `denied`, and of those that are `unapproved`."""
KEEP, ASK, REVOKE = Settling.KEEP, Settling.ASK, Settling.REVOKE


@dataclass(frozen=True, slots=True)
class Reason:
    """Whose change it was, and of which version of the policy."""

    by: PersonId
    version: int


@dataclass(frozen=True, slots=True)
class PolicySettling:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    rules: AttentionRules
    telling: Telling

    async def all(
        self, uow: UnitOfWork, found: Radius, choices: Choices, change: PolicyVersion
    ) -> Settled:
        """Few at once; many in parts by the outbox, written in the transaction that saves."""
        if change.author_id is None or not found.struck:
            return Settled()
        why = Reason(change.author_id, change.version)
        groups = (("denied", found.denied), ("unapproved", found.unapproved))
        plan = [(hit, group, choices.get(group, KEEP)) for group, hits in groups for hit in hits]
        await self._keep(uow, [hit for hit, _, choice in plan if choice is KEEP], why)
        rest = [(hit, group, choice) for hit, group, choice in plan if choice is not KEEP]
        if len(rest) <= AT_ONCE:
            for hit, _, choice in rest:
                await self._settle(uow, hit.invitation, hit.verdict, choice, why)
        else:
            for choice in (ASK, REVOKE):
                theirs = [hit.invitation.id for hit, _, chosen in rest if chosen is choice]
                await self._put_off(uow, theirs, choice, why)
        chosen = [choice for _, _, choice in plan]
        return Settled(
            kept=chosen.count(KEEP),
            asked=chosen.count(ASK),
            revoked=chosen.count(REVOKE),
            later=len(rest) > AT_ONCE,
        )

    async def part(self, message: Message) -> None:
        """One part of what was put off. What has moved on since is left alone."""
        details = message.details
        why = Reason(PersonId(details["by"]), int(message.reference))
        choice, now = Settling(details["choice"]), self.clock.now()
        wanted = [InvitationId(each) for each in details["ids"].split(",")]
        async with self.unit_of_work(message.customer_id) as uow:
            found = await uow.invitations.many(wanted)
            policy = await uow.policies.current()
            for each in (found[i] for i in wanted if i in found):
                if each.state in ACTIVE and each.policy_version < why.version:
                    verdict = await verdict_on(uow, policy, self.rules, each, now)
                    if not verdict.allowed:  # else the rules have changed once more since
                        await self._settle(uow, each, verdict, choice, why)

    async def _keep(self, uow: UnitOfWork, hits: Sequence[Struck], why: Reason) -> None:
        await uow.waiting.keep([hit.invitation.id for hit in hits])
        now = self.clock.now()
        for hit in hits:
            _note(uow, "keep", hit.invitation, why, now)

    async def _settle(
        self, uow: UnitOfWork, found: Invitation, verdict: Verdict, choice: Settling, why: Reason
    ) -> None:
        """With what was said about it, so that whoever asks why reads it."""
        judged = replace(found, trace=verdict.trace, policy_version=why.version)
        if choice is ASK:
            await self._hold(uow, judged, verdict, why)
        else:
            await self._end(uow, judged, why)

    async def _hold(
        self, uow: UnitOfWork, found: Invitation, verdict: Verdict, why: Reason
    ) -> None:
        """An approver's yes lets it pass, even where the rules would not any more."""
        denied = verdict.effect is Effect.DENY
        spared = replace(found, kept=found.kept or denied)
        if approving.waiting(found) is None:
            named = (await uow.policies.current()).approvers if denied else verdict.approvers
            await hold_for_approval(uow, self.telling, self.rules, spared, named, why.by)
        elif denied:
            await uow.invitations.save(spared)
            _note(uow, "keep", spared, why, self.clock.now())

    async def _end(self, uow: UnitOfWork, found: Invitation, why: Reason) -> None:
        """Everybody who asked is told; the invitee's copies show it."""
        now = self.clock.now()
        sent = found.state is InvitationState.PENDING
        ended = found.revoke(at=now) if sent else found.cancel(at=now)
        await uow.invitations.save(ended)
        _note(uow, "revoke" if sent else "cancel", ended, why, now)
        await self.telling.about_invitation(uow, ended, Purpose.OUTCOME, ended.inviter_ids)
        await self._told(uow, ended)

    async def _told(self, uow: UnitOfWork, changed: Invitation) -> None:
        await self.telling.refresh(uow, Subject.INVITATION, changed.id)
        await self.telling.homes(uow, {*changed.inviter_ids, changed.invitee_id})

    async def _put_off(
        self, uow: UnitOfWork, ids: Sequence[InvitationId], choice: Settling, why: Reason
    ) -> None:
        for start in range(0, len(ids), A_TIME):
            part = ",".join(ids[start : start + A_TIME])
            details = {"ids": part, "choice": choice.value, "by": why.by}
            await uow.outbox.put(self._message(uow, why, details))

    def _message(self, uow: UnitOfWork, why: Reason, details: dict[str, str]) -> Message:
        return Message(
            id=MessageId(self.ids.new()),
            customer_id=uow.customer_id,
            kind=MessageKind.SETTLE_POLICY,
            reference=str(why.version),
            due=self.clock.now(),
            details=details,
        )


def _note(uow: UnitOfWork, did: str, about: Invitation, why: Reason, at: datetime) -> None:
    note_invitation(uow, did, about, why.by, at, "policy", policy=why.version)
