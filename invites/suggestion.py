"""A suggestion: "this person should invite that person to this work item", and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Self

from invites.errors import AlreadyAnswered, NotAllowed
from invites.people import CustomerId, PersonId
from invites.work import WorkItemId

SuggestionId = NewType("SuggestionId", str)

LIFETIME = timedelta(days=7)
SNOOZE = timedelta(days=7)


class SuggestionState(StrEnum):
    OFFERED = "offered"
    CONVERTED = "converted"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"
    EXPIRED = "expired"
    WITHHELD = "withheld"


class EvidenceKind(StrEnum):
    ROLE_GAP = "role_gap"  # role
    WORKS_WITH = "works_with"  # count, of
    OWNS_TOPIC = "owns_topic"  # term
    ASKED_LATELY = "asked_lately"  # count: how often these people addressed them
    JOINED_SIMILAR = "joined_similar"  # count, of: similar work items of the last months
    SAME_DEPARTMENT = "same_department"  # department
    MENTIONED = "mentioned"  # the actor just named them, and they are not there
    ROLE_ASKED = "role_asked"  # role: the actor just asked for somebody of it


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason, as facts; `blocks` puts it into words. `weight` orders them."""

    kind: EvidenceKind
    facts: Mapping[str, str | int] = field(default_factory=dict[str, str | int])
    weight: float = 0.0


class LeftOutReason(StrEnum):
    """Why somebody was not suggested. One code for each person left out."""

    ALREADY_MEMBER = "already_member"
    ALREADY_INVITED = "already_invited"
    COOL_DOWN = "cool_down"
    OPTED_OUT = "opted_out"
    MUTED = "muted"
    DISMISSED_LATELY = "dismissed_lately"
    ASKED_ENOUGH = "asked_enough"
    GUEST = "guest"
    EXTERNAL = "external"
    BOT = "bot"
    LEFT = "left"
    AWAY = "away"
    UNKNOWN_PERSON = "unknown_person"
    BELOW_THRESHOLD = "below_threshold"
    RANKED_LOWER = "ranked_lower"


class WithheldReason(StrEnum):
    """Why an activity led to no suggestion at all."""

    NOT_A_PROMPT = "not_a_prompt"  # a join, a leave, a reaction
    ALONE = "alone"  # nobody else is in the work item yet
    SUGGESTIONS_OFF = "suggestions_off"
    SNOOZED = "snoozed"
    OPEN_SUGGESTION = "open_suggestion"
    DAILY_BUDGET = "daily_budget"
    WEEKLY_BUDGET = "weekly_budget"
    WORK_ITEM_MUTED = "work_item_muted"
    NO_CANDIDATES = "no_candidates"
    EVERYBODY_LEFT_OUT = "everybody_left_out"
    BELOW_THRESHOLD = "below_threshold"
    NOT_A_MEMBER_OF_STAFF = "not_a_member_of_staff"  # the actor is a guest, a bot or has left
    TOO_OLD = "too_old"
    HOLDOUT = "holdout"  # kept back, to measure what suggestions bring about


@dataclass(frozen=True, slots=True)
class Proposed:
    """One person proposed: `confidence` between 0 and 1, `role` the gap they would fill or ""."""

    person_id: PersonId
    confidence: float
    role: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    person_id: PersonId
    reason: LeftOutReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`proposed` holds one to three people, best first; `draft` the message already written."""

    id: SuggestionId
    customer_id: CustomerId
    actor_id: PersonId
    work_item_id: WorkItemId
    proposed: tuple[Proposed, ...]
    left_out: tuple[LeftOut, ...]
    draft: str
    made_at: datetime
    state: SuggestionState = SuggestionState.OFFERED
    answered_at: datetime | None = None
    again_at: datetime | None = None
    version: int = 1

    @property
    def best(self) -> Proposed:
        return self.proposed[0]

    @property
    def by_mention(self) -> bool:
        """Whether the actor named them, rather than that a role is missing."""
        return any(e.kind is EvidenceKind.MENTIONED for e in self.best.evidence)

    @property
    def expires_at(self) -> datetime:
        return self.made_at + LIFETIME

    def state_at(self, now: datetime) -> SuggestionState:
        """Expiry is derived at reading."""
        open_still = self.state in (SuggestionState.OFFERED, SuggestionState.SNOOZED)
        return SuggestionState.EXPIRED if open_still and now >= self.expires_at else self.state

    def convert(self, *, by: PersonId, at: datetime) -> Self:
        return self._answer(SuggestionState.CONVERTED, by, at)

    def dismiss(self, *, by: PersonId, at: datetime) -> Self:
        return self._answer(SuggestionState.DISMISSED, by, at)

    def snooze(self, *, by: PersonId, at: datetime) -> Self:
        return replace(self._answer(SuggestionState.SNOOZED, by, at), again_at=at + SNOOZE)

    def reopen(self, *, by: PersonId) -> Self:
        """Take a dismissal back."""
        if by != self.actor_id:
            raise NotAllowed
        return replace(self, state=SuggestionState.OFFERED, answered_at=None, again_at=None)

    def without(self, person_id: PersonId, *, at: datetime) -> Self:
        """Somebody left: they are proposed no more, and without anybody it is over."""
        rest = tuple(p for p in self.proposed if p.person_id != person_id)
        if person_id == self.actor_id or not rest:
            return replace(self, state=SuggestionState.EXPIRED, answered_at=at)
        gone = LeftOut(person_id, LeftOutReason.LEFT)
        return replace(self, proposed=rest, left_out=(gone, *self.left_out))

    def redrafted(self, draft: str) -> Self:
        return replace(self, draft=draft)

    def _answer(self, state: SuggestionState, by: PersonId, at: datetime) -> Self:
        if by != self.actor_id:
            raise NotAllowed
        if self.state is state:
            return self
        if self.state_at(at) not in (SuggestionState.OFFERED, SuggestionState.SNOOZED):
            raise AlreadyAnswered(self.state_at(at), self.answered_at)
        return replace(self, state=state, answered_at=at)
