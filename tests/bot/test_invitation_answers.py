"""What an invitee can answer, what the inviter hears, and what it means for the next time."""

from typing import Any

import pytest

from playground.driver import text_of
from tests.support.whole_bot import WholeBot

# What differs between the databases stands in the tests of the main path and of the store.
pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)


async def decline(bot: WholeBot, who: str = "sarah", **values: object) -> dict[str, Any]:
    await bot.press(who, bot.message(who, "would like you to join"), "Decline")
    return await bot.submit(who, values)


async def refusal(bot: WholeBot, who: str, whom: str, where: str = "#q3-outreach") -> str:
    """Try to invite somebody again; return what stands under the people field."""
    await bot.command(who, f"/usher invite @{whom}", where)
    result = await bot.submit(who)
    await bot.driver.close(who)
    return " ".join(result.get("errors", {}).values())


@pytest.mark.parametrize(
    ("reason", "heard"),
    [
        ("too_busy", "Sarah is too busy at the moment."),
        ("not_relevant", "It is not relevant to their work."),
        ("wrong_person", "Sarah is not the right person for this."),
        ("not_now", "Not now."),
        (None, "Sarah gave no reason."),
    ],
)
async def test_the_inviter_hears_the_reason_and_nothing_else(
    bot: WholeBot, reason: str | None, heard: str
) -> None:
    invitation = await bot.asked()

    await decline(bot, **({"reason": reason} if reason else {}))

    assert "You declined. Sam has been told." in text_of(bot.fresh(invitation))
    told = text_of(bot.message("sam", "Sarah Chen declined your invitation"))
    assert heard in told
    assert "Sarah declined." in text_of(bot.message("sam", "Your invitation of Sarah Chen"))
    assert "sarah" not in bot.driver.members("#q3-outreach")


async def test_not_now_until_a_date_keeps_everybody_away_until_then(bot: WholeBot) -> None:
    await bot.asked()
    await decline(bot, reason="not_now", until="2026-12-03")
    assert bot.has("sam", "Not now; ask again after Thursday 3 December.")

    await bot.pass_time(days=8)
    assert await refusal(bot, "sam", "sarah") == (
        "Sarah Chen declined lately. You may ask again after 3 December."
    )
    await bot.pass_time(days=3)
    assert await refusal(bot, "sam", "sarah") == ""


async def test_not_now_until_a_day_that_is_over_is_refused_under_its_field(bot: WholeBot) -> None:
    invitation = await bot.asked()

    result = await decline(bot, reason="not_now", until="2020-01-01")

    assert result["errors"] == {"until": "Choose a day that is still to come."}
    assert "Open until" in text_of(bot.fresh(invitation))


async def test_a_date_alone_means_not_now(bot: WholeBot) -> None:
    await bot.asked()

    await decline(bot, until="2026-12-03")

    assert bot.has("sam", "Not now; ask again after")


async def test_a_plain_no_means_thirty_days_for_the_same_work_and_a_week_for_other(
    bot: WholeBot,
) -> None:
    await bot.asked()
    await decline(bot)

    assert "declined lately" in await refusal(bot, "sam", "sarah")
    assert "declined lately" in await refusal(bot, "lena", "sarah", "#spring")
    await bot.pass_time(days=8)
    assert "declined lately" in await refusal(bot, "sam", "sarah")
    assert await refusal(bot, "lena", "sarah", "#spring") == ""
    await bot.pass_time(days=23)
    assert await refusal(bot, "sam", "sarah") == ""


async def test_whoever_is_referred_is_offered_to_the_inviter_and_not_invited(
    bot: WholeBot,
) -> None:
    await bot.asked()
    await decline(bot, reason="wrong_person", referred=["priya"])
    outcome = bot.message("sam", "Sarah thinks Priya Nair is the right person.")
    await bot.pass_time(days=1)
    assert not bot.driver.messages("priya")

    await bot.press("sam", outcome, "Invite Priya")
    assert "Priya Nair" in bot.modal("sam")
    await bot.submit("sam")
    await bot.pass_time(minutes=2)

    assert bot.has("priya", "Sam Reed would like you to join the Q3 outreach cadence")


async def test_a_referral_alone_means_the_wrong_person(bot: WholeBot) -> None:
    await bot.asked()

    await decline(bot, referred=["priya"])

    assert bot.has("sam", "Sarah thinks Priya Nair is the right person.")


