"""Working ports in memory: a unit of work over plain dictionaries, one set of rows per customer.

What happens on exit, on error and at the same time follows the SQL one: a unit works on a copy
which replaces the rows when it ends well, and only one unit of a customer is open at a time.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from types import TracebackType
from typing import Self

from invites import asking_ports, ports
from invites.activity import Activity
from invites.administration import Staff, StaffRepository, Suspension, SuspensionRepository
from invites.audit import AuditEntry, AuditLog, SubjectKind
from invites.bulk.plan import Plan, PlanId, PlanRow
from invites.bulk.ports import BulkRepository
from invites.correction import Correction, CorrectionId, CorrectionRepository
from invites.delivery import Delivery, DeliveryId, Message
from invites.delivery_ports import DeliveryRepository, Outbox
from invites.directory_pass import DirectoryPass, PassRepository
from invites.drafting.facts import Draft
from invites.drafting.ports import DraftRepository
from invites.invitation import Invitation, InvitationId
from invites.links import Link, LinkRepository
from invites.people import CustomerId, Identity, Person, PersonId
from invites.policy_ports import PolicyDraft, PolicyRepository, PolicyVersion
from invites.preferences import Preferences
from invites.snapshot_ports import Snapshot, SnapshotRepository
from invites.succession import Succession, SuccessionId, SuccessionRepository
from invites.suggestion import Suggestion, SuggestionId, WithheldReason
from invites.template_ports import WordingRepository
from invites.waiting_ports import WaitingRepository
from invites.wording.branding import Branding
from invites.wording.template import Version
from invites.work import Membership, WorkItem, WorkItemId
from invites.work_ports import HomePages, WorkItemRepository
from tests.support import memory_repositories as repositories
from tests.support.memory_audit import MemoryAudit
from tests.support.memory_bulk import MemoryBulk
from tests.support.memory_corrections import MemoryCorrections
from tests.support.memory_passes import MemoryPasses
from tests.support.memory_people import MemoryPeople
from tests.support.memory_policies import MemoryPolicies
from tests.support.memory_snapshots import MemorySnapshots
from tests.support.memory_successions import MemorySuccessions
from tests.support.memory_suspensions import MemoryStaff, MemorySuspensions
from tests.support.memory_waiting import MemoryWaiting
from tests.support.memory_wording import MemoryWording

ACME = CustomerId("acme")
PATIENCE = 5.0
"""Seconds to wait for another unit of the customer; one inside another would wait forever."""


@dataclass(repr=False)
class Rows:
    """Everything stored for one customer. Tests may look inside."""

    people: dict[PersonId, Person] = field(default_factory=dict)
    identities: dict[Identity, PersonId] = field(default_factory=dict)
    work_items: dict[WorkItemId, WorkItem] = field(default_factory=dict)
    members: dict[tuple[WorkItemId, PersonId], Membership] = field(default_factory=dict)
    activity: list[Activity] = field(default_factory=list)
    suggestions: dict[SuggestionId, Suggestion] = field(default_factory=dict)
    withheld: Counter[WithheldReason] = field(default_factory=Counter)
    cursors: dict[str, int] = field(default_factory=dict)
    drafts: dict[SuggestionId, Draft] = field(default_factory=dict)
    model_use: dict[date, tuple[int, int]] = field(default_factory=dict)
    invitations: dict[InvitationId, Invitation] = field(default_factory=dict)
    deliveries: dict[DeliveryId, Delivery] = field(default_factory=dict)
    preferences: dict[PersonId, Preferences] = field(default_factory=dict)
    policies: list[PolicyVersion] = field(default_factory=list)
    policy_drafts: dict[PersonId, PolicyDraft] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    outbox: list[Message] = field(default_factory=list)
    ticks: set[tuple[str, datetime]] = field(default_factory=set)
    inbox: set[str] = field(default_factory=set)
    passes: dict[str, DirectoryPass] = field(default_factory=dict)
    corrections: dict[CorrectionId, Correction] = field(default_factory=dict)
    listed: dict[Identity, datetime] = field(default_factory=dict)
    profiled: dict[Identity, datetime] = field(default_factory=dict)
    home_pages: dict[PersonId, str] = field(default_factory=dict)
    drawings: Counter[PersonId] = field(default_factory=Counter)
    snapshot: Snapshot = field(default_factory=Snapshot)
    audit: list[AuditEntry] = field(default_factory=list)
    pseudonyms: dict[str, tuple[SubjectKind, str]] = field(default_factory=dict)
    templates: list[Version] = field(default_factory=list)
    branding: list[Branding] = field(default_factory=list)
    plans: dict[PlanId, Plan] = field(default_factory=dict)
    plan_rows: dict[tuple[PlanId, int], PlanRow] = field(default_factory=dict)
    successions: dict[SuccessionId, Succession] = field(default_factory=dict)
    suspensions: list[Suspension] = field(default_factory=list)
    suspended_at: list[datetime] = field(default_factory=list)
    staff: dict[Staff, datetime] = field(default_factory=dict)

    def copy(self) -> "Rows":
        return Rows(**{f.name: copy(getattr(self, f.name)) for f in fields(self)})


class MemoryUnitOfWorks:
    """A `UnitOfWorkFactory`: calling it opens a unit of work of that customer."""

    def __init__(self) -> None:
        self._rows: dict[CustomerId, Rows] = {}
        self._locks: dict[CustomerId, asyncio.Lock] = {}
        self.commits = 0

    def __call__(self, customer_id: CustomerId) -> "MemoryUnitOfWork":
        return MemoryUnitOfWork(self, customer_id)

    def rows(self, customer_id: CustomerId = ACME) -> Rows:
        """What is committed, to look at and to seed from."""
        return self._rows.setdefault(customer_id, Rows())

    def seed_people(self, people: Iterable[Person]) -> None:
        for person in people:
            self.rows(person.customer_id).people[person.id] = person

    def seed_activity(self, activity: Iterable[Activity]) -> None:
        """Put acts into the log, as the ingest does; each gets the next sequence number."""
        for act in activity:
            log = self.rows(act.customer_id).activity
            log.append(replace(act, sequence=log[-1].sequence + 1 if log else 1))

    def waiting(self, customer_id: CustomerId = ACME) -> Sequence[Message]:
        """Return the outbox, in order of due time."""
        return sorted(self.rows(customer_id).outbox, key=lambda message: message.due)

    def withheld(self, customer_id: CustomerId = ACME) -> Mapping[WithheldReason, int]:
        return dict(self.rows(customer_id).withheld)

    async def begin(self, customer_id: CustomerId) -> Rows:
        lock = self._locks.setdefault(customer_id, asyncio.Lock())
        async with asyncio.timeout(PATIENCE):
            await lock.acquire()
        return self.rows(customer_id).copy()

    def end(self, customer_id: CustomerId, rows: Rows | None) -> None:
        """Let the next unit in; `rows` are kept, None throws the work away."""
        if rows is not None:
            self._rows[customer_id] = rows
            self.commits += 1
        self._locks[customer_id].release()


class MemoryUnitOfWork:
    """One transaction of one customer. Repositories exist from entering on."""

    people: ports.PeopleRepository
    passes: PassRepository
    corrections: CorrectionRepository
    work_items: WorkItemRepository
    activity: ports.ActivityRepository
    snapshots: SnapshotRepository
    suggestions: asking_ports.SuggestionRepository
    drafts: DraftRepository
    invitations: asking_ports.InvitationRepository
    deliveries: DeliveryRepository
    preferences: ports.PreferencesRepository
    policies: PolicyRepository
    waiting: WaitingRepository
    ticks: ports.Ticks
    erasing: ports.Erasing
    links: LinkRepository
    outbox: Outbox
    inbox: ports.Inbox
    home_pages: HomePages
    audit: AuditLog
    wording: WordingRepository
    bulk: BulkRepository
    staff: StaffRepository
    suspensions: SuspensionRepository
    successions: SuccessionRepository

    def __init__(self, units: MemoryUnitOfWorks, customer_id: CustomerId) -> None:
        self._units, self.customer_id = units, customer_id
        self._rows = Rows()

    async def __aenter__(self) -> Self:
        rows, customer_id = await self._units.begin(self.customer_id), self.customer_id
        self._rows = rows
        self.people = MemoryPeople(rows, customer_id)
        self.passes = MemoryPasses(rows)
        self.corrections = MemoryCorrections(rows)
        self.work_items = repositories.MemoryWorkItems(rows, customer_id)
        self.activity = repositories.MemoryActivity(rows, customer_id)
        self.snapshots = MemorySnapshots(rows)
        self.suggestions = repositories.MemorySuggestions(rows, customer_id)
        self.drafts = repositories.MemoryDrafts(rows, customer_id)
        self.invitations = repositories.MemoryInvitations(rows, customer_id)
        self.deliveries = repositories.MemoryDeliveries(rows, customer_id)
        self.preferences = repositories.MemoryPreferences(rows, customer_id)
        self.policies = MemoryPolicies(rows)
        self.waiting = MemoryWaiting(rows)
        self.ticks = repositories.MemoryTicks(rows, customer_id)
        self.erasing = repositories.MemoryErasing(rows, customer_id)
        self.links = repositories.MemoryLinks(rows, customer_id)
        self.outbox = repositories.MemoryOutbox(rows, customer_id)
        self.inbox = repositories.MemoryInbox(rows, customer_id)
        self.home_pages = repositories.MemoryHomePages(rows, customer_id)
        self.audit = self._audit = MemoryAudit(rows, customer_id)
        self.wording = MemoryWording(rows)
        self.bulk = MemoryBulk(rows)
        self.staff = MemoryStaff(rows)
        self.suspensions = MemorySuspensions(rows)
        self.successions = MemorySuccessions(rows)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if exc_type is None:
            self._audit.flush()
        self._units.end(self.customer_id, self._rows if exc_type is None else None)
