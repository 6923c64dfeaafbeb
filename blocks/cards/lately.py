"""What Usher told somebody lately: a line for each message, as its card is called today."""

from collections.abc import Callable, Mapping
from datetime import datetime

from blocks.cards.approval_answers import approval_answered_card
from blocks.cards.invitation import invitation_card, reminder_card
from blocks.cards.sample import NOW, SAM, Example, Surface, invitation_view, suggestion_view
from blocks.cards.sent import outcome_card, sent_card
from blocks.cards.suggestion import question
from blocks.cards.trouble import not_added_card, not_sent_card
from blocks.elements import Card, Text
from blocks.text import cut, moment_for
from invites.delivery import Purpose
from invites.invitation import InvitationState
from invites.language import _
from invites.people import Person
from invites.views import InvitationView, Notification, SuggestionView

LINE = 180

_CARDS: Mapping[Purpose, Callable[[InvitationView], Card]] = {
    Purpose.INVITATION: invitation_card,
    Purpose.REMINDER: reminder_card,
    Purpose.SENT: sent_card,
    Purpose.OUTCOME: outcome_card,
    Purpose.APPROVAL_ANSWERED: approval_answered_card,
    Purpose.NOT_ADDED: not_added_card,
    Purpose.NOT_SENT: not_sent_card,
}


def told_line(notification: Notification, reader: Person, now: datetime) -> Text:
    """When, and what; the same words as in the message itself."""
    when = moment_for(notification.at, reader, now)
    return Text(_("{what} ({when})").format(what=cut(_title(notification), LINE), when=when))


def _title(notification: Notification) -> str:
    match notification.about:
        case None if notification.purpose is Purpose.SUMMARY:
            return _("The week at a glance")
        case None:
            return _("Your digest")
        case SuggestionView() as view:
            return question(view)
        case InvitationView() as view:
            return _CARDS.get(notification.purpose, sent_card)(view).title


def examples() -> tuple[Example, ...]:
    views = (
        (Purpose.SUGGESTION, suggestion_view()),
        (Purpose.INVITATION, invitation_view()),
        (Purpose.REMINDER, invitation_view()),
        (Purpose.OUTCOME, invitation_view(InvitationState.ACCEPTED)),
        (Purpose.NOT_SENT, invitation_view()),
    )
    lines = [told_line(Notification(purpose=p, at=NOW, about=v), SAM, NOW) for p, v in views]
    return (Example("told lately", Card(_("Told to you lately"), tuple(lines)), Surface.HOME),)
