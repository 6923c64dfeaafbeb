"""Branding: the form, and what is submitted."""

from blocks.cards.branding import (
    COLOUR,
    NAME,
    SIGNATURE,
    TONE,
    UNSET,
    branded_form,
    branding_form,
)
from blocks.elements import Form
from handlers.interaction import Interaction
from handlers.services import Services
from invites.drafting.facts import Tone
from invites.errors import BadRequest
from invites.services.branding import Wished


async def open_branding(interaction: Interaction, services: Services) -> Form:
    return branding_form(await services.branding.view(interaction.actor))


async def save(interaction: Interaction, services: Services) -> Form:
    seen = interaction.value
    if not (seen.isascii() and seen.isdigit()):
        raise BadRequest("branding")
    wished = Wished(
        name=interaction.text(NAME),
        colour=interaction.text(COLOUR),
        signature=interaction.text(SIGNATURE),
        tone=_tone(interaction),
        seen=int(seen),
    )
    return branded_form(await services.branding.save(interaction.actor, wished))


def _tone(interaction: Interaction) -> Tone | None:
    return None if interaction.text(TONE) == UNSET else interaction.one_of(TONE, Tone)
