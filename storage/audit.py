"""The audit log of one customer: appended to at the end of a unit."""

import secrets
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from sqlalchemy import and_, bindparam, insert, select

from invites.audit import AuditRecord
from invites.audit_chain import GENESIS, digest, fields_of
from invites.people import PersonId
from storage.audit_forgetting import forget
from storage.audit_reading import SqlAuditReading
from storage.audit_rows import Key, keys_of, named, row_of
from storage.scope import Row, Scope, insert_new, prepared
from storage.tables import audit as table
from storage.tables import audit_head, audit_pseudonym

_THEIRS = audit_pseudonym.c
_HEAD = (  # the lock on the head is what keeps a chain from forking
    select(
        audit_head.c.sequence, audit_head.c.hash, _THEIRS.kind, _THEIRS.its_id, _THEIRS.pseudonym
    )
    .select_from(
        audit_head.outerjoin(
            audit_pseudonym,
            and_(
                _THEIRS.customer_id == audit_head.c.customer_id,
                _THEIRS.its_id.in_(bindparam("ids", expanding=True)),
            ),
        )
    )
    .where(prepared(audit_head))
    .with_for_update(of=audit_head)
)


class SqlAudit(SqlAuditReading):
    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self._records: list[AuditRecord] = []
        self._forgotten: list[PersonId] = []

    def record(self, record: AuditRecord) -> None:
        """Append this; it is written as the last thing of the unit of work."""
        self._records.append(record)

    def forget(self, person_id: PersonId) -> None:
        """Erase, after what this unit appends, whatever leads from entries to this person."""
        self._forgotten.append(person_id)

    async def flush(self) -> None:
        records, self._records = self._records, []
        if records:
            await self._append(records)
        forgotten, self._forgotten = self._forgotten, []
        for person_id in forgotten:
            await forget(self._scope, person_id)

    async def _append(self, records: Sequence[AuditRecord]) -> None:
        wanted = {key for record in records for key in keys_of(record)}
        sequence, previous, names = await self._head(wanted)
        rows: list[Row] = []
        for number, record in enumerate(records, start=sequence + 1):
            row = row_of(record, names, number)
            previous = row["hash"] = digest(fields_of(self._scope.customer_id, row, previous))
            rows.append(row | {"customer_id": self._scope.customer_id})
        await self._scope.connection.execute(insert(table), rows)

    async def _head(self, wanted: AbstractSet[Key]) -> tuple[int, str, Mapping[Key, str]]:
        """Lock the end of the chain; return it, and the pseudonyms of all of these."""
        ids = sorted({its_id for _, its_id in wanted})
        found = await self._scope.rows(_HEAD, ids=ids)
        if found and named(found).keys() < wanted:
            found = await self._scope.rows(_HEAD, ids=ids)  # as whoever had the lock left it
        if not found:
            start = {"sequence": 0, "hash": GENESIS, "anchor": 0, "anchor_hash": GENESIS}
            await self._scope.add(audit_head, start)
            found = await self._scope.rows(_HEAD, ids=ids)
        names = named(found)
        missing = sorted(wanted - names.keys())
        if missing:
            names |= await self._name(missing)
        return found[0]["sequence"], found[0]["hash"], names

    async def _name(self, keys: Sequence[Key]) -> dict[Key, str]:
        names = {key: secrets.token_hex(12) for key in keys}
        rows = [
            {"customer_id": self._scope.customer_id, "pseudonym": name, "kind": k, "its_id": i}
            for (k, i), name in names.items()
        ]
        await self._scope.connection.execute(
            insert_new(self._scope.connection, audit_pseudonym), rows
        )
        return names


async def note_at_once(scope: Scope, record: AuditRecord) -> None:
    """Where there is no unit of work, only a transaction: best as the last thing in it."""
    audit = SqlAudit(scope)
    audit.record(record)
    await audit.flush()
