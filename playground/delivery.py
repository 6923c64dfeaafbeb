"""Signed HTTP from the stand-in to the bot: one request, its answer in time, or what went wrong."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp

from playground.clock import PlaygroundClock
from playground.inspector import Inspector
from playground.manifest import Installation
from playground.records import Json
from playground.sockets import Sockets

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot said; `problem` is Slack's word for what went wrong, or None."""

    status: int
    body: str
    headers: Mapping[str, str]
    ms: float
    problem: str | None

    @property
    def ok(self) -> bool:
        return self.problem is None


class Courier:
    """Delivers to the bot's request URL, signed with the playground's time, or over a socket."""

    def __init__(
        self,
        app: Installation,
        clock: PlaygroundClock,
        inspector: Inspector,
        timeout: float,
        sockets: Sockets,
    ) -> None:
        self._sockets = sockets
        self.bot_url: str | None = None
        self._app = app
        self._clock = clock
        self._inspector = inspector
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        self._session = aiohttp.ClientSession(trust_env=False)

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def event(
        self, envelope: Json, attempt: int = 1, retry_reason: str | None = None
    ) -> Answer:
        headers = {"Content-Type": "application/json"}
        if self._sockets.enabled:
            return await self._over_socket("event", envelope, attempt, retry_reason or "")
        if retry_reason:
            headers |= {
                "X-Slack-Retry-Num": str(attempt - 1),
                "X-Slack-Retry-Reason": retry_reason,
            }
        name = envelope.get("event", envelope).get("type", "")
        body = json.dumps(envelope).encode()
        return await self._send("event", name, body, headers, envelope, attempt)

    async def interaction(self, payload: Json) -> Answer:
        if self._sockets.enabled:
            return await self._over_socket("interactive", payload)
        body = urlencode({"payload": json.dumps(payload)}).encode()
        return await self._send(
            "interactive", payload["type"], body, {"Content-Type": _FORM}, payload
        )

    async def command(self, fields: Mapping[str, str]) -> Answer:
        if self._sockets.enabled:
            return await self._over_socket("command", dict(fields))
        body = urlencode(fields).encode()
        name = f"{fields['command']} {fields['text']}".strip()
        return await self._send("command", name, body, {"Content-Type": _FORM}, dict(fields))

    async def _over_socket(
        self, kind: str, payload: Json, attempt: int = 1, retry_reason: str = ""
    ) -> Answer:
        started = time.monotonic()
        said, problem = await self._sockets.deliver(
            kind, payload, self._timeout, attempt - 1, retry_reason
        )
        ms = (time.monotonic() - started) * 1000
        self._inspector.record(
            "to_bot",
            kind,
            _name(kind, payload),
            status=0 if problem else 200,
            ms=ms,
            request=payload,
            response=said,
            attempt=attempt,
            problem=problem,
        )
        body = json.dumps(said) if said else ""
        return Answer(0 if problem else 200, body, {}, ms, problem)

    async def _send(
        self,
        kind: str,
        name: str,
        body: bytes,
        headers: Mapping[str, str],
        shown: Json,
        attempt: int = 1,
    ) -> Answer:
        started = time.monotonic()
        status, text, problem = 0, "", None
        answered: dict[str, str] = {}
        try:
            status, text, answered = await self._post(body, {**headers, **self._signed(body)})
            problem = _problem_of(status)
        except TimeoutError:
            problem = "http_timeout"
        except (aiohttp.ClientError, OSError, RuntimeError):
            problem = "connection_failed"
        ms = (time.monotonic() - started) * 1000
        self._inspector.record(
            "to_bot",
            kind,
            name,
            status=status,
            ms=ms,
            request=shown,
            response=_parsed(text),
            attempt=attempt,
            problem=problem,
        )
        return Answer(status, text, answered, ms, problem)

    async def _post(self, body: bytes, headers: dict[str, str]) -> tuple[int, str, dict[str, str]]:
        if self._session is None or self.bot_url is None:
            raise RuntimeError("no bot is connected")
        async with (
            asyncio.timeout(self._timeout),
            self._session.post(
                self.bot_url, data=body, headers=headers, allow_redirects=False
            ) as response,
        ):
            text = (await response.read()).decode(errors="replace")
            lowered = {key.lower(): value for key, value in response.headers.items()}
            return response.status, text, lowered

    def _signed(self, body: bytes) -> dict[str, str]:
        return signed_headers(self._app.signing_secret, int(self._clock.timestamp()), body)


def signed_headers(secret: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Return Slack's two signature headers for a raw body."""
    base = f"v0:{timestamp}:".encode() + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": f"v0={digest}",
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    }


def _name(kind: str, payload: Json) -> str:
    if kind == "command":
        return f"{payload['command']} {payload['text']}".strip()
    return str(payload.get("event", payload).get("type", ""))


def _problem_of(status: int) -> str | None:
    if 200 <= status < 300:  # noqa: PLR2004 - HTTP's own words
        return None
    return "too_many_redirects" if 300 <= status < 400 else "http_error"  # noqa: PLR2004


def _parsed(text: str) -> Any:  # noqa: ANN401 - any JSON value
    try:
        return json.loads(text)
    except ValueError:
        return text
