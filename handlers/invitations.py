"""Writing an invitation, answering one, and looking after those one sent."""

from blocks.cards.compose import MEANT, compose_form, no_work_item_form
from blocks.cards.invitation import decline_form, invitation_card
from blocks.cards.preview import preview_form
from blocks.cards.sent import sent_card
from blocks.elements import Card, Done, Form
from handlers.interaction import Interaction
from handlers.services import Services
from invites.invitation import Decline, DeclineReason, InvitationId, StopScope
from invites.people import PersonId
from invites.services.composing import Wish
from invites.services.inviting import Request
from invites.suggestion import SuggestionId
from invites.work import WorkItemId


async def compose(interaction: Interaction, services: Services) -> Form:
    """`value` may name a work item and a person (`item:person`); a command names them in words."""
    item_id, _, person_id = interaction.value.partition(":")
    people = [PersonId(person_id)] if person_id else []
    people += await services.people(interaction.identities("people"))
    wish = Wish(
        people=tuple(dict.fromkeys(people)),
        typed=interaction.chosen("typed"),
        words=interaction.gesture.words,
        place=interaction.gesture.place,
        work_item_id=WorkItemId(item_id) if item_id else None,
        outsiders=bool(interaction.chosen("outsiders")),
    )
    view = await services.composing.compose(interaction.actor, wish)
    return compose_form(view) if view.items else no_work_item_form()


async def write_again(interaction: Interaction, services: Services) -> Form:
    invitation_id = InvitationId(interaction.value)
    return compose_form(await services.composing.compose_again(interaction.actor, invitation_id))


async def send(interaction: Interaction, services: Services) -> Done:
    await services.inviting.send(
        interaction.actor, await _request(interaction, services, interaction.value)
    )
    return Done()


async def preview(interaction: Interaction, services: Services) -> Form:
    """What is in the form at this moment; the form stays as it is below."""
    request = await _request(interaction, services, interaction.gesture.form)
    return preview_form(await services.previewing.preview(interaction.actor, request))


async def _request(interaction: Interaction, services: Services, form: str) -> Request:
    suggestion_id, _, key = form.partition("|")
    item_id = interaction.text("work_item")
    picked = await services.people(interaction.identities("people"))
    chosen = tuple(PersonId(p) for p in (*interaction.chosen("chosen"), *_meant(interaction)))
    return Request(
        work_item_id=WorkItemId(item_id) if item_id else None,
        people=tuple(dict.fromkeys((*chosen, *picked))),
        emails=interaction.text("emails"),
        message=interaction.text("message"),
        suggestion_id=SuggestionId(suggestion_id) if suggestion_id else None,
        key=key,
    )


def _meant(interaction: Interaction) -> tuple[str, ...]:
    """Those chosen where a name was not clear; each unclear name has a field of its own."""
    fields = interaction.gesture.fields
    return tuple(p for name, people in fields.items() if name.startswith(MEANT) for p in people)


async def accept(interaction: Interaction, services: Services) -> Card:
    invitation_id = InvitationId(interaction.value)
    return invitation_card(await services.invitations.accept(interaction.actor, invitation_id))


async def decline(interaction: Interaction, services: Services) -> Form:
    invitation_id = InvitationId(interaction.value)
    return decline_form(await services.invitations.declining(interaction.actor, invitation_id))


async def refuse(interaction: Interaction, services: Services) -> Done:
    referred = await services.people(interaction.identities("referred"))
    answer = Decline(
        reason=interaction.one_of("reason", DeclineReason) or _implied(interaction),
        until=interaction.day("until"),
        referred_id=referred[0] if referred else None,
        scope=interaction.one_of("scope", StopScope),
    )
    await services.invitations.decline(interaction.actor, InvitationId(interaction.value), answer)
    return Done()


def _implied(interaction: Interaction) -> DeclineReason | None:
    """Who fills in the part of a reason means that reason."""
    if interaction.chosen("referred"):
        return DeclineReason.WRONG_PERSON
    if interaction.text("scope"):
        return DeclineReason.STOP_ASKING
    return DeclineReason.NOT_NOW if interaction.text("until") else None


async def later(interaction: Interaction, services: Services) -> Card:
    invitation_id = InvitationId(interaction.value)
    return invitation_card(await services.invitations.later(interaction.actor, invitation_id))


async def cancel(interaction: Interaction, services: Services) -> Card:
    actor, invitation_id = interaction.actor, InvitationId(interaction.value)
    view = await services.invitations.cancel(actor, invitation_id)
    return sent_card(view, actor.person_id)


async def send_now(interaction: Interaction, services: Services) -> Card:
    actor, invitation_id = interaction.actor, InvitationId(interaction.value)
    view = await services.invitations.send_now(actor, invitation_id)
    return sent_card(view, actor.person_id)


async def revoke(interaction: Interaction, services: Services) -> Card:
    actor, invitation_id = interaction.actor, InvitationId(interaction.value)
    view = await services.invitations.revoke(actor, invitation_id)
    return sent_card(view, actor.person_id)


async def resend(interaction: Interaction, services: Services) -> Card:
    actor, invitation_id = interaction.actor, InvitationId(interaction.value)
    view = await services.invitations.resend(actor, invitation_id)
    return sent_card(view, actor.person_id)


async def renew(interaction: Interaction, services: Services) -> Card:
    actor, invitation_id = interaction.actor, InvitationId(interaction.value)
    view = await services.invitations.renew(actor, invitation_id)
    return sent_card(view, actor.person_id)
