"""Letters as the page shows them: rendered behind a sandbox, as text, and as they came."""

from email.message import EmailMessage

from aiohttp import web

from playground.mail import Mailbox, parsed

# A letter may style itself and open links in a new tab; it runs nothing and fetches nothing.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; "
    "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def mail_routes(mailbox: Mailbox) -> list[web.RouteDef]:
    async def look(request: web.Request) -> web.Response:
        raw = mailbox.raw(request.match_info["letter"])
        if raw is None:
            raise web.HTTPNotFound
        match request.match_info["part"]:
            case "html":
                return _html(_body(parsed(raw), "html"))
            case "text":
                return _text(_body(parsed(raw), "plain"))
            case "raw":
                return _text(raw)
            case _:
                raise web.HTTPNotFound

    return [web.get(r"/playground/mail/{letter:\d+}/{part}", look)]


def _body(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    return str(part.get_content()) if isinstance(part, EmailMessage) else ""


def _html(text: str) -> web.Response:
    """Links open beside the playground, not inside the frame."""
    led = text.replace("<head>", '<head><base target="_blank">', 1)
    return web.Response(text=led, content_type="text/html", charset="utf-8", headers=_HEADERS)


def _text(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/plain", charset="utf-8", headers=_HEADERS)
