"""`/usher admin`: customers, switching one off for a while, appointing, who looks after whom."""

from blocks.cards.admin import customer_form, customers_form
from blocks.cards.admin_forms import (
    NONE,
    NOTE,
    NOTE_LENGTH,
    REASON,
    ROLE,
    STAFF,
    appoint_form,
    resume_form,
    staff_form,
    suspend_form,
)
from blocks.cards.admin_words import PEOPLE
from blocks.elements import Form
from handlers.interaction import Interaction
from handlers.services import Services
from invites.administration import Because, CustomersView, Reason
from invites.errors import BadRequest
from invites.people import CustomerId, PersonId, Role

MOST_PAGES = 10_000


async def open_administration(interaction: Interaction, services: Services) -> Form:
    found = await services.administering.begin(interaction.actor)
    return customers_form(found) if isinstance(found, CustomersView) else customer_form(found)


async def page(interaction: Interaction, services: Services) -> Form:
    typed = interaction.value
    if not (typed.isascii() and typed.isdigit() and int(typed[:9]) < MOST_PAGES):
        raise BadRequest("page")
    return customers_form(await services.administering.page(interaction.actor, int(typed)))


async def customer(interaction: Interaction, services: Services) -> Form:
    return customer_form(await services.administering.look(interaction.actor, _whose(interaction)))


async def suspend(interaction: Interaction, services: Services) -> Form:
    return suspend_form(await services.administering.look(interaction.actor, _whose(interaction)))


async def save_suspension(interaction: Interaction, services: Services) -> Form:
    actor, customer_id = interaction.actor, _whose(interaction)
    because = _because(interaction)
    return customer_form(await services.administering.suspend(actor, customer_id, because))


async def resume(interaction: Interaction, services: Services) -> Form:
    return resume_form(await services.administering.look(interaction.actor, _whose(interaction)))


async def save_resumption(interaction: Interaction, services: Services) -> Form:
    actor, customer_id = interaction.actor, _whose(interaction)
    because = _because(interaction)
    return customer_form(await services.administering.resume(actor, customer_id, because))


async def appoint(interaction: Interaction, services: Services) -> Form:
    actor = interaction.actor
    return appoint_form(await services.administering.look(actor, actor.customer_id))


async def save_appointment(interaction: Interaction, services: Services) -> Form:
    actor = interaction.actor
    people = await services.people(interaction.identities(PEOPLE))
    role = None if interaction.text(ROLE) == NONE else interaction.one_of(ROLE, Role)
    if not people or not interaction.text(ROLE):
        raise BadRequest("appoint")
    await services.appointing.appoint(actor, people, role)
    return customer_form(await services.administering.look(actor, actor.customer_id, "appointed"))


async def staff(interaction: Interaction, services: Services) -> Form:
    return staff_form(await services.appointing.staff(interaction.actor, _whose(interaction)))


async def save_staff(interaction: Interaction, services: Services) -> Form:
    actor, customer_id = interaction.actor, _whose(interaction)
    wanted = frozenset(PersonId(each) for each in interaction.chosen(STAFF))
    await services.appointing.assign(actor, customer_id, wanted)
    return customer_form(await services.administering.look(actor, customer_id, "assigned"))


def _whose(interaction: Interaction) -> CustomerId:
    return CustomerId(interaction.value)


def _because(interaction: Interaction) -> Because:
    reason = interaction.one_of(REASON, Reason)
    if reason is None:
        raise BadRequest("reason")
    return Because(reason, interaction.text(NOTE).strip()[:NOTE_LENGTH])
