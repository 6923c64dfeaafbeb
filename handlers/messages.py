"""The message of an invitation form that is open: written anew, taken back, or left alone."""

from contextvars import copy_context
from dataclasses import replace

from blocks.cards.compose_message import kept, rewriting, rewritten
from blocks.elements import Patch
from handlers.interaction import Interaction
from handlers.services import Services
from invites.drafting.facts import Tone
from invites.errors import BadRequest
from invites.people import PersonId
from invites.services.drafting import Rewrite
from invites.suggestion import SuggestionId
from invites.views import Written
from invites.work import WorkItemId


async def rewrite(interaction: Interaction, services: Services) -> Patch:
    """Answer at once; a model's words follow when they are there."""
    asked = await _asked(interaction, services)
    wanted = await services.drafting.wanted(interaction.actor, asked)
    before = interaction.text("message")
    at_once = rewritten(services.drafting.template(wanted), wanted.item, before)
    if not services.drafting.on:
        return at_once
    spoken = copy_context()  # what follows is said in the person's language, too

    async def then() -> Patch:
        written = await services.drafting.write(wanted)
        return spoken.run(rewritten, written, wanted.item, before)

    return replace(rewriting(), then=then, instead=at_once)


async def undo(interaction: Interaction, services: Services) -> Patch:
    """The button carries the words it brings back: they are kept nowhere else."""
    return rewritten(Written(text=interaction.value), None, "")


async def keep(interaction: Interaction, services: Services) -> Patch:
    return kept(interaction.text("message"))


async def _asked(interaction: Interaction, services: Services) -> Rewrite:
    tone, _, language = interaction.value.partition(":")
    if tone not in set(Tone):
        raise BadRequest("rewrite")
    suggestion_id = interaction.gesture.form.partition("|")[0]
    item_id = interaction.text("work_item")
    picked = await services.people(interaction.identities("people"))
    chosen = tuple(PersonId(p) for p in interaction.chosen("chosen"))
    return Rewrite(
        suggestion_id=SuggestionId(suggestion_id) if suggestion_id else None,
        work_item_id=WorkItemId(item_id) if item_id else None,
        people=(*chosen, *picked),
        tone=Tone(tone),
        language=language,
    )
