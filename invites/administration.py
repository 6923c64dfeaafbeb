"""Customers as whoever operates Usher sees them, and standing still as a whole."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from invites.errors import InviteError
from invites.people import CustomerId, Person, PersonId, Role

A_PAGE = 10
"""Customers on a page of the list."""


class Level(StrEnum):
    """Who suspended a customer: each lifts their own, and nobody that of those above."""

    OPERATOR = "operator"
    CUSTOMER = "customer"


class Reason(StrEnum):
    """Why, as a code for the audit log; words may stand beside it."""

    ASKED = "asked"
    SECURITY = "security"
    PAYMENT = "payment"
    MAINTENANCE = "maintenance"
    SUPPORT = "support"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Because:
    """`note` is in somebody's own words, and kept out of the audit log."""

    reason: Reason
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """A customer is switched off for a while. `by` may be a person of the operator's."""

    level: Level
    at: datetime
    because: Because
    by: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerLine:
    """One line of the list. `pending` are invitations that nobody has answered yet."""

    id: CustomerId
    name: str
    workspaces: tuple[str, ...] = ()
    people: int = 0
    pending: int = 0
    staff: int = 0
    suspended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomersView:
    """A page of them; `operates` for a system administrator, who may do all of it.

    `own` is the customer that operates Usher, where the reader may open it.
    """

    lines: Sequence[CustomerLine]
    number: int = 0
    more: bool = False
    operates: bool = False
    own: CustomerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerView:
    """One customer. `operates`: a system administrator looks; `own`: it is their own.

    `done` is a code for what has just happened, `count` how many invitations it concerned.
    """

    line: CustomerLine
    suspensions: Sequence[Suspension] = ()
    administrators: Sequence[Person] = ()
    managers: Sequence[Person] = ()
    staff: Sequence[Person] = ()
    looking_after: Sequence[Person] = ()
    operates: bool = False
    own: bool = False
    done: str = ""
    count: int = 0

    def suspended(self, level: Level) -> Suspension | None:
        return next((each for each in self.suspensions if each.level is level), None)


class SuspendedAbove(InviteError):
    """Whoever operates Usher suspended it; the customer cannot lift that."""

    code = "suspended_above"


class CannotAppoint(InviteError):
    """Somebody cannot be given, or lose, a role; `why` is a code for the words."""

    code = "cannot_appoint"

    def __init__(self, why: str, who: str = "") -> None:
        super().__init__(why, who)
        self.why = why
        self.who = who


class Customers(Protocol):
    """All customers at once; what belongs to one is read in a unit of work of its own."""

    async def page(
        self, number: int, limit: int, only: Collection[CustomerId] | None
    ) -> Sequence[CustomerLine]:
        """By name, of all or of these."""
        ...

    async def line(self, customer_id: CustomerId) -> CustomerLine:
        """Return it, or raise `NotFound`."""
        ...


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody of the operator's."""

    customer_id: CustomerId
    person_id: PersonId


class StaffRepository(Protocol):
    """Who of the operator's looks after this customer."""

    async def all(self) -> Sequence[Staff]: ...

    async def assign(self, staff: Staff, at: datetime) -> bool:
        """False when they do already."""
        ...

    async def unassign(self, staff: Staff) -> bool: ...


class SuspensionRepository(Protocol):
    async def all(self) -> Sequence[Suspension]: ...

    async def add(self, suspension: Suspension) -> int:
        """Store it, at most one of a level; the first lets every open invitation stand still.

        Return how many invitations those were.
        """
        ...

    async def lift(self, level: Level, at: datetime) -> int:
        """Take it away. With the last one, invitations get back the time that they lost."""
        ...


APPOINTABLE = (Role.MANAGER, Role.CUSTOMER_ADMIN)
"""What the administrators of a customer may make somebody of theirs."""
OPERATING = (Role.CUSTOMER_SUCCESS, Role.SYSTEM_ADMIN)
"""What somebody of the operator's own workspace may be made by a system administrator."""
