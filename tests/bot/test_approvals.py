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


async def test_the_first_answer_counts_and_every_copy_says_whose_it_was(bot: WholeBot) -> None:
    await another_administrator(bot)
    await rule(bot, BY_APPROVAL)
    await waiting(bot)
    first, second = bot.message("dana", ASKS), bot.message("leo", ASKS)

    await bot.press("dana", first, "Approve")
    await bot.press_old_copy("leo", second, "approval.reject")
    await bot.settle()

    assert "Dana White approved it." in text_of(bot.fresh(second))
    assert bot.driver.modal("leo") is None
    await bot.pass_time(seconds=61)
    assert bot.has("sarah", "would like you to join")


async def test_whoever_asked_never_approves_and_neither_does_a_stranger(bot: WholeBot) -> None:
    await rule(bot, BY_APPROVAL)
    await waiting(bot)
    request = bot.message("dana", ASKS)

    for who in ("sam", "ben", "sarah"):
        await bot.press_old_copy(who, request, "approval.approve")
    await bot.settle()

    assert "Approve" in text_of(bot.fresh(request))
    await bot.pass_time(hours=1)
    assert not bot.driver.messages("sarah")


async def test_with_nobody_to_say_yes_the_form_says_so_at_once(bot: WholeBot) -> None:
    await rule(bot, BY_APPROVAL)
    await bot.command("dana", "/usher invite @leo", "#pipeline")

    result = await bot.submit("dana", {})

    assert "you are the only administrator" in str(result["errors"])
    assert "/usher policy" in str(result["errors"])


async def test_a_rule_may_ask_the_inviters_manager(bot: WholeBot) -> None:
    await rule(bot, by_manager())
    await bot.invited("sam", "Ines Costa")

    request = bot.message("sarah", "Sam Reed asks to invite Ines Costa")
    assert "Inviting anybody needs approval by the inviter's manager." in text_of(request)
    assert not bot.has("dana", "Sam Reed asks to invite")
    await bot.press("sarah", request, "Approve")

    assert bot.has("sam", "Sarah Chen approved your invitation of Ines Costa")


async def test_who_is_invited_does_not_decide_so_the_administrators_are_asked(
    bot: WholeBot,
) -> None:
    await rule(bot, by_manager())

    await waiting(bot)

    assert bot.has("dana", ASKS)
    assert not bot.driver.messages("sarah")


async def test_after_two_working_days_of_silence_others_are_asked_too(bot: WholeBot) -> None:
    await rule(bot, by_manager())
    sent = await bot.invited("sam", "Ines Costa")
    request = bot.message("sarah", "Sam Reed asks to invite Ines Costa")

    await bot.pass_time(days=1)
    assert not bot.has("dana", "Sam Reed asks to invite")
    await bot.pass_time(days=1, minutes=1)

    late = bot.message("dana", "Sam Reed asks to invite Ines Costa")
    assert "nobody has answered so far" in text_of(late)
    assert "Sarah Chen and Dana White" in text_of(bot.fresh(request))
    assert "Sarah Chen and Dana White" in text_of(bot.fresh(sent))
    await bot.press("sarah", request, "Approve")
    assert "Sarah Chen approved it." in text_of(bot.fresh(late))


async def test_where_all_who_are_named_are_away_administrators_are_asked_at_once(
    bot: WholeBot,
) -> None:
    await rule(bot, by_manager())
    away = replace(bot.driver.person("sarah"), status_emoji=":palm_tree:", status_text="Vacation")
    administration.change(bot.playground.workspace, away)
    await bot.settle()

    await bot.invited("sam", "Ines Costa")

    assert bot.has("dana", "Sam Reed asks to invite Ines Costa")


async def test_after_seven_days_it_lapses_and_can_be_asked_again(bot: WholeBot) -> None:
    await rule(bot, BY_APPROVAL)
    sent = await waiting(bot)
    request = bot.message("dana", ASKS)

    await bot.pass_time(days=7)

    assert "Nobody decided in time" in text_of(bot.fresh(request))
    assert "Nobody decided about it in time" in text_of(bot.fresh(sent))
    told = bot.message("sam", "Nobody decided in time about your invitation of Sarah Chen")
    await bot.press("sam", told, "Write again")
    result = await bot.submit("sam", {})
    assert not result.get("errors")
    assert "Approve" in text_of(bot.message("dana", ASKS))


async def test_taken_back_while_it_waits_it_is_over_for_everybody(bot: WholeBot) -> None:
    await rule(bot, BY_APPROVAL)
    sent = await waiting(bot)
    request = bot.message("dana", ASKS)

    await bot.press("sam", sent, "Take it back")

    assert "Sam has taken it back." in text_of(bot.fresh(request))
    await bot.press_old_copy("dana", request, "approval.approve")
    await bot.pass_time(hours=1)
    assert not bot.driver.messages("sarah")


async def test_an_approval_does_not_loosen_a_denial(bot: WholeBot) -> None:
    await rule(bot, BY_APPROVAL)
    await waiting(bot)
    request = bot.message("dana", ASKS)
    await rule(bot, Policy(switches=Switches(single=Effect.DENY)))

    await bot.press("dana", request, "Approve")

    assert "Invitations are switched off." in bot.read("dana")
    assert "You approved it." not in text_of(bot.fresh(request))
    await bot.pass_time(hours=1)
    assert not bot.driver.messages("sarah")


async def test_who_joins_a_waiting_one_cannot_approve_it(bot: WholeBot) -> None:
    await another_administrator(bot)
    await rule(bot, BY_APPROVAL)
    await waiting(bot)
    theirs = bot.message("leo", ASKS)
    asked = len(bot.driver.messages("dana"))
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        people = {p.name: p.id for p in await uow.people.all()}
        (found,) = await uow.invitations.asking()
        await uow.invitations.save(found.join(people["Leo Moreau"]))

    await bot.press_old_copy("leo", theirs, "approval.approve")
    await bot.settle()

    assert len(bot.driver.messages("dana")) == asked
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        assert [each.id for each in await uow.invitations.asking()] == [found.id]


async def test_home_and_pending_list_what_waits_for_ones_approval(bot: WholeBot) -> None:
    await rule(bot, BY_APPROVAL)
    await waiting(bot)
    bot.driver.home("dana")
    await bot.settle()
    assert "Waiting for your approval" in bot.home("dana")

    await bot.command("dana", "/usher pending")
    listed = bot.message("dana", "Waiting for your approval")
    await bot.press("dana", listed, "Approve")

    assert bot.has("sam", "Dana White approved your invitation of Sarah Chen")
    assert "Waiting for your approval" not in bot.home("dana")


async def test_rules_that_change_hold_back_what_was_not_sent_yet(bot: WholeBot) -> None:
    sent = await waiting(bot)
    await rule(bot, BY_APPROVAL)

    await bot.pass_time(seconds=61)

    assert "It is waiting for approval by Dana White" in text_of(bot.fresh(sent))
    assert not bot.driver.messages("sarah")
    await bot.press("dana", bot.message("dana", ASKS), "Approve")
    await bot.pass_time(seconds=61)
    assert bot.has("sarah", "would like you to join")


async def test_when_the_approver_leaves_others_are_asked_at_once(bot: WholeBot) -> None:
    await rule(bot, by_manager())
    await bot.invited("sam", "Ines Costa")
    assert not bot.has("dana", "Sam Reed asks to invite")

    gone = replace(bot.driver.person("sarah"), deleted=True)
    administration.change(bot.playground.workspace, gone)
    await bot.settle()

    assert bot.has("dana", "Sam Reed asks to invite Ines Costa")
