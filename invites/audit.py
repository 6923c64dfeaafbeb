"""The audit log: who decided or changed what, when, for whom and why; nothing that names anybody.

A record says it with ids as they are in the database. An entry is what is kept of it: people, and
whatever leads to people, stand in it under pseudonyms. The links from pseudonyms to ids are kept
apart and can be erased; the entries cannot.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol

from invites.people import CustomerId, PersonId

Fact = str | int | bool | None

_ACTION = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[A-Za-z0-9_.:/+-]{0,80}")
_ID = re.compile(r"[!-~]{1,64}")
MOST_FACTS = 20


class Machine(StrEnum):
    """Who acted when it was nobody of the customer's."""

    SYSTEM = "system"  # time, a directory, a platform's event
    OPERATOR = "operator"  # whoever runs Usher, at the console


Acting = PersonId | Machine


class SubjectKind(StrEnum):
    """What was acted on."""

    PERSON = "person"
    INVITATION = "invitation"
    SUGGESTION = "suggestion"
    CORRECTION = "correction"
    BULK = "bulk"
    WORK_ITEM = "work_item"
    POLICY = "policy"
    TEMPLATE = "template"
    WORKSPACE = "workspace"
    CUSTOMER = "customer"
    DIRECTORY = "directory"
    KEYS = "keys"


OPEN = frozenset(
    {
        SubjectKind.WORK_ITEM,
        SubjectKind.POLICY,
        SubjectKind.TEMPLATE,
        SubjectKind.WORKSPACE,
        SubjectKind.CUSTOMER,
        SubjectKind.DIRECTORY,
        SubjectKind.KEYS,
    }
)
"""Kinds whose id leads to no person and stands in an entry as it is; all others do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """`whom` is the one other person concerned: the invitee, who was corrected, who was appointed.

    `action` is a stable code, `noun.verb`; `reason` and `facts` are codes and numbers, for anybody
    to read for ever: never words that somebody wrote, a name, an address or an id of a person.
    """

    at: datetime
    actor: Acting
    action: str
    kind: SubjectKind
    subject: str
    whom: PersonId | None = None
    on_behalf_of: PersonId | None = None
    reason: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    policy_version: int | None = None

    def __post_init__(self) -> None:
        sound = (
            self.at.tzinfo is not None
            and _ACTION.fullmatch(self.action)
            and (_ID.fullmatch(self.subject) if self.kind in OPEN else self.subject)
            and _CODE.fullmatch(self.reason)
            and len(self.facts) <= MOST_FACTS
            and all(map(self._is_code, self.facts, self.facts.values()))
        )
        if not sound:
            raise ValueError(f"an audit record holds codes and numbers only: {self.action!r}")

    def _is_code(self, name: str, value: Fact) -> bool:
        if not _NAME.fullmatch(name):
            return False
        if isinstance(value, str):
            people = (self.actor, self.whom, self.on_behalf_of)
            return value not in people and _CODE.fullmatch(value) is not None
        return value is None or isinstance(value, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One link of a customer's chain. `hash` covers all else, and `previous` what came before."""

    customer_id: CustomerId
    sequence: int
    at: datetime
    actor: str
    """A pseudonym, or one of `Machine`."""
    action: str
    kind: SubjectKind
    subject: str
    """A pseudonym, or the id itself where the kind is `OPEN`."""
    whom: str | None
    on_behalf_of: str | None
    reason: str
    facts: Mapping[str, Fact]
    policy_version: int | None
    previous: str
    hash: str


class AuditLog(Protocol):
    def record(self, record: AuditRecord) -> None:
        """Append this; it is written as the last thing of the unit of work."""
        ...

    def forget(self, person_id: PersonId) -> None:
        """Erase, after what this unit appends, whatever leads from entries to this person."""
        ...

    async def after(self, sequence: int, limit: int) -> Sequence[AuditEntry]:
        """The entries in order, from just after `sequence`."""
        ...

    async def of_subject(self, kind: SubjectKind, subject: str, limit: int) -> Sequence[AuditEntry]:
        """What happened to it, newest first."""
        ...

    async def of_person(self, person_id: PersonId, limit: int) -> Sequence[AuditEntry]:
        """What they did, had done for them, or was done to them, newest first."""
        ...

    async def people(self, pseudonyms: Collection[str]) -> Mapping[str, PersonId]:
        """Who they are, as far as nobody has erased it."""
        ...


def instant(at: datetime) -> str:
    """As it stands in an entry: UTC, to the microsecond, sortable."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
