"""Answering a suggestion."""

from blocks.cards.asking import nobody_card
from blocks.cards.compose import compose_form
from blocks.cards.suggestion import suggestion_card, why_not_form
from blocks.elements import Card, Form
from handlers.interaction import Interaction
from handlers.services import Services
from invites.errors import BadRequest
from invites.suggestion import SuggestionId
from invites.views import NobodyView


async def invite(interaction: Interaction, services: Services) -> Form:
    suggestion_id = SuggestionId(interaction.value)
    view = await services.composing.compose_suggested(interaction.actor, suggestion_id)
    return compose_form(view)


async def dismiss(interaction: Interaction, services: Services) -> Card:
    suggestion_id = SuggestionId(interaction.value)
    return suggestion_card(await services.suggestions.dismiss(interaction.actor, suggestion_id))


async def restore(interaction: Interaction, services: Services) -> Card:
    suggestion_id = SuggestionId(interaction.value)
    return suggestion_card(await services.suggestions.restore(interaction.actor, suggestion_id))


async def snooze(interaction: Interaction, services: Services) -> Card:
    suggestion_id = SuggestionId(interaction.value)
    return suggestion_card(await services.suggestions.snooze(interaction.actor, suggestion_id))


async def never_person(interaction: Interaction, services: Services) -> Card:
    suggestion_id = SuggestionId(interaction.value)
    view = await services.suggestions.never_person(interaction.actor, suggestion_id)
    return suggestion_card(view)


async def never_work_item(interaction: Interaction, services: Services) -> Card:
    suggestion_id = SuggestionId(interaction.value)
    view = await services.suggestions.never_work_item(interaction.actor, suggestion_id)
    return suggestion_card(view)


async def ask(interaction: Interaction, services: Services) -> Card:
    """Who is missing in this channel, whatever the threshold."""
    if interaction.gesture.place is None:
        raise BadRequest("no_channel")
    found = await services.asking.here(interaction.actor, interaction.gesture.place)
    return nobody_card(found) if isinstance(found, NobodyView) else suggestion_card(found)


async def why_not(interaction: Interaction, services: Services) -> Form:
    suggestion_id = SuggestionId(interaction.value)
    return why_not_form(await services.viewing.suggestion(interaction.actor, suggestion_id))
