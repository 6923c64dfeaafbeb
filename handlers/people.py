"""Corrections: what people say is wrong about them, and what administrators decide."""

from blocks.cards.corrections import correction_asked_card, correction_form
from blocks.elements import Card, Form, Notice
from handlers.interaction import Interaction
from handlers.services import Services
from invites.correction import CorrectionId, Values
from invites.language import _
from invites.people import Detail


async def correct(interaction: Interaction, services: Services) -> Form:
    me = interaction.gesture.identity
    found = await services.correcting.form(interaction.actor, me.platform, me.workspace)
    return correction_form(found)


async def send(interaction: Interaction, services: Services) -> Notice:
    managers = await services.people(interaction.identities("manager"))
    said: Values = {
        Detail.TITLE: interaction.text(Detail.TITLE),
        Detail.DEPARTMENT: interaction.text(Detail.DEPARTMENT),
        Detail.MANAGER: managers[0] if managers else "",
        Detail.SKILLS: tuple(s.strip() for s in interaction.text(Detail.SKILLS).split(";")),
    }
    await services.correcting.ask(interaction.actor, said)
    return Notice(_("Sent to your administrators. You will hear here what they decide."))


async def apply(interaction: Interaction, services: Services) -> Card:
    correction_id = CorrectionId(interaction.value)
    return correction_asked_card(await services.correcting.apply(interaction.actor, correction_id))


async def reject(interaction: Interaction, services: Services) -> Card:
    correction_id = CorrectionId(interaction.value)
    view = await services.correcting.reject(interaction.actor, correction_id)
    return correction_asked_card(view)
