"""Socket Mode: connections that a bot opens, envelopes over them, acknowledgements in time."""

import asyncio
import json
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from playground.inspector import Inspector
from playground.limits import RateLimits
from playground.manifest import Registration
from playground.records import Json

MOST = 10
_TICKET_SECONDS = 30
_TYPES = {"event": "events_api", "interactive": "interactive", "command": "slash_commands"}


@dataclass(eq=False, slots=True)
class _Connection:
    """`waiting` are the envelopes that it carries and nobody has acknowledged yet."""

    socket: web.WebSocketResponse
    retiring: bool = False
    waiting: dict[str, asyncio.Future[Json]] = field(
        default_factory=dict[str, asyncio.Future[Json]]
    )


class Sockets:
    """All connections of one app, over all its workspaces; each envelope goes over one of them."""

    def __init__(self, registration: Registration) -> None:
        self.enabled = False
        """The switch on the app's page: nothing goes to a request URL while it is on."""
        self._registration = registration
        self._tickets: dict[str, float] = {}
        self._open: list[_Connection] = []
        self._turn = 0
        self._changed = asyncio.Event()

    @property
    def connections(self) -> int:
        return len(self._open)

    async def connected(self, count: int = 1) -> None:
        """Wait until there are at least so many connections."""
        while len(self._usable()) < count:
            self._changed.clear()
            await self._changed.wait()

    def ticket(self, app_token: str) -> Json:
        """`apps.connections.open`: an address that opens one connection, soon."""
        if not app_token:
            return {"ok": False, "error": "not_authed"}
        if not app_token.startswith("xapp-"):
            return {"ok": False, "error": "not_allowed_token_type"}
        if not secrets.compare_digest(app_token.encode(), self._registration.app_token.encode()):
            return {"ok": False, "error": "invalid_auth"}
        if not self.enabled:
            return {"ok": False, "error": "socket_mode_not_enabled"}
        made = str(uuid.uuid4())
        self._tickets[made] = asyncio.get_running_loop().time() + _TICKET_SECONDS
        return {"ok": True, "ticket": made}

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, from `hello` to its end."""
        until = self._tickets.pop(request.query.get("ticket", ""), 0.0)
        if until < asyncio.get_running_loop().time():
            return web.Response(status=401)
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        if len(self._open) >= MOST:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        connection = _Connection(socket)
        self._open.append(connection)
        try:
            await socket.send_json(self._hello())
            self._changed.set()
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    _acknowledge(connection, message.data)
        finally:
            self._open.remove(connection)
            for future in connection.waiting.values():
                if not future.done():
                    future.set_exception(ConnectionError())
            self._changed.set()
        return socket

    async def deliver(
        self, kind: str, payload: Json, seconds: float, attempt: int, reason: str
    ) -> tuple[Json | None, str | None]:
        """Return what the acknowledgement carried, and what went wrong."""
        usable = self._usable()
        if not usable:
            return None, "connection_failed"
        self._turn += 1
        connection = usable[self._turn % len(usable)]
        envelope_id = str(uuid.uuid4())
        future = asyncio.get_running_loop().create_future()
        connection.waiting[envelope_id] = future
        try:
            async with asyncio.timeout(seconds):
                await connection.socket.send_json(
                    _envelope(envelope_id, kind, payload, attempt, reason)
                )
                return await future, None
        except TimeoutError:
            return None, "http_timeout"
        except (ConnectionError, RuntimeError):
            return None, "connection_failed"
        finally:
            connection.waiting.pop(envelope_id, None)

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask every connection to be replaced; it takes acknowledgements until it is closed."""
        for connection in list(self._open):
            connection.retiring = True
            await connection.socket.send_json(
                {
                    "type": "disconnect",
                    "reason": reason,
                    "debug_info": {"host": "playground"},
                }
            )
        self._changed.set()

    async def close_retired(self) -> None:
        """End those that were asked to be replaced."""
        for connection in [c for c in self._open if c.retiring]:
            await connection.socket.close()

    def cut(self) -> None:
        """Tear every connection, without a word."""
        for connection in list(self._open):
            transport = connection.socket._req.transport if connection.socket._req else None  # noqa: SLF001 - there is no other way
            if transport is not None:
                transport.abort()

    async def stop(self) -> None:
        for connection in list(self._open):
            await connection.socket.close()

    def _usable(self) -> list[_Connection]:
        return [c for c in self._open if not c.retiring and not c.socket.closed]

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "debug_info": {"host": "playground", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._registration.app_id},
        }


def socket_routes(
    sockets: Sockets, inspector: Inspector, limits: RateLimits
) -> Iterable[web.RouteDef]:
    async def open_connection(request: web.Request) -> web.Response:
        header = request.headers.get("Authorization", "")
        if wait := limits.retry_after("apps.connections.open", "t3"):
            headers = {"Retry-After": str(wait)}
            refused = {"ok": False, "error": "ratelimited"}
            return web.json_response(refused, status=429, headers=headers)
        answer = sockets.ticket(header.removeprefix("Bearer ").strip())
        shown = {key: value for key, value in answer.items() if key != "ticket"}
        inspector.record(
            "to_slack",
            "web_api",
            "apps.connections.open",
            status=200,
            ms=0.0,
            request={},
            response=shown,
            problem=answer.get("error"),
        )
        if not answer["ok"]:
            return web.json_response(answer)
        url = f"ws://{request.host}/link/?ticket={answer['ticket']}&app_id=A0USHERAPP1"
        return web.json_response({"ok": True, "url": url})

    return [
        web.post("/api/apps.connections.open", open_connection),
        web.get("/link/", sockets.serve),
    ]


def _envelope(envelope_id: str, kind: str, payload: Json, attempt: int, reason: str) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": _TYPES[kind],
        "accepts_response_payload": kind != "event",
        "payload": payload,
    }
    retried = {"retry_attempt": attempt, "retry_reason": reason}
    return {**envelope, **retried} if kind == "event" else envelope


def _acknowledge(connection: _Connection, text: str) -> None:
    """An acknowledgement counts on the connection that brought the envelope."""
    try:
        given = json.loads(text)
    except ValueError:
        return
    if not isinstance(given, dict):
        return
    future = connection.waiting.get(str(given.get("envelope_id")))
    if future is not None and not future.done():
        payload = given.get("payload")
        future.set_result(payload if isinstance(payload, dict) else {})
