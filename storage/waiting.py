"""All that waits, and all that the policy asks about it, each kind in one question."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, select, union, update

from invites.invitation import ACTIVE, Invitation, InvitationId, InvitationState
from invites.people import Person, PersonId
from invites.preferences import Preferences
from invites.work import WorkItem, WorkItemId
from storage.batches import in_parts
from storage.invitations import invitation_of
from storage.people import person_of
from storage.preferences import preferences_of
from storage.scope import Scope
from storage.tables import invitation, member, person, preferences, work_item
from storage.work_items import work_item_of


class SqlWaiting:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def _waits(self) -> tuple[ColumnElement[bool], ...]:
        return self._scope.mine(invitation), invitation.c.state.in_(ACTIVE)

    def _of(self, column: ColumnElement[str]) -> Select[str]:
        return select(column).where(*self._waits())

    async def invitations(self) -> Sequence[Invitation]:
        query = select(invitation).where(*self._waits()).order_by(invitation.c.id)
        return [invitation_of(row) for row in await self._scope.rows(query)]

    async def people(self) -> Mapping[PersonId, Person]:
        theirs = union(self._of(invitation.c.inviter_id), self._of(invitation.c.invitee_id))
        query = select(person).where(self._scope.mine(person), person.c.id.in_(theirs))
        return {each.id: each for each in map(person_of, await self._scope.rows(query))}

    async def work_items(self) -> Mapping[WorkItemId, WorkItem]:
        theirs = self._of(invitation.c.work_item_id)
        query = select(work_item).where(self._scope.mine(work_item), work_item.c.id.in_(theirs))
        return {each.id: each for each in map(work_item_of, await self._scope.rows(query))}

    async def members(self) -> Mapping[WorkItemId, frozenset[PersonId]]:
        pairs = [
            select(member.c.work_item_id, member.c.person_id)
            .join(invitation, _same(member.c.person_id, column))
            .where(*self._waits(), self._scope.mine(member))
            for column in (invitation.c.inviter_id, invitation.c.invitee_id)
        ]
        found: defaultdict[WorkItemId, set[PersonId]] = defaultdict(set)
        for row in await self._scope.rows(union(*pairs)):
            found[WorkItemId(row["work_item_id"])].add(PersonId(row["person_id"]))
        return {item_id: frozenset(people) for item_id, people in found.items()}

    async def preferences(self) -> Mapping[PersonId, Preferences]:
        theirs = self._of(invitation.c.invitee_id)
        mine = self._scope.mine(preferences)
        query = select(preferences).where(mine, preferences.c.person_id.in_(theirs))
        return {p.person_id: p for p in map(preferences_of, await self._scope.rows(query))}

    async def declined(self, since: datetime) -> Mapping[PersonId, Sequence[Invitation]]:
        theirs = self._of(invitation.c.invitee_id)
        earlier = invitation.alias("earlier")
        query = (
            select(earlier)
            .where(
                self._scope.mine_of(earlier.c.customer_id),
                earlier.c.state == InvitationState.DECLINED,
                earlier.c.created_at >= since,
                earlier.c.invitee_id.in_(theirs),
            )
            .order_by(earlier.c.created_at, earlier.c.id)
        )
        found: defaultdict[PersonId, list[Invitation]] = defaultdict(list)
        for row in await self._scope.rows(query):
            each = invitation_of(row)
            found[each.invitee_id].append(each)
        return found

    async def keep(self, ids: Collection[InvitationId]) -> None:
        table = invitation
        for part in in_parts(ids):
            await self._scope.change(
                update(table)
                .where(self._scope.mine(table), table.c.id.in_(part), ~table.c.kept)
                .values(kept=True, version=table.c.version + 1)
            )


def _same(person_id: ColumnElement[str], column: ColumnElement[str]) -> ColumnElement[bool]:
    return (
        (member.c.customer_id == invitation.c.customer_id)
        & (member.c.work_item_id == invitation.c.work_item_id)
        & (person_id == column)
    )
