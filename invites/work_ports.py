"""What the domain needs to know of work items and of what people look at, as Protocols."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from invites.people import PersonId
from invites.work import Membership, Place, WorkItem, WorkItemId


class WorkItemRepository(Protocol):
    async def get(self, work_item_id: WorkItemId) -> WorkItem: ...

    async def many(self, ids: Collection[WorkItemId]) -> Mapping[WorkItemId, WorkItem]: ...

    async def by_place(self, place: Place) -> WorkItem | None: ...

    async def search(self, words: str, limit: int = 10) -> Sequence[WorkItem]:
        """Not archived ones whose title contains every word, best first."""
        ...

    async def of_member(self, person_id: PersonId, limit: int = 100) -> Sequence[WorkItem]:
        """The work items this person is in, latest activity first."""
        ...

    async def by_links(self, links: Collection[str]) -> Mapping[str, WorkItem]:
        """By link, as `invites.addresses.tidy` writes it; of several the oldest."""
        ...

    async def among(
        self, person_id: PersonId, ids: Collection[WorkItemId]
    ) -> Collection[WorkItemId]:
        """Which of these this person is in."""
        ...

    async def add(self, item: WorkItem) -> None: ...

    async def save(self, item: WorkItem) -> None: ...

    async def members(self, work_item_id: WorkItemId) -> Mapping[PersonId, Membership]: ...

    async def some_members(self, work_item_id: WorkItemId, limit: int) -> Sequence[PersonId]:
        """At most so many of them, the longest there first: a work item may have thousands."""
        ...

    async def member_count(self, work_item_id: WorkItemId) -> int: ...

    async def join(self, work_item_id: WorkItemId, membership: Membership) -> None:
        """Make somebody a member (already one: nothing happens)."""
        ...

    async def join_all(
        self, work_item_id: WorkItemId, memberships: Collection[Membership]
    ) -> None: ...

    async def leave(self, work_item_id: WorkItemId, person_id: PersonId) -> None: ...


class HomePages(Protocol):
    """Which pages of their Home tab people look at: it is drawn anew under their eyes."""

    async def get(self, person_id: PersonId) -> str: ...

    async def put(self, person_id: PersonId, pages: str) -> None: ...

    async def drawing(self, person_id: PersonId) -> int:
        """Count a drawing of it that begins now; return its number."""
        ...

    async def drawn(self, person_id: PersonId) -> int:
        """The number of the latest drawing."""
        ...
