"""People in memory, and the merging of two records of one person over all other rows."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from invites.errors import ConcurrentUpdate, NotFound
from invites.invitation import ACTIVE, Invitation, InvitationState
from invites.people import CustomerId, Identity, Person, PersonId
from invites.policy.domains import canonical_address
from invites.snapshot_ports import Snapshot
from invites.states import Approval
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

    async def after(self, person_id: PersonId | None, limit: int) -> Sequence[Person]:
        later = [p for p in await self.all() if person_id is None or p.id > person_id]
        return later[:limit]

    async def by_identity(self, identity: Identity) -> Person | None:
        person_id = self.rows.identities.get(identity)
        return None if person_id is None else self.rows.people[person_id]

    async def by_identities(self, identities: Collection[Identity]) -> Mapping[Identity, Person]:
        found = {each: await self.by_identity(each) for each in identities}
        return {each: person for each, person in found.items() if person is not None}

    async def by_email(self, email: str) -> Person | None:
        """Somebody who is still here goes before somebody who left."""
        if self._by_email is None:
            self._by_email = {}
            for person in self.rows.people.values():
                self._note(person, self._by_email)
        found = self._by_email.get(_address(email))
        return None if found is None else self.rows.people[found]

    async def by_address(self, address: str) -> Person | None:
        key, exact = canonical_address(address), _address(address)
        same = [p for p in await self.all() if key and canonical_address(p.email) == key]
        same.sort(key=lambda p: (p.left, _address(p.email) != exact, p.id))
        return next(iter(same), None)

    async def by_emails(self, emails: Collection[str]) -> Mapping[str, Person]:
        found = {email: await self.by_email(email) for email in emails}
        return {email: person for email, person in found.items() if person is not None}

    async def reports(self, person_id: PersonId) -> Sequence[Person]:
        theirs = (p for p in self.rows.people.values() if p.manager_id == person_id and not p.left)
        return sorted(theirs, key=lambda p: p.id)

    async def departments(self, limit: int) -> Sequence[str]:
        here = [p for p in self.rows.people.values() if not p.left and p.department]
        counted = Counter(p.department for p in here)
        return sorted(counted, key=lambda each: (-counted[each], each))[:limit]

    async def leaders(self) -> Sequence[Person]:
        here = [p for p in self.rows.people.values() if not p.left]
        leading = {p.manager_id for p in here}
        return sorted((p for p in here if p.id in leading), key=lambda p: p.id)

    async def search(self, words: str, limit: int = 10) -> Sequence[Person]:
        wanted = words.casefold().split()
        found = [p for p in self.rows.people.values() if wanted and _contains(p, wanted)]
        found.sort(key=lambda p: (not p.name.casefold().startswith(wanted[0]), p.name, p.id))
        return found[:limit]

    async def administrators(self, limit: int) -> Sequence[Person]:
        return [p for p in await self.all() if p.administers and p.known and not p.left][:limit]

    async def appointed(self, limit: int) -> Sequence[Person]:
        return [p for p in await self.all() if p.appointed is not None and not p.left][:limit]

    async def add(self, person: Person) -> None:
        if person.customer_id != self.customer_id:
            raise NotFound
        if person.id in self.rows.people:
            raise ConcurrentUpdate
        self._put(person)

    async def add_all(self, people: Collection[Person]) -> None:
        for person in people:
            await self.add(person)

    async def save(self, person: Person) -> None:
        if (await self.get(person.id)).version != person.version:
            raise ConcurrentUpdate
        self._put(replace(person, version=person.version + 1))

    async def save_all(self, people: Collection[Person]) -> None:
        ids = {person.id for person in people}
        stored = await self.many(ids)
        if len(ids) != len(people) or any(
            p.id not in stored or stored[p.id].version != p.version for p in people
        ):
            raise ConcurrentUpdate
        for person in people:
            await self.save(person)

    def _put(self, person: Person) -> None:
        """A new address is noted; any other change makes the index of them worthless."""
        before = self.rows.people.get(person.id)
        self.rows.people[person.id] = person
        if before is None and self._by_email is not None:
            self._note(person, self._by_email)
        elif before is not None and (before.email, before.left) != (person.email, person.left):
            self._by_email = None

    def _note(self, person: Person, index: dict[str, PersonId]) -> None:
        if not person.email:
            return
        first = index.setdefault(_address(person.email), person.id)
        if first != person.id:
            other = self.rows.people[first]
            if (person.left, person.id) < (other.left, other.id):
                index[_address(person.email)] = person.id

    async def identify(self, identity: Identity, person_id: PersonId) -> None:
        await self.get(person_id)
        self.rows.identities[identity] = person_id

    async def identify_all(self, owners: Mapping[Identity, PersonId]) -> None:
        for identity, person_id in owners.items():
            await self.identify(identity, person_id)

    async def identities(self, person_id: PersonId) -> Sequence[Identity]:
        return [i for i, owner in self.rows.identities.items() if owner == person_id]

    async def identities_of(
        self, person_ids: Collection[PersonId]
    ) -> Mapping[PersonId, Sequence[Identity]]:
        found = {each: await self.identities(each) for each in person_ids}
        return {each: theirs for each, theirs in found.items() if theirs}

    async def merge(self, duplicate: PersonId, into: PersonId) -> None:
        await self.get(duplicate)
        await self.get(into)
        self._by_email = None
        if duplicate != into:
            _merge(self.rows, duplicate, into)


def _address(email: str) -> str:
    return email.strip().casefold()


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
    rows.snapshot = Snapshot(generation=rows.snapshot.generation + 1)
    for name, (kind, its_id) in rows.pseudonyms.items():
        rows.pseudonyms[name] = (kind, new if its_id == old else its_id)


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
        approval=_asked(invitation.approval, ids),
    )


def _asked(approval: Approval | None, ids: Mapping[PersonId, PersonId]) -> Approval | None:
    if approval is None:
        return None
    by = approval.decided_by
    asked = tuple(ids.get(each, each) for each in approval.asked_of)
    return replace(approval, asked_of=asked, decided_by=ids.get(by, by) if by else None)
