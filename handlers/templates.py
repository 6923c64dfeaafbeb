"""`/usher templates`: looking at templates, writing them, and going back to earlier ones."""

from blocks.cards.template_form import (
    KIND,
    LANGUAGE,
    TEXT,
    edit_template_form,
    new_template_form,
)
from blocks.cards.template_history import history_form
from blocks.cards.template_preview import ITEM, READER, template_preview_form
from blocks.cards.templates import template_form, templates_form
from blocks.elements import Form
from handlers.interaction import Interaction
from handlers.services import Services
from invites.errors import BadRequest
from invites.services.template_preview import Looking
from invites.wording.template import Slot, slot_of
from invites.work import WorkItemId


async def every(interaction: Interaction, services: Services) -> Form:
    return templates_form(await services.templating.overview(interaction.actor))


async def one(interaction: Interaction, services: Services) -> Form:
    slot = slot_of(interaction.value)
    return template_form(await services.templating.open(interaction.actor, slot))


async def new(interaction: Interaction, services: Services) -> Form:
    return new_template_form(await services.templating.begin(interaction.actor, None))


async def edit(interaction: Interaction, services: Services) -> Form:
    slot = slot_of(interaction.value)
    return edit_template_form(await services.templating.begin(interaction.actor, slot))


async def save(interaction: Interaction, services: Services) -> Form:
    slot, rest = _slot(interaction, interaction.value)
    number = _number(rest) if interaction.value else None
    text = interaction.text(TEXT)
    return template_form(await services.templating.save(interaction.actor, slot, number, text))


async def history(interaction: Interaction, services: Services) -> Form:
    key, _, before = interaction.value.partition("|")
    earlier = _number(before) if before else None
    view = await services.templating.history(interaction.actor, slot_of(key), earlier)
    return history_form(view)


async def restore(interaction: Interaction, services: Services) -> Form:
    key, _, rest = interaction.value.partition("|")
    number, _, seen = rest.partition("|")
    view = await services.templating.restore(
        interaction.actor, slot_of(key), _number(number), _number(seen)
    )
    return template_form(view)


async def give_up(interaction: Interaction, services: Services) -> Form:
    key, _, seen = interaction.value.partition("|")
    view = await services.templating.give_up(interaction.actor, slot_of(key), _number(seen))
    return templates_form(view)


async def try_out(interaction: Interaction, services: Services) -> Form:
    """What is in the form at this moment; the form stays as it is below."""
    slot, _ = _slot(interaction, interaction.gesture.form)
    looking = Looking(slot=slot, text=interaction.text(TEXT))
    return await _shown(interaction, services, looking, interaction.gesture.identity.user)


async def preview(interaction: Interaction, services: Services) -> Form:
    """What was saved, as the administrator would get it."""
    looking = Looking(slot=slot_of(interaction.value))
    return await _shown(interaction, services, looking, interaction.gesture.identity.user)


async def show(interaction: Interaction, services: Services) -> Form:
    """As somebody else would get it."""
    key, _, text = interaction.value.partition("|")
    readers = await services.people(interaction.identities(READER))
    item_id = interaction.text(ITEM)
    looking = Looking(
        slot=slot_of(key),
        text=text or None,
        person_id=readers[0] if readers else None,
        work_item_id=WorkItemId(item_id) if item_id else None,
    )
    return await _shown(interaction, services, looking, interaction.text(READER))


async def _shown(
    interaction: Interaction, services: Services, looking: Looking, account: str
) -> Form:
    view = await services.template_previews.preview(interaction.actor, looking)
    return template_preview_form(view, account)


def _slot(interaction: Interaction, value: str) -> tuple[Slot, str]:
    """Of a new template it is chosen in the form; of another one the form says it."""
    if not value:
        return slot_of(f"{interaction.text(KIND)}.{interaction.text(LANGUAGE)}"), ""
    key, _, rest = value.partition("|")
    return slot_of(key), rest


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 9):  # noqa: PLR2004 - of a column
        raise BadRequest("template")
    return int(typed)