@pytest.mark.parametrize(
    ("scope", "refused", "free"),
    [
        ("inviter", ("sam", "#spring"), ("lena", "#spring")),
        ("work_item", ("lena", "#q3-outreach"), ("lena", "#spring")),
        ("everybody", ("ben", "#winback"), None),
    ],
)
async def test_stop_asking_is_kept_without_end(
    bot: WholeBot, scope: str, refused: tuple[str, str], free: tuple[str, str] | None
) -> None:
    await bot.asked()
    await decline(bot, reason="stop_asking", scope=scope)

    await bot.pass_time(days=400)

    assert await refusal(bot, refused[0], "sarah", refused[1]) == (
        "Sarah Chen asked not to be invited to this. Talk to them directly."
    )
    if free is not None:
        assert await refusal(bot, free[0], "sarah", free[1]) == ""


async def test_later_asks_again_on_the_next_working_day(bot: WholeBot) -> None:
    invitation = await bot.asked()

    await bot.press("sarah", invitation, "Later")

    assert "You will be asked again on Tuesday 24 November" in text_of(bot.fresh(invitation))
    assert "waiting for Sarah's answer" in text_of(bot.message("sam", "Your invitation of"))
    await bot.pass_time(hours=25)
    assert bot.has("sarah", "Still open: Sam Reed would like you to join")


async def test_later_on_a_friday_means_monday(bot: WholeBot) -> None:
    await bot.pass_time(days=4)
    invitation = await bot.asked()

    await bot.press("sarah", invitation, "Later")

    assert "You will be asked again on Monday 30 November at 09:00" in text_of(
        bot.fresh(invitation)
    )


async def test_only_the_invitee_can_answer(bot: WholeBot) -> None:
    invitation = await bot.asked()
    channel = invitation["channel"]

    for action in ("invitation.accept", "invitation.decline", "invitation.later"):
        assert await bot.press_old_copy("ben", invitation, action) == 200
    await bot.settle()

    told = "Only the person who was invited can answer this invitation."
    assert bot.read("ben", channel).count(told) == 2 * 3 or told in bot.read("ben", channel)
    assert "ben" not in bot.driver.members("#q3-outreach") - {"sam", "lena", "ben", "usher"}
    assert "Accept\nDecline\nLater" in text_of(bot.fresh(invitation))
    assert bot.driver.modal("ben") is None


async def test_accept_after_withdrawing_says_what_happened(bot: WholeBot) -> None:
    invitation = bot.fresh(await bot.asked())
    await bot.press("sam", bot.message("sam", "Your invitation of"), "Withdraw")
    assert "Sam has withdrawn this invitation. There is nothing to do." in text_of(
        bot.fresh(invitation)
    )

    await bot.press_old_copy("sarah", invitation, "invitation.accept")

    assert bot.has("sarah", "This invitation was withdrawn. There is nothing to do.")
    assert "sarah" not in bot.driver.members("#q3-outreach")


async def test_an_answer_cannot_be_withdrawn(bot: WholeBot) -> None:
    invitation = await bot.asked()
    sent = bot.fresh(bot.message("sam", "Your invitation of"))
    await bot.press("sarah", invitation, "Accept")

    await bot.press_old_copy("sam", sent, "invitation.revoke")

    assert bot.has("sam", "This invitation was accepted already.")
    assert "sarah" in bot.driver.members("#q3-outreach")


async def test_whoever_has_left_cannot_be_joined_to_anything(bot: WholeBot) -> None:
    invitation = bot.fresh(await bot.asked())
    await bot.driver.deactivate("sam")
    await bot.settle()

    await bot.press_old_copy("sarah", invitation, "invitation.accept")
    await bot.settle()

    assert "sarah" not in bot.driver.members("#q3-outreach")
    assert bot.has("sarah", "The person who invited you has left. Ask somebody on the team.")
    assert "Sam has left. As soon as a colleague stands for this invitation" in text_of(
        bot.fresh(invitation)
    )


async def test_a_second_inviter_joins_the_invitation_that_waits(bot: WholeBot) -> None:
    invitation = await bot.asked()
    before = len(bot.driver.messages("sarah"))

    await bot.invited("lena")

    assert len(bot.driver.messages("sarah")) == before, "nobody is asked twice"
    assert "Sam Reed and Lena Fischer would like you to join" in text_of(bot.fresh(invitation))
    await bot.press("sarah", invitation, "Accept")
    for who in ("sam", "lena"):
        assert bot.has(who, "Sarah Chen accepted your invitation to the Q3 outreach cadence")


async def test_joining_the_channel_by_oneself_ends_the_invitation(bot: WholeBot) -> None:
    invitation = await bot.asked()

    await bot.driver.join("sarah", "#q3-outreach")
    await bot.settle()

    assert "You have joined another way. There is nothing to do." in text_of(bot.fresh(invitation))
    assert bot.has("sam", "Sarah Chen joined the Q3 outreach cadence another way")
