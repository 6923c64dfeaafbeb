"""Approvals: asked for, decided by whoever may at this moment, escalated, and lapsed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from invites import approving
from invites.access import Action, authorize
from invites.attention import AttentionRules
from invites.audit import Acting
from invites.delivery import Purpose, Subject
from invites.errors import AlreadyMember
from invites.invitation import Invitation, InvitationId, InvitationState
from invites.people import Actor, PersonId
from invites.policy import Approvers, Effect, Step, Verdict
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.approvers import named_people, others_for, request_for
from invites.services.judging import EARLIER, verdict_on
from invites.services.recording import SYSTEM, codes, note_invitation
from invites.services.schedule import earliest
from invites.services.telling import Telling
from invites.services.viewing import view_request
from invites.views import ApprovalView

REASON = 500
"""Characters of an approver's reason."""


async def ask_approvers(
    uow: UnitOfWork,
    telling: Telling,
    rules: AttentionRules,
    invitation: Invitation,
    named: Approvers,
) -> Invitation:
    """Ask for the approval of an invitation that is stored as waiting for one.

    Nobody is asked twice for the same request. Returned as it is stored now: look at
    `approval.asked_of`, which is empty when nobody could say yes.
    """
    now, before = telling.clock.now(), invitation.approval
    request = await request_for(
        uow, rules, invitation, named, now, before.number if before is not None else 0
    )
    asked = replace(invitation, approval=request)
    await uow.invitations.save(asked)
    await tell_approvers(uow, telling, asked)
    return replace(asked, version=asked.version + 1)


async def hold_for_approval(
    uow: UnitOfWork,
    telling: Telling,
    rules: AttentionRules,
    invitation: Invitation,
    named: Approvers,
    by: Acting = SYSTEM,
) -> Invitation:
    """Rules have changed: it goes no further without a yes, and who sent it sees why."""
    now = telling.clock.now()
    request = await request_for(uow, rules, invitation, named, now)
    held = approving.hold(
        invitation, at=now, asked_of=request.asked_of, escalate_at=request.escalate_at
    )
    await uow.invitations.save(held)
    note_invitation(uow, "hold", held, by, now, "policy", asked=len(request.asked_of))
    await tell_approvers(uow, telling, held)
    await telling.refresh(uow, Subject.INVITATION, held.id)
    await telling.homes(uow, {*held.inviter_ids, held.invitee_id})
    return replace(held, version=held.version + 1)


async def tell_approvers(uow: UnitOfWork, telling: Telling, invitation: Invitation) -> None:
    """A request to each of them who has not got it."""
    asked = approving.waiting(invitation)
    if asked is None:
        return
    await telling.about_invitation(
        uow, invitation, Purpose.APPROVAL_ASKED, asked.asked_of, sequence=asked.number
    )
    await telling.homes(uow, asked.asked_of)


