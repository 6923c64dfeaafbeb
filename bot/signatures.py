"""Slack's request signature, checked on the raw bytes before anything parses them."""

import hashlib
import hmac
import re
from collections.abc import Sequence

WINDOW = 300
_STAMP = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


def is_signed(
    secrets: Sequence[str], timestamp: str | None, signature: str | None, body: bytes, now: float
) -> bool:
    """True when one of the secrets signed exactly this body within 300 s of `now` (epoch).

    The base string is `v0:timestamp:body`, HMAC-SHA256, as Slack's "Verifying requests" says.
    """
    if timestamp is None or signature is None:
        return False
    if not _STAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        return False
    if abs(now - int(timestamp)) > WINDOW:
        return False
    base = b"v0:" + timestamp.encode() + b":" + body
    found = [
        hmac.compare_digest("v0=" + hmac.digest(s.encode(), base, hashlib.sha256).hex(), signature)
        for s in secrets
    ]
    return any(found)
