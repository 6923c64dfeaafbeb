"""Drafts from any endpoint that speaks OpenAI's chat completions; whatever it does, in time."""

import asyncio
import json
import logging
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, cast

from bot.gateways.breaker import Breaker
from bot.settings import AiSettings
from invites.drafting.asking import SCHEMA, messages
from invites.drafting.facts import DraftFacts, Sentences
from invites.drafting.reading import sentences_of
from invites.people import CustomerId

if TYPE_CHECKING:
    from openai import AsyncOpenAI

logger = logging.getLogger(__name__)

LARGEST = 64 * 1024
"""Bytes of an answer that are read; two sentences are far below."""
MOST_TOKENS = 400
_UNKNOWN_FORMAT = (400, 415, 422)
_JSON_SCHEMA = {
    "type": "json_schema",
    "json_schema": {"name": "draft", "strict": True, "schema": SCHEMA},
}
FORMATS: tuple[dict[str, Any], ...] = (_JSON_SCHEMA, {"type": "json_object"}, {})
"""From the strictest on; an endpoint that does not know one is asked with the next."""


class NoDrafter:
    """Nothing is set up: the template's words stand."""

    async def write(self, customer_id: CustomerId, facts: DraftFacts) -> Sentences | None:  # noqa: ARG002 - the port
        return None


class Unusable(Exception):
    """An answer that is not to be read; `status` is the endpoint's."""

    def __init__(self, reason: str, status: int = 0) -> None:
        super().__init__(reason)
        self.status = status


class _Answer(Protocol):
    """The part of a response that is looked at before its body is read."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Any: ...  # noqa: ANN401 - the HTTP library's own


@dataclass(slots=True)
class OpenAIDrafter:
    """Who sets up no model pays nothing for it: the SDK is loaded when the first client is made."""

    settings: AiSettings
    breaker: Breaker
    _client: "AsyncOpenAI | None" = field(default=None, init=False)
    _rung: int = field(default=0, init=False)
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)
    _turns: dict[CustomerId, asyncio.Semaphore] = field(init=False)
    _left: set[asyncio.Task[Sentences | None]] = field(init=False)

    def __post_init__(self) -> None:
        limit = self.settings.concurrency
        self._turns = defaultdict(lambda: asyncio.Semaphore(limit))
        self._left = set()

    async def write(self, customer_id: CustomerId, facts: DraftFacts) -> Sentences | None:
        """Wait a second more than the time-out at most, even for what does not want to stop."""
        task = asyncio.create_task(self._in_turn(customer_id, facts), name="draft")
        self._left.add(task)
        task.add_done_callback(self._left.discard)
        try:
            done, _ = await asyncio.wait([task], timeout=self.settings.timeout + 1.5)
        except asyncio.CancelledError:
            task.cancel()
            raise
        # One that does not stop has been told so already: telling it twice breaks its tidying up.
        return task.result() if done else None

    async def close(self) -> None:
        for task in tuple(self._left):
            task.cancel()
        if self._left:
            await asyncio.wait(self._left, timeout=1)
        if self._client is not None:
            await self._client.close()

    async def _in_turn(self, customer_id: CustomerId, facts: DraftFacts) -> Sentences | None:
        try:
            async with asyncio.timeout(self.settings.timeout + 1), self._turns[customer_id]:
                return await self._guarded(facts)
        except TimeoutError:
            return None  # it never came to its turn

    async def _guarded(self, facts: DraftFacts) -> Sentences | None:
        if not self.breaker.let_through():
            return None
        try:
            found = await self.ask(facts)
        except asyncio.CancelledError:
            self.breaker.failed()  # the time is over: that is the endpoint's doing
            raise
        except Exception as error:  # noqa: BLE001 - whatever a model does, the template stands
            self.breaker.failed()
            logger.warning("model failed", extra={"code": _code(error)})
            return None
        self.breaker.succeeded()
        return found

    async def ask(self, facts: DraftFacts) -> Sentences | None:
        """With the strictest format that the endpoint knows; it is remembered."""
        rung = self._rung
        while True:
            try:
                found = await self._call(facts, FORMATS[rung])
            except Exception as error:
                known = status_of(error) not in _UNKNOWN_FORMAT
                if known or rung + 1 == len(FORMATS):
                    raise
                rung += 1
            else:
                self._rung = rung
                return found

    async def _call(self, facts: DraftFacts, answer_format: dict[str, Any]) -> Sentences | None:
        more: dict[str, Any] = {"response_format": answer_format} if answer_format else {}
        client = await self.open()
        asking = client.chat.completions.with_streaming_response.create(
            model=self.settings.model,
            messages=cast("Any", messages(facts)),
            max_tokens=MOST_TOKENS,
            **more,
        )
        async with asking as answer:
            body = bytearray()
            async for chunk in answer.http_response.aiter_raw():
                body += chunk
                if len(body) > LARGEST:
                    raise Unusable("too_large")
        return _read(bytes(body), self.settings.model)

    async def open(self) -> "AsyncOpenAI":
        """Loading the SDK takes a second: in a thread, where nobody waits for it."""
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(_client, self.settings)
            return self._client


def _client(settings: AiSettings) -> "AsyncOpenAI":
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient  # noqa: PLC0415 - half a second, 40 MB

    http = DefaultAsyncHttpxClient(
        timeout=settings.timeout,
        follow_redirects=False,
        trust_env=False,
        event_hooks={"response": [_look]},
    )
    return AsyncOpenAI(
        api_key=settings.api_key.get_secret_value(),
        base_url=settings.base_url,
        organization="",
        project="",
        timeout=settings.timeout,
        max_retries=0,
        default_headers={"Accept-Encoding": "identity"},
        http_client=http,
    )


async def _look(answer: _Answer) -> None:
    """Before the body: what is no plain, short success is not read at all."""
    if answer.status_code != 200:  # noqa: PLR2004 - the one status of an answer
        raise Unusable("status", answer.status_code)
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise Unusable("encoded")
    if int(answer.headers.get("content-length") or 0) > LARGEST:
        raise Unusable("too_large")


def _read(body: bytes, model: str) -> Sentences | None:
    """None for a refusal or for what is no draft; raises what is no answer at all."""
    answer = json.loads(body)
    message = answer["choices"][0]["message"]
    content = message.get("content")
    if not isinstance(content, str) or message.get("refusal"):
        return None
    used = (answer.get("usage") or {}).get("total_tokens")
    return sentences_of(content, model, used if isinstance(used, int) and used > 0 else 0)


def status_of(error: BaseException | None) -> int:
    """The status behind an error of the SDK, which wraps what its hooks raise."""
    while error is not None:
        if isinstance(error, Unusable):
            return error.status
        error = error.__cause__ or error.__context__
    return 0


def _code(error: Exception) -> str:
    status = status_of(error)
    return f"http_{status}" if status else type(error).__name__
