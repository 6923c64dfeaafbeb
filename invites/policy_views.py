"""What the cards and forms about the policy need to know, gathered by `services.policies`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from invites.people import Person, PersonId
from invites.policy import Policy
from invites.policy.parts import Wanted
from invites.policy.radius import Radius
from invites.policy_ports import PolicyDraft, PolicyVersion
from invites.work import WorkItem, WorkItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Whom and what a policy may name.

    A private work item whose name the reader may not see has no title. `departments` are as
    people spell them, by the form in which they are compared; `accounts` are ids of the platform.
    """

    people: Mapping[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    items: Mapping[WorkItemId, WorkItem] = field(default_factory=dict[WorkItemId, WorkItem])
    departments: Mapping[str, str] = field(default_factory=dict[str, str])
    accounts: Mapping[PersonId, str] = field(default_factory=dict[PersonId, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView:
    """`own` is what the administrators wrote, `above` what holds over it, `holds` both together.

    `latest` is None while nobody has written anything.
    """

    own: Policy
    above: Policy
    holds: Policy
    known: Known
    latest: PolicyVersion | None
    now: datetime

    @property
    def author(self) -> Person | None:
        by = self.latest.author_id if self.latest else None
        return self.known.people.get(by) if by else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """`versions` from the newest on; `before` is what held before the oldest of them."""

    versions: Sequence[PolicyVersion]
    before: Policy
    known: Known
    number: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of the invitations that a new policy concerned. `later`: it is being done."""

    kept: int = 0
    asked: int = 0
    revoked: int = 0
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """`changed` is False when it was so already."""

    view: PolicyView
    changed: bool = True
    looked_at: int = 0
    settled: Settled = field(default_factory=Settled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """Not saved yet: what would become of what waits. `faster`: somebody saved in between."""

    draft: PolicyDraft
    before: Policy
    after: Policy
    radius: Radius
    known: Known
    faster: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """Somebody changed the very same thing since `base`; what was `wanted` is kept."""

    view: PolicyView
    wanted: Wanted
    base: Policy
    note: str = ""


Outcome = Saved | Consequences | Overtaken
