"""Asking why: what the rules say about one case."""

from blocks.cards.why import why_form
from blocks.elements import Form
from handlers.interaction import Interaction
from handlers.services import Services
from invites.services.explaining import Case


async def why(interaction: Interaction, services: Services) -> Form:
    """`people` in the order in which they were named: who invites, and whom."""
    case = Case(
        people=await services.people(interaction.identities("people")),
        typed=interaction.chosen("typed"),
        words=interaction.gesture.words,
        place=interaction.gesture.place,
    )
    return why_form(await services.explaining.why(interaction.actor, case))
