"""Letters that come back by a post from a mail server's pipe or a provider, with a signature."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from handlers.web.bodies import body_of
from invites.ports import Clock
from invites.services.bouncing import Bouncing

SIGNATURE, TIMESTAMP = "X-Usher-Signature", "X-Usher-Timestamp"
SECONDS = 300
LARGEST = 1024 * 1024
_NOT_OURS = 401


@dataclass(frozen=True, slots=True)
class BounceDoor:
    """The signature is HMAC-SHA256 over the timestamp, a dot and the body, in hex."""

    bouncing: Bouncing
    clock: Clock
    after: Callable[[], None]
    key: bytes = field(repr=False)

    async def take(self, request: web.Request) -> web.Response:
        body = await body_of(request, LARGEST)
        if not self._signed(request, body):
            return web.Response(status=_NOT_OURS)
        taken = await self.bouncing.take(body)
        self.after()
        return web.json_response({"ok": True, "taken": taken})

    def _signed(self, request: web.Request, body: bytes) -> bool:
        stamp = request.headers.get(TIMESTAMP, "")
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 12):  # noqa: PLR2004 - seconds
            return False
        if abs(self.clock.now().timestamp() - int(stamp)) > SECONDS:
            return False
        given = request.headers.get(SIGNATURE, "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, signature(self.key, stamp, body).encode())


def signature(key: bytes, stamp: str, body: bytes) -> str:
    told = stamp.encode() + b"." + body
    return "sha256=" + hmac.new(key, told, hashlib.sha256).hexdigest()
