"""The other repositories in memory; each sees the rows of one customer only."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from invites.activity import ANSWERS, Activity
from invites.approving import waiting
from invites.asking_ports import Tally
from invites.delivery import (
    DIGEST,
    Delivery,
    DeliveryId,
    DeliveryState,
    Message,
    MessageKind,
    Purpose,
    Subject,
)
from invites.drafting.facts import Draft
from invites.errors import ConcurrentUpdate, NotFound
from invites.invitation import ACTIVE, Invitation, InvitationId
from invites.links import Link
from invites.people import CustomerId, PersonId
from invites.preferences import Preferences
from invites.snapshot_ports import Snapshot
from invites.states import Origin
from invites.suggestion import Suggestion, SuggestionId, SuggestionState, WithheldReason
from invites.work import Membership, Place, WorkItem, WorkItemId

if TYPE_CHECKING:
    from tests.support.memory import Rows


class _Owned(Protocol):
    @property
    def customer_id(self) -> CustomerId: ...


class _Versioned(Protocol):
    @property
    def version(self) -> int: ...


Key = TypeVar("Key")
Value = TypeVar("Value")
VersionedValue = TypeVar("VersionedValue", bound=_Versioned)


@dataclass
class _Repository:
    rows: "Rows"
    customer_id: CustomerId

    def _own(self, value: _Owned) -> None:
        """Composite keys do not let a row of another customer in; neither does this."""
        if value.customer_id != self.customer_id:
            raise NotFound


def _get(rows: Mapping[Key, Value], key: Key) -> Value:
    if key not in rows:
        raise NotFound
    return rows[key]


def _new(rows: Mapping[Key, Value], key: Key) -> None:
    if key in rows:
        raise ConcurrentUpdate


def _unchanged(rows: Mapping[Key, VersionedValue], key: Key, value: VersionedValue) -> int:
    """Return the version to write, or raise when somebody else wrote in between."""
    if _get(rows, key).version != value.version:
        raise ConcurrentUpdate
    return value.version + 1


def _oldest_first(invitations: Iterable[Invitation], since: datetime | None) -> list[Invitation]:
    recent = (i for i in invitations if since is None or i.created_at >= since)
    return sorted(recent, key=lambda i: (i.created_at, i.id))


class MemoryWorkItems(_Repository):
    async def get(self, work_item_id: WorkItemId) -> WorkItem:
        return _get(self.rows.work_items, work_item_id)

    async def many(self, ids: Collection[WorkItemId]) -> Mapping[WorkItemId, WorkItem]:
        return {i: self.rows.work_items[i] for i in ids if i in self.rows.work_items}

    async def by_place(self, place: Place) -> WorkItem | None:
        return next((w for w in self.rows.work_items.values() if w.place == place), None)

    async def search(self, words: str, limit: int = 10) -> Sequence[WorkItem]:
        wanted = words.casefold().split()
        items = (w for w in self.rows.work_items.values() if wanted and not w.archived)
        found = [w for w in items if all(word in w.title.casefold() for word in wanted)]
        found.sort(key=lambda w: (not w.title.casefold().startswith(wanted[0]), w.title, w.id))
        return found[:limit]

    async def of_member(self, person_id: PersonId, limit: int = 100) -> Sequence[WorkItem]:
        theirs = [item_id for item_id, member in self.rows.members if member == person_id]
        latest = {act.work_item_id: act.sequence for act in self.rows.activity}
        theirs.sort(key=lambda item_id: (-latest.get(item_id, 0), item_id))
        return [self.rows.work_items[item_id] for item_id in theirs[:limit]]

    async def by_links(self, links: Collection[str]) -> Mapping[str, WorkItem]:
        known = sorted(self.rows.work_items.values(), key=lambda w: (w.created_at, w.id))
        return {w.link: w for w in known[::-1] if w.link and w.link in links}

    async def among(
        self, person_id: PersonId, ids: Collection[WorkItemId]
    ) -> Collection[WorkItemId]:
        return {i for i in ids if (i, person_id) in self.rows.members}

    async def add(self, item: WorkItem) -> None:
        self._own(item)
        _new(self.rows.work_items, item.id)
        if item.place is not None and await self.by_place(item.place) is not None:
            raise ConcurrentUpdate
        self.rows.work_items[item.id] = item

    async def save(self, item: WorkItem) -> None:
        version = _unchanged(self.rows.work_items, item.id, item)
        self.rows.work_items[item.id] = replace(item, version=version)

    async def members(self, work_item_id: WorkItemId) -> Mapping[PersonId, Membership]:
        found = self.rows.members.items()
        return {person: m for (item, person), m in found if item == work_item_id}

    async def some_members(self, work_item_id: WorkItemId, limit: int) -> Sequence[PersonId]:
        there = (await self.members(work_item_id)).values()
        return [m.person_id for m in sorted(there, key=lambda m: (m.since, m.person_id))][:limit]

    async def member_count(self, work_item_id: WorkItemId) -> int:
        return len(await self.members(work_item_id))

    async def join(self, work_item_id: WorkItemId, membership: Membership) -> None:
        _get(self.rows.work_items, work_item_id)
        _get(self.rows.people, membership.person_id)
        self.rows.members.setdefault((work_item_id, membership.person_id), membership)

    async def join_all(self, work_item_id: WorkItemId, memberships: Collection[Membership]) -> None:
        for membership in memberships:
            await self.join(work_item_id, membership)

    async def leave(self, work_item_id: WorkItemId, person_id: PersonId) -> None:
        self.rows.members.pop((work_item_id, person_id), None)


class MemoryActivity(_Repository):
    async def after(self, sequence: int, limit: int) -> Sequence[Activity]:
        return [act for act in self.rows.activity if act.sequence > sequence][:limit]

    async def of(self, person_id: PersonId, sequence: int, limit: int) -> Sequence[Activity]:
        after = (act for act in self.rows.activity if act.sequence > sequence)
        return [act for act in after if act.actor_id == person_id][:limit]

    async def note(self, answer: Activity) -> None:
        log = self.rows.activity
        log.append(replace(answer, sequence=log[-1].sequence + 1 if log else 1))

    async def forget(self, person_id: PersonId) -> None:
        kept = (
            act
            for act in self.rows.activity
            if act.actor_id != person_id
            and not (act.kind in ANSWERS and act.target_ids[:1] == (person_id,))
        )
        self.rows.activity[:] = [
            replace(act, target_ids=tuple(t for t in act.target_ids if t != person_id))
            for act in kept
        ]
        self.rows.snapshot = Snapshot(generation=self.rows.snapshot.generation + 1)


_OPEN = (SuggestionState.OFFERED, SuggestionState.SNOOZED)


class MemorySuggestions(_Repository):
    async def get(self, suggestion_id: SuggestionId) -> Suggestion:
        return _get(self.rows.suggestions, suggestion_id)

    async def many(self, ids: Collection[SuggestionId]) -> Mapping[SuggestionId, Suggestion]:
        return {i: self.rows.suggestions[i] for i in ids if i in self.rows.suggestions}

    async def add(self, suggestion: Suggestion) -> None:
        self._own(suggestion)
        _new(self.rows.suggestions, suggestion.id)
        self.rows.suggestions[suggestion.id] = suggestion

    async def save(self, suggestion: Suggestion) -> None:
        version = _unchanged(self.rows.suggestions, suggestion.id, suggestion)
        self.rows.suggestions[suggestion.id] = replace(suggestion, version=version)

    async def of_actor(self, actor_id: PersonId, since: datetime) -> Sequence[Suggestion]:
        made = self.rows.suggestions.values()
        found = [s for s in made if s.actor_id == actor_id and s.made_at >= since]
        return sorted(found, key=lambda s: (s.made_at, s.id))

    async def concerning(self, person_id: PersonId, since: datetime) -> Sequence[Suggestion]:
        made = sorted(self.rows.suggestions.values(), key=lambda s: (s.made_at, s.id))
        recent = [s for s in made if s.state in _OPEN and s.made_at >= since]
        return [s for s in recent if person_id in (s.actor_id, *(p.person_id for p in s.proposed))]

    async def count(self, reasons: Mapping[tuple[date, WithheldReason], int]) -> None:
        for (_, reason), number in reasons.items():
            self.rows.withheld[reason] += number

    async def counts(self) -> Mapping[WithheldReason, int]:
        return dict(self.rows.withheld)

    async def cursor(self) -> int:
        return self.rows.cursors.get("suggestions", 0)

    async def advance(self, expected: int, sequence: int) -> None:
        if await self.cursor() != expected:
            raise ConcurrentUpdate
        self.rows.cursors["suggestions"] = sequence


class MemoryInvitations(_Repository):
    async def get(self, invitation_id: InvitationId) -> Invitation:
        return _get(self.rows.invitations, invitation_id)

    async def many(self, ids: Collection[InvitationId]) -> Mapping[InvitationId, Invitation]:
        return {i: self.rows.invitations[i] for i in ids if i in self.rows.invitations}

    async def add(self, invitation: Invitation) -> None:
        self._own(invitation)
        _new(self.rows.invitations, invitation.id)
        twin = await self.active(invitation.invitee_id, invitation.work_item_id)
        asked = await self.by_request(invitation.inviter_id, invitation.request_key)
        repeated = any(i.invitee_id == invitation.invitee_id for i in asked)
        if repeated or (twin is not None and invitation.state in ACTIVE):
            raise ConcurrentUpdate
        self.rows.invitations[invitation.id] = invitation

    async def save(self, invitation: Invitation) -> None:
        version = _unchanged(self.rows.invitations, invitation.id, invitation)
        twin = await self.active(invitation.invitee_id, invitation.work_item_id)
        if invitation.state in ACTIVE and twin is not None and twin.id != invitation.id:
            raise ConcurrentUpdate
        self.rows.invitations[invitation.id] = replace(invitation, version=version)

    async def active(self, invitee_id: PersonId, work_item_id: WorkItemId) -> Invitation | None:
        wanted = (invitee_id, work_item_id)
        open_ones = (i for i in self.rows.invitations.values() if i.state in ACTIVE)
        return next((i for i in open_ones if (i.invitee_id, i.work_item_id) == wanted), None)

    async def of_invitee(
        self, invitee_id: PersonId, since: datetime | None = None
    ) -> Sequence[Invitation]:
        stored = self.rows.invitations.values()
        return _oldest_first((i for i in stored if i.invitee_id == invitee_id), since)

    async def of_invitees(
        self, invitee_ids: Collection[PersonId], since: datetime
    ) -> Sequence[Invitation]:
        stored = self.rows.invitations.values()
        return _oldest_first((i for i in stored if i.invitee_id in invitee_ids), since)

    async def of_inviter(
        self, inviter_id: PersonId, since: datetime | None = None, latest: int | None = None
    ) -> Sequence[Invitation]:
        stored = self.rows.invitations.values()
        found = _oldest_first((i for i in stored if inviter_id in i.inviter_ids), since)
        return found if latest is None else found[-latest:]

    async def of_people(
        self, person_ids: Collection[PersonId], since: datetime, limit: int
    ) -> Sequence[Invitation]:
        stored = self.rows.invitations.values()
        found = (i for i in stored if {i.inviter_id, i.invitee_id} & set(person_ids))
        return _oldest_first(found, since)[::-1][:limit]

    async def asking(self) -> Sequence[Invitation]:
        stored = self.rows.invitations.values()
        return _oldest_first((i for i in stored if waiting(i) is not None), None)

    async def by_request(self, inviter_id: PersonId, request_key: str) -> Sequence[Invitation]:
        asked = [i for i in self.rows.invitations.values() if i.request_key == request_key]
        own = (i for i in asked if request_key and i.inviter_id == inviter_id)
        return _oldest_first(own, None)

    async def active_count(self) -> int:
        return sum(i.state in ACTIVE for i in self.rows.invitations.values())

    async def tally(self, inviter_id: PersonId, since: datetime) -> Tally:
        counted = [i for i in self.rows.invitations.values() if i.origin is not Origin.BULK]
        lately = [i for i in counted if i.created_at > since]
        own = [i.created_at for i in lately if i.inviter_id == inviter_id]
        return Tally(
            inviter=len(own),
            inviter_first=min(own, default=None),
            customer=len(lately),
            customer_first=min((i.created_at for i in lately), default=None),
            active=sum(i.state in ACTIVE for i in counted),
        )


class MemoryDeliveries(_Repository):
    async def get(self, delivery_id: DeliveryId) -> Delivery:
        return _get(self.rows.deliveries, delivery_id)

    async def add(self, delivery: Delivery) -> bool:
        self._own(delivery)
        if any(_slot(d) == _slot(delivery) for d in self.rows.deliveries.values()):
            return False
        _new(self.rows.deliveries, delivery.id)
        self.rows.deliveries[delivery.id] = delivery
        return True

    async def save(self, delivery: Delivery) -> None:
        _get(self.rows.deliveries, delivery.id)
        self.rows.deliveries[delivery.id] = delivery

    async def of(self, subject: Subject, subject_id: str) -> Sequence[Delivery]:
        stored = self.rows.deliveries.values()
        found = [d for d in stored if (d.subject, d.subject_id) == (subject, subject_id)]
        return sorted(found, key=lambda d: (d.created_at, d.id))

    async def to(
        self, person_id: PersonId, states: Collection[DeliveryState] = ()
    ) -> Sequence[Delivery]:
        stored = self.rows.deliveries.values()
        found = [
            d for d in stored if d.person_id == person_id and (not states or d.state in states)
        ]
        return sorted(found, key=lambda d: (d.created_at, d.sequence, d.id))

    async def in_digest(self, digest_id: DeliveryId) -> Sequence[Delivery]:
        stored = self.rows.deliveries.values()
        found = [d for d in stored if (d.address, d.reference) == (DIGEST, digest_id)]
        return sorted(found, key=lambda d: (d.created_at, d.sequence, d.id))

    async def sent_since(self, person_id: PersonId, purpose: Purpose, since: datetime) -> int:
        theirs = [d for d in self.rows.deliveries.values() if d.person_id == person_id]
        moments = [d.sent_at for d in theirs if d.purpose is purpose]
        return sum(at is not None and at >= since for at in moments)

    async def of_many(self, subject: Subject, subject_ids: Collection[str]) -> Sequence[Delivery]:
        stored = self.rows.deliveries.values()
        found = [d for d in stored if d.subject is subject and d.subject_id in subject_ids]
        return sorted(found, key=lambda d: (d.created_at, d.sequence, d.id))

    async def to_person(
        self, person_id: PersonId, since: datetime, limit: int
    ) -> Sequence[Delivery]:
        theirs = (d for d in self.rows.deliveries.values() if d.person_id == person_id)
        sent = [(d.sent_at, d.id, d) for d in theirs if d.sent_at and d.sent_at >= since]
        return [d for _, _, d in sorted(sent, key=lambda each: each[:2], reverse=True)][:limit]

    async def at(self, workspace: str, address: str, reference: str) -> Delivery | None:
        wanted = (workspace, address, reference)
        stored = self.rows.deliveries.values()
        return next((d for d in stored if (d.workspace, d.address, d.reference) == wanted), None)


def _slot(delivery: Delivery) -> tuple[object, ...]:
    d = delivery
    return (d.subject, d.subject_id, d.purpose, d.sequence, d.channel, d.person_id)


class MemoryErasing(_Repository):
    """As far as services can tell; the tests of the store look at every row."""

    async def counts(self, person_id: PersonId) -> Mapping[str, int]:
        return {
            "activity": sum(a.actor_id == person_id for a in self.rows.activity),
            "suggestions": sum(s.actor_id == person_id for s in self.rows.suggestions.values()),
            "received": sum(i.invitee_id == person_id for i in self.rows.invitations.values()),
            "sent": sum(i.inviter_id == person_id for i in self.rows.invitations.values()),
            "messages": sum(d.person_id == person_id for d in self.rows.deliveries.values()),
            "memberships": sum(who == person_id for _, who in self.rows.members),
        }

    async def erase(self, person_id: PersonId, kept: Collection[str]) -> None:
        await MemoryActivity(self.rows, self.customer_id).forget(person_id)
        for made in list(self.rows.suggestions.values()):
            if person_id in (made.actor_id, *(p.person_id for p in made.proposed)):
                del self.rows.suggestions[made.id]
        for sent in [d for d in self.rows.deliveries.values() if d.person_id == person_id]:
            if sent.state in (DeliveryState.QUEUED, DeliveryState.HELD):
                gone = sent.failed("opted_out", DeliveryState.SUPPRESSED)
                self.rows.deliveries[sent.id] = gone
            elif sent.subject_id not in kept:
                del self.rows.deliveries[sent.id]
        for each in list(self.rows.invitations.values()):
            if each.inviter_id == person_id:
                self.rows.invitations[each.id] = replace(each, message="", trace=())
            if each.invitee_id == person_id:
                self.rows.invitations[each.id] = replace(each, decline=None, trace=())
        theirs = [(at, v) for at, v in enumerate(self.rows.templates) if v.by == person_id]
        for at, version in theirs:
            self.rows.templates[at] = replace(version, by=None)
        self.rows.branding = [
            replace(b, by=None) if b.by == person_id else b for b in self.rows.branding
        ]


class MemoryTicks(_Repository):
    async def first(self, job: str, slot: datetime) -> bool:
        new = (job, slot) not in self.rows.ticks
        self.rows.ticks.add((job, slot))
        return new

    async def last(self, job: str) -> datetime | None:
        return max((slot for of, slot in self.rows.ticks if of == job), default=None)


class MemoryPreferences(_Repository):
    async def many(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, Preferences]:
        return {each: await self.get(each) for each in person_ids}

    async def all(self) -> Sequence[Preferences]:
        return [self.rows.preferences[i] for i in sorted(self.rows.preferences)]

    async def get(self, person_id: PersonId) -> Preferences:
        unset = Preferences(customer_id=self.customer_id, person_id=person_id)
        return self.rows.preferences.get(person_id, unset)

    async def save(self, preferences: Preferences) -> None:
        self._own(preferences)
        if (await self.get(preferences.person_id)).version != preferences.version:
            raise ConcurrentUpdate
        written = replace(preferences, version=preferences.version + 1)
        self.rows.preferences[preferences.person_id] = written


class MemoryLinks(_Repository):
    async def add(self, link: Link) -> None:
        self._own(link)
        self.rows.links.setdefault(link.digest, link)

    async def save(self, link: Link) -> None:
        if link.digest in self.rows.links:
            self.rows.links[link.digest] = link

    async def of(self, person_id: PersonId, subject_id: str) -> Sequence[Link]:
        wanted = (person_id, subject_id)
        found = [k for k in self.rows.links.values() if (k.person_id, k.subject_id) == wanted]
        return sorted(found, key=lambda k: (k.made_at, k.digest))


class MemoryOutbox(_Repository):
    async def put(self, *messages: Message) -> None:
        waiting = {message.key for message in self.rows.outbox if message.key}
        for message in messages:
            self._own(message)
            if message.key not in waiting:
                self.rows.outbox.append(message)
            waiting |= {message.key} - {""}

    async def hurry(self, deliveries: Collection[DeliveryId], now: datetime) -> None:
        self.rows.outbox[:] = [
            replace(message, due=min(message.due, now))
            if message.kind in (MessageKind.POST, MessageKind.MAIL)
            and message.reference in deliveries
            else message
            for message in self.rows.outbox
        ]


class MemoryInbox(_Repository):
    async def first(self, key: str) -> bool:
        new = key not in self.rows.inbox
        self.rows.inbox.add(key)
        return new


@dataclass
class MemoryDrafts(_Repository):
    async def of(self, suggestion_id: SuggestionId) -> Draft | None:
        return self.rows.drafts.get(suggestion_id)

    async def put(self, draft: Draft) -> None:
        self._own(draft)
        self.rows.drafts[draft.suggestion_id] = draft

    async def take_call(self, day: date, *, calls: int, tokens: int) -> bool:
        used, spent = self.rows.model_use.get(day, (0, 0))
        if used >= calls or spent >= tokens:
            return False
        self.rows.model_use[day] = (used + 1, spent)
        return True

    async def spent(self, day: date, tokens: int) -> None:
        used, spent = self.rows.model_use.get(day, (0, 0))
        self.rows.model_use[day] = (used, spent + tokens)


class MemoryHomePages(_Repository):
    async def get(self, person_id: PersonId) -> str:
        return self.rows.home_pages.get(person_id, "")

    async def put(self, person_id: PersonId, pages: str) -> None:
        _get(self.rows.people, person_id)
        self.rows.home_pages[person_id] = pages

    async def drawing(self, person_id: PersonId) -> int:
        _get(self.rows.people, person_id)
        self.rows.drawings[person_id] += 1
        return self.rows.drawings[person_id]

    async def drawn(self, person_id: PersonId) -> int:
        return self.rows.drawings[person_id]
