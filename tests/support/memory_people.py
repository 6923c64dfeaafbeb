"""People in memory, and the merging of two records of one person over all other rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from invites.errors import ConcurrentUpdate, NotFound
from invites.invitation import ACTIVE, Invitation, InvitationState
from invites.people import CustomerId, Identity, Person, PersonId
from invites.suggestion import Suggestion

if TYPE_CHECKING:
    from tests.support.memory import Rows


@dataclass
class MemoryPeople:
    rows: "Rows"
    customer_id: CustomerId
    _by_email: dict[str, PersonId] | None = None

    async def get(self, person_id: PersonId) -> Person:
        if person_id not in self.rows.people:
            raise NotFound
        return self.rows.people[person_id]

    async def many(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, Person]:
        return {i: self.rows.people[i] for i in person_ids if i in self.rows.people}

    async def all(self) -> Sequence[Person]:
        return [person for _, person in sorted(self.rows.people.items())]

    async def by_identity(self, identity: Identity) -> Person | None:
        person_id = self.rows.identities.get(identity)
        return None if person_id is None else self.rows.people[person_id]

    async def by_email(self, email: str) -> Person | None:
        if self._by_email is None:
            people = reversed(self.rows.people.values())
            self._by_email = {p.email.casefold(): p.id for p in people if p.email}
        found = self._by_email.get(email.casefold())
        return None if found is None else self.rows.people[found]

    async def search(self, words: str, limit: int = 10) -> Sequence[Person]:
        wanted = words.casefold().split()
        found = [p for p in self.rows.people.values() if wanted and _contains(p, wanted)]
        found.sort(key=lambda p: (not p.name.casefold().startswith(wanted[0]), p.name, p.id))
        return found[:limit]

    async def add(self, person: Person) -> None:
        if person.customer_id != self.customer_id:
            raise NotFound
        if person.id in self.rows.people:
            raise ConcurrentUpdate
        self._put(person)

    async def save(self, person: Person) -> None:
        if (await self.get(person.id)).version != person.version:
            raise ConcurrentUpdate
        self._put(replace(person, version=person.version + 1))

    def _put(self, person: Person) -> None:
        """An e-mail changed or gone makes the index of them worthless; a new one is noted."""
        before = self.rows.people.get(person.id)
        self.rows.people[person.id] = person
        if before is not None and before.email != person.email:
            self._by_email = None
        elif self._by_email is not None and person.email:
            self._by_email.setdefault(person.email.casefold(), person.id)

    async def identify(self, identity: Identity, person_id: PersonId) -> None:
        await self.get(person_id)
        self.rows.identities[identity] = person_id

    async def identities(self, person_id: PersonId) -> Sequence[Identity]:
        return [i for i, owner in self.rows.identities.items() if owner == person_id]

    async def merge(self, duplicate: PersonId, into: PersonId) -> None:
        await self.get(duplicate)
        await self.get(into)
        self._by_email = None
        if duplicate != into:
            _merge(self.rows, duplicate, into)


def _contains(person: Person, words: Sequence[str]) -> bool:
    text = f"{person.name} {person.email}".casefold()
    return all(word in text for word in words)


def _merge(rows: "Rows", old: PersonId, new: PersonId) -> None:
    del rows.people[old]
    for person in list(rows.people.values()):
        if person.manager_id == old:
            manager = None if person.id == new else new
            rows.people[person.id] = replace(person, manager_id=manager)
    rows.identities.update({i: new for i, owner in rows.identities.items() if owner == old})
    _merge_memberships(rows, old, new)
    _merge_records(rows, old, new)
    if (theirs := rows.preferences.pop(old, None)) is not None:
        rows.preferences.setdefault(new, replace(theirs, person_id=new))


def _merge_memberships(rows: "Rows", old: PersonId, new: PersonId) -> None:
    for (item_id, person_id), membership in list(rows.members.items()):
        if person_id == old:
            del rows.members[item_id, old]
            rows.members.setdefault((item_id, new), replace(membership, person_id=new))


def _merge_records(rows: "Rows", old: PersonId, new: PersonId) -> None:
    ids = {old: new}
    rows.activity[:] = [
        replace(
            act,
            actor_id=ids.get(act.actor_id, act.actor_id),
            target_ids=tuple(ids.get(t, t) for t in act.target_ids),
        )
        for act in rows.activity
    ]
    rows.suggestions.update({s.id: _suggestion(s, ids) for s in rows.suggestions.values()})
    for delivery in list(rows.deliveries.values()):
        person_id = ids.get(delivery.person_id, delivery.person_id)
        rows.deliveries[delivery.id] = replace(delivery, person_id=person_id)
    _merge_invitations(rows, ids)


def _suggestion(suggestion: Suggestion, ids: Mapping[PersonId, PersonId]) -> Suggestion:
    proposed = (
        replace(p, person_id=ids.get(p.person_id, p.person_id)) for p in suggestion.proposed
    )
    left_out = (
        replace(p, person_id=ids.get(p.person_id, p.person_id)) for p in suggestion.left_out
    )
    actor_id = ids.get(suggestion.actor_id, suggestion.actor_id)
    return replace(
        suggestion, actor_id=actor_id, proposed=tuple(proposed), left_out=tuple(left_out)
    )


def _merge_invitations(rows: "Rows", ids: Mapping[PersonId, PersonId]) -> None:
    """Both records may have been invited to the same work item: the older invitation stands."""
    taken: set[tuple[PersonId, str]] = set()
    for invitation in sorted(rows.invitations.values(), key=lambda i: (i.created_at, i.id)):
        moved = _invitation(invitation, ids)
        twin = (moved.invitee_id, moved.work_item_id)
        if moved.state in ACTIVE and twin in taken:
            moved = replace(moved, state=InvitationState.SUPERSEDED)
        if moved.state in ACTIVE:
            taken.add(twin)
        rows.invitations[moved.id] = moved


def _invitation(invitation: Invitation, ids: Mapping[PersonId, PersonId]) -> Invitation:
    return replace(
        invitation,
        inviter_id=ids.get(invitation.inviter_id, invitation.inviter_id),
        invitee_id=ids.get(invitation.invitee_id, invitation.invitee_id),
        co_inviter_ids=tuple(ids.get(i, i) for i in invitation.co_inviter_ids),
    )
