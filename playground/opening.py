"""The door of the page while the company is still moving in."""

from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

_JUST_A_MOMENT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<title>Usher playground</title></head>
<body><p>The company is moving in. This page opens by itself in a moment.</p></body></html>
"""


def closed_until(is_open: Callable[[], bool]) -> Middleware:
    """Ask people to wait; the bot's calls pass, because moving in needs them."""

    @web.middleware
    async def wait(request: web.Request, handler: Handler) -> web.StreamResponse:
        if is_open() or request.path.startswith(("/api/", "/link/")):
            return await handler(request)
        return web.Response(
            status=503, text=_JUST_A_MOMENT, content_type="text/html", headers={"Retry-After": "1"}
        )

    return wait
