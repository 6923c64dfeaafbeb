"""Links in messages, and whose domains they are."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from playground.text import unescape

_LINK = re.compile(r"<(https?://[^|>]+)(?:\|[^>]*)?>")


def links_in(text: str) -> list[str]:
    """The addresses in an escaped text, in order, each once."""
    return list(dict.fromkeys(unescape(url) for url in _LINK.findall(text)))


def domain_of(url: str, domains: Collection[str]) -> str | None:
    """The domain of the manifest that this address belongs to; its subdomains count."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return None
    return next((d for d in domains if host == d or host.endswith(f".{d}")), None)


def is_ours(url: str, domains: Collection[str]) -> bool:
    return domain_of(url, domains) is not None
