"""The one form of request in which Slack sends nearly everything, read from bytes.

Whatever is not plainly of this form is not refused here but left to a real parser.
"""

from typing import Final, NamedTuple

SLACK_PATH: Final = "/slack/events"
LINE: Final = f"POST {SLACK_PATH} HTTP/1.1\r\n".encode("ascii")
LONGEST_HEAD, LARGEST = 8192, 65536
"""Bytes: of the head, and of all of it. What is larger is for the real parser."""
_END = b"\r\n\r\n"
_LENGTH_DIGITS = 6
# Each of these changes what the body is or how the answer is to be given.
_FRILLS = frozenset(("transfer-encoding", "content-encoding", "expect", "upgrade", "trailer"))


class Whole(NamedTuple):
    """Names of headers are in lower case; no name comes twice."""

    headers: dict[str, str]
    body: bytes


class Missing(NamedTuple):
    """Plain so far: that much of the body has yet to come."""

    octets: int


def read_plain(data: bytes) -> Whole | Missing | None:
    """Return the request that `data` is, what is missing of it, or None when it is not plain."""
    end = data.find(_END, 0, LONGEST_HEAD)
    if end < 0 or not data.startswith(LINE):
        return None
    headers = _headers(data[len(LINE) : end])
    if headers is None or "host" not in headers or not _FRILLS.isdisjoint(headers):
        return None
    if headers.get("connection", "keep-alive").lower() != "keep-alive":
        return None
    digits = headers.get("content-length", "")
    if not digits.isdigit() or len(digits) > _LENGTH_DIGITS:
        return None
    start = end + len(_END)
    missing = start + int(digits) - len(data)
    if missing < 0 or missing + len(data) > LARGEST:
        return None  # the next request is behind it already, or it is large
    return Missing(missing) if missing else Whole(headers, data[start:])


def _headers(head: bytes) -> dict[str, str] | None:
    """None when a line is not `name: value` in printable ASCII, or a name comes twice."""
    if not head.isascii():
        return None
    headers: dict[str, str] = {}
    for line in head.decode("ascii").split("\r\n"):
        name, colon, value = line.partition(":")
        if not (colon and line.isprintable() and name.replace("-", "").isalnum()):
            return None
        name = name.lower()
        if name in headers:
            return None
        headers[name] = value.strip(" ")
    return headers
