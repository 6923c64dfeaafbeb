"""The outbox and its rates: every row once, in order, by whoever holds the lease."""

import asyncio
import socket
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.delivery import Message, MessageKind
from storage.engine import open_engine
from storage.errors import DatabaseUnavailable
from storage.queue import Claimed, OutboxQueue
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import ACME, MINUTE, NOON, OTHER, message

LEASE = timedelta(seconds=30)
SECOND = timedelta(seconds=1)


@pytest.fixture
def queue(engine: AsyncEngine) -> OutboxQueue:
    return OutboxQueue(engine)


def free(_: Message) -> None:
    """No limit."""


def paced(each: Message) -> tuple[str, float]:
    return f"{each.workspace}|post", 1.0


def ids(claimed: list[Claimed]) -> list[str]:
    return [each.message.id for each in claimed]


async def put(units: SqlUnitOfWorks, *messages: Message) -> None:
    async with units(ACME) as uow:
        await uow.outbox.put(*messages)


async def test_rows_come_when_they_are_due_the_longest_due_first(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    whole = message(
        "b",
        kind=MessageKind.REFRESH,
        workspace="T1",
        key="refresh:d1",
        details={"why": "answered"},
        due=NOON - MINUTE,
    )
    await put(peopled, message("a"), whole, message("later", due=NOON + MINUTE))
    assert await queue.next_due() == NOON - MINUTE
    claimed = await queue.claim(NOON, 10, LEASE, free)
    assert claimed == [
        Claimed(replace(whole, attempts=1), 1),
        Claimed(message("a", attempts=1), 1),
    ]
    assert await queue.claim(NOON, 10, LEASE, free) == []
    assert await queue.waiting() == 3
    assert await queue.done(claimed[0])
    assert await queue.waiting() == 2
    assert ids(await queue.claim(NOON + MINUTE, 1, LEASE, free)) == ["a"]


async def test_an_empty_outbox_has_nothing_due(queue: OutboxQueue) -> None:
    assert await queue.next_due() is None
    assert await queue.waiting() == 0
    assert await queue.claim(NOON, 10, LEASE, paced) == []


async def test_rows_of_two_customers_with_one_id_are_two(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    for customer in (ACME, OTHER):
        async with peopled(customer) as uow:
            await uow.outbox.put(message("m", customer=customer))
    first, second = await queue.claim(NOON, 10, LEASE, free)
    assert {first.message.customer_id, second.message.customer_id} == {ACME, OTHER}
    assert await queue.done(first)
    assert await queue.waiting() == 1


async def test_two_workers_never_get_the_same_row(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, *(message(f"m{i:03}") for i in range(100)))

    async def work() -> list[str]:
        mine: list[str] = []
        while claimed := await queue.claim(NOON, 7, LEASE, free):
            mine += ids(claimed)
            assert all([await queue.done(each) for each in claimed])
        return mine

    one, two = await asyncio.gather(work(), work())
    assert sorted(one + two) == [f"m{i:03}" for i in range(100)]
    assert await queue.waiting() == 0


async def test_those_done_at_once_share_a_commit_and_keep_their_own_answer(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, *(message(f"m{i}") for i in range(6)))
    claimed = await queue.claim(NOON, 6, LEASE, free)
    [again] = await queue.claim(NOON + LEASE, 1, LEASE, free)
    assert again.message.id == "m0"
    told = await asyncio.gather(*map(queue.done, claimed))
    assert told == [False, True, True, True, True, True]
    assert await queue.done(again)
    assert await queue.waiting() == 0


async def test_who_stops_waiting_stops_nobody_else(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, *(message(f"m{i}") for i in range(6)))
    claimed = await queue.claim(NOON, 6, LEASE, free)
    for given_up in range(2):
        tasks = [asyncio.create_task(queue.done(each)) for each in claimed[given_up * 3 :][:3]]
        await asyncio.sleep(0)
        tasks[given_up].cancel()
        await asyncio.wait(tasks)
        kept = [task for task in tasks if not task.cancelled()]
        assert len(kept) == 2
        assert all(task.result() for task in kept)


async def test_everybody_is_told_when_the_database_is_away() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        away = open_engine(f"postgresql://u@127.0.0.1:{taken.getsockname()[1]}/d")
        queue = OutboxQueue(away)
        each = Claimed(message("m"), 1)
        told = await asyncio.gather(*(queue.done(each) for _ in range(5)), return_exceptions=True)
        assert [type(error) for error in told] == [DatabaseUnavailable] * 5
        await away.dispose()


async def test_who_lost_the_lease_can_say_nothing(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, message("m"))
    [stale] = await queue.claim(NOON, 1, LEASE, free)
    assert await queue.claim(NOON + LEASE - SECOND, 1, LEASE, free) == []
    [fresh] = await queue.claim(NOON + LEASE, 1, LEASE, free)
    assert (fresh.token, fresh.message.attempts) == (2, 2)
    assert not await queue.done(stale)
    assert not await queue.fail(stale, "too late")
    assert not await queue.retry(stale, NOON, "too late")
    assert await queue.done(fresh)
    assert not await queue.done(fresh)


async def test_an_attempt_may_be_given_back_unburnt(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, message("m"))
    [first] = await queue.claim(NOON, 1, LEASE, free)
    assert await queue.retry(first, NOON + SECOND, "429", burn=False)
    assert not await queue.done(first)
    assert await queue.claim(NOON, 1, LEASE, free) == []
    [second] = await queue.claim(NOON + SECOND, 1, LEASE, free)
    assert (second.token, second.message.attempts) == (2, 1)
    assert await queue.retry(second, NOON + MINUTE, "timeout")
    [third] = await queue.claim(NOON + MINUTE, 1, LEASE, free)
    assert (third.token, third.message.attempts) == (3, 2)


async def test_what_failed_for_good_stays_and_is_not_waiting(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, message("m", key="once"))
    [claimed] = await queue.claim(NOON, 1, LEASE, free)
    assert await queue.fail(claimed, "user_is_bot")
    assert await queue.waiting() == 0
    assert await queue.next_due() is None
    assert await queue.claim(NOON + MINUTE, 1, LEASE, free) == []
    await put(peopled, message("again", key="once"))
    assert await queue.waiting() == 1


async def test_asking_twice_does_it_once_while_it_waits(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, message("a", key="home:U1"), message("b", key="home:U1"))
    await put(peopled, message("c", key="home:U1"), message("d"), message("e"))
    claimed = await queue.claim(NOON, 10, LEASE, free)
    assert ids(claimed) == ["a", "d", "e"]
    await put(peopled, message("f", key="home:U1"))  # under way is not waiting
    assert ids(await queue.claim(NOON, 10, LEASE, free)) == ["f"]


async def test_a_retry_gives_way_to_a_row_that_asks_the_same(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, message("a", key="home:U1"))
    [old] = await queue.claim(NOON, 1, LEASE, free)
    await put(peopled, message("b", key="home:U1"))
    assert await queue.retry(old, NOON, "timeout")
    assert ids(await queue.claim(NOON, 10, LEASE, free)) == ["b"]


async def test_a_bucket_gives_one_turn_a_second(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, *(message(f"m{i}", workspace="T1") for i in range(5)))
    await put(peopled, message("z", workspace="T2"))
    sent: list[tuple[str, datetime]] = []
    for tenth in range(60):
        now = NOON + tenth * timedelta(milliseconds=100)
        for claimed in await queue.claim(now, 10, LEASE, paced):
            sent.append((claimed.message.workspace, now))
            assert await queue.done(claimed)
    assert [at - NOON for workspace, at in sent if workspace == "T1"] == [
        i * SECOND for i in range(5)
    ]
    assert [at - NOON for workspace, at in sent if workspace == "T2"] == [0 * SECOND]


async def test_rates_hold_over_two_workers(peopled: SqlUnitOfWorks, engine: AsyncEngine) -> None:
    await put(peopled, *(message(f"m{i:02}", workspace="T1") for i in range(20)))

    async def claim(now: datetime) -> int:
        return len(await OutboxQueue(engine).claim(now, 10, LEASE, paced))

    turns = [
        sum(await asyncio.gather(*(claim(NOON + i * SECOND) for _ in range(3)))) for i in range(8)
    ]
    assert turns == [1] * 8


async def test_those_too_early_are_told_different_moments(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await put(peopled, *(message(f"m{i}", workspace="T1") for i in range(4)))
    assert len(await queue.claim(NOON, 10, LEASE, paced)) == 1
    assert await queue.next_due() == NOON + SECOND
    assert len(await queue.claim(NOON + SECOND, 10, LEASE, free)) == 1


async def test_nothing_leaves_before_the_platform_allows_it(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    await queue.hold("T1|post", NOON + MINUTE)
    await queue.hold("T1|post", NOON + SECOND)  # never opened earlier than was said
    await put(peopled, message("m", workspace="T1"))
    assert await queue.claim(NOON + SECOND, 1, LEASE, paced) == []
    assert await queue.next_due() == NOON + MINUTE
    assert ids(await queue.claim(NOON + MINUTE, 1, LEASE, paced)) == ["m"]


async def test_nothing_is_left_of_a_unit_that_broke(
    peopled: SqlUnitOfWorks, queue: OutboxQueue
) -> None:
    with pytest.raises(RuntimeError, match="broke"):
        async with peopled(ACME) as uow:
            await uow.outbox.put(message("m"))
            assert await uow.inbox.first("k")
            raise RuntimeError("broke")
    assert await queue.waiting() == 0
    async with peopled(ACME) as uow:
        assert await uow.inbox.first("k")
