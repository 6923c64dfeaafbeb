"""What there is for one person, in pages: Home, and the lists that commands ask for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from invites.approving import waiting
from invites.delivery import Delivery, DeliveryState, Purpose, Subject
from invites.invitation import ACTIVE, Invitation, InvitationId, InvitationState
from invites.pages import Listing, Pages, Part, part_of
from invites.people import Actor, CustomerId, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.reminders import next_reminder
from invites.services.gathering import invitation_views, suggestion_views, unnamed_for
from invites.services.telling import Telling
from invites.suggestion import SuggestionId, SuggestionState
from invites.views import (
    InvitationView,
    Notification,
    Overview,
    SuggestionView,
    TeamEntry,
)

RECENT = timedelta(days=30)
MOST_OF_TEAM = 300
MOST_NOTIFICATIONS = 100
SIZES: Mapping[Listing, int] = {
    Listing.RECEIVED: 6,
    Listing.APPROVALS: 4,
    Listing.SUGGESTED: 3,
    Listing.SENT: 8,
    Listing.TEAM: 8,
    Listing.LATELY: 8,
}
"""Entries on a page: all lists together must stay below what Home can hold."""

_STATES = InvitationState
_RANK = {
    state: rank
    for rank, states in enumerate(
        (
            (_STATES.PENDING_APPROVAL,),
            (_STATES.DRAFT, _STATES.SCHEDULED),
            (_STATES.PENDING,),
            (_STATES.EXPIRED,),
            (_STATES.ACCEPTED, _STATES.SUPERSEDED),
            (_STATES.DECLINED,),
            (_STATES.REJECTED, _STATES.LAPSED),
        )
    )
    for state in states
}
"""The order in which states are listed: what one can still do something about comes first."""


@dataclass(frozen=True, slots=True)
class Overviews:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    telling: Telling

    async def home(self, customer_id: CustomerId, person_id: PersonId) -> Overview:
        """Everything, each list at the page that this person looks at."""
        async with self.unit_of_work(customer_id) as uow:
            number = await uow.home_pages.drawing(person_id)
            pages = Pages.read(await uow.home_pages.get(person_id))
            found = await self._overview(uow, person_id, pages, frozenset(Listing))
            return replace(found, drawing=number)

    async def overtaken(self, customer_id: CustomerId, person_id: PersonId, drawing: int) -> bool:
        """Whether somebody began to draw this Home after that drawing."""
        async with self.unit_of_work(customer_id) as uow:
            return await uow.home_pages.drawn(person_id) > drawing

    async def listing(self, actor: Actor, listing: Listing, number: int) -> Overview:
        """One list, at that page."""
        async with self.unit_of_work(actor.customer_id) as uow:
            pages = Pages({listing: number})
            return await self._overview(uow, actor.person_id, pages, {listing})

    async def pending(self, actor: Actor, number: int) -> Overview:
        """What waits for this person: their answers at that page, and their approvals."""
        async with self.unit_of_work(actor.customer_id) as uow:
            pages = Pages({Listing.RECEIVED: number})
            both = (Listing.RECEIVED, Listing.APPROVALS)
            return await self._overview(uow, actor.person_id, pages, both)

    async def turn(self, actor: Actor, pages: Pages) -> None:
        """Look at other pages of Home; it is drawn anew."""
        async with self.unit_of_work(actor.customer_id) as uow:
            await uow.home_pages.put(actor.person_id, str(pages))
            await self.telling.homes(uow, [actor.person_id])

    async def _overview(
        self, uow: UnitOfWork, person_id: PersonId, pages: Pages, wanted: Collection[Listing]
    ) -> Overview:
        now = self.clock.now()
        look = _Look(uow, person_id, pages, now)
        return Overview(
            person=await uow.people.get(person_id),
            received=await look.received() if Listing.RECEIVED in wanted else Part(),
            approvals=await look.approvals() if Listing.APPROVALS in wanted else Part(),
            suggestions=await look.suggestions() if Listing.SUGGESTED in wanted else Part(),
            sent=await look.sent() if Listing.SENT in wanted else Part(),
            team=await look.team() if Listing.TEAM in wanted else None,
            lately=await look.lately() if Listing.LATELY in wanted else Part(),
            pages=pages,
            now=now,
        )


@dataclass(frozen=True, slots=True)
class _Look:
    """One person's lists within one unit of work."""

    uow: UnitOfWork
    person_id: PersonId
    pages: Pages
    now: datetime

    async def received(self) -> Part[InvitationView]:
        found = await self.uow.invitations.of_invitee(self.person_id, self._since)
        waiting = [i for i in found if i.sent_at is not None and i.state_at(self.now) in ACTIVE]
        return await self._shown(waiting, Listing.RECEIVED)

    async def approvals(self) -> Part[InvitationView]:
        """Those that this person was asked about; of an administrator, all that wait."""
        found = await self.uow.invitations.asking()
        if not found:
            return part_of((), 0, SIZES[Listing.APPROVALS])
        person = await self.uow.people.get(self.person_id)
        mine = [each for each in found if _decides(person, each)]
        part = await self._shown(mine, Listing.APPROVALS)
        return part.holding(await unnamed_for(self.uow, self.person_id, part.entries))

    async def sent(self) -> Part[InvitationView]:
        found = await self.uow.invitations.of_inviter(self.person_id, self._since)
        part = await self._shown(self._ordered(found), Listing.SENT)
        return part.holding(await unnamed_for(self.uow, self.person_id, part.entries))

    async def suggestions(self) -> Part[SuggestionView]:
        found = await self.uow.suggestions.of_actor(self.person_id, self._since)
        waiting = [s for s in found[::-1] if s.state_at(self.now) is SuggestionState.OFFERED]
        part = part_of(waiting, self.pages.of(Listing.SUGGESTED), SIZES[Listing.SUGGESTED])
        return part.holding(await suggestion_views(self.uow, part.entries, self.now))

    async def team(self) -> Part[TeamEntry] | None:
        reports = await self.uow.people.reports(self.person_id)
        if not reports:
            return None
        ids = [person.id for person in reports]
        theirs = await self.uow.invitations.of_people(ids, self._since, MOST_OF_TEAM)
        found = [i for i in theirs if self.person_id not in (i.invitee_id, *i.inviter_ids)]
        failed = await self._failed(found)
        ranked = self._ordered(found)
        ranked.sort(key=lambda i: i.id not in failed)
        part = await self._shown(ranked, Listing.TEAM)
        views = await unnamed_for(self.uow, self.person_id, part.entries)
        mine = {person.id for person in reports}
        most = (await self.uow.policies.current()).reminders
        return part.holding(
            tuple(
                TeamEntry(
                    view=view,
                    failed=view.invitation.id in failed,
                    reminder_at=next_reminder(view.invitation, most),
                    mine=view.invitation.inviter_id in mine,
                )
                for view in views
            )
        )

    async def lately(self) -> Part[Notification]:
        uow, since = self.uow, self._since
        reached = await uow.deliveries.to_person(self.person_id, since, MOST_NOTIFICATIONS)
        once = {(d.subject, d.subject_id, d.purpose, d.sequence): d for d in reached}
        part = part_of(tuple(once.values()), self.pages.of(Listing.LATELY), SIZES[Listing.LATELY])
        about = await self._subjects(part.entries)
        told = [(d, about.get((d.subject, d.subject_id))) for d in part.entries]
        return part.holding(
            tuple(
                Notification(purpose=d.purpose, at=d.sent_at or d.created_at, about=view)
                for d, view in told
                if view is not None or d.subject is Subject.DIGEST
            )
        )

    async def _subjects(
        self, deliveries: Sequence[Delivery]
    ) -> Mapping[tuple[str, str], InvitationView | SuggestionView]:
        named = {s: {d.subject_id for d in deliveries if d.subject is s} for s in Subject}
        invited = await self.uow.invitations.many(
            {InvitationId(i) for i in named[Subject.INVITATION]}
        )
        made = await self.uow.suggestions.many({SuggestionId(i) for i in named[Subject.SUGGESTION]})
        views = await invitation_views(self.uow, tuple(invited.values()), self.now)
        offers = await suggestion_views(self.uow, tuple(made.values()), self.now)
        found: dict[tuple[str, str], InvitationView | SuggestionView] = {}
        found |= {(Subject.INVITATION, v.invitation.id): v for v in views}
        found |= {(Subject.SUGGESTION, v.suggestion.id): v for v in offers}
        return found

    async def _shown(
        self, invitations: Sequence[Invitation], listing: Listing
    ) -> Part[InvitationView]:
        part = part_of(invitations, self.pages.of(listing), SIZES[listing])
        return part.holding(await invitation_views(self.uow, part.entries, self.now))

    async def _failed(self, invitations: Sequence[Invitation]) -> Collection[str]:
        """Those that could not be brought to their invitee."""
        pending = [i.id for i in invitations if i.state_at(self.now) is InvitationState.PENDING]
        if not pending:
            return ()
        found = await self.uow.deliveries.of_many(Subject.INVITATION, pending)
        asked = [d for d in found if d.purpose is Purpose.INVITATION]
        latest = {d.subject_id: d.state for d in asked}
        lost = (DeliveryState.FAILED, DeliveryState.BOUNCED, DeliveryState.UNKNOWN)
        return {subject_id for subject_id, state in latest.items() if state in lost}

    def _ordered(self, invitations: Sequence[Invitation]) -> list[Invitation]:
        newest = sorted(invitations, key=lambda i: (i.created_at, i.id), reverse=True)
        newest.sort(key=lambda i: _RANK.get(i.state_at(self.now), len(_RANK)))
        return newest

    @property
    def _since(self) -> datetime:
        return self.now - RECENT


def _decides(person: Person, invitation: Invitation) -> bool:
    asked = waiting(invitation)
    if asked is None or person.id in (*invitation.inviter_ids, invitation.invitee_id):
        return False
    return person.administers or person.id in asked.asked_of
