"""The week at a glance: what waits, failed or runs out, of one's own and of one's team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from invites.delivery import DeliveryState, Purpose, Subject
from invites.digesting import SummaryView
from invites.invitation import Invitation, InvitationState
from invites.people import PersonId
from invites.ports import Clock, UnitOfWork
from invites.services.viewing import view_invitation
from invites.views import InvitationView

BACK, SOON = timedelta(days=30), timedelta(days=7)
MOST = 20
"""Of each list: a glance, not a report."""
_LOST = (DeliveryState.FAILED, DeliveryState.BOUNCED, DeliveryState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Summing:
    clock: Clock

    async def view(self, uow: UnitOfWork, person_id: PersonId) -> SummaryView:
        now = self.clock.now()
        team = [p.id for p in await uow.people.reports(person_id)]
        found: dict[str, Invitation] = {}
        for each in (person_id, *team):
            found |= {i.id: i for i in await uow.invitations.of_inviter(each, now - BACK)}
        for each in team:
            found |= {i.id: i for i in await uow.invitations.of_invitee(each, now - BACK)}
        waiting = [i for i in found.values() if i.state_at(now) is InvitationState.PENDING]
        failed = [i for i in waiting if await _failed(uow, i)]
        due = [i for i in waiting if i not in failed and i.expires_at and i.expires_at < now + SOON]
        pending = [i for i in waiting if i not in failed and i not in due]
        return SummaryView(
            person=await uow.people.get(person_id),
            pending=await self._views(uow, pending),
            failed=await self._views(uow, failed),
            due=await self._views(uow, due),
            inside=await _inside(uow, person_id, waiting),
            now=now,
        )

    async def _views(
        self, uow: UnitOfWork, invitations: list[Invitation]
    ) -> tuple[InvitationView, ...]:
        now = self.clock.now()
        ordered = sorted(invitations, key=lambda i: (i.expires_at or now, i.id))
        return tuple([await view_invitation(uow, each, now) for each in ordered[:MOST]])


async def _failed(uow: UnitOfWork, invitation: Invitation) -> bool:
    """It was sent, and reached its invitee nowhere."""
    sent = await uow.deliveries.of(Subject.INVITATION, invitation.id)
    tried = [d for d in sent if d.purpose is Purpose.INVITATION]
    return bool(tried) and all(d.state in _LOST for d in tried)


async def _inside(
    uow: UnitOfWork, person_id: PersonId, invitations: Iterable[Invitation]
) -> frozenset[str]:
    items = {i.work_item_id for i in invitations}
    return frozenset([i for i in items if person_id in await uow.work_items.members(i)])
