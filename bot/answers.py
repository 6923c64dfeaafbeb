"""Answers of Slack's door, whole and in bytes: it gives thousands a second, nearly all the same.

aiohttp builds headers, signals and a writer for each response; here that takes as long as all the
rest of an event.
"""

import time
from email.utils import formatdate
from functools import lru_cache

from aiohttp import HttpVersion11, web

HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}


class Answer(web.StreamResponse):
    """`keeps` says whether the connection stays open. May be given any number of times."""

    def __init__(
        self, status: int, body: bytes = b"", content_type: str = "", *, keeps: bool = True
    ) -> None:
        headers = {**HEADERS, "Content-Length": str(len(body))}
        if content_type:
            headers["Content-Type"] = content_type
        if status == web.HTTPServiceUnavailable.status_code:
            headers["Retry-After"] = "5"
        if not keeps:
            headers["Connection"] = "close"
        super().__init__(status=status, headers=headers)
        lines = [f"HTTP/1.1 {status} {self.reason}", *(f"{k}: {v}" for k, v in headers.items())]
        self._head = "\r\n".join(lines).encode("ascii")
        self._tail = b"\r\n\r\n" + body
        self._keeps = keeps

    @property
    def keep_alive(self) -> bool:
        return self._keeps

    async def prepare(self, request: web.BaseRequest) -> None:
        """Write all of it. There is nothing to wait for: it is smaller than any buffer."""
        if request.transport is not None:
            request.transport.write(self.in_bytes())

    def in_bytes(self) -> bytes:
        return self._head + _date(int(time.time())) + self._tail

    async def write_eof(self, data: bytes = b"") -> None:
        del data


@lru_cache(maxsize=1)
def _date(second: int) -> bytes:
    return b"\r\nDate: " + formatdate(second, usegmt=True).encode("ascii")


@lru_cache(maxsize=64)
def _empty(status: int, keeps: bool) -> Answer:  # noqa: FBT001 - the key of a cache
    return Answer(status, keeps=keeps)


def answer(
    request: web.BaseRequest, status: int = 200, body: str = "", content_type: str = "text/plain"
) -> Answer:
    keeps = request.keep_alive and request.version == HttpVersion11
    return _made(status, body, content_type, keeps=keeps)


def in_bytes(status: int, body: str, content_type: str) -> bytes:
    """An answer on a connection that stays open, where there is no request of aiohttp's."""
    return _made(status, body, content_type, keeps=True).in_bytes()


def _made(status: int, body: str, content_type: str, *, keeps: bool) -> Answer:
    if not body:
        return _empty(status, keeps)
    return Answer(status, body.encode(), f"{content_type}; charset=utf-8", keeps=keeps)
