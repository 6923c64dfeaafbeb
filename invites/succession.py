"""Somebody left while invitations of theirs waited: who is asked to take them over, until when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Protocol, Self

from invites.invitation import ACTIVE, Invitation
from invites.people import CustomerId, Person, PersonId
from invites.work import WorkItem, WorkItemId

SuccessionId = NewType("SuccessionId", str)
LASTS = timedelta(days=7)


class SuccessionState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    RETURNED = "returned"  # they are back themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """`count` is how many invitations it decided about, `skipped` how many it could not."""

    id: SuccessionId
    customer_id: CustomerId
    person_id: PersonId
    asked_of: tuple[PersonId, ...]
    asked_at: datetime
    ends_at: datetime
    state: SuccessionState = SuccessionState.OPEN
    by: PersonId | None = None
    count: int = 0
    version: int = 1

    def settle(self, state: SuccessionState, count: int, by: PersonId | None = None) -> Self:
        return replace(self, state=state, by=by, count=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionView:
    """As one reader sees it. The title of private work that they are not in is empty in `items`.

    `left_over` are invitations that the reader could not take over.
    """

    succession: Succession
    leaver: Person
    reader: Person
    invitations: Sequence[Invitation] = ()
    people: Mapping[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    items: Mapping[WorkItemId, WorkItem] = field(default_factory=dict[WorkItemId, WorkItem])
    by: Person | None = None
    left_over: int = 0


class SuccessionRepository(Protocol):
    async def get(self, succession_id: SuccessionId) -> Succession:
        """Return it, or raise `NotFound`."""
        ...

    async def open_of(self, person_id: PersonId) -> Succession | None:
        """The one after this person that is not settled yet."""
        ...

    async def add(self, succession: Succession) -> None: ...

    async def save(self, succession: Succession) -> None:
        """Write it over the version that was read, or raise `ConcurrentUpdate`."""
        ...


def orphans(
    invitations: Collection[Invitation], leaver: PersonId, here: Collection[PersonId]
) -> list[Invitation]:
    """Open invitations for which nobody who is `here` stands any more."""
    return [
        each
        for each in invitations
        if each.state in ACTIVE
        and leaver in each.inviter_ids
        and not any(inviter in here for inviter in each.inviter_ids)
    ]
