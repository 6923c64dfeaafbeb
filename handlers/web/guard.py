"""What keeps others from pressing for somebody: headers on pages, and a proof in every post."""

import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from invites.seals import Seals

COOKIE = "usher_page"
POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Frame-Options": "DENY",
}
LARGEST = 16 * 1024


@dataclass(frozen=True, slots=True)
class Guard:
    """The proof binds a post to the browser that was shown the page, and to the link."""

    seals: Seals
    public_url: str

    def visitor(self, request: web.Request) -> str:
        """Who looks, as far as we need to know: a name that their browser keeps."""
        known = request.cookies.get(COOKIE, "")
        return known if len(known) == 43 else secrets.token_urlsafe(32)  # noqa: PLR2004 - as made

    def proof(self, visitor: str, secret: str) -> str:
        return self.seals.name("guard", visitor, secret)

    def allows(self, request: web.Request, proof: str, secret: str) -> bool:
        """Whether a post comes from our own page in the same browser."""
        visitor = request.cookies.get(COOKIE, "")
        agrees = bool(visitor) and self.seals.agrees(proof, "guard", visitor, secret)
        return agrees and self._from_here(request)

    def _from_here(self, request: web.Request) -> bool:
        """Our pages send no referrer, so that an older browser says `Origin: null`."""
        site = request.headers.get("Sec-Fetch-Site")
        if site is not None:
            return site == "same-origin"
        return request.headers.get("Origin", "null") in ("null", self._origin)

    @property
    def _origin(self) -> str:
        parts = urlsplit(self.public_url)
        return f"{parts.scheme}://{parts.netloc}"

    def page(self, html: str, status: int = 200, visitor: str = "") -> web.Response:
        response = web.Response(
            text=html, status=status, content_type="text/html", charset="utf-8", headers=HEADERS
        )
        if visitor:
            response.set_cookie(
                COOKIE,
                visitor,
                httponly=True,
                samesite="Lax",
                secure=self.public_url.startswith("https:"),
                path="/",
            )
        return response
