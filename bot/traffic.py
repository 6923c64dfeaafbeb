"""Whoever waits at the door comes first: work in the background gives way, but not for ever."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CROWD = 4
"""Requests under way at once from which on the process counts as busy."""
WAIT, TURN = 0.2, 0.05
"""Seconds: how long background work waits at most, and how long it then goes on undisturbed.

So a fifth of the time is left for it however busy the door is.
"""


class Traffic:
    def __init__(self) -> None:
        self._inside = 0
        self._turn_ends = 0.0
        self._quiet = asyncio.Event()
        self._quiet.set()

    @contextmanager
    def request(self) -> Iterator[None]:
        """Somebody is waiting for an answer."""
        self._count(+1)
        try:
            yield
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        self._inside += more
        if self._inside < CROWD:
            self._quiet.set()
        else:
            self._quiet.clear()

    async def give_way(self) -> None:
        """Return when the door is quiet, or when it is the background's turn."""
        now = time.monotonic()
        if self._inside < CROWD or now < self._turn_ends:
            await asyncio.sleep(0)
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._quiet.wait(), WAIT)
        self._turn_ends = time.monotonic() + TURN
