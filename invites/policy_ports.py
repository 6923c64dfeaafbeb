"""Where policies are kept: what holds now, what held before, who changed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from invites.people import PersonId
from invites.policy import Policy
from invites.policy.parts import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyVersion:
    """One saved version of a customer's own level. `note` says why, in the author's words.

    `restored` is the version it was taken from again, if it was.
    """

    version: int
    policy: Policy
    author_id: PersonId | None
    at: datetime
    note: str = ""
    restored: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDraft:
    """What an administrator asked for and has not confirmed yet; one for each of them.

    `base` is the version that they saw when they asked.
    """

    id: str
    author_id: PersonId
    base: int
    wanted: Wanted
    at: datetime
    note: str = ""
    restored: int | None = None


class PolicyRepository(Protocol):
    async def current(self) -> Policy:
        """What holds for the customer now, the levels above included."""
        ...

    async def own(self) -> Policy:
        """The customer's own level as it was written; as it ships while nobody has."""
        ...

    async def above(self) -> Policy:
        """What the levels above the customer say together."""
        ...

    async def own_at(self, version: int) -> Policy:
        """The customer's own level of that version; 0 is as it ships."""
        ...

    async def history(self, limit: int) -> Sequence[PolicyVersion]:
        """The newest first."""
        ...

    async def at(self, version: int) -> PolicyVersion:
        """Return that version, or raise `NotFound`."""
        ...

    async def save(self, change: PolicyVersion) -> None:
        """Store the next version, or raise `ConcurrentUpdate` when somebody else was first."""
        ...

    async def draft(self, author_id: PersonId) -> PolicyDraft | None: ...

    async def put_draft(self, draft: PolicyDraft) -> None:
        """It takes the place of the one that they had."""
        ...

    async def drop_draft(self, author_id: PersonId) -> None: ...
