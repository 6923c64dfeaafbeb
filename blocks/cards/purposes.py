"""Which card a purpose has: for messages of their own, and for their place in a digest."""

from typing import assert_never

from blocks.cards.approval_answers import approval_answered_card
from blocks.cards.invitation import invitation_card, reminder_card
from blocks.cards.sent import outcome_card, sent_card
from blocks.cards.succession import adopted_card
from blocks.cards.trouble import NOTHING_KNOWN, asked_again_card, not_added_card, not_sent_card
from blocks.elements import Card
from invites.delivery import Purpose
from invites.people import PersonId
from invites.views import InvitationView, Trouble


def card_about(
    purpose: Purpose,
    view: InvitationView,
    *,
    reader: PersonId | None = None,
    in_chat: bool = True,
    trouble: Trouble = NOTHING_KNOWN,
) -> Card:
    """The card of a message about an invitation, as that stands now."""
    match purpose:
        case Purpose.INVITATION:
            return invitation_card(view)
        case Purpose.REMINDER:
            return reminder_card(view)
        case Purpose.SENT:
            return sent_card(view, reader)
        case Purpose.OUTCOME:
            return outcome_card(view, reader)
        case Purpose.ADOPTED:
            return adopted_card(view, reader)
        case Purpose.NOT_ADDED:
            return not_added_card(view, in_chat=in_chat)
        case Purpose.NOT_SENT:
            return not_sent_card(view, trouble)
        case Purpose.ASKED_AGAIN:
            return asked_again_card(view)
        case Purpose.APPROVAL_ANSWERED:
            return approval_answered_card(view, reader)
        case Purpose.APPROVAL_ASKED | Purpose.SUGGESTION | Purpose.DIGEST | Purpose.SUMMARY:
            raise ValueError(purpose)
        case Purpose.CORRECTION_ASKED | Purpose.CORRECTION_ANSWERED | Purpose.DIRECTORY_REFUSED:
            raise ValueError(purpose)
        case Purpose.BULK_PLAN | Purpose.SUCCESSION:
            raise ValueError(purpose)
        case unreachable:
            assert_never(unreachable)
