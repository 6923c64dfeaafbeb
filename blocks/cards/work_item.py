"""A work item as a card: under a link to it, with a button to invite to it."""

from dataclasses import replace

from blocks.actions import ActionId
from blocks.cards.sample import CADENCE, GENERAL, ROUGH, Example
from blocks.elements import Actions, Button, ButtonStyle, Card, Element, Footnote, Whereabouts
from blocks.text import clean, role_label
from invites.language import _, ngettext, pgettext
from invites.roles import ROLES, needs_of
from invites.template import in_a_list
from invites.work import WorkItem

MOST_ROLES = 5


def work_item_card(item: WorkItem, members: int) -> Card:
    """How many take part is told, and nobody's name: whoever reads the channel reads this."""
    there = ngettext("{count} person takes part", "{count} people take part", members)
    invite = Button(
        ActionId.INVITATION_COMPOSE, pgettext("button", "Invite"), item.id, ButtonStyle.PRIMARY
    )
    where = (Whereabouts(_("It lives in"), item.place),) if item.place else ()
    told = (Footnote(" · ".join((there.format(count=members), *_needs(item)))),)
    body: tuple[Element, ...] = (*where, *told, Actions((invite,)))
    return Card(clean(in_a_list(item), 150), body)


def _needs(item: WorkItem) -> tuple[str, ...]:
    roles = [role_label(role) for role in needs_of(item) if role in ROLES][:MOST_ROLES]
    return (_("Roles it needs: {roles}").format(roles=", ".join(roles)),) if roles else ()


def examples() -> tuple[Example, ...]:
    return (
        Example("a cadence", work_item_card(CADENCE, 4)),
        Example("nobody yet, no channel", work_item_card(replace(CADENCE, place=None), 0)),
        Example("a channel", work_item_card(GENERAL, 1)),
        *(
            Example(
                f"rough: {who.id}", work_item_card(replace(CADENCE, title=who.name), 9), rough=True
            )
            for who in ROUGH
        ),
    )
