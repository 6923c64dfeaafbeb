"""Writing an invitation: the form behind every door, and what happens when it is sent."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from invites import errors
from invites.access import Action, authorize
from invites.attention import AttentionRules
from invites.delivery import Purpose, Subject
from invites.invitation import UNDO_WINDOW, Invitation, InvitationId, InvitationState
from invites.language import Speaking
from invites.notifying import routes
from invites.people import Actor, Person, PersonId
from invites.policy import Effect, Policy, Verdict, judge
from invites.policy.refusals import NobodyApproves
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.services.addressing import made_out
from invites.services.approvals import tell_approvers
from invites.services.approvers import request_for
from invites.services.drafting import note_outcome
from invites.services.invitees import by_field, invitees_of, welcome
from invites.services.judging import EARLIER, Inviter, inviter_of, more, proposal_of
from invites.services.recording import note_invitation, note_suggestion
from invites.services.schedule import earliest
from invites.services.telling import Telling, reach
from invites.states import Origin
from invites.suggestion import SuggestionId, SuggestionState
from invites.work import WorkItem, WorkItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A filled form. `emails` as typed, one or many; `key` makes sending it twice harmless."""

    work_item_id: WorkItemId | None
    people: tuple[PersonId, ...]
    emails: str = ""
    message: str
    suggestion_id: SuggestionId | None = None
    key: str


