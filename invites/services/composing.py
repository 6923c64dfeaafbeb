"""The invitation form, whichever way led to it: whom, to what, with which words."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from invites import errors
from invites.access import Action, authorize, relations_of
from invites.invitation import Invitation, InvitationId, InvitationState
from invites.language import Speaking
from invites.people import Actor, Person, PersonId
from invites.policy import standing
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.services.drafting import written_of
from invites.services.first_words import Between, first_words
from invites.services.naming import Named, name_people
from invites.services.viewing import view_suggestion
from invites.suggestion import SuggestionId, SuggestionState
from invites.views import ComposeView
from invites.work import Place, WorkItem, WorkItemId

MOST_ITEMS = 100
_NEVER_SENT = (InvitationState.CANCELLED, InvitationState.REJECTED, InvitationState.LAPSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was said on the way to the form.

    `outsiders` says that of `people` only those count who are not in the work item: they stand in
    a message, and nobody named them to be invited.
    """

    people: Collection[PersonId] = ()
    typed: Collection[str] = ()
    words: str = ""
    place: Place | None = None
    work_item_id: WorkItemId | None = None
    outsiders: bool = False


@dataclass(frozen=True, slots=True)
class Composing:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    speaking: Speaking

    async def compose_suggested(self, actor: Actor, suggestion_id: SuggestionId) -> ComposeView:
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.suggestions.get(suggestion_id)
            authorize(actor, Action.ANSWER_SUGGESTION, found)
            now = self.clock.now()
            state = found.state_at(now)
            if state not in (SuggestionState.OFFERED, SuggestionState.SNOOZED):
                raise errors.AlreadyAnswered(state, found.answered_at)
            view = await view_suggestion(uow, found, now)
            drafted = await uow.drafts.of(found.id)
            return ComposeView(
                actor=view.actor,
                items=(view.item,),
                fixed=True,
                suggestion=view,
                chosen=(view.people[found.best.person_id],),
                message=drafted.text if drafted else found.draft,
                written=written_of(drafted) if drafted else None,
                request_key=self.ids.new(),
            )

    async def compose(self, actor: Actor, wish: Wish) -> ComposeView:
        async with self.unit_of_work(actor.customer_id) as uow:
            me = await uow.people.get(actor.person_id)
            found = await uow.people.many(wish.people) if wish.people else {}
            people = [found[i] for i in wish.people if i in found]
            items, matches = await self._items(uow, actor, wish)
            if wish.outsiders:
                people = await self._outsiders(uow, me, people, items)
            named = await name_people(uow, await uow.policies.current(), me, people, wish.typed)
            chosen = tuple(named.chosen.values())
            return ComposeView(
                actor=me,
                items=items,
                fixed=False,
                chosen=chosen,
                message=await self._words(uow, me, items[0], chosen) if items else "",
                request_key=self.ids.new(),
                words=wish.words if wish.words and not matches else "",
                several=matches > 1,
                unclear=tuple(named.unclear),
                remarks=_remarks(named),
                emails=", ".join(named.emails),
            )

    async def compose_again(self, actor: Actor, invitation_id: InvitationId) -> ComposeView:
        """What was taken back or not approved, to be changed and sent after all."""
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.invitations.get(invitation_id)
            authorize(actor, Action.WRITE_AGAIN, found)
            if found.state not in _NEVER_SENT:
                raise errors.AlreadyAnswered(found.state, found.answered_at)
            people = await uow.people.many({actor.person_id, found.invitee_id})
            me, invitee = people[actor.person_id], people[found.invitee_id]
            items, _ = await self._items(uow, actor, Wish(work_item_id=found.work_item_id))
            refusal = await self._why_not_again(uow, me, invitee, found, items)
            if refusal is not None:
                raise refusal
            return ComposeView(
                actor=me,
                items=items,
                fixed=False,
                chosen=(invitee,),
                message=found.message,
                request_key=self.ids.new(),
            )

    async def _why_not_again(
        self,
        uow: UnitOfWork,
        me: Person,
        invitee: Person,
        taken_back: Invitation,
        items: Sequence[WorkItem],
    ) -> errors.InviteError | None:
        """What has happened meanwhile; the rest of the policy is looked at when it is sent."""
        item = next((i for i in items if i.id == taken_back.work_item_id), None)
        if item is None:
            return errors.NotFound()
        if item.archived:
            return errors.WorkItemClosed()
        if await uow.work_items.among(invitee.id, {item.id}):
            return errors.AlreadyMember(invitee.name)
        if await uow.invitations.active(invitee.id, item.id) is not None:
            return errors.AlreadyInvited(invitee.name)
        return standing(await uow.policies.current(), me, invitee)

    async def _outsiders(
        self, uow: UnitOfWork, me: Person, people: Sequence[Person], items: Sequence[WorkItem]
    ) -> list[Person]:
        members = await uow.work_items.members(items[0].id) if items else {}
        policy = await uow.policies.current()
        return [
            p for p in people if p.known and p.id not in members and standing(policy, me, p) is None
        ]

    async def _words(
        self, uow: UnitOfWork, me: Person, item: WorkItem, readers: Sequence[Person]
    ) -> str:
        """In the language of whoever reads it; of the inviter while nobody is chosen."""
        wording = await uow.wording.held()
        reader = readers[0] if readers else me
        only = reader if len(readers) == 1 else None
        with self.speaking(reader.locale):
            return first_words(wording, item, (), Between(me, only))

    async def _items(
        self, uow: UnitOfWork, actor: Actor, wish: Wish
    ) -> tuple[tuple[WorkItem, ...], int]:
        """What to choose from, the one that is meant first; and how many `words` named."""
        mine = [i for i in await uow.work_items.of_member(actor.person_id) if not i.archived]
        here = await uow.work_items.by_place(wish.place) if wish.place else None
        meant = [await uow.work_items.get(wish.work_item_id)] if wish.work_item_id else []
        searched = await uow.work_items.search(wish.words) if wish.words else ()
        named = await _visible(uow, actor, searched)
        first = [*meant, *named, *([here] if here is not None else [])]
        visible = await _visible(uow, actor, first)
        merged = {item.id: item for item in (*visible, *mine)}
        return tuple(merged.values())[:MOST_ITEMS], len(named)


async def _visible(
    uow: UnitOfWork, actor: Actor, items: Iterable[WorkItem]
) -> tuple[WorkItem, ...]:
    """Those the actor may know about."""
    listed = tuple(items)
    if not listed:
        return ()
    within = await uow.work_items.among(actor.person_id, {item.id for item in listed})
    return tuple(
        item
        for item in listed
        if relations_of(actor, item, (actor.person_id,) if item.id in within else ())
    )


def _remarks(named: Named) -> tuple[errors.CannotInvite, ...]:
    """Each once: the same may be said of several."""
    return tuple({(e.code, e.who): e for e in named.remarks}.values())
