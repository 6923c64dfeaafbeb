"""What they will see: the invitation as its invitee gets it, before it is sent."""

from contextlib import nullcontext
from dataclasses import replace

from blocks.cards.invitation import invitation_card
from blocks.cards.refusals import in_words
from blocks.cards.sample import BEN, ENDLESS, ROUGH, SAM, SARAH, SECRET, Example, invitation_view
from blocks.elements import Actions, Card, Divider, Element, Footnote, Form, Points, Text
from blocks.languages import language_of, speaking
from blocks.text import listing, name
from invites.drafting.writing import language_name
from invites.errors import NobodyChosen, UnknownAddress
from invites.language import _, locale, ngettext
from invites.people import Person
from invites.views import InvitationView, Preview

MOST_REMARKS = 10


def preview_form(view: Preview) -> Form:
    cards = [part for each in view.views for part in (Divider(), *as_sent(each))][1:]
    told = (Text(_("Nobody is chosen yet. Go back, choose somebody, then look again.")),)
    return Form(
        title=_("What they will see"),
        body=(*_remarks(view), *(cards or told), *_others(view)),
        close_label=_("Back"),
        on_top=True,
    )


def as_sent(view: InvitationView) -> tuple[Element | Card, ...]:
    """The very card that is sent, in the language of whoever gets it, without its buttons."""
    same = language_of(view.invitee.locale) == locale()
    with nullcontext() if same else speaking(view.invitee.locale):
        card = invitation_card(view)
        labels = [b.label for part in card.body if isinstance(part, Actions) for b in part.buttons]
        buttons = listing(labels, len(labels))
    body = tuple(part for part in card.body if not isinstance(part, Actions))
    below = _("With buttons: {buttons}.").format(buttons=buttons)
    return (Footnote(_for(view.invitee)), replace(card, body=body), Footnote(below))


def _for(invitee: Person) -> str:
    language = language_of(invitee.locale)
    if language == locale():
        return _("To {name}").format(name=name(invitee))
    told = _("To {name}, in {language}")
    return told.format(name=name(invitee), language=language_name(language))


def _remarks(view: Preview) -> tuple[Element, ...]:
    if not view.remarks:
        return ()
    lines = dict.fromkeys(in_words(each) for each in view.remarks)
    return (Points(_("Please look at this:"), tuple(lines)[:MOST_REMARKS]),)


def _others(view: Preview) -> tuple[Element, ...]:
    if view.others < 1:
        return ()
    told = ngettext(
        "{count} more person gets the same.", "{count} more people get the same.", view.others
    )
    return (Footnote(told.format(count=view.others)),)


def examples() -> tuple[Example, ...]:
    one = Preview(person=SAM, views=(invitation_view(),))
    german = replace(BEN, locale="de-DE")
    forms = (
        ("one person", one),
        ("private work", replace(one, views=(invitation_view(item=SECRET),))),
        ("two", replace(one, views=_views(SARAH, BEN))),
        ("more than are shown", replace(one, others=3)),
        ("nobody chosen", Preview(person=SAM)),
        ("an unknown address", Preview(person=SAM, remarks=(UnknownAddress("ann@example.com"),))),
    )
    rough = Preview(
        person=SAM, views=_views(*ROUGH), remarks=(NobodyChosen(), UnknownAddress(ENDLESS))
    )
    foreign = replace(one, views=_views(SARAH, german))
    return (
        Example("form: what they will see: in two languages", preview_form(foreign), rough=True),
        *(Example(f"form: what they will see: {of}", preview_form(view)) for of, view in forms),
        Example("form: rough: what they will see", preview_form(rough), rough=True),
    )


def _views(*people: Person) -> tuple[InvitationView, ...]:
    return tuple(invitation_view(invitee=who, inviter=who) for who in people)
