"""What the people chosen in an open form would get, as it would be written now. Nothing is kept."""

from dataclasses import dataclass, replace
from datetime import datetime

from invites import errors
from invites.access import Action, authorize
from invites.invitation import Invitation, InvitationState
from invites.people import Actor, Person
from invites.ports import UnitOfWork
from invites.services.invitees import by_field, invitees_of
from invites.services.inviting import Inviting, Request, item_of
from invites.services.judging import Inviter, inviter_of
from invites.services.viewing import view_invitation
from invites.views import InvitationView, Preview
from invites.work import WorkItem

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Previewing:
    inviting: Inviting

    async def preview(self, actor: Actor, request: Request) -> Preview:
        """Whoever may send it may look at it; what stands against sending is told as well."""
        now = self.inviting.clock.now()
        async with self.inviting.unit_of_work(actor.customer_id) as uow:
            item = await item_of(uow, request)
            members = await uow.work_items.members(item.id)
            authorize(actor, Action.CREATE, item, members=members)
            me = await uow.people.get(actor.person_id)
            named = await invitees_of(uow, self.inviting.ids, me, request.people, request.emails)
            people, remarks = list(named.people), list(named.refusals)
            policy = await uow.policies.current()
            inviter = await inviter_of(uow, policy, me, counted_at=now)
            told = await self.inviting.made_out(uow, request, item, me, people)
            views = []
            for invitee in people[:MOST_SHOWN]:
                view, refusal = await self._view(uow, inviter, invitee, item, told(invitee), now)
                views.append(view)
                remarks += [await by_field(uow, named, invitee, refusal)] if refusal else []
            return Preview(
                person=me,
                views=tuple(views),
                remarks=tuple(remarks),
                others=len(people) - len(views),
            )

    async def _view(
        self,
        uow: UnitOfWork,
        inviter: Inviter,
        invitee: Person,
        item: WorkItem,
        request: Request,
        now: datetime,
    ) -> tuple[InvitationView, errors.CannotInvite | None]:
        """As it stands when it has just been brought."""
        made, refusal = await self.inviting.judge(uow, inviter, invitee, item, request, now)
        waiting = await uow.invitations.active(invitee.id, item.id)
        invitation = waiting.join(inviter.person.id) if waiting else made
        sent = _sent(invitation)
        at = sent.sent_at or now
        return await view_invitation(uow, sent, at, item, invitee), refusal


def _sent(invitation: Invitation) -> Invitation:
    if invitation.state is InvitationState.PENDING_APPROVAL:
        invitation = replace(invitation, state=InvitationState.SCHEDULED)
    if invitation.state is not InvitationState.SCHEDULED:
        return replace(invitation, snoozed_until=None)
    return invitation.dispatch(at=invitation.send_at)
