"""Sent already when the rules changed: it stands still until somebody has decided."""

from datetime import timedelta

import pytest

from invites.invitation import Invitation, InvitationState
from invites.policy import Approvers
from invites.services.approvals import hold_for_approval
from playground.driver import text_of
from playground.records import TEAM_ID
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

ASKS = "Sam Reed asks to invite Sarah Chen"


async def hold(bot: WholeBot) -> Invitation:
    """As the form does that changes the rules."""
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    timers = bot.usher.jobs.timers
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        (found,) = [p for p in await uow.people.all() if p.name == "Sarah Chen"]
        (sent,) = await uow.invitations.of_invitee(found.id)
        held = await hold_for_approval(uow, timers.telling, timers.rules, sent, Approvers())
    await bot.settle()
    return held


async def stored(bot: WholeBot, known: Invitation) -> Invitation:
    async with bot.usher.identities.unit_of_work(known.customer_id) as uow:
        return await uow.invitations.get(known.id)


async def test_the_invitee_reads_that_it_waits_and_gets_the_time_back(bot: WholeBot) -> None:
    letter = await bot.asked()
    before = await stored(bot, await hold(bot))

    await bot.press_old_copy("sarah", letter, "invitation.accept")
    await bot.settle()
    assert "waiting for an approval" in text_of(bot.fresh(letter))
    assert "paused for a moment" in bot.read("sarah")
    await bot.pass_time(days=1)
    await bot.press("dana", bot.message("dana", ASKS), "Approve")

    after = await stored(bot, before)
    assert after.state is InvitationState.PENDING
    assert before.expires_at is not None
    assert after.expires_at is not None
    assert after.expires_at - before.expires_at >= timedelta(days=1)
    await bot.press("sarah", letter, "Accept")
    assert bot.has("sam", "Sarah Chen accepted your invitation")


async def test_a_no_withdraws_it_and_everybody_reads_so(bot: WholeBot) -> None:
    letter = await bot.asked()
    known = await hold(bot)
    request = bot.message("dana", ASKS)

    await bot.press("dana", request, "Reject")
    await bot.submit("dana", {"reason": "Not this quarter"})

    assert (await stored(bot, known)).state is InvitationState.REVOKED
    assert "has withdrawn this invitation" in text_of(bot.fresh(letter))
    assert bot.has("sam", "Dana White did not approve your invitation of Sarah Chen")
    assert "Not this quarter" in bot.read("sam")


async def test_without_a_decision_it_is_withdrawn_after_seven_days(bot: WholeBot) -> None:
    letter = await bot.asked()
    known = await hold(bot)

    await bot.pass_time(days=7)

    assert (await stored(bot, known)).state is InvitationState.REVOKED
    assert "has withdrawn this invitation" in text_of(bot.fresh(letter))
    assert bot.has("sam", "Nobody approved your invitation of Sarah Chen")
