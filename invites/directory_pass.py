"""One pass over the people of a workspace, page by page, and where it stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol, Self

from invites.arrival import Profile
from invites.people import CustomerId, Detail, PersonId

MOST_MISSING = 0.2
"""The share of people that may be gone at once; more looks like a list that was cut short."""
RESTARTS = 5
STALE_HOURS = 24


class PassState(StrEnum):
    READING = "reading"
    MARKING = "marking"  # all pages are read; who is not listed any more is marked as left
    COMPLETE = "complete"
    REFUSED = "refused"  # read wholly, but so many were missing that nobody was marked
    FAILED = "failed"


RUNNING = frozenset({PassState.READING, PassState.MARKING})


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryPass:
    """`cursor` is Slack's, of the page to be read next; `missing` those found to have left.

    `fields` are the organisation's own profile fields, from Slack's id to what they tell.
    """

    customer_id: CustomerId
    workspace: str
    started_at: datetime
    number: int = 1
    state: PassState = PassState.READING
    full: bool = False
    finished_at: datetime | None = None
    cursor: str = ""
    pages: int = 0
    people: int = 0
    created: int = 0
    changed: int = 0
    missing: int = 0
    restarts: int = 0
    error: str = ""
    fields: dict[str, Detail] = field(default_factory=dict[str, Detail])
    version: int = 0
    """0 while nothing is stored."""

    @property
    def running(self) -> bool:
        return self.state in RUNNING

    def again(self, *, at: datetime, full: bool) -> Self:
        """The next pass; what was learned about fields stays known."""
        return replace(
            self,
            number=self.number + 1,
            state=PassState.READING,
            full=full,
            started_at=at,
            finished_at=None,
            cursor="",
            pages=0,
            people=0,
            created=0,
            changed=0,
            missing=0,
            restarts=0,
            error="",
        )

    def read(self, *, cursor: str, people: int, created: int, changed: int) -> Self:
        """A page is written; `cursor` leads to the next, empty after the last."""
        return replace(
            self,
            cursor=cursor,
            pages=self.pages + 1,
            people=self.people + people,
            created=self.created + created,
            changed=self.changed + changed,
            state=self.state if cursor else PassState.MARKING,
        )

    def restart(self, *, at: datetime) -> Self:
        """Slack forgot its cursor: from the first page again, a few times."""
        if self.restarts >= RESTARTS:
            return self.fail("invalid_cursor", at=at)
        return replace(self, cursor="", pages=0, people=0, restarts=self.restarts + 1)

    def mark(self, count: int) -> Self:
        return replace(self, missing=self.missing + count)

    def complete(self, *, at: datetime) -> Self:
        return replace(self, state=PassState.COMPLETE, finished_at=at)

    def refuse(self, missing: int, *, at: datetime) -> Self:
        return replace(self, state=PassState.REFUSED, missing=missing, finished_at=at)

    def fail(self, error: str, *, at: datetime) -> Self:
        return replace(self, state=PassState.FAILED, error=error[:32], finished_at=at)


def too_many_missing(missing: int, listed: int) -> bool:
    """Whether so many are gone that the list is not to be believed. One person may always go."""
    return missing > max(1, MOST_MISSING * (missing + listed))


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page of a workspace's list of people; `cursor` leads to the next, empty on the last."""

    profiles: tuple[Profile, ...]
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class OwnFields:
    """What an organisation's own profile fields say; `manager` as they name them."""

    department: str = ""
    manager: str = ""
    skills: tuple[str, ...] = ()


class PassRepository(Protocol):
    """Passes over the people of a Slack workspace, and what each has seen."""

    async def first_tick(self, job: str, slot: datetime) -> bool:
        """True for one caller over all processes, as of the commit of this unit."""
        ...

    async def get(self, workspace: str) -> DirectoryPass | None: ...

    async def save(self, each: DirectoryPass) -> None:
        """Write it over the version that was read, or raise `ConcurrentUpdate`."""
        ...

    async def note_listed(self, workspace: str, users: Collection[str], at: datetime) -> None:
        """These stand in the list that the pass begun at `at` reads."""
        ...

    async def count(self, workspace: str, since: datetime) -> tuple[int, int]:
        """How many were listed since then, and how many only before."""
        ...

    async def gone(self, workspace: str, since: datetime, limit: int) -> Sequence[PersonId]:
        """Those who were listed, but not since then, and have no account elsewhere."""
        ...

    async def to_profile(
        self, workspace: str, before: datetime, limit: int, *, followed: bool
    ) -> Sequence[str]:
        """Users whose own fields were not read since then; `followed`: members of work only."""
        ...

    async def note_profiled(self, workspace: str, user: str, at: datetime) -> None: ...
