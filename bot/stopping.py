"""Ending a background task: it may finish what it is at; only who takes too long is cut off."""

import asyncio
from collections.abc import Collection
from contextlib import suppress
from typing import Any

GRACE = 5.0
"""Seconds. A query cut off in the middle would outlive the connection that it runs on."""


async def ended(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Wait for tasks that were told to end, then cancel what is left."""
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=GRACE)
    for task in late:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
