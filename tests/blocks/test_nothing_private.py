"""Before somebody says yes, nothing that they may get names private work, or who is in it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from blocks.cards.answer import answer_card
from blocks.cards.digest import digest_card
from blocks.cards.greeting import announcement_card, welcome_card
from blocks.cards.invitation import decline_form, invitation_card, reminder_card
from blocks.cards.preview import preview_form
from blocks.cards.sample import (
    BEST,
    CUSTOMER,
    DAYS,
    NOW,
    SAM,
    SARAH,
    SECRET,
    invitation_view,
    person,
)
from blocks.elements import Card, Form
from blocks.email import Envelope, letter
from blocks.languages import LANGUAGES, speaking
from blocks.page import Setting, card_page, form_page
from blocks.parts import Links
from blocks.slack import home, message, modal
from invites.delivery import Delivery, DeliveryId, DeliveryState, Purpose, Subject
from invites.digesting import DigestEntry, DigestView
from invites.drafting.facts import Tone
from invites.drafting.writing import facts_of
from invites.invitation import InvitationState
from invites.people import Person
from invites.template import draft
from invites.views import InvitationView, Preview
from invites.work import WorkItem, WorkItemKind

CANARIES = ("Kanarek", "Zlatovlaska", "Grauammer")
ITEM = replace(SECRET, title="Kanarek takeover", link="https://kanarek.example/deal")
INSIDE = tuple(person(f"{name} {name}", name) for name in CANARIES[1:])
OPEN = (InvitationState.SCHEDULED, InvitationState.PENDING)
ENDED = (
    InvitationState.DECLINED,
    InvitationState.EXPIRED,
    InvitationState.REVOKED,
    InvitationState.CANCELLED,
    InvitationState.SUPERSEDED,
)
Seen = Callable[[InvitationView], object]


def invited(item: WorkItem, state: InvitationState, **more: object) -> InvitationView:
    """The message is what the template drafts; members are given, to be kept back."""
    words = draft(item, (BEST,))
    return invitation_view(state, item=item, members=INSIDE, message=words, **more)  # type: ignore[arg-type]


def in_digest(view: InvitationView) -> Card:
    digest, *held = (
        Delivery(
            id=DeliveryId(purpose),
            customer_id=CUSTOMER,
            subject=Subject.INVITATION,
            subject_id=view.invitation.id,
            purpose=purpose,
            person_id=SARAH.id,
            created_at=NOW,
            state=DeliveryState.HELD,
        )
        for purpose in (Purpose.DIGEST, Purpose.INVITATION, Purpose.REMINDER)
    )
    entries = tuple(DigestEntry(each, view) for each in held)
    return digest_card(DigestView(digest=digest, person=view.invitee, entries=entries, now=NOW))


def as_letter(card: Card) -> object:
    return letter(card, Envelope(Links(lambda _: "https://usher.example/")))


SEEN: dict[str, Seen] = {
    "message": lambda view: message(invitation_card(view)),
    "home": lambda view: home(invitation_card(view)),
    "reminder": lambda view: message(reminder_card(view)),
    "decline form": lambda view: modal(decline_form(view)),
    "decline page": lambda view: form_page(decline_form(view), Setting(css="")),
    "letter": lambda view: as_letter(invitation_card(view)),
    "letter of a reminder": lambda view: as_letter(reminder_card(view)),
    "page": lambda view: card_page(answer_card(view), Setting(css="", target="#")),
    "digest": lambda view: message(in_digest(view)),
    "letter of a digest": lambda view: as_letter(in_digest(view)),
    "preview": lambda view: modal(preview_form(Preview(person=SAM, views=(view,)))),
}


def leaks(seen: object) -> list[str]:
    read = repr(seen).casefold()
    return [canary for canary in CANARIES if canary.casefold() in read]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [*OPEN, *ENDED])
def test_before_a_yes_no_canary_sings(language: str, state: InvitationState) -> None:
    reader: Person = replace(SARAH, locale=language)
    found: dict[tuple[str, str], list[str]] = {}
    with speaking(language):
        for kind in WorkItemKind:
            view = invited(replace(ITEM, kind=kind), state, invitee=reader)
            put_off = replace(view, invitation=replace(view.invitation, snoozed_until=NOW + DAYS))
            late = replace(view, now=NOW + 400 * DAYS)
            found |= {
                (kind, name): leaks(show(each))
                for name, show in SEEN.items()
                for each in (view, put_off, late)
                if leaks(show(each))
            }
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_yes_they_do(language: str) -> None:
    """Or the test above could not fail."""
    with speaking(language):
        view = invited(ITEM, InvitationState.ACCEPTED)
        assert leaks(message(invitation_card(view))) == list(CANARIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_neither_first_words_nor_drafts_name_private_work(language: str) -> None:
    with speaking(language):
        greeted = [message(welcome_card()), message(announcement_card("Sam Reed"))]
        drafted = [draft(ITEM, people, tone) for people in ((), (BEST,)) for tone in Tone]
        told = [facts_of(ITEM, (BEST,), tone) for tone in Tone]
        assert leaks((greeted, drafted, told)) == []


def test_everything_an_invitee_may_get_is_a_card_or_a_form() -> None:
    view = invited(ITEM, InvitationState.PENDING)
    assert isinstance(invitation_card(view), Card)
    assert isinstance(decline_form(view), Form)
