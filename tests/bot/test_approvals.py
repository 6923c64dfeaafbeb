"""Somebody has to say yes first: who is asked, what they see, and what comes of their answer."""

from dataclasses import replace

import pytest

from invites.policy import Approver, Approvers, Effect, Policy, Rule, Rulebook, Switches
from invites.policy_ports import PolicyVersion
from playground import administration
from playground.driver import text_of
from playground.records import TEAM_ID, Json
from tests.support.whole_bot import WholeBot

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

ASKS = "Sam Reed asks to invite Sarah Chen"
BY_APPROVAL = Policy(switches=Switches(single=Effect.REQUIRE_APPROVAL))


async def rule(bot: WholeBot, policy: Policy) -> None:
    """Write down another policy of the customer."""
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        number = (await uow.policies.own()).version + 1
        await uow.policies.save(
            PolicyVersion(version=number, policy=policy, author_id=None, at=bot.now)
        )


def by_manager(whose: Approver = Approver.INVITERS_MANAGER) -> Policy:
    asked = Approvers(frozenset({whose}))
    return Policy(
        rulebook=Rulebook(rules=(Rule(id="r1", effect=Effect.REQUIRE_APPROVAL, approvers=asked),))
    )


async def another_administrator(bot: WholeBot, who: str = "leo") -> None:
    administration.change(bot.playground.workspace, replace(bot.driver.person(who), is_admin=True))
    await bot.settle()


async def waiting(bot: WholeBot, whom: str = "Sarah Chen", who: str = "sam") -> Json:
    """Send one that needs approval; return the inviter's own copy."""
    return await bot.invited(who, whom, message="Please help us with the pricing.")


async def test_a_yes_sends_it_and_whoever_asked_hears_by_whom(bot: WholeBot) -> None:
    await rule(bot, BY_APPROVAL)
    sent = await waiting(bot)
    assert "It is waiting for approval by Dana White" in text_of(sent)
    request = bot.message("dana", ASKS)
    assert "Please help us with the pricing." in text_of(request)
    assert "needs approval in your organisation" in text_of(request)

    await bot.press("dana", request, "Approve")

    assert "You approved it." in text_of(bot.fresh(request))
    assert bot.has("sam", "Dana White approved your invitation of Sarah Chen")
    await bot.pass_time(seconds=61)
    assert bot.has("sarah", "would like you to join")


async def test_a_no_comes_with_its_reason_and_a_way_on(bot: WholeBot) -> None:
    await rule(bot, BY_APPROVAL)
    sent = await waiting(bot)
    request = bot.message("dana", ASKS)

    await bot.press("dana", request, "Reject")
    await bot.submit("dana", {"reason": "Ask *Lena* first"})

    assert "You rejected it." in text_of(bot.fresh(request))
    assert "Dana White did not approve it" in text_of(bot.fresh(sent))
    told = bot.message("sam", "Dana White did not approve your invitation of Sarah Chen")
    assert "Ask *Lena* first" in text_of(told)
    await bot.press("sam", told, "Write again")
    assert "Please help us with the pricing." in str(bot.form("sam"))
    await bot.pass_time(days=1)
    assert not bot.driver.messages("sarah")
