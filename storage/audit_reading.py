"""The audit log of one customer, read in order or by what an entry is about."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, or_, select

from invites.audit import OPEN, AuditEntry, SubjectKind
from invites.audit_chain import GENESIS
from invites.people import PersonId
from storage.audit_rows import entries, entry
from storage.scope import Scope
from storage.tables import audit as table
from storage.tables import audit_head, audit_pseudonym

_THEIRS = audit_pseudonym.c


class SqlAuditReading:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def after(self, sequence: int, limit: int) -> list[AuditEntry]:
        """The entries in order, from just after `sequence`."""
        query = select(table).where(self._scope.mine(table), table.c.sequence > sequence)
        rows = await self._scope.rows(query.order_by(table.c.sequence).limit(limit))
        if not rows:
            return []
        before = table.c.sequence == rows[0]["sequence"] - 1
        row = await self._scope.row(select(table.c.hash).where(self._scope.mine(table), before))
        return entries(rows, row["hash"] if row else await self._anchor())

    async def _anchor(self) -> str:
        head = await self._scope.row(select(audit_head).where(self._scope.mine(audit_head)))
        return str(head["anchor_hash"]) if head else GENESIS

    async def of_subject(self, kind: SubjectKind, subject: str, limit: int) -> list[AuditEntry]:
        """What happened to it, newest first."""
        names = [subject] if kind in OPEN else await self._names(kind, subject)
        return await self._newest((table.c.kind == kind) & table.c.subject.in_(names), limit)

    async def of_person(self, person_id: PersonId, limit: int) -> list[AuditEntry]:
        """What they did, had done for them, or was done to them, newest first."""
        names = await self._names(SubjectKind.PERSON, person_id)
        columns = (table.c.actor, table.c.subject, table.c.whom, table.c.on_behalf_of)
        return await self._newest(or_(*(each.in_(names) for each in columns)), limit)

    async def people(self, pseudonyms: Collection[str]) -> dict[str, PersonId]:
        """Who they are, as far as nobody has erased it."""
        query = select(_THEIRS.pseudonym, _THEIRS.its_id).where(
            self._scope.mine(audit_pseudonym),
            _THEIRS.kind == SubjectKind.PERSON,
            _THEIRS.pseudonym.in_(list(pseudonyms)),
        )
        rows = await self._scope.rows(query)
        return {row["pseudonym"]: PersonId(row["its_id"]) for row in rows}

    async def _names(self, kind: SubjectKind, its_id: str) -> list[str]:
        """More than one where two persons turned out to be one."""
        query = select(_THEIRS.pseudonym).where(
            self._scope.mine(audit_pseudonym), _THEIRS.kind == kind, _THEIRS.its_id == its_id
        )
        return [row["pseudonym"] for row in await self._scope.rows(query)]

    async def _newest(self, which: ColumnElement[bool], limit: int) -> list[AuditEntry]:
        previous = table.alias("before")
        theirs = and_(
            previous.c.customer_id == table.c.customer_id,
            previous.c.sequence == table.c.sequence - 1,
        )
        query = (
            select(table, previous.c.hash.label("previous"))
            .select_from(table.outerjoin(previous, theirs))
            .where(self._scope.mine(table), which)
            .order_by(table.c.sequence.desc())
            .limit(limit)
        )
        rows = await self._scope.rows(query)
        anchor = await self._anchor() if any(row["previous"] is None for row in rows) else GENESIS
        return [entry(row, row["previous"] or anchor) for row in rows]
