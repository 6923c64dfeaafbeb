"""Whoever waits at the door comes first: work in the background gives way, but not for ever."""

import asyncio
import time

CROWD = 4
"""Requests under way at once from which on the process counts as busy."""
CALM = 0.04
"""Seconds without a crowd until the door counts as quiet: one that leaves together, because its
events were committed together, is back in a moment."""
WAIT, TURN = 0.18, 0.02
"""Seconds: how long background work waits at most, and how long it then goes on undisturbed.

So a tenth of the time is left for it however busy the door is.
"""


class Traffic:
    def __init__(self) -> None:
        self._inside = 0
        self._turn_ends = 0.0
        self._calm_from = 0.0

    def __enter__(self) -> None:
        self.came()

    def __exit__(self, *_: object) -> None:
        self.left()

    def came(self) -> None:
        """Somebody is waiting for an answer."""
        self._inside += 1

    def left(self) -> None:
        if self._inside >= CROWD:
            self._calm_from = time.monotonic() + CALM
        self._inside -= 1

    def _quiet(self, now: float) -> bool:
        return self._inside < CROWD and now >= self._calm_from

    async def give_way(self) -> None:
        """Return when the door is quiet, or when it is the background's turn."""
        now = time.monotonic()
        if now < self._turn_ends or self._quiet(now):
            await asyncio.sleep(0)
            return
        patience = now + WAIT
        while now < patience and not self._quiet(now):
            await asyncio.sleep(min(CALM, patience - now))
            now = time.monotonic()
        self._turn_ends = now + TURN
