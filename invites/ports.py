"""What the domain needs from outside, as Protocols. Adapters live in `storage` and `bot`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from invites.activity import Activity
from invites.administration import StaffRepository, SuspensionRepository
from invites.asking_ports import InvitationRepository, SuggestionRepository
from invites.audit import AuditLog
from invites.bulk.ports import BulkRepository
from invites.correction import CorrectionRepository
from invites.delivery_ports import DeliveryRepository, Outbox
from invites.directory_pass import PassRepository
from invites.drafting.ports import DraftRepository
from invites.links import LinkRepository
from invites.people import CustomerId, Identity, Person, PersonId
from invites.policy_ports import PolicyRepository
from invites.preferences import Preferences
from invites.snapshot_ports import SnapshotRepository
from invites.succession import SuccessionRepository
from invites.template_ports import WordingRepository
from invites.waiting_ports import WaitingRepository
from invites.work_ports import HomePages, WorkItemRepository


class Clock(Protocol):
    def now(self) -> datetime:
        """The present, aware, in UTC."""
        ...


class Ids(Protocol):
    def new(self) -> str:
        """A new identifier, at most 26 characters, unguessable, never empty."""
        ...


class PeopleRepository(Protocol):
    async def get(self, person_id: PersonId) -> Person:
        """Return the person, or raise `NotFound`."""
        ...

    async def many(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, Person]: ...

    async def all(self) -> Sequence[Person]:
        """Everybody of the customer, in the order of their ids."""
        ...

    async def after(self, person_id: PersonId | None, limit: int) -> Sequence[Person]:
        """A part of `all`, from just after this one; None for the first."""
        ...

    async def by_identity(self, identity: Identity) -> Person | None: ...

    async def by_identities(self, identities: Collection[Identity]) -> Mapping[Identity, Person]:
        """Those that are known, or `ConcurrentUpdate` when somebody is being merged just now."""
        ...

    async def by_email(self, email: str) -> Person | None:
        """Case does not matter."""
        ...

    async def by_address(self, address: str) -> Person | None:
        """As `by_email`, or whoever has it without a sub-address or spelled in IDNA."""
        ...

    async def by_emails(self, emails: Collection[str]) -> Mapping[str, Person]:
        """As `by_email`, by the address as it was asked for."""
        ...

    async def departments(self, limit: int) -> Sequence[str]:
        """As people spell them, the largest first; nobody's that has left."""
        ...

    async def reports(self, person_id: PersonId) -> Sequence[Person]:
        """Those who report to this person and are still here, in the order of their ids."""
        ...

    async def leaders(self) -> Sequence[Person]:
        """Those who are still here and to whom somebody reports, in the order of their ids."""
        ...

    async def search(self, words: str, limit: int = 10) -> Sequence[Person]:
        """People whose name or e-mail contains every word, best first."""
        ...

    async def administrators(self, limit: int) -> Sequence[Person]:
        """Those who are here, in the order of their ids."""
        ...

    async def appointed(self, limit: int) -> Sequence[Person]:
        """Those who are here and were given a role in Usher, in the order of their ids."""
        ...

    async def add(self, person: Person) -> None: ...

    async def add_all(self, people: Collection[Person]) -> None:
        """Add them; after `ConcurrentUpdate` some may be there: end the unit with it."""
        ...

    async def save(self, person: Person) -> None:
        """Write a changed person, or raise `ConcurrentUpdate`."""
        ...

    async def save_all(self, people: Collection[Person]) -> None:
        """Write changed people, all of them or, with `ConcurrentUpdate`, nobody."""
        ...

    async def identify(self, identity: Identity, person_id: PersonId) -> None:
        """Say that this identity is this person (again: nothing happens)."""
        ...

    async def identify_all(self, owners: Mapping[Identity, PersonId]) -> None: ...

    async def identities(self, person_id: PersonId) -> Sequence[Identity]: ...

    async def identities_of(
        self, person_ids: Collection[PersonId]
    ) -> Mapping[PersonId, Sequence[Identity]]:
        """As `identities`, of several; whoever has none is missing."""
        ...

    async def merge(self, duplicate: PersonId, into: PersonId) -> None:
        """Move everything known about `duplicate` over and forget it."""
        ...


class ActivityRepository(Protocol):
    async def after(self, sequence: int, limit: int) -> Sequence[Activity]:
        """The log in order, from just after `sequence`."""
        ...

    async def of(self, person_id: PersonId, sequence: int, limit: int) -> Sequence[Activity]:
        """What this person did, in order, from just after `sequence`."""
        ...

    async def note(self, answer: Activity) -> None:
        """Put an answer at the end of the log; everything else is written by the ingest.

        It waits for the ingest to commit, so that numbers appear in their order.
        """
        ...

    async def forget(self, person_id: PersonId) -> None: ...


class Ticks(Protocol):
    """The calendar: what a job has done, slot by slot."""

    async def first(self, job: str, slot: datetime) -> bool:
        """True for one caller over all processes, as of the commit of this unit."""
        ...

    async def last(self, job: str) -> datetime | None:
        """The latest slot that somebody has taken."""
        ...


class Erasing(Protocol):
    """Forgetting one person; counting what there is about them first."""

    async def counts(self, person_id: PersonId) -> Mapping[str, int]: ...

    async def erase(self, person_id: PersonId, kept: Collection[str]) -> None:
        """Remove what is theirs; `kept` are subjects whose messages still have to be updated."""
        ...


class PreferencesRepository(Protocol):
    async def get(self, person_id: PersonId) -> Preferences: ...

    async def many(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, Preferences]:
        """Of each of them, as `get`."""
        ...

    async def all(self) -> Sequence[Preferences]:
        """Of everybody who ever changed something, in the order of their ids."""
        ...

    async def save(self, preferences: Preferences) -> None: ...


class Inbox(Protocol):
    async def first(self, key: str) -> bool:
        """Note that this request was seen; False when it was seen before."""
        ...


class UnitOfWork(Protocol):
    """One transaction in the scope of one customer: commits on exit, rolls back on error."""

    @property
    def customer_id(self) -> CustomerId: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def corrections(self) -> CorrectionRepository: ...

    @property
    def passes(self) -> PassRepository: ...

    @property
    def work_items(self) -> WorkItemRepository: ...

    @property
    def activity(self) -> ActivityRepository: ...

    @property
    def snapshots(self) -> SnapshotRepository: ...

    @property
    def suggestions(self) -> SuggestionRepository: ...

    @property
    def invitations(self) -> InvitationRepository: ...

    @property
    def drafts(self) -> DraftRepository: ...

    @property
    def deliveries(self) -> DeliveryRepository: ...

    @property
    def preferences(self) -> PreferencesRepository: ...

    @property
    def policies(self) -> PolicyRepository: ...

    @property
    def waiting(self) -> WaitingRepository: ...

    @property
    def ticks(self) -> Ticks: ...

    @property
    def erasing(self) -> Erasing: ...

    @property
    def links(self) -> LinkRepository: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def inbox(self) -> Inbox: ...

    @property
    def home_pages(self) -> HomePages: ...

    @property
    def wording(self) -> WordingRepository: ...

    @property
    def bulk(self) -> BulkRepository: ...

    @property
    def audit(self) -> AuditLog: ...

    @property
    def staff(self) -> StaffRepository: ...

    @property
    def successions(self) -> SuccessionRepository: ...

    @property
    def suspensions(self) -> SuspensionRepository: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool | None: ...


class UnitOfWorkFactory(Protocol):
    def __call__(self, customer_id: CustomerId) -> UnitOfWork: ...
