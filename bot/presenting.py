"""From a delivery to the card it shows now: the one place that knows which card a purpose has."""

from dataclasses import dataclass
from datetime import datetime

from blocks.cards.approvals import approval_card
from blocks.cards.bulk import plan_card
from blocks.cards.corrections import (
    correction_answered_card,
    correction_asked_card,
    directory_refused_card,
)
from blocks.cards.digest import digest_card, summary_card
from blocks.cards.home import home_card
from blocks.cards.purposes import card_about
from blocks.cards.succession import succession_card
from blocks.cards.suggestion import suggestion_card
from blocks.elements import Card
from blocks.languages import speaking
from invites.bulk.plan import PlanId
from invites.correction import CorrectionId
from invites.delivery import Delivery, Purpose, Subject
from invites.directory_pass import PassState
from invites.errors import NotFound
from invites.invitation import Invitation, InvitationId
from invites.leaving import invitation_over, suggestion_over
from invites.notifying import Channel
from invites.people import CustomerId, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.bulk_view import plan_for, plan_version
from invites.services.correcting import correction_over, view_correction
from invites.services.digests import Digests
from invites.services.overview import Overviews
from invites.services.preferring import Preferring
from invites.services.succeeding import view_succession
from invites.services.summing import Summing
from invites.services.telling import reachable_on
from invites.services.viewing import trouble_with, view_invitation, view_request, view_suggestion
from invites.succession import SuccessionId, SuccessionState
from invites.suggestion import SuggestionId
from invites.views import InvitationView


@dataclass(frozen=True, slots=True)
class Shown:
    """`outdated` says that sending it for the first time makes no sense any more."""

    card: Card
    version: int
    outdated: bool


@dataclass(frozen=True, slots=True)
class Presenting:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    overviews: Overviews
    digests: Digests
    summing: Summing
    preferring: Preferring

    async def card(self, delivery: Delivery) -> Shown:
        async with self.unit_of_work(delivery.customer_id) as uow:
            return await self._card(uow, delivery)

    async def _card(self, uow: UnitOfWork, delivery: Delivery) -> Shown:
        now = self.clock.now()
        if delivery.subject is Subject.DIGEST:
            return await self._digest(uow, delivery)
        if delivery.subject is Subject.SUGGESTION:
            suggestion = await uow.suggestions.get(SuggestionId(delivery.subject_id))
            view = await view_suggestion(uow, suggestion, now)
            passed = suggestion_over(suggestion, now)
            with speaking(view.actor.locale):
                return Shown(suggestion_card(view), suggestion.version, passed)
        if delivery.subject is Subject.CORRECTION:
            return await _correction(uow, delivery)
        if delivery.subject is Subject.SUCCESSION:
            return await _succession(uow, delivery)
        if delivery.subject is Subject.DIRECTORY:
            return await _directory(uow, delivery)
        if delivery.subject is Subject.BULK:
            return await _plan(uow, delivery, now)
        invitation = await uow.invitations.get(InvitationId(delivery.subject_id))
        if delivery.purpose is Purpose.APPROVAL_ASKED:
            return await _request(uow, delivery, invitation, now)
        seen = await view_invitation(uow, invitation, now)
        with speaking(_reader(delivery, seen).locale):
            card = await _card_about(uow, delivery, seen)
        return Shown(card, invitation.version, invitation_over(delivery, invitation, now))

    async def _digest(self, uow: UnitOfWork, delivery: Delivery) -> Shown:
        """Nothing to say is no message."""
        if delivery.purpose is Purpose.SUMMARY:
            week = await self.summing.view(uow, delivery.person_id)
            with speaking(week.person.locale):
                return Shown(summary_card(week), delivery.shown_version, week.empty)
        view = await self.digests.view(uow, delivery)
        with speaking(view.person.locale):
            return Shown(digest_card(view), view.version, not view.entries)

    async def version(self, uow: UnitOfWork, delivery: Delivery) -> int:
        """What a copy shows that is up to date."""
        try:
            match delivery.subject:
                case Subject.SUGGESTION:
                    return (await uow.suggestions.get(SuggestionId(delivery.subject_id))).version
                case Subject.INVITATION:
                    return (await uow.invitations.get(InvitationId(delivery.subject_id))).version
                case Subject.CORRECTION:
                    return (await uow.corrections.get(CorrectionId(delivery.subject_id))).version
                case Subject.SUCCESSION:
                    found = await uow.successions.get(SuccessionId(delivery.subject_id))
                    return found.version
                case Subject.DIGEST if delivery.purpose is Purpose.DIGEST:
                    return (await self.digests.view(uow, delivery)).version
                case Subject.BULK:
                    return await plan_version(uow, PlanId(delivery.subject_id))
                case Subject.DIGEST | Subject.DIRECTORY:
                    return delivery.shown_version
        except NotFound:
            return delivery.shown_version

    async def home(self, customer_id: CustomerId, person_id: PersonId) -> tuple[Card, int]:
        """With the number of this drawing."""
        view = await self.overviews.home(customer_id, person_id)
        async with self.unit_of_work(customer_id) as uow:
            standing = await self.preferring.of(uow, person_id)
        with speaking(view.person.locale):
            return home_card(view, standing), view.drawing


