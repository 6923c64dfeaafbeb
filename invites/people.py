"""Persons of the organisation graph, their roles, and the actor behind a request."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

CustomerId = NewType("CustomerId", str)
PersonId = NewType("PersonId", str)


class Role(StrEnum):
    """What somebody may do in Usher; not their job (that is `title`)."""

    GUEST = "guest"  # sees and uses only what they are in themselves
    USER = "user"
    MANAGER = "manager"
    CUSTOMER_ADMIN = "customer_admin"
    CUSTOMER_SUCCESS = "customer_success"
    SYSTEM_ADMIN = "system_admin"


class PersonKind(StrEnum):
    MEMBER = "member"
    GUEST = "guest"
    EXTERNAL = "external"
    BOT = "bot"


class Detail(StrEnum):
    """What may be known of a person from several sources; the value is the field's name."""

    NAME = "name"
    EMAIL = "email"
    TITLE = "title"
    DEPARTMENT = "department"
    MANAGER = "manager_id"
    SKILLS = "skills"
    TIME_ZONE = "time_zone"
    LOCALE = "locale"


class Source(StrEnum):
    """Who said it; see `invites.provenance` for whose word counts."""

    CSV = "csv"
    SLACK = "slack"
    CORRECTION = "correction"  # asked for by the person, applied by an administrator


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One member of a customer's organisation graph.

    `time_zone` is an IANA name, `locale` a BCP 47 tag; both may be empty when unknown.
    `away` says that they announced an absence (vacation, out of office), `away_until` its end
    where they announced that too. `sources` says who told what, in the order of `Detail`.
    """

    id: PersonId
    customer_id: CustomerId
    name: str
    email: str = ""
    title: str = ""
    department: str = ""
    manager_id: PersonId | None = None
    skills: tuple[str, ...] = ()
    time_zone: str = ""
    locale: str = ""
    kind: PersonKind = PersonKind.MEMBER
    left: bool = False
    away: bool = False
    away_until: datetime | None = None
    is_admin: bool = False
    """What the platform says; `appointed` is what somebody gave them here."""
    appointed: Role | None = None
    forgotten: bool = False
    """They asked to be forgotten: nothing is taken over about them until they come back."""
    known: bool = True
    """False while all we have is an identifier seen in an event."""
    sources: tuple[tuple[Detail, Source], ...] = ()
    version: int = 1

    @property
    def administers(self) -> bool:
        """Whether they decide for their customer."""
        return self.is_admin or self.appointed is Role.CUSTOMER_ADMIN

    def away_at(self, now: datetime) -> bool:
        """Whether they are away then: an absence ends by itself when its end has come."""
        return self.away and (self.away_until is None or now < self.away_until)


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as a platform names them."""

    platform: str
    workspace: str
    user: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever is asking, resolved once at the edge from a platform identity."""

    customer_id: CustomerId
    person_id: PersonId
    role: Role = Role.USER
    locale: str = ""
    """What they are answered in."""
    time_zone: str = ""
    """In which they are told a time."""
    assigned: frozenset[CustomerId] = frozenset()
    """Customers that somebody of the operator's staff looks after."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Slack team or a Teams tenant, and the customer that owns it."""

    platform: str
    id: str
    customer_id: CustomerId
    bot_user: str = ""
    installed_at: datetime | None = None
