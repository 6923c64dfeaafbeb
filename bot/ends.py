"""A writer of arrivals that tells at once who is gone, as far as this process is concerned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ingest import Writer, Written
from invites.arrival import Arrival, Uninstalled


@dataclass(frozen=True, slots=True)
class TellingEnds:
    """`gone` is told the workspace after the end is written down."""

    writer: Writer
    gone: Callable[[str], None]

    async def write(self, arrivals: Sequence[Arrival], now: datetime) -> Sequence[Written]:
        written = await self.writer.write(arrivals, now)
        for arrival in arrivals:
            if arrival.news and isinstance(arrival.news[0], Uninstalled):
                self.gone(arrival.workspace)
        return written
