"""Slack's rate limits: per method by tier, and one message a second per channel."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

_PER_MINUTE = {"t1": 1, "t2": 20, "t3": 50, "t4": 100, "t5": 600, "validation": 3000}
_POST = "chat.postMessage"
_POSTS_PER_MINUTE = 300
_CHANNEL_BURST = 5


@dataclass(slots=True)
class _Bucket:
    """Tokens that refill with time."""

    size: float
    per_second: float
    at: float
    tokens: float = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.size

    def wait(self, now: float) -> float:
        """Return the seconds until a token is there (0 when one is)."""
        passed = max(0.0, now - self.at)  # a clock that was put back gives nothing
        self.tokens = min(self.size, self.tokens + passed * self.per_second)
        self.at = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.per_second

    def take(self) -> None:
        self.tokens -= 1


class RateLimits:
    """Says how long a call has to wait; a refused call costs nothing."""

    def __init__(
        self, *, enabled: bool = True, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """`seconds` is the clock that counts: a person may move it."""
        self.enabled = enabled
        self._seconds = seconds
        self._buckets: dict[str, _Bucket] = {}

    def retry_after(self, method: str, tier: str, channel: str | None = None) -> int:
        """Return whole seconds to wait, or 0 and count the call."""
        if not self.enabled:
            return 0
        per_minute = _POSTS_PER_MINUTE if method == _POST else _PER_MINUTE[tier]
        buckets = [self._bucket(method, per_minute, per_minute / 60)]
        if method == _POST and channel:
            buckets.append(self._bucket(f"{method} {channel}", _CHANNEL_BURST, 1.0))
        wait = max(bucket.wait(self._seconds()) for bucket in buckets)
        if wait > 0:
            return max(1, math.ceil(wait))
        for bucket in buckets:
            bucket.take()
        return 0

    def _bucket(self, key: str, size: float, per_second: float) -> _Bucket:
        return self._buckets.setdefault(key, _Bucket(size, per_second, self._seconds()))
