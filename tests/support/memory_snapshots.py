"""Snapshots, in memory."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from invites.snapshot_ports import Snapshot

if TYPE_CHECKING:
    from tests.support.memory import Rows


@dataclass
class MemorySnapshots:
    rows: "Rows"

    async def latest(self) -> Snapshot:
        return self.rows.snapshot

    async def generation(self) -> int:
        return self.rows.snapshot.generation

    async def put(self, snapshot: Snapshot) -> bool:
        there = self.rows.snapshot
        ahead = (there.form, there.sequence) < (snapshot.form, snapshot.sequence)
        taken = there.generation == snapshot.generation and ahead
        if taken:
            self.rows.snapshot = snapshot
        return taken

    async def forget(self) -> None:
        self.rows.snapshot = Snapshot(generation=self.rows.snapshot.generation + 1)
