"""`/usher bulk`, and inviting one's team: a list becomes a plan, and a plan invitations."""

from blocks.cards.bulk import plan_card
from blocks.cards.bulk_form import (
    FILE,
    ITEM,
    MESSAGE,
    PASTED,
    ROWS,
    TEAM,
    bulk_form,
    rows_form,
    team_form,
)
from blocks.cards.bulk_words import file_notice, prepared_notice
from blocks.elements import Card, Form, Notice
from handlers.interaction import Interaction
from handlers.services import Services
from invites.bulk.plan import PlanId
from invites.people import PersonId
from invites.services.bulk import BulkWish
from invites.services.bulk_files import ALL, FAILED
from invites.work import WorkItemId


async def open_form(interaction: Interaction, services: Services) -> Form:
    return bulk_form(await services.bulk.begin(interaction.actor, interaction.gesture.place))


async def prepare(interaction: Interaction, services: Services) -> Notice:
    wish = BulkWish(
        work_item_id=_item(interaction),
        file=interaction.text(FILE),
        pasted=interaction.text(PASTED),
        message=interaction.text(MESSAGE),
    )
    await services.bulk.prepare(interaction.actor, wish)
    return prepared_notice()


async def open_team(interaction: Interaction, services: Services) -> Form:
    place = interaction.gesture.place
    return team_form(await services.bulk.begin_team(interaction.actor, place))


async def prepare_team(interaction: Interaction, services: Services) -> Notice:
    chosen = tuple(PersonId(each) for each in interaction.chosen(TEAM))
    await services.bulk.prepare_team(
        interaction.actor, _item(interaction), chosen, interaction.text(MESSAGE)
    )
    return prepared_notice()


async def look(interaction: Interaction, services: Services) -> Card:
    return plan_card(await services.bulk.look(interaction.actor, _plan(interaction)))


async def choose(interaction: Interaction, services: Services) -> Form:
    plan_id = _plan(interaction)
    return rows_form(plan_id, await services.bulk.left_out(interaction.actor, plan_id))


async def leave_out(interaction: Interaction, services: Services) -> Card:
    typed = interaction.text(ROWS)
    view = await services.bulk.leave_out(interaction.actor, _plan(interaction), typed)
    return plan_card(view)


async def send(interaction: Interaction, services: Services) -> Card:
    return await _send(interaction, services, with_approval=False)


async def send_all(interaction: Interaction, services: Services) -> Card:
    return await _send(interaction, services, with_approval=True)


async def _send(interaction: Interaction, services: Services, *, with_approval: bool) -> Card:
    plan_id = _plan(interaction)
    return plan_card(
        await services.bulk.commit(interaction.actor, plan_id, with_approval=with_approval)
    )


async def hand_over(interaction: Interaction, services: Services) -> Card:
    return plan_card(await services.bulk.hand_over(interaction.actor, _plan(interaction)))


async def drop(interaction: Interaction, services: Services) -> Card:
    return plan_card(await services.bulk.drop(interaction.actor, _plan(interaction)))


async def undo(interaction: Interaction, services: Services) -> Card:
    return plan_card(await services.bulk.undo(interaction.actor, _plan(interaction)))


async def file(interaction: Interaction, services: Services) -> Notice:
    await services.bulk.file(interaction.actor, _plan(interaction), ALL)
    return file_notice()


async def failed(interaction: Interaction, services: Services) -> Notice:
    await services.bulk.file(interaction.actor, _plan(interaction), FAILED)
    return file_notice()


def _plan(interaction: Interaction) -> PlanId:
    return PlanId(interaction.value)


def _item(interaction: Interaction) -> WorkItemId | None:
    chosen = interaction.text(ITEM)
    return WorkItemId(chosen) if chosen else None
