"""Sending events in their order over many connections, as fast as they are acknowledged.

Order: the requests are written one after the other, each whole and to a connection that is idle,
so that the bot reads them in the order written, and its group commit numbers them in the order
read. When one is not acknowledged the line stops: what is under way is awaited, what failed is
sent again in its order, and only then does the line move on. `outcome` checks the log afterwards.
"""

import asyncio
import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Self

from bot.replaying.wire import LOST, OK, Address, Wire, connect, signed_request

ATTEMPTS = 8
_TRY_AGAIN = frozenset({LOST, 408, 429, 500, 502, 503, 504})


class NotTaken(Exception):
    """The bot refused an event for good, or for too long."""


@dataclass
class Sender:
    """`seconds` holds the time to each acknowledgement; `again` counts events sent again."""

    address: Address
    secret: str
    connections: int = 32
    seconds: list[float] = field(default_factory=list[float])
    again: int = 0

    def __post_init__(self) -> None:
        self._idle: deque[Wire] = deque()
        self._under_way: dict[Wire, tuple[int, bytes]] = {}
        self._failed: list[tuple[int, bytes, int]] = []
        self._changed = asyncio.Event()
        self._count = 0

    async def __aenter__(self) -> Self:
        for _ in range(self.connections):
            self._idle.append(await self._connect())
        return self

    async def __aexit__(self, *_: object) -> None:
        for wire in (*self._idle, *self._under_way):
            wire.close()

    async def send(self, envelope: dict[str, Any]) -> None:
        """Return when the event is written; wait before that until a connection is idle."""
        if self._failed:
            await self.settled()
        while not self._idle:
            await self._change()
        self._count += 1
        await self._write(self._count, json.dumps(envelope).encode())

    async def settled(self) -> None:
        """Return when every event sent so far is acknowledged; raise `NotTaken` otherwise."""
        for attempt in range(ATTEMPTS):
            while self._under_way:
                await self._change()
            failed, self._failed = sorted(self._failed), []
            if not failed:
                return
            self._refuse(failed)
            await asyncio.sleep(0.25 * 2**attempt)
            await self._resend(failed)
        raise NotTaken("The bot did not take an event, however often it was sent.")

    @staticmethod
    def _refuse(failed: list[tuple[int, bytes, int]]) -> None:
        for _, _, status in failed:
            if status == 401:  # noqa: PLR2004 - HTTP
                raise NotTaken("The bot does not accept the signature: is the secret the same?")
            if status not in _TRY_AGAIN:
                raise NotTaken(f"The bot answered {status}: is this the address of its events?")

    async def _resend(self, failed: list[tuple[int, bytes, int]]) -> None:
        """One by one: their order counts more than speed now."""
        for number, body, _ in failed:
            self.again += 1
            await self._write(number, body)
            while self._under_way:
                await self._change()

    async def _write(self, number: int, body: bytes) -> None:
        wire = self._idle.popleft()
        if wire.lost:  # closed by the bot while nothing was to be sent
            try:
                wire = await self._connect()
            except OSError:
                self._idle.append(wire)
                self._failed.append((number, body, LOST))
                return
        self._under_way[wire] = number, body
        wire.send(signed_request(self.address, self.secret, body))

    def _answered(self, wire: Wire, status: int) -> None:
        number, body = self._under_way.pop(wire)
        if status == OK:
            self.seconds.append(time.perf_counter() - wire.sent_at)
        else:
            self._failed.append((number, body, status))
        self._idle.append(wire)
        self._changed.set()

    async def _change(self) -> None:
        self._changed.clear()
        await self._changed.wait()

    async def _connect(self) -> Wire:
        return await connect(self.address, self._answered)
