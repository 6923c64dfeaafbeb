"""Socket Mode: connections to Slack that are opened from here, so that no address is needed.

Each envelope is acknowledged on the connection that brought it, after its commit. A connection that
is to be replaced goes on until its successor is there; what was not acknowledged comes again.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from random import SystemRandom
from typing import Any, Protocol

import aiohttp

from bot.gateways.errors import Busy, Refused, Unreachable, Unsure
from bot.socket_door import Unanswered
from bot.stopping import ended

logger = logging.getLogger(__name__)

CONNECTIONS = 2
"""While one is replaced the other one takes what comes; Slack allows ten for an app."""
SHORTEST, LONGEST, SWITCHED_OFF = 0.5, 30.0, 60.0
"""Seconds between two tries: growing, and while Socket Mode is off in the app's settings."""
HEARTBEAT = 10.0
LARGEST = 1024 * 1024
_random = SystemRandom()
_TROUBLE = (aiohttp.ClientError, OSError, TimeoutError, Busy, Refused, Unreachable, Unsure)


class Door(Protocol):
    async def answer(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]: ...


class SocketMode:
    """`address` asks Slack for a new place to connect to; each is good for one connection."""

    def __init__(
        self,
        door: Door,
        address: Callable[[], Awaitable[str]],
        session: aiohttp.ClientSession,
        connections: int = CONNECTIONS,
    ) -> None:
        self._door = door
        self._address = address
        self._session = session
        self._count = connections
        self._over = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self.open = 0
        """Connections over which Slack has said hello."""

    def start(self) -> None:
        if not self._tasks:
            for number in range(self._count):
                self._keep(self._stay_connected(), f"socket {number}")

    async def stop(self) -> None:
        """No more in; what is being answered is answered."""
        self._over.set()
        await ended(list(self._tasks))

    def _keep(self, work: Any, name: str) -> asyncio.Task[None]:  # noqa: ANN401 - a coroutine
        """The loop itself holds tasks by a thread only: one could vanish in the middle."""
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _stay_connected(self) -> None:
        pause = SHORTEST
        while not self._over.is_set():
            try:
                connection = _Connection(self, await self._address())
                self._keep(connection.run(), "socket connection")
                await connection.over.wait()
                pause = SHORTEST if connection.greeted else min(pause * 2, LONGEST)
                wait = connection.wait if connection.replaced else pause * _random.random()
            except _TROUBLE as error:
                pause = min(pause * 2, LONGEST)
                wait = error.seconds if isinstance(error, Busy) else pause
                code = error.code if isinstance(error, Refused) else type(error).__name__
                logger.warning("no socket", extra={"code": code, "seconds": round(wait, 1)})
            await self._rest(wait)

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._over.wait()
        except TimeoutError:
            return

    @property
    def session(self) -> aiohttp.ClientSession:
        return self._session

    @property
    def ending(self) -> asyncio.Event:
        return self._over

    async def answered(self, kind: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        """What to acknowledge with, or None when Slack shall not believe that it arrived."""
        try:
            return await self._door.answer(kind, payload)
        except Unanswered:
            return None
        except Exception:
            logger.exception("envelope failed", extra={"kind": kind[:40]})
            return None

    def keep(self, work: Any, name: str) -> asyncio.Task[None]:  # noqa: ANN401 - a coroutine
        return self._keep(work, name)


class _Connection:
    """One connection. `over` is set when another one shall take its place, before its end even."""

    def __init__(self, mode: SocketMode, url: str) -> None:
        self._mode = mode
        self._url = url
        self._answers: set[asyncio.Task[None]] = set()
        self.over = asyncio.Event()
        self.greeted = self.replaced = False
        self.wait = 0.0

    async def run(self) -> None:
        try:
            async with self._mode.session.ws_connect(
                self._url, heartbeat=HEARTBEAT, max_msg_size=LARGEST
            ) as socket:
                watch = self._mode.keep(self._close_at_the_end(socket), "socket end")
                try:
                    async for message in socket:
                        if message.type is aiohttp.WSMsgType.TEXT:
                            self._read(socket, message.data)
                finally:
                    watch.cancel()
        except _TROUBLE as error:
            logger.warning("socket lost", extra={"code": type(error).__name__})
        finally:
            self._mode.open -= self.greeted
            self.over.set()

    async def _close_at_the_end(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        await self._mode.ending.wait()
        if self._answers:
            await asyncio.wait(self._answers, timeout=2)
        await socket.close()

    def _read(self, socket: aiohttp.ClientWebSocketResponse, text: str) -> None:
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            return
        if not isinstance(message, dict):
            return
        kind, envelope_id = message.get("type"), message.get("envelope_id")
        if kind == "hello" and not self.greeted:
            self.greeted = True
            self._mode.open += 1
        elif kind == "disconnect":
            self._replace(str(message.get("reason")))
        elif isinstance(kind, str) and isinstance(envelope_id, str):
            payload = message.get("payload")
            work = self._answer(socket, kind, envelope_id, payload)
            task = self._mode.keep(work, "socket answer")
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    def _replace(self, reason: str) -> None:
        """`warning` and `refresh_requested` come some seconds before the end."""
        if reason in ("link_disabled", "socket_mode_disabled"):
            self.wait = SWITCHED_OFF
            logger.warning("Socket Mode is switched off for the app", extra={"code": reason[:40]})
        self.replaced = True
        self.over.set()

    async def _answer(
        self,
        socket: aiohttp.ClientWebSocketResponse,
        kind: str,
        envelope_id: str,
        payload: object,
    ) -> None:
        if not isinstance(payload, dict):
            return
        said = await self._mode.answered(kind, payload)
        if said is None or socket.closed:
            return
        told = {"envelope_id": envelope_id, **({"payload": said} if said else {})}
        try:
            await socket.send_json(told)
        except _TROUBLE:
            logger.info("socket closed before the acknowledgement")  # it comes again