async def _request(
    uow: UnitOfWork, delivery: Delivery, invitation: Invitation, now: datetime
) -> Shown:
    """Approvers are on neither side of it, and may not be in the work either."""
    view = await view_request(uow, invitation, now, delivery.person_id)
    over = invitation_over(delivery, invitation, now)
    with speaking(view.reader.locale):
        return Shown(approval_card(view), invitation.version, over)


async def _correction(uow: UnitOfWork, delivery: Delivery) -> Shown:
    asked = CorrectionId(delivery.subject_id)
    view = await view_correction(uow, asked, delivery.person_id)
    over = correction_over(view.correction, delivery.purpose)
    answered = delivery.purpose is Purpose.CORRECTION_ANSWERED
    with speaking(view.reader.locale):
        card = correction_answered_card(view) if answered else correction_asked_card(view)
        return Shown(card, view.correction.version, over)


async def _plan(uow: UnitOfWork, delivery: Delivery, now: datetime) -> Shown:
    view = await plan_for(uow, PlanId(delivery.subject_id), delivery.person_id, now)
    with speaking(view.reader.locale, view.reader.time_zone):
        return Shown(plan_card(view), view.version, outdated=False)


async def _succession(uow: UnitOfWork, delivery: Delivery) -> Shown:
    found = await uow.successions.get(SuccessionId(delivery.subject_id))
    view = await view_succession(uow, found, delivery.person_id)
    with speaking(view.reader.locale):
        over = found.state is not SuccessionState.OPEN
        return Shown(succession_card(view), found.version, over)


async def _directory(uow: UnitOfWork, delivery: Delivery) -> Shown:
    found = await uow.passes.get(delivery.subject_id)
    if found is None:
        raise NotFound
    reader = await uow.people.get(delivery.person_id)
    over = found.number != delivery.sequence or found.state is not PassState.REFUSED
    with speaking(reader.locale):
        return Shown(directory_refused_card(found), delivery.shown_version, over)


def _reader(delivery: Delivery, view: InvitationView) -> Person:
    """Whom the card is for: an invitation speaks to its two sides and to nobody else."""
    sides = (view.invitee, view.inviter, *view.co_inviters)
    return next((p for p in sides if p.id == delivery.person_id), view.inviter)


async def _card_about(uow: UnitOfWork, delivery: Delivery, view: InvitationView) -> Card:
    """What went wrong is only looked up for those who are told about it."""
    purpose = delivery.purpose
    if purpose is Purpose.NOT_SENT:
        return card_about(purpose, view, trouble=await trouble_with(uow, view))
    if purpose is Purpose.NOT_ADDED:
        reachable = await reachable_on(uow, view.invitee.id, mail=False)
        return card_about(purpose, view, in_chat=Channel.CHAT in reachable)
    return card_about(purpose, view, reader=delivery.person_id)
