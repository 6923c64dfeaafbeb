"""Several things at the same moment: one of them happens, and everybody hears the truth."""

import asyncio

from playground.driver import text_of
from tests.support.whole_bot import WholeBot


async def test_ten_accepts_at_once_are_one_yes(bot: WholeBot) -> None:
    invitation = bot.fresh(await bot.asked())

    statuses = await asyncio.gather(
        *(bot.press_old_copy("sarah", invitation, "invitation.accept") for _ in range(10))
    )
    await bot.settle()

    assert statuses == [200] * 10
    assert "You accepted." in text_of(bot.fresh(invitation))
    outcomes = [m for m in bot.driver.messages("sam") if "accepted your" in m["text"]]
    assert len(outcomes) == 1
    invited = [c for c in bot.calls("conversations.invite") if c["response"]["ok"]]
    assert len(invited) == 1


async def test_accept_against_withdraw_ends_one_way_for_both(bot: WholeBot) -> None:
    for where in ("#q3-outreach", "#spring", "#winback"):
        invitation = bot.fresh(await bot.asked("sam", "priya", where))
        sent = bot.fresh(bot.message("sam", "Your invitation of Priya Nair"))
        await asyncio.gather(
            bot.press_old_copy("priya", invitation, "invitation.accept"),
            bot.press_old_copy("sam", sent, "invitation.revoke"),
        )
        await bot.settle()

        theirs, ours = text_of(bot.fresh(invitation)), text_of(bot.fresh(sent))
        accepted = "priya" in bot.driver.members(where)
        assert ("You accepted." in theirs) is accepted
        assert ("Priya accepted." in ours) is accepted
        assert ("withdrawn" in theirs) is ("withdrawn" in ours) is not accepted
        await bot.pass_time(days=7)


async def test_accept_and_decline_at_once_are_one_answer(bot: WholeBot) -> None:
    invitation = bot.fresh(await bot.asked())
    await bot.press("sarah", invitation, "Decline")
    view = bot.driver.modal("sarah")
    assert view is not None

    await asyncio.gather(
        bot.press_old_copy("sarah", invitation, "invitation.accept"),
        bot.interact(bot.submission("sarah", view, {})),
    )
    await bot.settle()

    accepted = "sarah" in bot.driver.members("#q3-outreach")
    assert ("You accepted." in text_of(bot.fresh(invitation))) is accepted
    assert ("You declined." in text_of(bot.fresh(invitation))) is not accepted
    told = [m for m in bot.driver.messages("sam") if "your invitation to" in m["text"]]
    assert len(told) == 1


async def test_two_inviters_at_once_ask_once(bot: WholeBot) -> None:
    for who in ("sam", "lena"):
        await bot.command(who, "/usher invite @sarah", "#q3-outreach")
    views = {who: bot.driver.modal(who) for who in ("sam", "lena")}

    await asyncio.gather(
        *(bot.interact(bot.submission(who, view, {})) for who, view in views.items() if view)
    )
    await bot.settle()
    await bot.pass_time(seconds=61)

    assert len(bot.driver.messages("sarah")) == 1
    asked = text_of(bot.driver.messages("sarah")[0])
    assert "Sam Reed" in asked
    assert "Lena Fischer" in asked


async def test_many_people_post_at_once_and_each_gets_their_own(bot: WholeBot) -> None:
    await asyncio.gather(
        *(bot.driver.say(who, "#q3-outreach", "Who signs off?") for who in ("sam", "lena", "ben"))
    )
    await bot.settle()

    for who in ("sam", "lena", "ben"):
        offered = [m for m in bot.driver.messages(who) if "Would you like to" in m["text"]]
        assert len(offered) <= 1
