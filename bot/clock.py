"""The clock and the identifiers of a real process."""

import secrets
import time
from datetime import UTC, datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class TimedIds:
    """26 characters: ten of time, so that new rows lie together, sixteen of chance (80 bits)."""

    def new(self) -> str:
        return _encode(time.time_ns() // 1_000_000, 10) + _encode(secrets.randbits(80), 16)


def _encode(number: int, length: int) -> str:
    digits = [_ALPHABET[(number >> (5 * place)) & 31] for place in range(length)]
    return "".join(reversed(digits))
