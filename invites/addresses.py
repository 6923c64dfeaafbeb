"""Addresses of pages in one form, so that the same page is recognised wherever it is named."""

import re
from urllib.parse import urlsplit, urlunsplit

LONGEST = 500
_HOST = re.compile(r"[a-z0-9.-]+(?::[0-9]{1,5})?")


def tidy(address: str) -> str:
    """Scheme and host in lower case, without user, fragment and final slash; "" for none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    host = parts.netloc.casefold()
    if parts.scheme.casefold() not in ("https", "http") or not _HOST.fullmatch(host):
        return ""
    path = parts.path.rstrip("/")
    whole = urlunsplit((parts.scheme.casefold(), host, path, parts.query, ""))
    return whole if len(whole) <= LONGEST and whole.isprintable() else ""
