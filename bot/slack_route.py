"""The one door for Slack: size, time, signature, and only then a look at what it is."""

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from aiohttp import ClientPayloadError, web
from aiohttp.http import HttpProcessingError
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from bot.ingest import Ingest, Overloaded
from bot.signatures import is_signed
from bot.traffic import Traffic
from handlers.dispatcher import Unavailable
from handlers.slack.events import read_event
from handlers.slack.shapes import is_command, is_interaction, is_storable
from invites.ports import Clock
from storage.errors import DatabaseUnavailable

logger = logging.getLogger(__name__)

LARGEST = 1024 * 1024
BODY_SECONDS = 5.0
_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class SlackRoute:
    """`patience` is how long Slack may wait for us, in seconds; its own limit is three."""

    secrets: tuple[str, ...]
    app: AsyncApp
    ingest: Ingest
    clock: Clock
    patience: float
    traffic: Traffic
    body_seconds: float = BODY_SECONDS

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Content-Encoding", "identity") != "identity":
            return web.Response(status=415)  # the signature is over what travelled, not unpacked
        try:
            body = await self._body(request)
        except (HttpProcessingError, ClientPayloadError, web.RequestPayloadError):
            return web.Response(status=400)
        if body is None:
            return web.Response(status=408)
        if len(body) > LARGEST:
            return web.Response(status=413)
        headers = request.headers
        stamp, signature = (
            headers.get("X-Slack-Request-Timestamp"),
            headers.get("X-Slack-Signature"),
        )
        now = self.clock.now().timestamp()
        if not is_signed(self.secrets, stamp, signature, body, now):
            return web.Response(status=401)
        try:
            with self.traffic.request():
                if request.content_type == _JSON:
                    return await self._event(body)
                async with asyncio.timeout(self.patience):
                    return await self._gesture(request, body)
        except (TimeoutError, DatabaseUnavailable, Unavailable, Overloaded):
            return web.Response(status=503, headers={"Retry-After": "5"})

    async def _body(self, request: web.Request) -> bytes | None:
        """The raw body, at most a byte more than allowed; None when it comes too slowly."""
        if (request.content_length or 0) > LARGEST:
            return b"\0" * (LARGEST + 1)
        if request.content.is_eof():  # it came with its head, as nearly all do
            return request.content.read_nowait()
        read = bytearray()
        try:
            async with asyncio.timeout(self.body_seconds):
                async for chunk in request.content.iter_chunked(65536):
                    read += chunk
                    if len(read) > LARGEST:
                        break
        except (TimeoutError, ConnectionError):
            return None
        return bytes(read)

    async def _event(self, body: bytes) -> web.Response:
        """The short path: note it, commit, acknowledge. `Ingest` watches the time."""
        try:
            envelope = json.loads(body)
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if not isinstance(envelope, dict):
            return web.Response(status=400)
        if envelope.get("type") == "url_verification":
            return web.json_response({"challenge": str(envelope.get("challenge") or "")[:500]})
        arrival = read_event(envelope)
        if arrival is not None:
            await self.ingest.record(arrival)
        return web.Response()

    async def _gesture(self, request: web.Request, body: bytes) -> web.Response:
        """Whatever a person pressed or typed goes through Bolt."""
        if request.content_type != _FORM:
            return web.Response(status=400)
        text = _readable(body)
        if text is None:
            return web.Response(status=400)
        headers = dict[str, str | Sequence[str]](request.headers)
        answer = await self.app.async_dispatch(AsyncBoltRequest(body=text, headers=headers))
        content_type = answer.first_headers().get("content-type", "text/plain").partition(";")[0]
        return web.Response(status=answer.status, text=answer.body or "", content_type=content_type)


def _readable(body: bytes) -> str | None:
    """The form as text when it is one of Slack's: a payload with a person, or a command."""
    try:
        text = body.decode()
        fields = parse_qs(text, max_num_fields=200)
        if any(len(values) > 1 for values in fields.values()) or not is_storable(fields):
            return None  # of two values Bolt would read the other
        if "payload" in fields:
            return text if is_interaction(json.loads(fields["payload"][0])) else None
    except (ValueError, RecursionError):
        return None
    return text if is_command(fields) else None
