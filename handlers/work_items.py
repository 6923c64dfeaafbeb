"""Saying what a channel is about."""

from blocks.cards.link import link_form
from blocks.elements import Done, Form
from handlers.interaction import Interaction
from handlers.services import Services
from invites.errors import BadRequest
from invites.work import WorkItemId, WorkItemKind


async def link(interaction: Interaction, services: Services) -> Form:
    if interaction.gesture.place is None:
        raise BadRequest("not_in_channel")
    return link_form(await services.linking.at(interaction.actor, interaction.gesture.place))


async def save(interaction: Interaction, services: Services) -> Done:
    await services.linking.link(
        interaction.actor,
        WorkItemId(interaction.value),
        kind=interaction.one_of("kind", WorkItemKind) or WorkItemKind.CHANNEL,
        title=interaction.text("title"),
        roles=interaction.chosen("roles"),
        link=interaction.text("link"),
    )
    return Done()
