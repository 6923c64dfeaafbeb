"""What is kept of a ranking's memory, so that it need not be built from the whole log again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A memory as bytes, with everything of the log up to `sequence` in it.

    `generation` counts how often a part of the log went or changed (somebody was forgotten, two
    were one, acts grew old): what was made before then is out of date.
    """

    generation: int = 0
    form: int = 0
    sequence: int = 0
    written: bytes = b""
    at: datetime | None = None


class SnapshotRepository(Protocol):
    async def latest(self) -> Snapshot:
        """The one that is kept; without bytes when there is none."""
        ...

    async def generation(self) -> int: ...

    async def put(self, snapshot: Snapshot) -> bool:
        """Keep it, unless it is of another generation, an older form, or not ahead of its form."""
        ...

    async def forget(self) -> None:
        """Begin a new generation: the snapshot goes, and none from before is taken any more."""
        ...
