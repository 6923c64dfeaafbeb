"""How a page leaves: nothing but its own style may load, and nobody keeps or frames it."""

from aiohttp import web

from blocks.brands import accent_of
from handlers.web.guard import HEADERS
from invites.wording.branding import Look

STYLE = "/web/page.css"


def styled(look: Look) -> str:
    """The address of the style in the customer's colour, which the address says."""
    accent = accent_of(look)
    return f"{STYLE}?accent={accent.removeprefix('#')}" if accent else STYLE


def page(html: str, status: int = 200) -> web.Response:
    return web.Response(text=html, content_type="text/html", status=status, headers=HEADERS)
