"""From a delivery to the card it shows now: the one place that knows which card a purpose has."""

from dataclasses import dataclass
from typing import assert_never

from blocks.cards.home import home_card
from blocks.cards.invitation import invitation_card, reminder_card
from blocks.cards.sent import outcome_card, sent_card
from blocks.cards.suggestion import suggestion_card
from blocks.cards.trouble import asked_again_card, not_added_card, not_sent_card
from blocks.elements import Card
from blocks.languages import speaking
from invites.delivery import Delivery, Purpose, Subject
from invites.invitation import InvitationId
from invites.leaving import invitation_over, suggestion_over
from invites.notifying import Channel
from invites.people import CustomerId, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.telling import reachable_on
from invites.services.viewing import Viewing, trouble_with, view_invitation, view_suggestion
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
    viewing: Viewing

    async def card(self, delivery: Delivery) -> Shown:
        async with self.unit_of_work(delivery.customer_id) as uow:
            return await self._card(uow, delivery)

    async def _card(self, uow: UnitOfWork, delivery: Delivery) -> Shown:
        now = self.clock.now()
        if delivery.subject is Subject.SUGGESTION:
            suggestion = await uow.suggestions.get(SuggestionId(delivery.subject_id))
            view = await view_suggestion(uow, suggestion, now)
            passed = suggestion_over(suggestion, now)
            with speaking(view.actor.locale):
                return Shown(suggestion_card(view), suggestion.version, passed)
        invitation = await uow.invitations.get(InvitationId(delivery.subject_id))
        seen = await view_invitation(uow, invitation, now)
        with speaking(_reader(delivery, seen).locale):
            card = await _invitation_card(uow, delivery.purpose, seen)
        return Shown(card, invitation.version, invitation_over(delivery, invitation, now))

    async def home(self, customer_id: CustomerId, person_id: PersonId) -> Card:
        view = await self.viewing.home(customer_id, person_id)
        with speaking(view.person.locale):
            return home_card(view)


def _reader(delivery: Delivery, view: InvitationView) -> Person:
    """Whom the card is for: an invitation speaks to its two sides and to nobody else."""
    sides = (view.invitee, view.inviter, *view.co_inviters)
    return next((p for p in sides if p.id == delivery.person_id), view.inviter)


async def _invitation_card(uow: UnitOfWork, purpose: Purpose, view: InvitationView) -> Card:
    match purpose:
        case Purpose.INVITATION:
            return invitation_card(view)
        case Purpose.REMINDER:
            return reminder_card(view)
        case Purpose.SENT:
            return sent_card(view)
        case Purpose.OUTCOME:
            return outcome_card(view)
        case Purpose.NOT_ADDED:
            reachable = await reachable_on(uow, view.invitee.id, mail=False)
            return not_added_card(view, in_chat=Channel.CHAT in reachable)
        case Purpose.NOT_SENT:
            return not_sent_card(view, await trouble_with(uow, view))
        case Purpose.ASKED_AGAIN:
            return asked_again_card(view)
        case Purpose.SUGGESTION | Purpose.DIGEST | Purpose.SUMMARY:
            raise ValueError(purpose)
        case unreachable:
            assert_never(unreachable)
