"""Connections of Slack's: many requests on one, in pieces, behind each other, and at the end."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest
from yarl import URL

from bot.front import Front
from bot.plain_http import LINE
from bot.slack_door import Said, Told
from playground.delivery import signed_headers
from tests.bot.test_door import posted
from tests.support.whole_bot import WholeBot

one_database = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
OK, UNSIGNED = b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 401 Unauthorized\r\n"
ALIVE = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"

Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def connected(bot: WholeBot) -> AsyncIterator[Ends]:
    reader, writer = await asyncio.open_connection("127.0.0.1", URL(bot.url).port)
    try:
        async with asyncio.timeout(10):
            yield reader, writer
    finally:
        writer.close()


def event(bot: WholeBot, text: str, more: str = "") -> bytes:
    body = json.dumps(posted(bot, text)).encode()
    stamp = int(bot.now.timestamp())
    headers = {
        **signed_headers(bot.playground.signing_secret, stamp, body),
        "Content-Type": "application/json; charset=utf-8",
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /slack/events HTTP/1.1\r\nHost: x\r\n{lines}{more}\r\n".encode() + body


async def answered(ends: Ends) -> bytes:
    return await ends[0].readuntil(b"\r\n\r\n")


@one_database
async def test_events_follow_each_other_on_one_connection(bot: WholeBot) -> None:
    before = await bot.activities()
    async with connected(bot) as ends:
        for number in range(3):
            ends[1].write(event(bot, f"number {number}"))
            assert (await answered(ends)).startswith(OK)
    assert await bot.activities() == before + 3


@one_database
async def test_an_event_may_come_in_pieces(bot: WholeBot) -> None:
    before = await bot.activities()
    async with connected(bot) as ends:
        data = event(bot, "in three pieces")
        for part in (data[:-300], data[-300:-10], data[-10:]):
            ends[1].write(part)
            await asyncio.sleep(0.02)
        assert (await answered(ends)).startswith(OK)
    assert await bot.activities() == before + 1


@one_database
@pytest.mark.parametrize("cut", [20, 400, None])
async def test_pieces_that_keep_us_waiting_are_read_all_the_same(
    bot: WholeBot, cut: int | None
) -> None:
    before = await bot.activities()
    async with connected(bot) as ends:
        data = event(bot, "slowly")
        ends[1].write(data[:cut])
        await asyncio.sleep(1.2)  # longer than pieces are gathered
        ends[1].write(data[cut:] if cut else b"")
        assert (await answered(ends)).startswith(OK)
        ends[1].write(event(bot, "and another"))
        assert (await answered(ends)).startswith(OK)
    assert await bot.activities() == before + 2


@one_database
async def test_whoever_does_not_wait_for_the_answer_gets_all_of_them(bot: WholeBot) -> None:
    before = await bot.activities()
    async with connected(bot) as ends:
        ends[1].write(event(bot, "one"))
        await asyncio.sleep(0)
        ends[1].write(event(bot, "two") + event(bot, "three"))
        for _ in range(3):
            assert (await answered(ends)).startswith(OK)
    assert await bot.activities() == before + 3


@one_database
async def test_a_junk_request_does_not_end_the_connection_of_others(bot: WholeBot) -> None:
    async with connected(bot) as ends:
        ends[1].write(event(bot, "changed").replace(b"changed", b"CHANGED"))
        assert (await answered(ends)).startswith(UNSIGNED)
        ends[1].write(event(bot, "right"))
        assert (await answered(ends)).startswith(OK)


@pytest.mark.parametrize("more", ["Connection: keep-alive\r\n", "X-Tab: a\tb\r\n"])
@one_database
async def test_headers_of_every_kind_are_read_by_somebody(bot: WholeBot, more: str) -> None:
    async with connected(bot) as ends:
        ends[1].write(event(bot, "hello", more))
        assert (await answered(ends)).startswith(OK)


@one_database
async def test_pages_and_events_share_a_connection(bot: WholeBot) -> None:
    async with connected(bot) as ends:
        ends[1].write(event(bot, "first"))
        assert (await answered(ends)).startswith(OK)
        ends[1].write(ALIVE)
        head = await answered(ends)
        assert head.startswith(OK)
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        await ends[0].readexactly(length)
        ends[1].write(event(bot, "second"))
        assert (await answered(ends)).startswith(OK)


@dataclass
class SlowDoor:
    """Answers when it is told to."""

    asked: list[Told] = field(default_factory=list[Told])

    def take(self, headers: Mapping[str, str], body: bytes, told: Told) -> None:
        del headers, body
        self.asked.append(told)


@asynccontextmanager
async def before(door: SlowDoor, keep_alive: float) -> AsyncIterator[tuple[Front, Ends]]:
    front = Front(door, asyncio.Protocol, keep_alive)
    server = await asyncio.get_running_loop().create_server(front, "127.0.0.1", 0)
    ends = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        async with asyncio.timeout(10):
            yield front, ends
    finally:
        ends[1].close()
        server.close()
        await front.close(0.1)


WHOLE = LINE + b"Host: x\r\nContent-Length: 0\r\n\r\n"


async def test_who_says_nothing_is_hung_up_on() -> None:
    async with before(SlowDoor(), keep_alive=0.1) as (_, (reader, _)):
        assert await reader.read() == b""


async def test_who_waits_for_an_answer_gets_it_before_the_end() -> None:
    door = SlowDoor()
    async with before(door, keep_alive=9) as (front, (reader, writer)):
        writer.write(WHOLE)
        while not door.asked:
            await asyncio.sleep(0.001)
        ending = asyncio.create_task(front.close(5))
        await asyncio.sleep(0)
        door.asked[0](Said(200))
        await ending
        assert (await reader.read()).startswith(OK)


async def test_who_waits_too_long_does_not_keep_the_process() -> None:
    door = SlowDoor()
    async with before(door, keep_alive=9) as (front, (reader, writer)):
        writer.write(WHOLE)
        while not door.asked:
            await asyncio.sleep(0.001)
        await front.close(0.05)
        with suppress(ConnectionResetError):
            assert await reader.read() == b""
        door.asked[0](Said(200))  # to nobody


async def test_one_request_at_a_time_whatever_comes_behind_it() -> None:
    door = SlowDoor()
    async with before(door, keep_alive=9) as (_, (reader, writer)):
        writer.write(WHOLE)
        while not door.asked:
            await asyncio.sleep(0.001)
        writer.write(WHOLE)
        await asyncio.sleep(0.05)
        assert len(door.asked) == 1
        door.asked[0](Said(200))
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(OK)
        while len(door.asked) < 2:
            await asyncio.sleep(0.001)
        door.asked[1](Said(401))
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(UNSIGNED)


async def test_no_more_is_kept_than_one_request_may_be_long() -> None:
    door = SlowDoor()
    async with before(door, keep_alive=9) as (front, (_, writer)):
        writer.write(WHOLE)
        while not door.asked:
            await asyncio.sleep(0.001)
        writer.write(b"x" * 20_000_000)
        await asyncio.sleep(0.1)
        (connection,) = front.connections
        assert connection.held < 1_000_000
        assert writer.transport.get_write_buffer_size() > 0
        writer.transport.abort()
