"""What the actor does with a suggestion: not now, snooze, never, and the way back."""

from dataclasses import dataclass, replace
from datetime import datetime

from invites.access import Action, authorize
from invites.activity import ActivityKind
from invites.delivery import Subject
from invites.people import Actor, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.preferences import Mute
from invites.services.recording import note_suggestion
from invites.services.teaching import teach_suggestion
from invites.services.telling import Telling
from invites.services.viewing import view_suggestion
from invites.suggestion import Suggestion, SuggestionId, SuggestionState
from invites.views import SuggestionView
from invites.work import WorkItemId


@dataclass(frozen=True, slots=True)
class Suggestions:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    telling: Telling

    async def dismiss(self, actor: Actor, suggestion_id: SuggestionId) -> SuggestionView:
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, suggestion_id)
            dismissed = found.dismiss(by=actor.person_id, at=now)
            if dismissed is not found:
                await teach_suggestion(uow, ActivityKind.DISMISSED, dismissed, now)
            return await self._save(uow, dismissed, now, "dismiss")

    async def snooze(self, actor: Actor, suggestion_id: SuggestionId) -> SuggestionView:
        """No suggestions at all for a week."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, suggestion_id)
            snoozed = found.snooze(by=actor.person_id, at=now)
            wishes = await uow.preferences.get(actor.person_id)
            await uow.preferences.save(replace(wishes, snoozed_until=snoozed.again_at))
            return await self._save(uow, snoozed, now, "snooze")

    async def never_person(self, actor: Actor, suggestion_id: SuggestionId) -> SuggestionView:
        return await self._mute(actor, suggestion_id, person=True)

    async def never_work_item(self, actor: Actor, suggestion_id: SuggestionId) -> SuggestionView:
        return await self._mute(actor, suggestion_id, person=False)

    async def restore(self, actor: Actor, suggestion_id: SuggestionId) -> SuggestionView:
        """Undo whatever was answered: the suggestion stands again, the wishes are lifted."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, suggestion_id)
            if found.state is SuggestionState.CONVERTED:
                return await view_suggestion(uow, found, now)
            wishes = await uow.preferences.get(actor.person_id)
            lifted = wishes.unmute(_mute(found, person=True)).unmute(_mute(found, person=False))
            if found.state is SuggestionState.SNOOZED:
                lifted = replace(lifted, snoozed_until=None)
            if lifted != wishes:
                await uow.preferences.save(lifted)
            return await self._save(uow, found.reopen(by=actor.person_id), now, "restore")

    async def _mute(
        self, actor: Actor, suggestion_id: SuggestionId, *, person: bool
    ) -> SuggestionView:
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await self._get(uow, actor, suggestion_id)
            wishes = await uow.preferences.get(actor.person_id)
            await uow.preferences.save(wishes.mute(_mute(found, person=person)))
            dismissed = found.dismiss(by=actor.person_id, at=now)
            kind = ActivityKind.NEVER if person else ActivityKind.DISMISSED
            await teach_suggestion(uow, kind, dismissed, now)
            return await self._save(
                uow, dismissed, now, "never", "person" if person else "work_item"
            )

    @staticmethod
    async def _get(uow: UnitOfWork, actor: Actor, suggestion_id: SuggestionId) -> Suggestion:
        found = await uow.suggestions.get(suggestion_id)
        authorize(actor, Action.ANSWER_SUGGESTION, found)
        return found

    async def _save(
        self, uow: UnitOfWork, changed: Suggestion, now: datetime, did: str, reason: str = ""
    ) -> SuggestionView:
        await uow.suggestions.save(changed)
        note_suggestion(uow, did, changed, changed.actor_id, now, reason)
        await self.telling.refresh(uow, Subject.SUGGESTION, changed.id, changed.actor_id)
        await self.telling.homes(uow, [changed.actor_id])
        return await view_suggestion(uow, await uow.suggestions.get(changed.id), now)


def _mute(suggestion: Suggestion, *, person: bool) -> Mute:
    if person:
        return Mute(person_id=PersonId(suggestion.best.person_id))
    return Mute(work_item_id=WorkItemId(suggestion.work_item_id))
