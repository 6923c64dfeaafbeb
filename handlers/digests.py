"""Answering from within a digest: the digest is shown again, as it is afterwards."""

from blocks.cards.digest import digest_card
from blocks.elements import Card
from handlers.interaction import Interaction
from handlers.services import Services
from invites.delivery import DeliveryId
from invites.invitation import InvitationId
from invites.suggestion import SuggestionId


async def accept(interaction: Interaction, services: Services) -> Card:
    part = await services.digests.part(interaction.actor, DeliveryId(interaction.value))
    await services.invitations.accept(interaction.actor, InvitationId(part.subject_id))
    return digest_card(await services.digests.around(part))


async def later(interaction: Interaction, services: Services) -> Card:
    part = await services.digests.part(interaction.actor, DeliveryId(interaction.value))
    await services.invitations.later(interaction.actor, InvitationId(part.subject_id))
    return digest_card(await services.digests.around(part))


async def dismiss(interaction: Interaction, services: Services) -> Card:
    part = await services.digests.part(interaction.actor, DeliveryId(interaction.value))
    await services.suggestions.dismiss(interaction.actor, SuggestionId(part.subject_id))
    return digest_card(await services.digests.around(part))
