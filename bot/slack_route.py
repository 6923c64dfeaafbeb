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

from bot.answers import Answer, answer
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

    async def __call__(self, request: web.BaseRequest) -> Answer:
        headers = request.headers
        if headers.get("Content-Encoding", "identity") != "identity":
            return answer(request, 415)  # the signature is over what travelled, not unpacked
        try:
            body = await self._body(request)
        except (HttpProcessingError, ClientPayloadError, web.RequestPayloadError):
            return answer(request, 400)
        if body is None:
            return answer(request, 408)
        if len(body) > LARGEST:
            return answer(request, 413)
        stamp = headers.get("X-Slack-Request-Timestamp")
        signature = headers.get("X-Slack-Signature")
        if not is_signed(self.secrets, stamp, signature, body, self.clock.now().timestamp()):
            return answer(request, 401)
        return await self._signed(request, body)

    async def _signed(self, request: web.BaseRequest, body: bytes) -> Answer:
        try:
            with self.traffic:
                if request.content_type == _JSON:
                    return await self._event(request, body)
                async with asyncio.timeout(self.patience):
                    return await self._gesture(request, body)
        except (TimeoutError, DatabaseUnavailable, Unavailable, Overloaded):
            return answer(request, 503)
        except Exception:
            logger.exception("request failed")
            return answer(request, 500)

    async def _body(self, request: web.BaseRequest) -> bytes | None:
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

    async def _event(self, request: web.BaseRequest, body: bytes) -> Answer:
        """The short path: note it, commit, acknowledge. `Ingest` watches the time."""
        try:
            envelope = json.loads(body)
        except (ValueError, RecursionError):
            return answer(request, 400)
        if not isinstance(envelope, dict):
            return answer(request, 400)
        if envelope.get("type") == "url_verification":
            challenge = {"challenge": str(envelope.get("challenge") or "")[:500]}
            return answer(request, 200, json.dumps(challenge), _JSON)
        arrival = read_event(envelope)
        if arrival is not None:
            await self.ingest.record(arrival)
        return answer(request)

    async def _gesture(self, request: web.BaseRequest, body: bytes) -> Answer:
        """Whatever a person pressed or typed goes through Bolt."""
        text = _readable(body) if request.content_type == _FORM else None
        if text is None:
            return answer(request, 400)
        headers = dict[str, str | Sequence[str]](request.headers)
        told = await self.app.async_dispatch(AsyncBoltRequest(body=text, headers=headers))
        content_type = told.first_headers().get("content-type", "text/plain").partition(";")[0]
        return answer(request, told.status, told.body or "", content_type)


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
