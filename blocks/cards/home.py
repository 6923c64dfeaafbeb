"""The Home tab: what waits for this person, what they sent, their team, what they were told."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.effective import effective_lines
from blocks.cards.lists import HEADINGS, NOTHING, filled, flooded, pager, rows
from blocks.cards.sample import CUSTOMER, NOW, ROUGH, SAM, Example, Surface
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Divider,
    Element,
    Footnote,
    Heading,
    Points,
    Text,
)
from blocks.text import clean
from invites.attention import AttentionRules
from invites.language import _
from invites.notifying import Channel
from invites.pages import Listing
from invites.people import Person
from invites.preferences import Preferences
from invites.standing import PreferencesView
from invites.views import Overview


def home_card(view: Overview, standing: PreferencesView | None = None) -> Card:
    """All lists, each at its page; what is empty is said in one line, then what holds for them."""
    full = [part for listing in Listing for part in _section(listing, view)]
    empty = [Text(_(NOTHING[listing])) for listing in Listing if _is_empty(listing, view)]
    who = clean(view.person.name, 60)
    return Card(
        _("Hello {who}").format(who=who) if who else _("Hello"),
        (*full, *([Divider()] if full and empty else []), *empty, *_foot(view, standing)),
        page=f"{HOME} {view.pages}",
    )


HOME = "home"
"""The name of this page, before the pages of its lists."""


def _section(listing: Listing, view: Overview) -> tuple[Element, ...]:
    part = rows(listing, view)
    if part is None or not part.entries:
        return ()
    turn = pager(part, lambda number: f"{HOME} {view.pages.turned(listing, number)}")
    elements = (element for row in part.entries for element in row)
    return (Divider(), Heading(_(HEADINGS[listing])), *elements, *turn)


def _is_empty(listing: Listing, view: Overview) -> bool:
    """Few are ever asked for approval: who is not need not read that nothing waits for it."""
    part = rows(listing, view)
    return part is not None and not part.entries and listing is not Listing.APPROVALS


def _foot(view: Overview, standing: PreferencesView | None) -> tuple[Element, ...]:
    busy = view.received.total or view.suggestions.total
    style = ButtonStyle.DEFAULT if busy else ButtonStyle.PRIMARY
    compose = Button(ActionId.INVITATION_COMPOSE, _("Invite a colleague"), "", style)
    preferences = Button(ActionId.PREFERENCES_OPEN, _("Preferences"), "")
    correct = Button(ActionId.PERSON_CORRECT, _("Correct my details"), "")
    stored = Button(ActionId.PRIVACY_MY_DATA, _("What is stored about me"), "")
    forget = Button(ActionId.PRIVACY_FORGET, _("Forget me"), "")
    privacy = _(
        "Usher keeps who worked with whom and when, never what was written. "
        "Nobody is added without saying yes."
    )
    holds = (Points(_("What holds now"), effective_lines(standing)),) if standing else ()
    return (
        Divider(),
        Actions((compose,)),
        *holds,
        Actions((preferences, correct)),
        Footnote(privacy),
        Actions((stored, forget)),
    )


def examples() -> tuple[Example, ...]:
    nothing = Overview(person=SAM, now=NOW)
    busy = filled()
    return (
        Example("nothing waits", home_card(nothing, _plain(SAM)), Surface.HOME),
        Example("busy", home_card(busy, _plain(SAM)), Surface.HOME),
        Example(
            "rough: more than fits",
            home_card(flooded(), _plain(ROUGH[0])),
            Surface.HOME,
            rough=True,
        ),
        *(
            Example(
                f"rough: {who.id}",
                home_card(replace(nothing, person=who), _plain(who)),
                Surface.HOME,
                rough=True,
            )
            for who in ROUGH
        ),
    )


def _plain(person: Person) -> PreferencesView:
    return PreferencesView(
        person=person,
        wishes=Preferences(customer_id=CUSTOMER, person_id=person.id),
        rules=AttentionRules(),
        reachable=frozenset({Channel.CHAT}),
        now=NOW,
    )
