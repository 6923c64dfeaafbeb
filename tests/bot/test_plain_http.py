"""Bytes that are read without aiohttp: only what aiohttp reads in the same way."""

import asyncio
import random

import pytest
from aiohttp.base_protocol import BaseProtocol
from aiohttp.http_parser import HttpRequestParser

from bot.plain_http import LARGEST, LINE, Missing, Whole, read_plain

BODY = b'{"type":"event_callback"}'
HEAD = LINE + b"Host: usher\r\nContent-Type: application/json\r\nX-Slack-Signature: v0=ab\r\n"


def request(more: bytes = b"", body: bytes = BODY, length: int | None = None) -> bytes:
    told = len(body) if length is None else length
    return HEAD + more + f"Content-Length: {told}\r\n\r\n".encode() + body


def test_a_whole_request_is_read() -> None:
    headers = {
        "host": "usher",
        "content-type": "application/json",
        "x-slack-signature": "v0=ab",
        "content-length": str(len(BODY)),
    }
    assert read_plain(request()) == Whole(headers, BODY)


def test_what_is_missing_of_a_body_is_told() -> None:
    assert read_plain(request()[:-4]) == Missing(4)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"POST",
        HEAD,
        request(b"Transfer-Encoding: chunked\r\n"),
        request(b"Expect: 100-continue\r\n"),
        request(b"Content-Encoding: gzip\r\n"),
        request(b"Connection: close\r\n"),
        request(b"Connection: keep-alive, upgrade\r\n"),
        request(b"Content-Length: 25\r\n"),
        request(b"Host: other\r\n"),
        request(b" folded: line\r\n"),
        request(b"No colon\r\n"),
        request(b"Space : before\r\n"),
        request(b"Strange: \xc3\xa9\r\n"),
        request(b"Strange: \x00\r\n"),
        request(b"Strange: \n\r\n"),
        request(b"Long: " + b"x" * 8192 + b"\r\n"),
        request().replace(b"Host", b"Most"),
        request(length=-1),
        request(length=LARGEST),
        request() + request(),
        request().replace(b"HTTP/1.1", b"HTTP/1.0"),
        request().replace(b"POST", b"GET"),
        request().replace(b"/slack/events", b"/slack/events/"),
        request().replace(b"\r\n", b"\n"),
    ],
    ids=map(str, range(25)),
)
def test_whatever_is_not_plain_is_left_to_a_real_parser(data: bytes) -> None:
    assert read_plain(data) is None


async def test_what_is_read_here_aiohttp_reads_in_the_same_way() -> None:
    chance = random.Random(11)  # noqa: S311 - a fixed series of junk
    read = 0
    for _ in range(4000):
        data = _changed(chance, request(chance.choice((b"", b"Connection: keep-alive\r\n"))))
        found = read_plain(data)
        if isinstance(found, Whole):
            read += 1
            assert await _by_aiohttp(data) == found
    assert read > 500


def _changed(chance: random.Random, data: bytes) -> bytes:
    """A few bytes replaced, taken out or put in."""
    for _ in range(chance.randrange(1, 3)):
        at = chance.randrange(len(data))
        new = chance.choice((b"", b"\r", b"\n", b" ", b":", b"\t", b"-", b"0", chance.randbytes(1)))
        data = data[:at] + new + data[at + chance.randrange(2) :]
    return data


async def _by_aiohttp(data: bytes) -> Whole:
    loop = asyncio.get_running_loop()
    parser = HttpRequestParser(BaseProtocol(loop), loop, 2**16)
    ((message, payload),), _, _ = parser.feed_data(data)
    assert (message.method, message.path) == ("POST", "/slack/events")
    assert message.version == (1, 1)
    assert not message.should_close
    headers = {name.lower(): value for name, value in message.headers.items()}
    return Whole(headers, await payload.read())
