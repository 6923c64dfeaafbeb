"""The audit log in memory: the same chain, over a list."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from invites.audit import OPEN, AuditEntry, AuditRecord, Machine, SubjectKind, instant
from invites.audit_chain import GENESIS, digest
from invites.people import CustomerId, PersonId

if TYPE_CHECKING:
    from tests.support.memory import Rows


@dataclass
class MemoryAudit:
    rows: "Rows"
    customer_id: CustomerId
    _records: list[AuditRecord] = field(default_factory=list)
    _forgotten: list[PersonId] = field(default_factory=list)

    def record(self, record: AuditRecord) -> None:
        self._records.append(record)

    def forget(self, person_id: PersonId) -> None:
        self._forgotten.append(person_id)

    def flush(self) -> None:
        for record in self._records:
            self.rows.audit.append(self._entry(record))
        for person_id in self._forgotten:
            self._erase(set(self._names(SubjectKind.PERSON, person_id)))

    def _entry(self, record: AuditRecord) -> AuditEntry:
        actor = record.actor
        opened = record.kind in OPEN
        entry = AuditEntry(
            customer_id=self.customer_id,
            sequence=len(self.rows.audit) + 1,
            at=record.at,
            actor=actor.value if isinstance(actor, Machine) else self._person(actor) or "",
            action=record.action,
            kind=record.kind,
            subject=record.subject if opened else self._name(record.kind, record.subject),
            whom=self._person(record.whom),
            on_behalf_of=self._person(record.on_behalf_of),
            reason=record.reason,
            facts=dict(record.facts),
            policy_version=record.policy_version,
            previous=self.rows.audit[-1].hash if self.rows.audit else GENESIS,
            hash="",
        )
        hashed = asdict(entry) | {"at": instant(entry.at), "customer": self.customer_id}
        del hashed["hash"], hashed["customer_id"]
        return replace(entry, hash=digest(hashed))

    def _person(self, person_id: PersonId | None) -> str | None:
        return None if person_id is None else self._name(SubjectKind.PERSON, person_id)

    def _name(self, kind: SubjectKind, its_id: str) -> str:
        for name in self._names(kind, its_id):
            return name
        name = f"pseudonym-{len(self.rows.pseudonyms) + 1}"
        self.rows.pseudonyms[name] = (kind, its_id)
        return name

    def _names(self, kind: SubjectKind, its_id: str) -> list[str]:
        return [name for name, each in self.rows.pseudonyms.items() if each == (kind, its_id)]

    def _erase(self, names: set[str]) -> None:
        touched = {
            each.subject
            for each in self.rows.audit
            if names & {each.actor, each.whom, each.on_behalf_of}
        }
        for name, (kind, _) in list(self.rows.pseudonyms.items()):
            if name in names or (name in touched and kind is not SubjectKind.PERSON):
                del self.rows.pseudonyms[name]

    async def after(self, sequence: int, limit: int) -> Sequence[AuditEntry]:
        return [each for each in self.rows.audit if each.sequence > sequence][:limit]

    async def of_subject(self, kind: SubjectKind, subject: str, limit: int) -> Sequence[AuditEntry]:
        names = [subject] if kind in OPEN else self._names(kind, subject)
        found = [e for e in reversed(self.rows.audit) if e.kind is kind and e.subject in names]
        return found[:limit]

    async def of_person(self, person_id: PersonId, limit: int) -> Sequence[AuditEntry]:
        names = set(self._names(SubjectKind.PERSON, person_id))
        return [
            each
            for each in reversed(self.rows.audit)
            if names & {each.actor, each.subject, each.whom, each.on_behalf_of}
        ][:limit]

    async def people(self, pseudonyms: Collection[str]) -> Mapping[str, PersonId]:
        return {
            name: PersonId(its_id)
            for name, (kind, its_id) in self.rows.pseudonyms.items()
            if kind is SubjectKind.PERSON and name in pseudonyms
        }
