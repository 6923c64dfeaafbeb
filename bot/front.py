"""The first to see what comes over a connection: Slack's plain requests, answered without a task.

aiohttp's parser, its request and the task in which that is handled take longer than storing an
event. Whatever is not plain goes to aiohttp with its connection, and stays there.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Protocol

from bot.answers import in_bytes
from bot.plain_http import LARGEST, Missing, Whole, read_plain
from bot.slack_door import Said, Told

LOOK, PIECES = 0.5, 0.5
"""Seconds: how often is looked who has said nothing; how long pieces of a request are gathered."""


class Door(Protocol):
    def take(self, headers: Mapping[str, str], body: bytes, told: Told) -> None: ...


Pages = Callable[[], asyncio.Protocol]
"""Makes aiohttp's end of a connection."""


class Connection(asyncio.Protocol):
    """One request at a time; what comes meanwhile waits for its answer."""

    def __init__(self, front: "Front") -> None:
        self._front = front
        self._transport: asyncio.Transport | None = None
        self._held = b""
        self._since = front.loop.time()
        self._unread = False
        self.busy = False

    @property
    def held(self) -> int:
        """Bytes that wait for their turn."""
        return len(self._held)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - TCP
        self._transport = transport
        self._front.connections.add(self)

    def data_received(self, data: bytes) -> None:
        held = self._held + data if self._held else data
        if not self.busy:
            self._read(held)
            return
        self._held = held
        self._flow()

    def pause_writing(self) -> None:
        """Whoever does not read the answers may not ask any more."""
        self._unread = True
        self._flow()

    def resume_writing(self) -> None:
        self._unread = False
        self._flow()

    def _flow(self) -> None:
        if self._transport is None:
            return
        if self._unread or len(self._held) > LARGEST:
            self._transport.pause_reading()
        else:
            self._transport.resume_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """What was taken is stored all the same; it is only not answered."""
        del exc
        self._transport = None
        self._front.left(self)

    def look(self, now: float) -> None:
        """Nothing has come for a while: leave what there is to aiohttp, or hang up."""
        if self.busy:
            return
        if self._held and now - self._since > PIECES:
            self._hand_over(self._held)
        elif now - self._since > self._front.keep_alive:
            self.close()

    def close(self, *, at_once: bool = False) -> None:
        if self._transport is not None:
            end = self._transport.abort if at_once else self._transport.close
            end()

    def _read(self, data: bytes) -> None:
        found = read_plain(data)
        if isinstance(found, Whole):
            self._held, self.busy = b"", True
            self._front.door.take(found.headers, found.body, self._answer)
        elif isinstance(found, Missing):
            if not self._held:
                self._since = self._front.loop.time()
            self._held = data
        else:
            self._hand_over(data)

    def _answer(self, said: Said) -> None:
        self.busy, self._since = False, self._front.loop.time()
        if self._transport is None:
            return
        self._transport.write(in_bytes(*said))
        if self._front.closing:
            self._transport.close()
        elif self._held:
            held, self._held = self._held, b""
            self._flow()
            self._read(held)

    def _hand_over(self, data: bytes) -> None:
        transport, self._transport = self._transport, None
        self._front.left(self)
        if transport is not None:
            pages = self._front.pages()
            transport.set_protocol(pages)
            pages.connection_made(transport)
            if self._unread:
                pages.pause_writing()
            pages.data_received(data)


class Front:
    """Makes the connections, and ends them. `keep_alive` is the seconds that one may be idle."""

    def __init__(self, door: Door, pages: Pages, keep_alive: float) -> None:
        self.door, self.pages, self.keep_alive = door, pages, keep_alive
        self.loop = asyncio.get_running_loop()
        self.connections: set[Connection] = set()
        self.closing = False
        self._empty = asyncio.Event()
        self._next_look = self.loop.call_later(LOOK, self._look)

    def __call__(self) -> Connection:
        return Connection(self)

    def left(self, connection: Connection) -> None:
        self.connections.discard(connection)
        if self.closing and not self.connections:
            self._empty.set()

    def _look(self) -> None:
        now = self.loop.time()
        for connection in tuple(self.connections):
            connection.look(now)
        self._next_look = self.loop.call_later(LOOK, self._look)

    async def close(self, patience: float) -> None:
        """Whoever waits for an answer gets it, if it comes in time."""
        self.closing = True
        self._next_look.cancel()
        for connection in tuple(self.connections):
            if not connection.busy:
                connection.close()
        if not self.connections:
            return
        try:
            async with asyncio.timeout(patience):
                await self._empty.wait()
        except TimeoutError:
            for connection in tuple(self.connections):
                connection.close(at_once=True)
