"""Slack's door as aiohttp knows it: for requests that come in pieces, with frills, or too large."""

import asyncio
from dataclasses import dataclass
from functools import partial

from aiohttp import ClientPayloadError, web
from aiohttp.http import HttpProcessingError

from bot.answers import Answer, answer
from bot.slack_door import Said, SlackDoor

LARGEST = 1024 * 1024
BODY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class SlackRoute:
    """`body_seconds` is how long a body may take to arrive."""

    door: SlackDoor
    body_seconds: float = BODY_SECONDS

    async def __call__(self, request: web.BaseRequest) -> Answer:
        if request.headers.get("Content-Encoding", "identity") != "identity":
            return answer(request, 415)  # the signature is over what travelled, not unpacked
        try:
            body = await self._body(request)
        except (HttpProcessingError, ClientPayloadError, web.RequestPayloadError):
            return answer(request, 400)
        if body is None:
            return answer(request, 408)
        if len(body) > LARGEST:
            return answer(request, 413)
        said: asyncio.Future[Said] = asyncio.get_running_loop().create_future()
        self.door.take(request.headers, body, partial(_tell, said))
        return answer(request, *await said)

    async def _body(self, request: web.BaseRequest) -> bytes | None:
        """The raw body, at most a byte more than allowed; None when it comes too slowly."""
        if (request.content_length or 0) > LARGEST:
            return b"\0" * (LARGEST + 1)
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


def _tell(waiting: asyncio.Future[Said], said: Said) -> None:
    if not waiting.done():  # cancelled: the server has stopped meanwhile
        waiting.set_result(said)
