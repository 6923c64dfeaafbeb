"""What Slack sends, as it is answered: signature first, then the short path or Bolt.

It knows neither aiohttp nor sockets: whoever has a whole request takes it here and is told once.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple
from urllib.parse import parse_qs

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

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_AWAY = (TimeoutError, DatabaseUnavailable, Unavailable, Overloaded)


class Said(NamedTuple):
    """An answer, whatever carries it."""

    status: int
    body: str = ""
    content_type: str = "text/plain"


Told = Callable[[Said], None]

OK, NONSENSE, UNSIGNED, BUG, AWAY = (Said(status) for status in (200, 400, 401, 500, 503))


@dataclass(frozen=True, slots=True)
class SlackDoor:
    """`patience` is how long Slack may wait for us, in seconds; its own limit is three."""

    secrets: tuple[str, ...]
    app: AsyncApp
    ingest: Ingest
    clock: Clock
    patience: float
    traffic: Traffic
    _gestures: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    def take(self, headers: Mapping[str, str], body: bytes, told: Told) -> None:
        """`told` is called once: now, or after the commit. `headers` are found in lower case."""
        stamp = headers.get("x-slack-request-timestamp")
        signature = headers.get("x-slack-signature")
        if not is_signed(self.secrets, stamp, signature, body, self.clock.now().timestamp()):
            told(UNSIGNED)
            return
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        self.traffic.came()
        answered = partial(self._answered, told)
        if kind == _JSON:
            self._event(body, answered)
            return
        text = _readable(body) if kind == _FORM else None
        if text is None:
            answered(NONSENSE)
            return
        task = asyncio.create_task(self._gesture(dict(headers), text, answered), name="gesture")
        self._gestures.add(task)
        task.add_done_callback(self._gestures.discard)

    def _answered(self, told: Told, said: Said) -> None:
        self.traffic.left()
        told(said)

    def _event(self, body: bytes, told: Told) -> None:
        """The short path: note it, commit, acknowledge. `Ingest` watches the time."""
        try:
            envelope = json.loads(body)
        except (ValueError, RecursionError):
            envelope = None
        if not isinstance(envelope, dict):
            told(NONSENSE)
            return
        if envelope.get("type") == "url_verification":
            challenge = {"challenge": str(envelope.get("challenge") or "")[:500]}
            told(Said(200, json.dumps(challenge), _JSON))
            return
        arrival = read_event(envelope)
        if arrival is None:
            told(OK)
        else:
            self.ingest.take(arrival, partial(_written, told))

    async def _gesture(self, headers: dict[str, str], text: str, told: Told) -> None:
        """Whatever a person pressed or typed goes through Bolt."""
        try:
            async with asyncio.timeout(self.patience):
                told(await self._through_bolt(dict[str, str | Sequence[str]](headers), text))
        except Exception as error:  # noqa: BLE001 - said to whoever waits
            told(_failed(error))

    async def _through_bolt(self, headers: dict[str, str | Sequence[str]], text: str) -> Said:
        answer = await self.app.async_dispatch(AsyncBoltRequest(body=text, headers=headers))
        content_type = answer.first_headers().get("content-type", "text/plain").partition(";")[0]
        return Said(answer.status, answer.body or "", content_type)


def _written(told: Told, outcome: bool | Exception) -> None:  # noqa: FBT001 - what is told
    told(_failed(outcome) if isinstance(outcome, Exception) else OK)


def _failed(error: Exception) -> Said:
    if isinstance(error, _AWAY):
        return AWAY
    logger.error("request failed", exc_info=error)
    return BUG


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
