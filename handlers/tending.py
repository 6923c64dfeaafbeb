"""Looking after an invitation that was sent: its words, and a reminder."""

from blocks.cards.edit import edit_form
from blocks.cards.sent import sent_card
from blocks.elements import Card, Done, Form
from handlers.interaction import Interaction
from handlers.services import Services
from invites.invitation import InvitationId


async def edit(interaction: Interaction, services: Services) -> Form:
    invitation_id = InvitationId(interaction.value)
    return edit_form(await services.tending.editing(interaction.actor, invitation_id))


async def reword(interaction: Interaction, services: Services) -> Done:
    """`value` names the invitation and the words that the form was filled with."""
    invitation_id, _, before = interaction.value.partition("|")
    await services.tending.reword(
        interaction.actor, InvitationId(invitation_id), before, interaction.text("message")
    )
    return Done()


async def nudge(interaction: Interaction, services: Services) -> Card:
    actor, invitation_id = interaction.actor, InvitationId(interaction.value)
    return sent_card(await services.tending.nudge(actor, invitation_id), actor.person_id)
