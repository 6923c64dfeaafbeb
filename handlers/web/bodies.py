"""What a stranger posts: never more than allowed, never for long, and only text comes out of it."""

import asyncio
from urllib.parse import parse_qsl

from aiohttp import ClientPayloadError, web
from aiohttp.http import HttpProcessingError

SECONDS = 5.0
MOST_FIELDS = 50
_FORM = "application/x-www-form-urlencoded"
_BROKEN = (HttpProcessingError, ClientPayloadError, web.RequestPayloadError)


async def body_of(request: web.Request, largest: int, seconds: float = SECONDS) -> bytes:
    """The whole body; what is too large, too slow, packed or broken is answered in its stead."""
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise web.HTTPUnsupportedMediaType
    if (request.content_length or 0) > largest:
        raise web.HTTPRequestEntityTooLarge(largest, request.content_length or 0)
    read = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.content.iter_chunked(65536):
                read += chunk
                if len(read) > largest:
                    raise web.HTTPRequestEntityTooLarge(largest, len(read))
    except _BROKEN:
        raise web.HTTPBadRequest from None
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    return bytes(read)


async def fields_of(request: web.Request, largest: int) -> dict[str, tuple[str, ...]]:
    """The fields of a form as our pages post it, without those left empty.

    Whatever else comes is a post without fields: a mail program's one click may be of any form.
    """
    body = await body_of(request, largest)
    if request.content_type != _FORM:
        return {}
    try:
        posted = parse_qsl(body.decode("utf-8", "replace"), max_num_fields=MOST_FIELDS)
    except ValueError:
        raise web.HTTPBadRequest from None
    found: dict[str, tuple[str, ...]] = {}
    for name, value in posted:
        if text := value.replace("\0", "").strip():  # no database takes a NUL
            found[name] = (*found.get(name, ()), text)
    return found
