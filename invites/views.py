"""What one card or form needs to know, gathered by a service so that the card never queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from invites.delivery import Purpose
from invites.drafting.facts import DraftFacts
from invites.errors import CannotInvite
from invites.invitation import Invitation
from invites.pages import Pages, Part
from invites.people import Person, PersonId
from invites.policy import Rule, Verdict
from invites.policy_views import Known
from invites.preferences import Mute
from invites.suggestion import LeftOut, Proposed, Suggestion
from invites.work import WorkItem, WorkItemId


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a message did not arrive: over which channel, to which address, and a code."""

    channel: str = ""
    address: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationView:
    """`members` are a few of those in the work item, `more_members` how many else there are.

    `now` decides what is over.
    """

    invitation: Invitation
    item: WorkItem
    inviter: Person
    invitee: Person
    co_inviters: tuple[Person, ...] = ()
    referred: Person | None = None
    members: tuple[Person, ...] = ()
    more_members: int = 0
    asked: tuple[Person, ...] = ()
    """Who was asked for approval, where it needs one."""
    decider: Person | None = None
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalView:
    """A request for approval as `reader` may see it; `rules` are those of today, by id.

    `people` and `items` are those that the rules name.
    """

    about: InvitationView
    reader: Person
    rules: Mapping[str, Rule] = field(default_factory=dict[str, Rule])
    people: Mapping[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    items: Mapping[WorkItemId, WorkItem] = field(default_factory=dict[WorkItemId, WorkItem])
    done: bool = False
    """Whether it is this reader's own answer, given just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionView:
    """`left_out` pairs each person left out with the reason; unknown people are not named."""

    suggestion: Suggestion
    item: WorkItem
    actor: Person
    people: dict[PersonId, Person]
    invitations: tuple[InvitationView, ...] = ()
    muted: Mute | None = None
    """The wish that covers it, when the actor said never."""
    now: datetime

    def left_out(self) -> tuple[tuple[Person, LeftOut], ...]:
        found = ((self.people.get(out.person_id), out) for out in self.suggestion.left_out)
        return tuple((person, out) for person, out in found if person is not None and person.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A message as it was drafted. `model` and `facts` are there when a model wrote it."""

    text: str
    language: str = ""
    model: str = ""
    facts: DraftFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyView:
    """Asked for a suggestion, Usher has none: who comes closest, and why not the others."""

    item: WorkItem
    closest: tuple[Proposed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    people: Mapping[PersonId, Person] = field(default_factory=dict[PersonId, Person])


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that several people have, or nobody but somebody nearly."""

    typed: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeView:
    """The invitation form: `chosen` are the people preselected, `evidence` comes with a suggestion.

    `items` are the work items one may choose from; the first is preselected.
    """

    actor: Person
    items: tuple[WorkItem, ...]
    fixed: bool
    suggestion: SuggestionView | None = None
    chosen: tuple[Person, ...] = ()
    message: str = ""
    written: Written | None = None
    """The model's draft, when `message` is one."""
    request_key: str = ""
    words: str = ""
    """What was typed after "to" and matched no work item."""
    several: bool = False
    """Whether it matched more than one."""
    unclear: tuple[Unclear, ...] = ()
    remarks: tuple[CannotInvite, ...] = ()
    """What stands against people who were named."""
    emails: str = ""
    """Addresses that were typed and belong to nobody we know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """One case put to the policy. `real` is false for work that is only asked about.

    `rules` are all there are, by id; `waiting` says that an invitation is there already;
    `not_before` is when it would go out.
    """

    inviter: Person
    invitee: Person
    item: WorkItem
    real: bool
    verdict: Verdict
    rules: Mapping[str, Rule]
    known: Known
    waiting: bool
    not_before: datetime
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the people chosen in a form would get; `others` are more than are shown."""

    person: Person
    views: tuple[InvitationView, ...] = ()
    remarks: tuple[CannotInvite, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamEntry:
    """An invitation by or to somebody of the manager's team, as far as the manager may see it.

    `failed` says that it could not be brought to the invitee; `reminder_at` when the next reminder
    is due; `mine` that the manager may act on it.
    """

    view: InvitationView
    failed: bool = False
    reminder_at: datetime | None = None
    mine: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """A message that reached somebody, and what it is about as that stands now.

    A digest is about nothing of its own.
    """

    purpose: Purpose
    at: datetime
    about: InvitationView | SuggestionView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What there is for one person: to answer, suggested, sent, their team, told lately.

    `team` is None for whoever manages nobody; `pages` is what they look at.
    """

    person: Person
    received: Part[InvitationView] = field(default_factory=Part)
    suggestions: Part[SuggestionView] = field(default_factory=Part)
    sent: Part[InvitationView] = field(default_factory=Part)
    team: Part[TeamEntry] | None = None
    approvals: Part[InvitationView] = field(default_factory=Part)
    """What waits for this person's yes."""
    lately: Part[Notification] = field(default_factory=Part)
    pages: Pages = field(default_factory=Pages)
    drawing: int = 0
    """Which drawing of Home this is; a higher number was begun later."""
    now: datetime
