"""Everything that is stored about one person, for themselves; docs/privacy.md names the keys."""

from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from invites.activity import Activity
from invites.delivery import Message, MessageId, MessageKind
from invites.invitation import Invitation
from invites.people import Actor, CustomerId, Person, PersonId
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.preferences import Preferences
from invites.work import Visibility, WorkItem, WorkItemId

A_TIME, MOST = 1000, 100_000
Json = dict[str, object]
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Exporting:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids

    async def ask(self, actor: Actor) -> None:
        """Once, however often it is asked for while it is on its way."""
        kind = MessageKind.EXPORT
        async with self.unit_of_work(actor.customer_id) as uow:
            await uow.outbox.put(
                Message(
                    id=MessageId(self.ids.new()),
                    customer_id=actor.customer_id,
                    kind=kind,
                    reference=actor.person_id,
                    due=self.clock.now(),
                    key=f"{kind}:{actor.person_id}",
                )
            )

    async def collect(self, customer_id: CustomerId, person_id: PersonId) -> Json:
        """Work that is private to others is not named, and of others nothing but the name."""
        async with self.unit_of_work(customer_id) as uow:
            inside = await uow.work_items.of_member(person_id, MOST)
            known = _Known({item.id: item for item in inside})
            found = {
                "made_at": _at(self.clock.now()),
                "person": _person(await uow.people.get(person_id)),
                "accounts": [
                    {"platform": i.platform, "workspace": i.workspace, "user": i.user}
                    for i in await uow.people.identities(person_id)
                ],
                "choices": _choices(await uow.preferences.get(person_id)),
                "memberships": [item.title for item in inside],
                "templates_saved": await _templates(uow, person_id),
                **await _invitations(uow, person_id, known),
                **await _suggestions(uow, person_id, known),
            }
        acts = [act async for act in self._activities(customer_id, person_id, known)]
        return {**found, "activity": acts}

    async def _activities(
        self, customer_id: CustomerId, person_id: PersonId, known: "_Known"
    ) -> AsyncIterator[Json]:
        """Page by page, each in a transaction of its own."""
        sequence = 0
        while True:
            async with self.unit_of_work(customer_id) as uow:
                page = await uow.activity.of(person_id, sequence, A_TIME)
                names = await known.names(uow, (act.work_item_id for act in page))
            for act in page:
                yield _act(act, names[act.work_item_id])
            if len(page) < A_TIME:
                return
            sequence = page[-1].sequence


@dataclass(frozen=True, slots=True)
class _Known:
    """Work the person is in."""

    inside: Mapping[WorkItemId, WorkItem]

    async def names(self, uow: UnitOfWork, ids: Iterable[WorkItemId]) -> dict[WorkItemId, str]:
        wanted = set(ids)
        found = await uow.work_items.many(wanted) if wanted else {}
        return {i: self._name(found.get(i)) for i in wanted}

    def _name(self, item: WorkItem | None) -> str:
        if item is None:
            return ""
        private = item.visibility is Visibility.PRIVATE and item.id not in self.inside
        return f"private {item.kind}" if private else item.title


async def _invitations(uow: UnitOfWork, person_id: PersonId, known: _Known) -> Json:
    received = await uow.invitations.of_invitee(person_id)
    sent = [i for i in await uow.invitations.of_inviter(person_id) if i.inviter_id == person_id]
    both = [*received, *sent]
    names = await known.names(uow, (i.work_item_id for i in both))
    people = await uow.people.many({p for i in both for p in (i.inviter_id, i.invitee_id)})

    def shown(invitation: Invitation, other: PersonId) -> Json:
        return {
            "with": people[other].name if other in people else "",
            "work": names[invitation.work_item_id],
            "message": invitation.message,
            "state": str(invitation.state),
            "created_at": _at(invitation.created_at),
            "sent_at": _at(invitation.sent_at),
            "answered_at": _at(invitation.answered_at),
        }

    return {
        "invitations_received": [shown(i, i.inviter_id) for i in received],
        "invitations_sent": [shown(i, i.invitee_id) for i in sent],
    }


async def _templates(uow: UnitOfWork, person_id: PersonId) -> list[Json]:
    """What they wrote for their organisation, as an administrator."""
    return [
        {"for": version.slot.key, "text": version.text, "saved_at": _at(version.at)}
        for version in await uow.wording.by(person_id)
    ]


async def _suggestions(uow: UnitOfWork, person_id: PersonId, known: _Known) -> Json:
    concerning = await uow.suggestions.concerning(person_id, _EVER)
    mine = [s for s in concerning if s.actor_id == person_id]
    names = await known.names(uow, (s.work_item_id for s in mine))
    shown = [
        {"work": names[s.work_item_id], "made_at": _at(s.made_at), "state": str(s.state)}
        for s in mine
    ]
    return {"suggestions_to_you": shown}


def _person(person: Person) -> Json:
    return {
        "name": person.name,
        "email": person.email,
        "title": person.title,
        "department": person.department,
        "skills": list(person.skills),
        "time_zone": person.time_zone,
        "locale": person.locale,
    }


def _choices(wishes: Preferences) -> Json:
    """Whom somebody does not want to hear from is counted, not named."""
    return {
        "paces": len(wishes.paces),
        "paused_until": _at(wishes.paused_until),
        "snoozed_until": _at(wishes.snoozed_until),
        "weekly_suggestions": wishes.weekly_suggestions,
        "never_suggested": len(wishes.mutes),
        "may_not_invite_you": len(wishes.refused) + len(wishes.sealed),
    }


def _act(act: Activity, work: str) -> Json:
    return {
        "at": _at(act.at),
        "kind": str(act.kind),
        "work": work,
        "people_addressed": len(act.target_ids),
        "word_hashes": [term.hex() for term in act.terms],
        "roles_asked_for": list(act.roles),
    }


def _at(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
