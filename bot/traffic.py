"""Whoever waits at the door comes first: work in the background gives way, but not for ever."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

CROWD = 4
"""Requests under way at once from which on the process counts as busy."""
WAIT, TURN = 0.2, 0.05
"""Seconds: how long background work waits at most, and how long it then goes on undisturbed.

So a fifth of the time is left for it however busy the door is.
"""
_LOOK = 0.005


class Traffic:
    def __init__(self) -> None:
        self._inside = 0
        self._turn_ends = 0.0

    @contextmanager
    def request(self) -> Iterator[None]:
        """Somebody is waiting for an answer."""
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1

    async def give_way(self) -> None:
        """Return when the door is quiet, or when it is the background's turn."""
        now = time.monotonic()
        if self._inside < CROWD or now < self._turn_ends:
            await asyncio.sleep(0)
            return
        until = now + WAIT
        while self._inside >= CROWD and time.monotonic() < until:
            await asyncio.sleep(_LOOK)
        self._turn_ends = time.monotonic() + TURN
