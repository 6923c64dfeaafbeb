"""Slack's door when it comes over a socket: the same inbox, checks and patience as over HTTP."""

import asyncio
import json
import logging
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.ingest import Ingest, Overloaded
from bot.traffic import Traffic
from handlers.dispatcher import Unavailable
from handlers.slack.events import read_event
from handlers.slack.shapes import is_command, is_interaction, is_storable
from storage.errors import DatabaseUnavailable

logger = logging.getLogger(__name__)

OK = 200
Payload = dict[str, Any]


class Unanswered(Exception):
    """No acknowledgement: an event is sent again, a person is told that it did not work."""


@dataclass(frozen=True, slots=True)
class SocketDoor:
    """The connection is the proof that it is Slack: there is no signature to check."""

    app: AsyncApp
    ingest: Ingest
    patience: float
    traffic: Traffic

    async def answer(self, kind: str, payload: Payload) -> Payload:
        """What to acknowledge with, after the commit; raises `Unanswered`."""
        try:
            with self.traffic:
                if kind == "events_api":
                    return await self._event(payload)
                async with asyncio.timeout(self.patience):
                    return await self._gesture(kind, payload)
        except (TimeoutError, DatabaseUnavailable, Unavailable, Overloaded):
            raise Unanswered from None

    async def _event(self, payload: Payload) -> Payload:
        arrival = read_event(payload)
        if arrival is not None:
            await self.ingest.record(arrival)
        return {}

    async def _gesture(self, kind: str, payload: Payload) -> Payload:
        if not _readable(kind, payload):
            logger.warning("envelope of a strange form", extra={"kind": kind[:40]})
            return {}
        request = AsyncBoltRequest(mode="socket_mode", body=payload)
        return _said(await self.app.async_dispatch(request))


def _readable(kind: str, payload: Payload) -> bool:
    """One of Slack's, with a person in it, and nothing that a database chokes on."""
    if kind == "interactive":
        text = json.dumps(payload)
        return is_storable({"payload": [text]}) and is_interaction(payload)
    if kind != "slash_commands":
        return False
    fields = {name: [value] for name, value in payload.items() if isinstance(value, str)}
    return is_storable(fields) and is_command(fields)


def _said(answer: BoltResponse) -> Payload:
    if answer.status != OK:
        raise Unanswered
    if not answer.body:
        return {}
    if answer.first_headers().get("content-type", "").startswith("application/json"):
        said: Payload = json.loads(answer.body)
        return said
    return {"text": answer.body}
