"""The clock that stand-in and bot share."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from playground.clock import PlaygroundClock


def test_it_runs_with_the_wall_clock_until_it_is_moved() -> None:
    clock = PlaygroundClock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
    clock.advance(90)
    clock.advance(-30)
    assert clock.offset == pytest.approx(60)
    clock.set(datetime(2030, 1, 1, tzinfo=UTC))
    assert clock.now().year == 2030
    clock.reset()
    assert clock.offset == 0


def test_listeners_hear_every_move_until_they_stop_listening() -> None:
    clock = PlaygroundClock()
    heard: list[float] = []
    stop = clock.listen(lambda: heard.append(clock.offset))
    clock.advance(5)
    stop()
    clock.advance(5)
    assert heard == [pytest.approx(5)]


async def test_waiting_ends_by_itself_or_when_the_clock_is_moved() -> None:
    clock = PlaygroundClock()
    async with asyncio.timeout(2):
        await clock.until(clock.now() + timedelta(milliseconds=20))
        waiting = asyncio.create_task(clock.until(clock.now() + timedelta(hours=1)))
        await asyncio.sleep(0)
        clock.advance(1800)
        await asyncio.sleep(0.01)
        assert not waiting.done()
        clock.advance(1800)
        await waiting
