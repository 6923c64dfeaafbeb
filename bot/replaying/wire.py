"""One kept-alive connection to the bot, and what a signed request looks like on it.

An HTTP library would cost more per event than the bot does.
"""

import asyncio
import hashlib
import hmac
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

EVENTS = "/slack/events"
OK = 200
LOST = 0
"""Stands for the status when the connection broke before the answer."""
_HEAD_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int
    path: str = EVENTS

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}{self.path}"


def address_of(url: str) -> Address:
    """Read `http://host:port[/path]`; raise `ValueError` for anything else."""
    parts = urlsplit(url)
    if parts.scheme != "http" or not parts.hostname:
        raise ValueError
    path = parts.path.rstrip("/") or EVENTS
    return Address(parts.hostname, parts.port or 80, path)


def signed_request(
    address: Address, secret: str, body: bytes, content_type: str = "application/json"
) -> bytes:
    """The whole request, signed now: it has to be sent within five minutes."""
    stamp = str(int(time.time()))
    base = f"v0:{stamp}:".encode() + body
    signature = hmac.digest(secret.encode(), base, hashlib.sha256).hex()
    head = (
        f"POST {address.path} HTTP/1.1\r\n"
        f"Host: {address.host}:{address.port}\r\n"
        f"Content-Type: {content_type}\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\n"
        f"X-Slack-Signature: v0={signature}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Wire(asyncio.Protocol):
    """One request at a time; `answered` is called with the status, `LOST` when it broke."""

    def __init__(self, answered: Callable[["Wire", int], None]) -> None:
        self._answered = answered
        self._read = bytearray()
        self._transport: asyncio.Transport | None = None
        self.waiting = False
        self.sent_at = 0.0
        self.body = b""

    @property
    def lost(self) -> bool:
        return self._transport is None or self._transport.is_closing()

    def send(self, request: bytes) -> None:
        self.sent_at, self.waiting = time.perf_counter(), True
        if self._transport is None or self._transport.is_closing():
            self._finish(LOST)
        else:
            self._transport.write(request)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - TCP
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        end = self._read.find(_HEAD_END)
        if end < 0:
            return
        length = _LENGTH.search(self._read, 0, end)
        if len(self._read) < end + len(_HEAD_END) + (int(length[1]) if length else 0):
            return
        status = int(self._read[9:12])
        self.body = bytes(self._read[end + len(_HEAD_END) :])
        self._read.clear()
        self._finish(status)

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self._transport = None
        self._finish(LOST)

    def _finish(self, status: int) -> None:
        if self.waiting:
            self.waiting = False
            self._answered(self, status)


async def connect(address: Address, answered: Callable[[Wire, int], None]) -> Wire:
    loop = asyncio.get_running_loop()
    _, wire = await loop.create_connection(lambda: Wire(answered), address.host, address.port)
    return wire
