"""What waits, in memory."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from invites.invitation import ACTIVE, Invitation, InvitationId, InvitationState
from invites.people import Person, PersonId
from invites.preferences import Preferences
from invites.work import WorkItem, WorkItemId

if TYPE_CHECKING:
    from tests.support.memory import Rows


@dataclass
class MemoryWaiting:
    rows: "Rows"

    async def invitations(self) -> Sequence[Invitation]:
        active = (i for i in self.rows.invitations.values() if i.state in ACTIVE)
        return sorted(active, key=lambda i: i.id)

    async def people(self) -> Mapping[PersonId, Person]:
        sides = {p for i in await self.invitations() for p in (i.inviter_id, i.invitee_id)}
        return {p: self.rows.people[p] for p in sides}

    async def work_items(self) -> Mapping[WorkItemId, WorkItem]:
        theirs = {i.work_item_id for i in await self.invitations()}
        return {each: self.rows.work_items[each] for each in theirs}

    async def members(self) -> Mapping[WorkItemId, frozenset[PersonId]]:
        found: defaultdict[WorkItemId, set[PersonId]] = defaultdict(set)
        for each in await self.invitations():
            for side in (each.inviter_id, each.invitee_id):
                if (each.work_item_id, side) in self.rows.members:
                    found[each.work_item_id].add(side)
        return {item: frozenset(people) for item, people in found.items()}

    async def preferences(self) -> Mapping[PersonId, Preferences]:
        invitees = {i.invitee_id for i in await self.invitations()}
        return {p: w for p, w in self.rows.preferences.items() if p in invitees}

    async def declined(self, since: datetime) -> Mapping[PersonId, Sequence[Invitation]]:
        invitees = {i.invitee_id for i in await self.invitations()}
        found: defaultdict[PersonId, list[Invitation]] = defaultdict(list)
        ordered = sorted(self.rows.invitations.values(), key=lambda i: (i.created_at, i.id))
        for each in ordered:
            said_no = each.state is InvitationState.DECLINED and each.created_at >= since
            if said_no and each.invitee_id in invitees:
                found[each.invitee_id].append(each)
        return found

    async def keep(self, ids: Collection[InvitationId]) -> None:
        for each in ids:
            found = self.rows.invitations.get(each)
            if found is not None and not found.kept:
                changed = replace(found, kept=True, version=found.version + 1)
                self.rows.invitations[each] = changed
