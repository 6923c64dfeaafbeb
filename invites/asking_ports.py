"""Where suggestions and invitations are kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from invites.invitation import Invitation, InvitationId
from invites.people import PersonId
from invites.suggestion import Suggestion, SuggestionId, WithheldReason
from invites.work import WorkItemId


class SuggestionRepository(Protocol):
    async def get(self, suggestion_id: SuggestionId) -> Suggestion: ...

    async def many(self, ids: Collection[SuggestionId]) -> Mapping[SuggestionId, Suggestion]: ...

    async def add(self, suggestion: Suggestion) -> None: ...

    async def save(self, suggestion: Suggestion) -> None: ...

    async def of_actor(self, actor_id: PersonId, since: datetime) -> Sequence[Suggestion]:
        """Those made for this actor since then, oldest first."""
        ...

    async def concerning(self, person_id: PersonId, since: datetime) -> Sequence[Suggestion]:
        """Open ones made since then, for this person or proposing them."""
        ...

    async def count(self, reasons: Mapping[tuple[date, WithheldReason], int]) -> None:
        """Add to the day's counts of activities that led to no suggestion."""
        ...

    async def counts(self) -> Mapping[WithheldReason, int]: ...

    async def cursor(self) -> int:
        """Up to where in the activity log suggestions have been considered."""
        ...

    async def advance(self, expected: int, sequence: int) -> None:
        """Move the cursor, or raise `ConcurrentUpdate` when another process did."""
        ...


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of recipients, of one inviter and of all; `*_first` is the oldest counted."""

    inviter: int
    inviter_first: datetime | None
    customer: int
    customer_first: datetime | None
    active: int


class InvitationRepository(Protocol):
    async def get(self, invitation_id: InvitationId) -> Invitation: ...

    async def many(self, ids: Collection[InvitationId]) -> Mapping[InvitationId, Invitation]: ...

    async def add(self, invitation: Invitation) -> None:
        """Write a new one, or raise `ConcurrentUpdate` when an active twin exists."""
        ...

    async def save(self, invitation: Invitation) -> None: ...

    async def active(self, invitee_id: PersonId, work_item_id: WorkItemId) -> Invitation | None: ...

    async def of_invitee(
        self, invitee_id: PersonId, since: datetime | None = None
    ) -> Sequence[Invitation]:
        """All to this person created since then, oldest first."""
        ...

    async def of_invitees(
        self, invitee_ids: Collection[PersonId], since: datetime
    ) -> Sequence[Invitation]:
        """As `of_invitee`, of several."""
        ...

    async def of_inviter(
        self, inviter_id: PersonId, since: datetime | None = None, latest: int | None = None
    ) -> Sequence[Invitation]:
        """By this person (co-inviters included) created since then, oldest first.

        With `latest` only that many of the newest.
        """
        ...

    async def of_people(
        self, person_ids: Collection[PersonId], since: datetime, limit: int
    ) -> Sequence[Invitation]:
        """By or to any of these people created since then, newest first, at most so many."""
        ...

    async def asking(self) -> Sequence[Invitation]:
        """Those that wait for an approver, oldest first."""
        ...

    async def by_request(self, inviter_id: PersonId, request_key: str) -> Sequence[Invitation]: ...

    async def active_count(self) -> int: ...

    async def tally(self, inviter_id: PersonId, since: datetime) -> Tally:
        """Recipients since then, and all that wait; those of bulk are not counted."""
        ...
