"""Several decide at the same moment: one of them does, and every copy tells the same."""

import asyncio

from invites.invitation import InvitationState
from playground.driver import text_of
from playground.records import TEAM_ID
from tests.bot.test_approvals import ASKS, BY_APPROVAL, another_administrator, rule, waiting
from tests.support.whole_bot import WholeBot


async def test_approve_reject_and_cancel_at_once_end_in_one_of_them(bot: WholeBot) -> None:
    await another_administrator(bot)
    await rule(bot, BY_APPROVAL)
    sent = await waiting(bot)
    first, second = bot.message("dana", ASKS), bot.message("leo", ASKS)

    await asyncio.gather(
        bot.press_old_copy("dana", first, "approval.approve"),
        bot.press_old_copy("leo", second, "approval.approve"),
        bot.press_old_copy("sam", sent, "invitation.cancel"),
    )
    await bot.settle()

    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        (person,) = [p for p in await uow.people.all() if p.name == "Sarah Chen"]
        (ended,) = await uow.invitations.of_invitee(person.id)
        names = {p.id: p.name for p in await uow.people.all()}
    cancelled = ended.state is InvitationState.CANCELLED
    assert cancelled or ended.state is InvitationState.SCHEDULED
    assert ended.approval is not None
    by = names.get(ended.approval.decided_by) if ended.approval.decided_by else None
    for who, copy in (("Dana White", first), ("Leo Moreau", second)):
        shown = text_of(bot.fresh(copy))
        told = "has taken it back" if by is None else f"{by} approved it"
        assert ("You approved it." if by == who else told) in shown
