"""The traffic between bot and stand-in, for a person to look at; secrets are masked."""

import itertools
import re
from collections import deque
from collections.abc import Callable
from typing import Any

from playground.clock import PlaygroundClock
from playground.records import Json

_KEPT = 500
_SECRET = re.compile(r"xox[a-z]-[\w-]+|v0=[0-9a-f]{64}")
_SECRET_KEYS = {"token", "authorization", "x-slack-signature"}


class Inspector:
    """A ring of the last exchanges, newest last."""

    def __init__(self, clock: PlaygroundClock) -> None:
        self._clock = clock
        self._entries: deque[Json] = deque(maxlen=_KEPT)
        self._ids = itertools.count(1)
        self._listeners: list[Callable[[Json], None]] = []

    def listen(self, listener: Callable[[Json], None]) -> None:
        self._listeners.append(listener)

    def record(  # noqa: PLR0913 - one exchange has this many sides
        self,
        direction: str,
        kind: str,
        name: str,
        *,
        status: int,
        ms: float,
        request: Any,  # noqa: ANN401 - any JSON value
        response: Any,  # noqa: ANN401 - any JSON value
        attempt: int = 1,
        problem: str | None = None,
    ) -> None:
        entry: Json = {
            "id": next(self._ids),
            "at": self._clock.timestamp(),
            "direction": direction,
            "kind": kind,
            "name": name,
            "status": status,
            "ms": round(ms, 1),
            "attempt": attempt,
            "request": masked(request),
            "response": masked(response),
        }
        if problem:
            entry["problem"] = problem
        self._entries.append(entry)
        for listener in self._listeners:
            listener(entry)

    def entries(self, after: int = 0) -> list[Json]:
        return [entry for entry in self._entries if entry["id"] > after]


def masked(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return `value` with tokens and signatures made unreadable."""
    match value:
        case dict():
            return {
                key: "***" if key.lower() in _SECRET_KEYS and item else masked(item)
                for key, item in value.items()
            }
        case list():
            return [masked(item) for item in value]
        case str():
            return _SECRET.sub("***", value)
        case _:
            return value
