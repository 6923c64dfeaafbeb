"""Everything that waits, with all that the policy asks about it: one question for each kind."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from invites.invitation import Invitation, InvitationId
from invites.people import Person, PersonId
from invites.preferences import Preferences
from invites.work import WorkItem, WorkItemId


class WaitingRepository(Protocol):
    """What concerns the active invitations of the customer; nothing else is read."""

    async def invitations(self) -> Sequence[Invitation]:
        """The active ones, in the order of their ids."""
        ...

    async def people(self) -> Mapping[PersonId, Person]:
        """Their inviters and invitees."""
        ...

    async def work_items(self) -> Mapping[WorkItemId, WorkItem]: ...

    async def members(self) -> Mapping[WorkItemId, frozenset[PersonId]]:
        """Which of their inviters and invitees are in the work that they are about."""
        ...

    async def preferences(self) -> Mapping[PersonId, Preferences]:
        """Of their invitees, as far as these ever changed something."""
        ...

    async def declined(self, since: datetime) -> Mapping[PersonId, Sequence[Invitation]]:
        """What their invitees have declined of all that was created since then."""
        ...

    async def keep(self, ids: Collection[InvitationId]) -> None:
        """Let these stand whatever the customer's own rules say from now on."""
        ...
