"""An entry of the audit log as a row, and back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import RowMapping

from invites.audit import OPEN, AuditEntry, AuditRecord, Machine, SubjectKind, instant
from invites.audit_chain import facts_text
from invites.people import CustomerId, PersonId
from storage.scope import Row

Key = tuple[SubjectKind, str]


def keys_of(record: AuditRecord) -> Iterable[Key]:
    """What stands in an entry under a pseudonym."""
    for each in (record.actor, record.whom, record.on_behalf_of):
        if each is not None and not isinstance(each, Machine):
            yield SubjectKind.PERSON, each
    if record.kind not in OPEN:
        yield record.kind, record.subject


def named(found: Sequence[RowMapping]) -> dict[Key, str]:
    """The pseudonyms among these rows; of several for one thing always the same."""
    ordered = sorted((row for row in found if row["kind"]), key=lambda row: row["pseudonym"])
    return {(SubjectKind(row["kind"]), row["its_id"]): row["pseudonym"] for row in ordered}


def row_of(record: AuditRecord, names: Mapping[Key, str], sequence: int) -> Row:
    def person(each: PersonId | None) -> str | None:
        return None if each is None else names[SubjectKind.PERSON, each]

    actor, kind = record.actor, record.kind
    return {
        "sequence": sequence,
        "at": instant(record.at),
        "actor": actor.value if isinstance(actor, Machine) else person(actor),
        "action": record.action,
        "kind": kind.value,
        "subject": record.subject if kind in OPEN else names[kind, record.subject],
        "whom": person(record.whom),
        "on_behalf_of": person(record.on_behalf_of),
        "reason": record.reason,
        "facts": facts_text(record.facts),
        "policy_version": record.policy_version,
    }


def entries(rows: Sequence[RowMapping], previous: str) -> list[AuditEntry]:
    befores = [previous, *(row["hash"] for row in rows)]
    return [entry(row, before) for row, before in zip(rows, befores, strict=False)]


def entry(row: RowMapping, previous: str) -> AuditEntry:
    return AuditEntry(
        customer_id=CustomerId(row["customer_id"]),
        sequence=row["sequence"],
        at=datetime.fromisoformat(row["at"]),
        actor=row["actor"],
        action=row["action"],
        kind=SubjectKind(row["kind"]),
        subject=row["subject"],
        whom=row["whom"],
        on_behalf_of=row["on_behalf_of"],
        reason=row["reason"],
        facts=json.loads(row["facts"]),
        policy_version=row["policy_version"],
        previous=previous,
        hash=row["hash"],
    )
