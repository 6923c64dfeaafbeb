"""What leaves, on Slack's bad days: nothing lost, nothing doubled, nothing too early."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery import LEASE
from bot.pace import pace
from invites.delivery import DeliveryState, MessageKind, Subject
from playground.driver import text_of
from playground.faults import Fault
from tests.bot.conftest import Office
from tests.support.whole_bot import MANIFEST, WholeBot, opened, whole_bot


async def test_a_lost_answer_leads_to_one_message(bot: WholeBot) -> None:
    bot.playground.faults.order("chat.postMessage", Fault("lose_answer"))

    await bot.suggested()

    assert len(bot.driver.messages("sam")) == 1
    assert len(bot.calls("chat.postMessage")) == 1
    assert bot.calls("conversations.history"), "it looked before sending again"


async def test_an_adopted_message_is_kept_up_to_date_like_any_other(bot: WholeBot) -> None:
    await bot.invited()
    bot.playground.faults.order("chat.postMessage", Fault("lose_answer"))
    await bot.pass_time(seconds=61)
    invitation = bot.message("sarah", "would like you to join")
    assert len(bot.driver.messages("sarah")) == 1

    await bot.press("sam", bot.message("sam", "Your invitation of"), "Withdraw")

    assert "Sam has withdrawn this invitation." in text_of(bot.fresh(invitation))


@pytest.mark.parametrize("times", [1, 3])
async def test_a_server_error_is_tried_again(bot: WholeBot, times: int) -> None:
    bot.playground.faults.order("chat.postMessage", Fault("server_error", times=times))

    await bot.say("sam", "#q3-outreach", "Who signs off the outreach target list?")
    await bot.settle(timedelta(minutes=1))

    assert len(bot.driver.messages("sam")) == 1
    assert len(bot.calls("chat.postMessage")) == times + 1


async def test_retry_after_is_kept_to(bot: WholeBot) -> None:
    bot.playground.faults.order("chat.postMessage", Fault("rate_limited", retry_after=9))

    await bot.suggested()

    first, second = (call["at"] for call in bot.calls("chat.postMessage"))
    assert second - first >= 9
    assert len(bot.driver.messages("sam")) == 1


async def test_a_limit_does_not_use_up_attempts(bot: WholeBot) -> None:
    bot.playground.faults.order("chat.postMessage", Fault("rate_limited", times=20))

    await bot.suggested()

    assert len(bot.calls("chat.postMessage")) == 21


async def test_a_hanging_call_does_not_stop_a_press(bot: WholeBot) -> None:
    invitation = await bot.asked()
    bot.playground.faults.order("chat.update", Fault("hang", seconds=0.5))

    await bot.press("sarah", invitation, "Accept")

    assert "You accepted." in text_of(bot.fresh(invitation))


async def test_without_the_scope_to_add_people_the_inviter_is_told_in_words(
    office: Office,
) -> None:
    scopes = MANIFEST.scopes - {"channels:write.invites", "groups:write.invites"}
    poorer = replace(MANIFEST, scopes=scopes)
    playground = opened(office.template, office.folder, manifest=poorer)
    async with whole_bot(playground, office.url) as bot:
        await bot.press("sarah", await bot.asked(), "Accept")

        told = text_of(bot.message("sam", "Sarah accepted, but is not in the channel yet"))
        assert "Add Sarah yourself with /invite in the channel." in told
        assert "sarah" not in bot.driver.members("#q3-outreach")
        assert bot.has("sam", "Sarah Chen accepted your invitation")


async def test_where_nobody_lets_us_look_a_doubtful_message_is_not_sent_twice(
    office: Office,
) -> None:
    poorer = replace(MANIFEST, scopes=MANIFEST.scopes - {"im:history"})
    playground = opened(office.template, office.folder, manifest=poorer)
    async with whole_bot(playground, office.url) as bot:
        bot.playground.faults.order("chat.postMessage", Fault("lose_answer"))

        await bot.say("sam", "#q3-outreach", "Who signs off the outreach target list?")
        await bot.settle(timedelta(minutes=1))

        assert len(bot.driver.messages("sam")) == 1
        assert len(bot.calls("chat.postMessage")) == 1
        customer_id = (await bot.usher.system.customers())[0]
        async with bot.usher.identities.unit_of_work(customer_id) as uow:
            sam = (await uow.people.search("Sam"))[0]
            made = await uow.suggestions.of_actor(sam.id, bot.now - timedelta(days=1))
            sent = await uow.deliveries.of(Subject.SUGGESTION, made[0].id)
        assert [each.state for each in sent] == [DeliveryState.UNKNOWN]


async def test_an_invitee_who_cannot_be_reached_is_reported(bot: WholeBot) -> None:
    await bot.invited()
    await bot.driver.deactivate("sarah")
    await bot.pass_time(minutes=2)

    assert not bot.driver.messages("sarah")
    assert "Sarah" in text_of(bot.driver.messages("sam")[-1])


async def test_a_worker_that_dies_after_claiming_loses_nothing(bot: WholeBot) -> None:
    await _due(bot)
    claimed = await bot.usher.delivery.queue.claim(bot.now, 50, LEASE, pace)
    assert any(c.message.kind is MessageKind.POST for c in claimed)

    await bot.settle()
    assert not bot.has("sarah", "would like you to join"), "the lease still holds"
    await bot.pass_time(seconds=LEASE.total_seconds())

    assert len(bot.driver.messages("sarah")) == 1


async def test_a_worker_that_dies_after_sending_sends_nothing_twice(bot: WholeBot) -> None:
    await _due(bot)
    for claimed in await bot.usher.delivery.queue.claim(bot.now, 50, LEASE, pace):
        await bot.usher.delivery.deliverers[claimed.message.kind](claimed.message)

    await bot.pass_time(seconds=LEASE.total_seconds() + 1)
    await bot.settle()

    assert len(bot.driver.messages("sarah")) == 1


async def test_whoever_lost_the_lease_can_say_nothing_any_more(bot: WholeBot) -> None:
    await _due(bot)
    queue = bot.usher.delivery.queue
    stale = await queue.claim(bot.now, 50, LEASE, pace)
    bot.playground.clock.advance(LEASE.total_seconds() + 60)
    fresh = await queue.claim(bot.now, 50, LEASE, pace)

    taken = {c.message.id for c in fresh}
    assert taken
    assert not any([await queue.done(c) for c in stale if c.message.id in taken])
    assert all([await queue.done(c) for c in fresh])


async def test_a_private_word_of_metadata_is_an_id_only(bot: WholeBot) -> None:
    await bot.suggested()

    metadata = bot.calls("chat.postMessage")[-1]["request"]["metadata"]

    assert metadata["event_type"] == "usher_delivery"
    assert list(metadata["event_payload"]) == ["id"]


async def _due(bot: WholeBot) -> None:
    """An invitation of Sarah stands in the outbox, and nobody has taken it yet."""
    await bot.invited()
    bot.playground.clock.advance(61)
    await bot.usher.jobs.sweep()
