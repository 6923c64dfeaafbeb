"""Snapshots of ranking memories: the one furthest along stays, whichever process wrote it."""

from sqlalchemy import select

from invites.snapshot_ports import Snapshot
from storage.scope import Scope, upsert
from storage.tables import engine_snapshot as table

_NONE = {"generation": 1, "form": 0, "sequence": 0, "written": b"", "at": None}


class SqlSnapshots:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def latest(self) -> Snapshot:
        row = await self._scope.row(select(table).where(self._scope.mine(table)))
        if row is None:
            return Snapshot()
        return Snapshot(row["generation"], row["form"], row["sequence"], row["written"], row["at"])

    async def generation(self) -> int:
        query = select(table.c.generation).where(self._scope.mine(table))
        row = await self._scope.row(query)
        return 0 if row is None else int(row["generation"])

    async def put(self, snapshot: Snapshot) -> bool:
        new = {
            "form": snapshot.form,
            "sequence": snapshot.sequence,
            "written": snapshot.written,
            "at": snapshot.at,
        }
        mine = {"customer_id": self._scope.customer_id, "generation": snapshot.generation}
        newer_form = table.c.form < snapshot.form
        ahead = (table.c.form == snapshot.form) & (table.c.sequence < snapshot.sequence)
        row = await self._scope.row(
            upsert(self._scope.connection, table)
            .values(**mine, **new)
            .on_conflict_do_update(
                index_elements=["customer_id"],
                set_=new,
                where=(table.c.generation == snapshot.generation) & (newer_form | ahead),
            )
            .returning(table.c.sequence)
        )
        return row is not None

    async def forget(self) -> None:
        await forget_snapshot(self._scope)


async def forget_snapshot(scope: Scope) -> None:
    """In the transaction that takes something out of the log: no process goes on from before."""
    await scope.change(
        upsert(scope.connection, table)
        .values(customer_id=scope.customer_id, **_NONE)
        .on_conflict_do_update(
            index_elements=["customer_id"],
            set_=_NONE | {"generation": table.c.generation + 1},
        )
    )
