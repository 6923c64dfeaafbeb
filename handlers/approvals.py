"""Deciding what others ask approval for."""

from blocks.cards.approvals import (
    approval_card,
    approving_form,
    rejecting_form,
    settled_notice,
)
from blocks.elements import Card, Done, Form, Notice
from handlers.interaction import Interaction
from handlers.services import Services
from invites.approving import waiting
from invites.invitation import InvitationId


async def approve(interaction: Interaction, services: Services) -> Card:
    invitation_id = InvitationId(interaction.value)
    view = await services.approvals.decide(interaction.actor, invitation_id, approve=True)
    return approval_card(view)


async def note(interaction: Interaction, services: Services) -> Form | Card:
    invitation_id = InvitationId(interaction.value)
    view = await services.approvals.deciding(interaction.actor, invitation_id)
    return approving_form(view) if waiting(view.about.invitation) else approval_card(view)


async def reject(interaction: Interaction, services: Services) -> Form | Card:
    invitation_id = InvitationId(interaction.value)
    view = await services.approvals.deciding(interaction.actor, invitation_id)
    return rejecting_form(view) if waiting(view.about.invitation) else approval_card(view)


async def grant(interaction: Interaction, services: Services) -> Done | Notice:
    return await _decide(interaction, services, approve=True)


async def refuse(interaction: Interaction, services: Services) -> Done | Notice:
    return await _decide(interaction, services, approve=False)


async def _decide(interaction: Interaction, services: Services, *, approve: bool) -> Done | Notice:
    view = await services.approvals.decide(
        interaction.actor,
        InvitationId(interaction.value),
        approve=approve,
        reason=interaction.text("reason"),
    )
    return Done() if view.done else settled_notice(view)
