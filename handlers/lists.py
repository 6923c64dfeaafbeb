"""Lists in pages: what waits, what was sent, the team; and turning their pages, on Home too."""

import re
from collections.abc import Mapping

from blocks.actions import ActionId
from blocks.cards.home import HOME
from blocks.cards.lists import list_card, pending_card
from blocks.elements import Card, Done, Reply
from handlers.interaction import Interaction
from handlers.services import Services
from invites.pages import Listing, Pages

_NUMBER = re.compile(r"[0-9]{1,5}")
SHOWN_BY: Mapping[str, ActionId] = {
    Listing.RECEIVED.value: ActionId.LIST_PENDING,
    Listing.APPROVALS.value: ActionId.LIST_APPROVALS,
    Listing.SENT.value: ActionId.LIST_SENT,
    Listing.TEAM.value: ActionId.LIST_TEAM,
}
"""What shows a list anew; its value is the number of the page."""


async def pending(interaction: Interaction, services: Services) -> Card:
    """What waits for an answer, and before it the first of what waits for an approval."""
    number = _number(interaction.value)
    view = await services.overviews.pending(interaction.actor, number)
    return pending_card(view)


async def approvals(interaction: Interaction, services: Services) -> Card:
    return await _list(interaction, services, Listing.APPROVALS)


async def sent(interaction: Interaction, services: Services) -> Card:
    return await _list(interaction, services, Listing.SENT)


async def team(interaction: Interaction, services: Services) -> Card:
    return await _list(interaction, services, Listing.TEAM)


async def ahead(interaction: Interaction, services: Services) -> Reply:
    return await _turn(interaction, services)


async def back(interaction: Interaction, services: Services) -> Reply:
    return await _turn(interaction, services)


async def _turn(interaction: Interaction, services: Services) -> Reply:
    """`value` names the list and the page; Home is drawn anew by the outbox."""
    name, _, page = interaction.value.partition(" ")
    if name == HOME:
        await services.overviews.turn(interaction.actor, Pages.read(page))
        return Done()
    known = {listing.value: listing for listing in Listing}
    listing = known.get(name, Listing.RECEIVED)
    view = await services.overviews.listing(interaction.actor, listing, _number(page))
    return list_card(listing, view)


async def _list(interaction: Interaction, services: Services, listing: Listing) -> Card:
    number = _number(interaction.value)
    return list_card(listing, await services.overviews.listing(interaction.actor, listing, number))


def _number(word: str) -> int:
    return int(word) if _NUMBER.fullmatch(word) else 0
