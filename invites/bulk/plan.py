"""A plan of many invitations and its rows: what is to be, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Self

from invites.bulk.faults import BadList
from invites.invitation import InvitationId
from invites.people import CustomerId, PersonId
from invites.work import WorkItemId

PlanId = NewType("PlanId", str)

STANDS_FOR = timedelta(days=1)
"""What was judged longer ago may not be so any more."""


class PlanState(StrEnum):
    READING = "reading"  # its file is being fetched
    JUDGING = "judging"
    READY = "ready"
    SENDING = "sending"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    REFUSED = "refused"  # the file as a whole
    DROPPED = "dropped"
    LAPSED = "lapsed"  # derived: ready for too long


class PlanKind(StrEnum):
    LIST = "list"
    TEAM = "team"


class Verdict(StrEnum):
    """What would become of a row if it were sent now."""

    INVITE = "invite"
    APPROVAL = "approval"
    PENDING = "pending"  # somebody's invitation waits: one joins it as co-inviter
    MEMBER = "member"
    DUPLICATE = "duplicate"
    INVALID = "invalid"
    DENIED = "denied"


class Outcome(StrEnum):
    """What became of a row."""

    INVITED = "invited"
    ASKED = "asked"  # waits for an approval
    JOINED = "joined"  # as co-inviter
    MEMBER = "member"
    DUPLICATE = "duplicate"
    INVALID = "invalid"
    DENIED = "denied"
    LEFT_OUT = "left_out"
    FAILED = "failed"
    UNDONE = "undone"
    KEPT = "kept"  # could not be undone any more


SENDABLE = frozenset({Verdict.INVITE, Verdict.PENDING})
SENT = frozenset({Outcome.INVITED, Outcome.ASKED})
"""What can be undone."""
AGAIN = frozenset({Outcome.INVALID, Outcome.DENIED, Outcome.FAILED, Outcome.LEFT_OUT})
"""What the file to upload again holds."""
_WORKING = (PlanState.READING, PlanState.JUDGING, PlanState.SENDING, PlanState.UNDOING)


@dataclass(frozen=True, slots=True)
class Note:
    """Why, as a code with its facts; the words are in `blocks`."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict[str, str | int])


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """`number` as a spreadsheet counts; `cells` as they were uploaded, to be given back."""

    number: int
    cells: tuple[str, ...]
    person_id: PersonId | None = None
    work_item_id: WorkItemId | None = None
    verdict: Verdict | None = None
    note: Note | None = None
    left_out: bool = False
    outcome: Outcome | None = None
    invitation_id: InvitationId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`work_item_id` and `message` hold where a row says nothing; no message is the template's.

    `source` is the platform's name of the file. `sender_id` is whoever committed it, and the
    inviter of all its invitations.
    """

    id: PlanId
    customer_id: CustomerId
    author_id: PersonId
    kind: PlanKind
    created_at: datetime
    state: PlanState = PlanState.JUDGING
    work_item_id: WorkItemId | None = None
    message: str = ""
    header: tuple[str, ...] = ()
    source: str = ""
    refusal: Note | None = None
    with_approval: bool = False
    sender_id: PersonId | None = None
    handed_over: bool = False
    """Whoever prepared it may not send it; the administrators have it before them."""
    ended_at: datetime | None = None
    version: int = 1

    def state_at(self, now: datetime) -> PlanState:
        if self.state is PlanState.READY and now >= self.created_at + STANDS_FOR:
            return PlanState.LAPSED
        return self.state

    @property
    def working(self) -> bool:
        """Whether a job is at it."""
        return self.state in _WORKING

    def read(self, header: tuple[str, ...]) -> Self:
        return replace(self._from(PlanState.READING), header=header, state=PlanState.JUDGING)

    def refuse(self, why: Note, *, at: datetime) -> Self:
        return replace(self, state=PlanState.REFUSED, refusal=why, ended_at=at)

    def judged(self) -> Self:
        return replace(self._from(PlanState.JUDGING), state=PlanState.READY)

    def commit(self, *, by: PersonId, at: datetime, with_approval: bool) -> Self:
        """Once: whoever comes second gets it as it is."""
        if self.sender_id is not None:
            return self
        if self.state_at(at) is not PlanState.READY:
            raise not_open(self.state_at(at))
        return replace(self, state=PlanState.SENDING, sender_id=by, with_approval=with_approval)

    def sent(self, *, at: datetime) -> Self:
        return replace(self._from(PlanState.SENDING), state=PlanState.DONE, ended_at=at)

    def undo(self) -> Self:
        if self.state in (PlanState.UNDOING, PlanState.UNDONE):
            return self
        return replace(self._from(PlanState.DONE), state=PlanState.UNDOING)

    def undone(self, *, at: datetime) -> Self:
        return replace(self._from(PlanState.UNDOING), state=PlanState.UNDONE, ended_at=at)

    def drop(self, *, at: datetime) -> Self:
        if self.state is PlanState.DROPPED:
            return self
        return replace(self._from(PlanState.READY), state=PlanState.DROPPED, ended_at=at)

    def _from(self, state: PlanState) -> Self:
        if self.state is not state:
            raise not_open(self.state)
        return self


def not_open(state: PlanState) -> BadList:
    return BadList("lapsed" if state is PlanState.LAPSED else "moved_on")


def chosen(row: PlanRow, *, with_approval: bool) -> bool:
    """Whether a row is sent when the plan is."""
    fits = row.verdict in SENDABLE or (with_approval and row.verdict is Verdict.APPROVAL)
    return fits and not row.left_out


def request_key(plan_id: PlanId, number: int) -> str:
    """Of the invitation that a row becomes."""
    return f"bulk:{plan_id}:{number}"


def plan_of(key: str) -> PlanId | None:
    """The plan from which an invitation with this request key came."""
    first, _, rest = key.partition(":")
    return PlanId(rest.partition(":")[0]) if first == "bulk" and rest else None
