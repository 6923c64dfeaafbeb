"""Digests: what was held back, in one message that can be answered; and the week at a glance."""

from collections.abc import Sequence
from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.purposes import card_about
from blocks.cards.sample import (
    BEN,
    CROWD,
    CUSTOMER,
    DAYS,
    LENA,
    NOW,
    SAM,
    SARAH,
    SECRET,
    Example,
    invitation_view,
    suggestion_view,
)
from blocks.cards.suggestion import suggestion_card
from blocks.elements import Actions, Button, Card, Element, Footnote, Heading, Text
from blocks.text import day, name, shown_work, work
from invites.delivery import Delivery, DeliveryId, DeliveryState, Purpose, Subject
from invites.digesting import DigestEntry, DigestView, SummaryView
from invites.invitation import InvitationState
from invites.language import _, ngettext
from invites.suggestion import SuggestionState
from invites.views import InvitationView, SuggestionView

SHOWN = 8
"""Of each part: a message holds fifty blocks, and a reader fewer."""
_ASKING = (Purpose.INVITATION, Purpose.REMINDER)


def digest_card(view: DigestView) -> Card:
    asked = [e for e in view.entries if e.delivery.purpose in _ASKING]
    suggested = [e for e in view.entries if e.delivery.purpose is Purpose.SUGGESTION]
    told = [e for e in view.entries if e not in asked and e not in suggested]
    count = len(view.entries)
    title = ngettext("Your digest: {count} thing", "Your digest: {count} things", count)
    return Card(
        title.format(count=count),
        (
            *_part(_("For you to answer"), asked),
            *_part(_("Suggested to you"), suggested),
            *_part(_("What became of your invitations"), told),
            Footnote(_("You chose to get these together. /usher preferences changes that.")),
        ),
        view.version,
    )


def _part(title: str, entries: Sequence[DigestEntry]) -> tuple[Element, ...]:
    if not entries:
        return ()
    shown = [element for entry in entries[:SHOWN] for element in _entry(entry)]
    return (Heading(title), *shown, *_more(len(entries) - SHOWN))


def _more(count: int) -> tuple[Element, ...]:
    if count <= 0:
        return ()
    told = ngettext(
        "{count} more is on your Home tab.", "{count} more are on your Home tab.", count
    )
    return (Text(told.format(count=count)),)


def _entry(entry: DigestEntry) -> tuple[Element, ...]:
    """What its own message would be headed with, and what can be done about it from here."""
    about = entry.about
    if isinstance(about, SuggestionView):
        return (Text(suggestion_card(about).title), *_for_suggestion(entry, about))
    card = card_about(entry.delivery.purpose, about, reader=entry.delivery.person_id)
    buttons = _for_invitation(entry, about)
    if buttons or entry.delivery.purpose not in _ASKING:
        return (Text(card.title), *buttons)
    outcome = [part for part in card.body if isinstance(part, Text)][:1]
    return (Text(card.title), *outcome)


def _for_invitation(entry: DigestEntry, view: InvitationView) -> tuple[Element, ...]:
    open_still = view.invitation.state_at(view.now) is InvitationState.PENDING
    if entry.delivery.purpose not in _ASKING or not open_still:
        return ()
    key = entry.delivery.id
    return (
        Actions(
            (
                Button(ActionId.DIGEST_ACCEPT, _("Accept"), key),
                Button(ActionId.INVITATION_DECLINE, _("Decline"), view.invitation.id),
                Button(ActionId.DIGEST_LATER, _("Later"), key),
            )
        ),
    )


def _for_suggestion(entry: DigestEntry, view: SuggestionView) -> tuple[Element, ...]:
    if view.suggestion.state_at(view.now) is not SuggestionState.OFFERED:
        return ()
    return (
        Actions(
            (
                Button(ActionId.SUGGESTION_INVITE, _("Invite"), view.suggestion.id),
                Button(ActionId.DIGEST_DISMISS, _("Not now"), entry.delivery.id),
            )
        ),
    )


def summary_card(view: SummaryView) -> Card:
    """The week of somebody and of those who report to them."""
    return Card(
        _("The week at a glance"),
        (
            *_week(_("Could not be delivered"), view.failed, view),
            *_week(_("Runs out this week"), view.due, view),
            *_week(_("Waiting for an answer"), view.pending, view),
            Footnote(_("Yours and your team's. /usher preferences changes when it comes.")),
        ),
    )


def _week(title: str, entries: Sequence[InvitationView], view: SummaryView) -> tuple[Element, ...]:
    if not entries:
        return ()
    lines = [Text(_line(entry, view)) for entry in entries[:SHOWN]]
    return (Heading(title), *lines, *_rest(len(entries) - SHOWN))


def _rest(count: int) -> tuple[Element, ...]:
    if count <= 0:
        return ()
    told = ngettext("And {count} more.", "And {count} more.", count)
    return (Text(told.format(count=count)),)


def _line(entry: InvitationView, view: SummaryView) -> str:
    inside = entry.item.id in view.inside
    expires = entry.invitation.expires_at
    told = _("{inviter} invited {invitee} to {work}; open until {day}.")
    return told.format(
        inviter=name(entry.inviter),
        invitee=name(entry.invitee),
        work=work(entry.item) if inside else shown_work(entry.item),
        day=day(expires or view.now, view.person),
    )


def examples() -> tuple[Example, ...]:
    asked = invitation_view(inviter=SAM, invitee=LENA)
    hidden = replace(invitation_view(inviter=BEN, invitee=LENA), item=SECRET)
    answered = invitation_view(InvitationState.ACCEPTED, inviter=SAM, invitee=LENA)
    accepted = invitation_view(InvitationState.ACCEPTED, inviter=LENA, invitee=SARAH)
    entries = (
        DigestEntry(_held(Purpose.INVITATION), asked),
        DigestEntry(_held(Purpose.REMINDER), hidden),
        DigestEntry(_held(Purpose.SUGGESTION), suggestion_view()),
        DigestEntry(_held(Purpose.OUTCOME), accepted),
    )
    crowd = tuple(
        DigestEntry(_held(Purpose.INVITATION), invitation_view(inviter=who, invitee=LENA))
        for who in CROWD
    )
    digest = replace(_held(Purpose.DIGEST), subject=Subject.DIGEST)
    view = DigestView(digest=digest, person=LENA, entries=entries, now=NOW)
    done = DigestEntry(_held(Purpose.INVITATION), answered)
    pending = invitation_view(inviter=SAM, invitee=BEN)
    week = SummaryView(
        person=SARAH,
        pending=(pending,),
        failed=(invitation_view(inviter=SARAH, invitee=LENA),),
        due=(hidden,),
        inside=frozenset({pending.item.id}),
        now=NOW + DAYS,
    )
    return (
        Example("digest", digest_card(view)),
        Example("digest, one answered since", digest_card(replace(view, entries=(done,)))),
        Example(
            "rough: more than a message holds",
            digest_card(replace(view, entries=crowd)),
            rough=True,
        ),
        Example("the week at a glance", summary_card(week)),
    )


def _held(purpose: Purpose) -> Delivery:
    return Delivery(
        id=DeliveryId(f"held-{purpose}"),
        customer_id=CUSTOMER,
        subject=Subject.INVITATION,
        subject_id="i",
        purpose=purpose,
        person_id=LENA.id,
        created_at=NOW,
        state=DeliveryState.DIGESTED,
    )