@dataclass(frozen=True, slots=True)
class Inviting:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    rules: AttentionRules
    telling: Telling
    speaking: Speaking

    async def send(self, actor: Actor, request: Request) -> tuple[Invitation, ...]:
        """Invite everybody named, or nobody: `Refusals` says what stands against whom."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            before = await uow.invitations.by_request(actor.person_id, request.key)
            if before:
                return tuple(before)
            item = await item_of(uow, request)
            members = await uow.work_items.members(item.id)
            authorize(actor, Action.CREATE, item, members=members)
            me = await uow.people.get(actor.person_id)
            named = await invitees_of(uow, self.ids, me, request.people, request.emails)
            people, refusals = list(named.people), list(named.refusals)
            policy = await uow.policies.current()
            refusals += _form_refusals(policy, request, people, refusals)
            inviter = await inviter_of(uow, policy, me, counted_at=now)
            told = await self.made_out(uow, request, item, me, people)
            judged = [
                await self.judge(uow, more(inviter, place), p, item, told(p), now)
                for place, p in enumerate(people)
            ]
            refusals += [
                await by_field(uow, named, person, refusal)
                for person, (_, refusal) in zip(people, judged, strict=True)
                if refusal is not None
            ]
            if refusals:
                raise errors.Refusals(tuple(refusals))
            for person in people:
                if person.id in named.new:
                    await welcome(uow, person)
            sent = [await self._write(uow, invitation) for invitation, _ in judged]
            await self._convert(uow, actor, request, now)
            await self.telling.homes(uow, [me.id])
            return tuple(sent)

    async def made_out(
        self, uow: UnitOfWork, request: Request, item: WorkItem, me: Person, people: list[Person]
    ) -> Callable[[Person], Request]:
        """The request as it is for each: a message that nobody changed greets by name."""
        texts = await made_out(
            uow, self.speaking, request.message, item, me, people, request.suggestion_id
        )
        return lambda p: replace(request, message=texts.get(p.id, request.message))

    async def judge(
        self,
        uow: UnitOfWork,
        inviter: Inviter,
        invitee: Person,
        item: WorkItem,
        request: Request,
        now: datetime,
    ) -> tuple[Invitation, errors.CannotInvite | None]:
        """The invitation as it would be, and what stands against it."""
        earlier = await uow.invitations.of_invitee(invitee.id, now - EARLIER)
        wishes = await uow.preferences.get(invitee.id)
        proposal = proposal_of(
            inviter,
            invitee,
            item,
            members=frozenset(await uow.work_items.members(item.id)),
            wishes=wishes,
            earlier=earlier,
            origin=_origin(request),
        )
        verdict = judge(inviter.policy, self.rules, proposal, now)
        refusal = verdict.refusal
        reachable = await reach(uow, invitee, mail=self.telling.mail)
        if refusal is None and not reachable:
            refusal = errors.NotInChat(invitee.name)
        elif refusal is None and not routes(Purpose.INVITATION, wishes, reachable):
            refusal = errors.InviteeOptedOut(invitee.name)
        invitation = Invitation(
            id=InvitationId(self.ids.new()),
            customer_id=uow.customer_id,
            inviter_id=inviter.person.id,
            invitee_id=invitee.id,
            work_item_id=item.id,
            message=request.message.strip(),
            created_at=now,
            send_at=earliest(self.rules, invitee, earlier, now + UNDO_WINDOW, wishes),
            lifetime=inviter.policy.lifetime,
            suggestion_id=request.suggestion_id,
            request_key=request.key,
            trace=verdict.trace,
            policy_version=verdict.version,
            origin=proposal.origin,
        )
        if refusal is None and verdict.effect is Effect.REQUIRE_APPROVAL:
            return await self._to_approve(uow, inviter, invitation, verdict, invitee)
        return invitation, refusal

    async def _to_approve(
        self,
        uow: UnitOfWork,
        inviter: Inviter,
        invitation: Invitation,
        verdict: Verdict,
        invitee: Person,
    ) -> tuple[Invitation, errors.CannotInvite | None]:
        """It waits for somebody's yes, and is refused at once where nobody could say it."""
        at = invitation.created_at
        asked = await request_for(uow, self.rules, invitation, verdict.approvers, at)
        waits = replace(invitation, state=InvitationState.PENDING_APPROVAL, approval=asked)
        alone = inviter.person.administers
        refusal = None if asked.asked_of else NobodyApproves(invitee.name, alone=alone)
        return waits, refusal

    async def _write(self, uow: UnitOfWork, invitation: Invitation) -> Invitation:
        """A new invitation, or a place as co-inviter on the one that is waiting already."""
        active = await uow.invitations.active(invitation.invitee_id, invitation.work_item_id)
        if active is None:
            await uow.invitations.add(invitation)
            source = "suggestion" if invitation.suggestion_id else "manual"
            by, at = invitation.inviter_id, invitation.created_at
            note_invitation(uow, "create", invitation, by, at, source=source)
            to = [invitation.inviter_id]
            await self.telling.about_invitation(uow, invitation, Purpose.SENT, to)
            await tell_approvers(uow, self.telling, invitation)
            return invitation
        joined = active.join(invitation.inviter_id)
        if joined is not active:
            await uow.invitations.save(joined)
            by, at = invitation.inviter_id, invitation.created_at
            note_invitation(uow, "merge", joined, by, at, inviters=len(joined.inviter_ids))
        await self.telling.about_invitation(uow, joined, Purpose.SENT, [invitation.inviter_id])
        await self.telling.refresh(uow, Subject.INVITATION, joined.id)
        return joined

    async def _convert(
        self, uow: UnitOfWork, actor: Actor, request: Request, now: datetime
    ) -> None:
        if request.suggestion_id is None:
            return
        found = await uow.suggestions.get(request.suggestion_id)
        authorize(actor, Action.ANSWER_SUGGESTION, found)
        if found.state is not SuggestionState.CONVERTED:
            await uow.suggestions.save(found.convert(by=actor.person_id, at=now))
            note_suggestion(uow, "convert", found, actor.person_id, now)
        await note_outcome(uow, found.id, request.message)
        await self.telling.refresh(uow, Subject.SUGGESTION, found.id)


def _form_refusals(
    policy: Policy, request: Request, people: list[Person], before: list[errors.CannotInvite]
) -> list[errors.CannotInvite]:
    found: list[errors.CannotInvite] = []
    if not people and not before:
        found.append(errors.NobodyChosen())
    if len(people) > policy.people_at_once:
        found.append(errors.TooManyPeople(policy.people_at_once))
    if not request.message.strip():
        found.append(errors.MessageMissing())
    if len(request.message) > policy.message_limit:
        found.append(errors.MessageTooLong(policy.message_limit))
    return found


def _origin(request: Request) -> Origin:
    return Origin.MANUAL if request.suggestion_id is None else Origin.SUGGESTION


async def item_of(uow: UnitOfWork, request: Request) -> WorkItem:
    """The one chosen, or the one that the suggestion was about."""
    if request.work_item_id is not None:
        return await uow.work_items.get(request.work_item_id)
    if request.suggestion_id is None:
        raise errors.NotFound
    suggestion = await uow.suggestions.get(request.suggestion_id)
    return await uow.work_items.get(suggestion.work_item_id)
