"""What becomes of the rows of a plan: invitations, and their undoing, a few rows at a time.

The outcome of a row is written in the unit of work of its invitation: both are there, or neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from invites import errors
from invites.attention import AttentionRules
from invites.bulk.columns import columns_of
from invites.bulk.entries import entry_of
from invites.bulk.notes import note_of
from invites.bulk.plan import (
    Note,
    Outcome,
    Plan,
    PlanRow,
    Verdict,
    chosen,
    request_key,
)
from invites.delivery import Subject
from invites.invitation import UNDO_WINDOW, Invitation, InvitationId, InvitationState
from invites.language import Speaking
from invites.people import Person, PersonId
from invites.policy import Effect
from invites.policy.refusals import NeedsApproval, NobodyApproves
from invites.ports import Ids, UnitOfWork
from invites.services.approvals import tell_approvers
from invites.services.approvers import request_for
from invites.services.bulk_judging import Batch, Judged, batch_of, judged
from invites.services.first_words import Between, first_words
from invites.services.judging import Inviter
from invites.services.recording import note_invitation
from invites.services.schedule import earliest
from invites.services.telling import Telling
from invites.states import Origin
from invites.wording.branding import Wording
from invites.work import WorkItem

_LEFT: dict[Verdict, Outcome] = {
    Verdict.MEMBER: Outcome.MEMBER,
    Verdict.DUPLICATE: Outcome.DUPLICATE,
    Verdict.INVALID: Outcome.INVALID,
    Verdict.DENIED: Outcome.DENIED,
}
_UNSENT = (InvitationState.PENDING_APPROVAL, InvitationState.SCHEDULED)


@dataclass(frozen=True, slots=True)
class Sending:
    ids: Ids
    rules: AttentionRules
    telling: Telling
    speaking: Speaking

    async def send(
        self, uow: UnitOfWork, plan: Plan, rows: Sequence[PlanRow], inviter: Inviter, now: datetime
    ) -> list[PlanRow]:
        """The rows with their outcomes; the rules of this moment hold, not those of the plan."""
        batch = await batch_of(uow, rows, now, mail=self.telling.mail)
        wording = await uow.wording.held()
        columns = columns_of(plan.header)
        done: list[PlanRow] = []
        for row in rows:
            if not chosen(row, with_approval=plan.with_approval):
                done.append(replace(row, outcome=_untouched(row)))
                continue
            found = judged(row, batch, inviter, self.rules, now)
            if found is None:
                done.append(replace(row, outcome=Outcome.INVALID, note=Note("gone")))
                continue
            words = entry_of(columns, row.cells).message or plan.message
            words = words or self._words(wording, found.item, inviter.person, found.person)
            made = self._made(plan, row, inviter, found, batch, words, now)
            done.append(await self._row(uow, plan, row, found, made, batch))
        return done

    async def _row(
        self,
        uow: UnitOfWork,
        plan: Plan,
        row: PlanRow,
        found: Judged,
        made: Invitation,
        batch: Batch,
    ) -> PlanRow:
        if isinstance(found.refusal, errors.AlreadyMember):
            return replace(row, outcome=Outcome.MEMBER, note=note_of(found.refusal))
        if found.refusal is not None:
            return replace(row, outcome=Outcome.DENIED, note=note_of(found.refusal))
        if found.active is not None:
            return await self._join(uow, row, found.active, made)
        if found.verdict.effect is Effect.REQUIRE_APPROVAL:
            if not plan.with_approval:
                return replace(row, outcome=Outcome.DENIED, note=note_of(NeedsApproval()))
            at = made.created_at
            asked = await request_for(uow, self.rules, made, found.verdict.approvers, at)
            if not asked.asked_of:
                nobody = NobodyApproves(found.person.name, alone=False)
                return replace(row, outcome=Outcome.DENIED, note=note_of(nobody))
            made = replace(made, state=InvitationState.PENDING_APPROVAL, approval=asked)
        await uow.invitations.add(made)
        batch.earlier[made.invitee_id].append(made)
        note_invitation(uow, "create", made, made.inviter_id, made.created_at, source="bulk")
        await tell_approvers(uow, self.telling, made)
        outcome = Outcome.ASKED if made.approval else Outcome.INVITED
        return replace(row, outcome=outcome, note=None, invitation_id=made.id)

    async def _join(
        self, uow: UnitOfWork, row: PlanRow, active: Invitation, made: Invitation
    ) -> PlanRow:
        joined = active.join(made.inviter_id)
        if joined is not active:
            await uow.invitations.save(joined)
            by, at = made.inviter_id, made.created_at
            note_invitation(uow, "merge", joined, by, at, inviters=len(joined.inviter_ids))
            await self.telling.refresh(uow, Subject.INVITATION, joined.id)
        return replace(row, outcome=Outcome.JOINED, note=None, invitation_id=active.id)

    def _made(  # noqa: PLR0917 - an invitation has that many sides
        self,
        plan: Plan,
        row: PlanRow,
        inviter: Inviter,
        found: Judged,
        batch: Batch,
        words: str,
        now: datetime,
    ) -> Invitation:
        invitee = found.person
        earlier, wishes = batch.earlier[invitee.id], batch.wishes[invitee.id]
        return Invitation(
            id=InvitationId(self.ids.new()),
            customer_id=plan.customer_id,
            inviter_id=inviter.person.id,
            invitee_id=invitee.id,
            work_item_id=found.item.id,
            message=words,
            created_at=now,
            send_at=earliest(self.rules, invitee, earlier, now + UNDO_WINDOW, wishes),
            lifetime=inviter.policy.lifetime,
            request_key=request_key(plan.id, row.number),
            trace=found.verdict.trace,
            policy_version=found.verdict.version,
            origin=Origin.BULK,
        )

    def _words(self, wording: Wording, item: WorkItem, me: Person, invitee: Person) -> str:
        """The template's, in the language of whoever reads it."""
        with self.speaking(invitee.locale):
            return first_words(wording, item, (), Between(me, invitee))

    async def undo(
        self, uow: UnitOfWork, rows: Sequence[PlanRow], by: PersonId, now: datetime
    ) -> list[PlanRow]:
        """Take back what nobody has answered yet."""
        made = [row.invitation_id for row in rows if row.invitation_id is not None]
        found = await uow.invitations.many(made)
        return [
            await self._undo(uow, row, found.get(row.invitation_id or InvitationId("")), by, now)
            for row in rows
        ]

    async def _undo(
        self,
        uow: UnitOfWork,
        row: PlanRow,
        found: Invitation | None,
        by: PersonId,
        now: datetime,
    ) -> PlanRow:
        state = InvitationState.CANCELLED if found is None else found.state_at(now)
        if found is None or state not in (*_UNSENT, InvitationState.PENDING):
            return replace(row, outcome=Outcome.KEPT, note=Note("state", {"state": state.value}))
        if found.co_inviter_ids:  # others ask as well: it goes on as theirs
            ended = found.adopt(by=found.co_inviter_ids[0])
            kept = replace(row, outcome=Outcome.KEPT, note=Note("shared"))
        else:
            unsent = found.state in _UNSENT
            ended = found.cancel(at=now) if unsent else found.revoke(at=now)
            kept = replace(row, outcome=Outcome.UNDONE, note=None)
        await uow.invitations.save(ended)
        did = {InvitationState.CANCELLED: "cancel", InvitationState.REVOKED: "revoke"}
        note_invitation(uow, did.get(ended.state, "adopt"), ended, by, now, "bulk_undo")
        await self.telling.refresh(uow, Subject.INVITATION, ended.id)
        await self.telling.homes(uow, [ended.invitee_id])
        return kept


def _untouched(row: PlanRow) -> Outcome:
    """What comes of a row that is not sent."""
    if row.left_out:
        return Outcome.LEFT_OUT
    return _LEFT.get(row.verdict or Verdict.INVALID, Outcome.LEFT_OUT)
