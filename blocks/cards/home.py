"""The Home tab: what waits for this person, what they sent, their team, what they were told."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.lists import HEADINGS, NOTHING, filled, flooded, pager, rows
from blocks.cards.sample import NOW, ROUGH, SAM, Example, Surface
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Divider,
    Element,
    Footnote,
    Heading,
    Text,
)
from blocks.text import clean
from invites.language import _
from invites.pages import Listing
from invites.views import Overview


def home_card(view: Overview) -> Card:
    """All lists, each at its page; what is empty is said in one line at the end."""
    full = [part for listing in Listing for part in _section(listing, view)]
    empty = [Text(_(NOTHING[listing])) for listing in Listing if _is_empty(listing, view)]
    who = clean(view.person.name, 60)
    return Card(
        _("Hello {who}").format(who=who) if who else _("Hello"),
        (*full, *([Divider()] if full and empty else []), *empty, *_foot(view)),
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
    part = rows(listing, view)
    return part is not None and not part.entries


def _foot(view: Overview) -> tuple[Element, ...]:
    busy = view.received.total or view.suggestions.total
    style = ButtonStyle.DEFAULT if busy else ButtonStyle.PRIMARY
    compose = Button(ActionId.INVITATION_COMPOSE, _("Invite a colleague"), "", style)
    preferences = Button(ActionId.PREFERENCES_OPEN, _("Preferences"), "")
    correct = Button(ActionId.PERSON_CORRECT, _("Correct my details"), "")
    privacy = _(
        "Usher keeps who worked with whom and when, never what was written. "
        "Nobody is added without saying yes."
    )
    return (Divider(), Actions((compose, preferences, correct)), Footnote(privacy))


def examples() -> tuple[Example, ...]:
    nothing = Overview(person=SAM, now=NOW)
    busy = filled()
    return (
        Example("nothing waits", home_card(nothing), Surface.HOME),
        Example("busy", home_card(busy), Surface.HOME),
        Example("rough: more than fits", home_card(flooded()), Surface.HOME, rough=True),
        *(
            Example(
                f"rough: {who.id}",
                home_card(replace(nothing, person=who)),
                Surface.HOME,
                rough=True,
            )
            for who in ROUGH
        ),
    )
