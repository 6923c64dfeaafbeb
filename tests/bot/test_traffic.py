"""Work in the background gives way to whoever waits, but not for ever."""

import asyncio
from contextlib import ExitStack

from bot.server import KEEP_ALIVE, LINGER
from bot.slack_route import BODY_SECONDS
from bot.traffic import CALM, CROWD, WAIT, Traffic


async def test_nobody_at_the_door_means_no_waiting() -> None:
    async with asyncio.timeout(WAIT / 2):
        await Traffic().give_way()


async def test_a_crowd_is_let_through_first() -> None:
    traffic = Traffic()
    with ExitStack() as crowd:
        for _ in range(CROWD):
            crowd.enter_context(traffic)
        work = asyncio.create_task(traffic.give_way())
        await asyncio.sleep(0)
        assert not work.done()
    async with asyncio.timeout(WAIT / 2):
        await work


async def test_a_crowd_that_stays_does_not_keep_the_work_for_ever() -> None:
    traffic = Traffic()
    with ExitStack() as crowd:
        for _ in range(CROWD):
            crowd.enter_context(traffic)
        async with asyncio.timeout(WAIT * 20):
            await traffic.give_way()
            await traffic.give_way()  # its turn goes on for a moment


async def test_a_crowd_that_comes_and_goes_is_still_a_crowd() -> None:
    traffic = Traffic()
    with ExitStack() as crowd:
        for _ in range(CROWD):
            crowd.enter_context(traffic)
    work = asyncio.create_task(traffic.give_way())
    await asyncio.sleep(CALM / 4)
    assert not work.done()
    async with asyncio.timeout(WAIT):
        await work


def test_whoever_dribbles_is_out_after_ten_seconds() -> None:
    assert BODY_SECONDS + LINGER < 10
    assert KEEP_ALIVE < 10
