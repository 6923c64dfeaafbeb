"""The time of the playground: the wall clock plus an offset that a person may move."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Listener = Callable[[], None]


class PlaygroundClock:
    """One clock for the stand-in and the bot, so that both move together."""

    def __init__(self, offset: float = 0.0) -> None:
        self._offset = timedelta(seconds=offset)
        self._listeners: list[Listener] = []

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def timestamp(self) -> float:
        """Return `now()` as seconds since the epoch."""
        return self.now().timestamp()

    @property
    def offset(self) -> float:
        """Seconds by which this clock is ahead of the wall clock."""
        return self._offset.total_seconds()

    def advance(self, seconds: float) -> None:
        self._move(self._offset + timedelta(seconds=seconds))

    def set(self, instant: datetime) -> None:
        self._move(instant - datetime.now(UTC))

    def reset(self) -> None:
        self._move(timedelta())

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each move; return what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def until(self, instant: datetime) -> None:
        """Wait until the clock shows `instant`, however it gets there."""
        moved = asyncio.Event()
        unlisten = self.listen(moved.set)
        try:
            while (left := (instant - self.now()).total_seconds()) > 0:
                moved.clear()
                try:
                    async with asyncio.timeout(left):
                        await moved.wait()
                except TimeoutError:
                    continue
        finally:
            unlisten()

    def _move(self, offset: timedelta) -> None:
        self._offset = offset
        for listener in tuple(self._listeners):
            listener()
