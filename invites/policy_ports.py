"""Where policies are kept: what holds now, what held before, who changed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from invites.people import PersonId
from invites.policy import Policy


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

    async def history(self, limit: int) -> Sequence[PolicyVersion]:
        """The newest first."""
        ...

    async def at(self, version: int) -> PolicyVersion:
        """Return that version, or raise `NotFound`."""
        ...

    async def save(self, change: PolicyVersion) -> None:
        """Store the next version, or raise `ConcurrentUpdate` when somebody else was first."""
        ...
