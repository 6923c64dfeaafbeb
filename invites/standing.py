"""What holds for one person: what they chose, what it rests on, and what comes of both."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime

from invites.attention import AttentionRules, hours_of, weekly_budget
from invites.hours import WorkingHours
from invites.invitation import Invitation
from invites.notifying import Channel, Kind, Pace, pace_of
from invites.people import Identity, Person, PersonId
from invites.preferences import Preferences
from invites.work import WorkItem, WorkItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferencesView:
    """`people` and `items` are those named in the lists; `inside` the work they are in.

    `mail` says that e-mail is set up and they have an address; `leads` that somebody reports to
    them.
    """

    person: Person
    wishes: Preferences
    rules: AttentionRules
    reachable: AbstractSet[Channel]
    leads: bool = False
    people: Mapping[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    items: Mapping[WorkItemId, WorkItem] = field(default_factory=dict[WorkItemId, WorkItem])
    inside: AbstractSet[WorkItemId] = frozenset()
    now: datetime

    def pace(self, kind: Kind, channel: Channel) -> Pace:
        return pace_of(kind, channel, self.wishes, self.reachable, leads=self.leads)

    @property
    def mail(self) -> bool:
        return Channel.EMAIL in self.reachable

    @property
    def hours(self) -> WorkingHours:
        return hours_of(self.rules, self.wishes)

    @property
    def budget(self) -> int:
        return weekly_budget(self.rules, self.wishes)

    @property
    def paused_until(self) -> datetime | None:
        """When it is still to come."""
        until = self.wishes.paused_until
        return until if until is not None and until > self.now else None

    @property
    def snoozed_until(self) -> datetime | None:
        until = self.wishes.snoozed_until
        return until if until is not None and until > self.now else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What there is about one person; `counts` are rows by what they are."""

    person: Person
    identities: tuple[Identity, ...]
    wishes: Preferences
    counts: Mapping[str, int]
    open_received: int
    open_sent: int
    accepted: int
    received: tuple[Invitation, ...] = ()
    sent: tuple[Invitation, ...] = ()
    now: datetime
