"""What an invitee presses beside yes and no."""

from blocks.elements import Notice
from blocks.text import first_name
from handlers.interaction import Interaction
from handlers.services import Services
from invites.invitation import InvitationId
from invites.language import _


async def ask_again(interaction: Interaction, services: Services) -> Notice:
    invitation_id = InvitationId(interaction.value)
    view = await services.answering.ask_again(interaction.actor, invitation_id)
    told = _("{who} has been told that you would like to be invited again.")
    return Notice(told.format(who=first_name(view.inviter)))


async def not_me(interaction: Interaction, services: Services) -> Notice:
    invitation_id = InvitationId(interaction.value)
    view = await services.answering.not_me(interaction.actor, invitation_id)
    told = _("Thank you. {who} has been told that this address is not the right one.")
    return Notice(told.format(who=first_name(view.inviter)))
