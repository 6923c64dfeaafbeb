"""Privacy: what is stored about whoever asks, and being forgotten."""

from blocks.cards.privacy import export_form, forget_form, forgotten_notice, my_data_form
from blocks.elements import Form, Notice
from handlers.interaction import Interaction
from handlers.services import Services


async def my_data(interaction: Interaction, services: Services) -> Form:
    return my_data_form(await services.privacy.stored(interaction.actor))


async def export(interaction: Interaction, services: Services) -> Form:
    await services.exporting.ask(interaction.actor)
    return export_form()


async def forget(interaction: Interaction, services: Services) -> Form:
    return forget_form(await services.privacy.stored(interaction.actor))


async def erase(interaction: Interaction, services: Services) -> Notice:
    await services.privacy.forget(interaction.actor, confirmed=interaction.value)
    return forgotten_notice()
