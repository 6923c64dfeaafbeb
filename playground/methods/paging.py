"""Cursor paging as Slack does it: an opaque cursor, empty on the last page."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from playground.arguments import Arguments
from playground.errors import SlackError
from playground.records import Json

_LARGEST = 1000
Item = TypeVar("Item")


def page(items: Sequence[Item], arguments: Arguments, default: int) -> tuple[list[Item], Json]:
    """Return the asked-for slice and `response_metadata`; `default` 0 means everything."""
    limit = arguments.number("limit", default) or len(items) or 1
    if limit < 1:
        raise SlackError("invalid_limit")
    start = _offset(arguments.text("cursor"))
    if start > len(items):
        raise SlackError("invalid_cursor")
    end = start + (min(limit, _LARGEST) if default else limit)
    return list(items[start:end]), {"next_cursor": _cursor(end) if end < len(items) else ""}


def _cursor(offset: int) -> str:
    return base64.b64encode(f"next:{offset}".encode()).decode()


def _offset(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
        if word == "next":
            return int(number)
    except (binascii.Error, ValueError):
        pass
    raise SlackError("invalid_cursor")
