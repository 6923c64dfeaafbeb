"""How a page leaves: nothing but its own style may load, and nobody keeps or frames it."""

from aiohttp import web

from handlers.web.guard import HEADERS

STYLE = "/web/page.css"


def page(html: str, status: int = 200) -> web.Response:
    return web.Response(text=html, content_type="text/html", status=status, headers=HEADERS)