@dataclass(frozen=True, slots=True)
class Approvals:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    rules: AttentionRules
    telling: Telling

    async def deciding(self, actor: Actor, invitation_id: InvitationId) -> ApprovalView:
        """What the forms need: whoever may decide it sees it as it stands."""
        async with self.unit_of_work(actor.customer_id) as uow:
            now = self.clock.now()
            found, _ = await self._for(uow, actor, invitation_id, now)
            return await view_request(uow, found, now, actor.person_id)

    async def decide(
        self, actor: Actor, invitation_id: InvitationId, *, approve: bool, reason: str = ""
    ) -> ApprovalView:
        """The first answer counts, and whoever comes later sees it.

        A yes is a yes to what the rules of today allow, and to nothing more.
        """
        now, reason = self.clock.now(), reason.strip()[:REASON]
        async with self.unit_of_work(actor.customer_id) as uow:
            found, verdict = await self._for(uow, actor, invitation_id, now)
            if approving.waiting(found) is None:
                return await view_request(uow, found, now, actor.person_id)
            if approve and isinstance(verdict.refusal, AlreadyMember):
                return await self._joined(uow, found, actor.person_id, now)
            decided = (
                await self._approved(uow, found, verdict, actor.person_id, now, reason)
                if approve
                else approving.reject(found, by=actor.person_id, at=now, reason=reason)
            )
            await uow.invitations.save(decided)
            did = "approve" if approve else "reject"
            why = codes(waited_for(found.trace))
            note_invitation(uow, did, decided, actor.person_id, now, why, explained=bool(reason))
            await self._answered(uow, decided, actor.person_id)
            saved = replace(decided, version=decided.version + 1)
            view = await view_request(uow, saved, now, actor.person_id)
            return replace(view, done=True)

    async def _for(
        self, uow: UnitOfWork, actor: Actor, invitation_id: InvitationId, now: datetime
    ) -> tuple[Invitation, Verdict]:
        """The invitation and the verdict of today, for somebody who may decide it today."""
        found = await uow.invitations.get(invitation_id)
        policy = await uow.policies.current()
        undecided = replace(found, approval=None)
        unsent = found.state is InvitationState.PENDING_APPROVAL
        verdict = await verdict_on(uow, policy, self.rules, undecided, now, counted=unsent)
        authorize(
            actor,
            Action.DECIDE_APPROVAL,
            found,
            approvers=await self._entitled(uow, found, verdict),
        )
        return found, verdict

    @staticmethod
    async def _entitled(
        uow: UnitOfWork, found: Invitation, verdict: Verdict
    ) -> frozenset[PersonId]:
        """Whom the rules of today name. Where they ask for nobody, whoever was asked before."""
        if verdict.effect is Effect.REQUIRE_APPROVAL or found.approval is None:
            named = verdict.approvers
        else:
            named = Approvers(frozenset(), frozenset(found.approval.asked_of))
        return frozenset(p.id for p in await named_people(uow, found, named))

    async def _approved(
        self,
        uow: UnitOfWork,
        found: Invitation,
        verdict: Verdict,
        by: PersonId,
        now: datetime,
        reason: str,
    ) -> Invitation:
        approved = approving.approve(found, by=by, at=now, reason=reason)
        if verdict.refusal is not None:
            raise verdict.refusal
        judged = replace(approved, trace=verdict.trace, policy_version=verdict.version)
        if judged.state is not InvitationState.SCHEDULED:
            return judged
        invitee = await uow.people.get(found.invitee_id)
        earlier = await uow.invitations.of_invitee(invitee.id, now - EARLIER)
        others = [each for each in earlier if each.id != found.id]
        wishes = await uow.preferences.get(invitee.id)
        wish = max(judged.send_at, found.undo_until)
        return judged.postpone(until=earliest(self.rules, invitee, others, wish, wishes))

    async def _joined(
        self, uow: UnitOfWork, found: Invitation, by: PersonId, now: datetime
    ) -> ApprovalView:
        """There is nothing left to approve: they take part without it."""
        ended = found.supersede(at=now)
        await uow.invitations.save(ended)
        note_invitation(uow, "supersede", ended, by, now)
        await self.telling.about_invitation(uow, ended, Purpose.OUTCOME, ended.inviter_ids)
        await _refresh(uow, self.telling, ended, by)
        return await view_request(uow, replace(ended, version=ended.version + 1), now, by)

    async def _answered(self, uow: UnitOfWork, decided: Invitation, by: PersonId) -> None:
        number = decided.approval.number if decided.approval else 0
        await self.telling.about_invitation(
            uow, decided, Purpose.APPROVAL_ANSWERED, decided.inviter_ids, sequence=number
        )
        await _refresh(uow, self.telling, decided, by)


async def escalate(
    uow: UnitOfWork,
    telling: Telling,
    rules: AttentionRules,
    invitation: Invitation,
    now: datetime,
) -> None:
    """Whoever was asked is away or silent: ask everybody else who could decide."""
    policy = await uow.policies.current()
    verdict = await verdict_on(uow, policy, rules, replace(invitation, approval=None), now)
    more = await others_for(uow, invitation, verdict.approvers)
    wider = approving.ask_also(invitation, more, at=now)
    await uow.invitations.save(wider)
    note_invitation(uow, "escalate", wider, SYSTEM, now, asked=len(more))
    await tell_approvers(uow, telling, wider)
    await _refresh(uow, telling, wider)


async def lapse(uow: UnitOfWork, telling: Telling, invitation: Invitation, now: datetime) -> None:
    """Nobody decided in time: whoever asked hears so."""
    lapsed = approving.lapse(invitation, at=now)
    await uow.invitations.save(lapsed)
    note_invitation(uow, "lapse", lapsed, SYSTEM, now)
    number = lapsed.approval.number if lapsed.approval else 0
    await telling.about_invitation(
        uow, lapsed, Purpose.APPROVAL_ANSWERED, lapsed.inviter_ids, sequence=number
    )
    await _refresh(uow, telling, lapsed)


def waited_for(trace: Iterable[str]) -> tuple[str, ...]:
    """What of the rules asked for approval, as codes."""
    steps = (Step.read(line) for line in trace)
    asking = (s for s in steps if s is not None and s.effect is Effect.REQUIRE_APPROVAL)
    return tuple(dict.fromkeys(step.check.replace(" ", "_") for step in asking))


async def _refresh(
    uow: UnitOfWork, telling: Telling, invitation: Invitation, by: PersonId | None = None
) -> None:
    asked = invitation.approval.asked_of if invitation.approval else ()
    await telling.refresh(uow, Subject.INVITATION, invitation.id, by)
    await telling.homes(uow, {*invitation.inviter_ids, invitation.invitee_id, *asked})
