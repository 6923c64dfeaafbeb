"""Taking over what somebody who left had sent, or withdrawing it."""

from blocks.cards.succession import succession_card
from blocks.elements import Card
from handlers.interaction import Interaction
from handlers.services import Services
from invites.succession import SuccessionId


async def take_over(interaction: Interaction, services: Services) -> Card:
    chosen = SuccessionId(interaction.value)
    return succession_card(await services.succeeding.take_over(interaction.actor, chosen))


async def withdraw(interaction: Interaction, services: Services) -> Card:
    chosen = SuccessionId(interaction.value)
    return succession_card(await services.succeeding.withdraw(interaction.actor, chosen))
