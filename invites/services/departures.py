"""What ends when somebody leaves the organisation: their invitations, and suggestions of them."""

from dataclasses import dataclass, replace

from invites.approving import waiting
from invites.delivery import Subject
from invites.errors import ConcurrentUpdate
from invites.invitation import ACTIVE, InvitationId
from invites.language import Speaking
from invites.people import CustomerId, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.approvals import escalate
from invites.services.first_words import Between, first_words
from invites.services.recording import SYSTEM, note_person, note_suggestion
from invites.services.succeeding import Succeeding
from invites.services.telling import Telling
from invites.services.timers import Timers
from invites.suggestion import LIFETIME, Suggestion, SuggestionId
from invites.work import WorkItem


@dataclass(frozen=True, slots=True)
class Departures:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    timers: Timers
    telling: Telling
    speaking: Speaking
    succeeding: Succeeding

    async def run(self, customer_id: CustomerId, person_id: PersonId) -> None:
        """Do it for somebody who left; doing it again does nothing more."""
        async with self.unit_of_work(customer_id) as uow:
            person = await uow.people.get(person_id)
            if not person.left:
                return
            await self._dismiss(uow, person)
            await self.succeeding.after(uow, person)
            theirs = await uow.invitations.of_invitee(person_id)
            asked = [*theirs, *await uow.invitations.of_inviter(person_id)]
            offered = await uow.suggestions.concerning(person_id, self.clock.now() - LIFETIME)
            await self._ask_others(uow, person_id)
        for invitation_id in {i.id: i for i in asked if i.state in ACTIVE}:
            await self._end(customer_id, invitation_id)
        for suggestion in offered:
            await self._take_back(suggestion, person_id)

    async def _ask_others(self, uow: UnitOfWork, person_id: PersonId) -> None:
        """Where they were the last who could answer a request, others are asked at once."""
        now = self.clock.now()
        for each in await uow.invitations.asking():
            asked = waiting(each)
            if asked is None or asked.escalate_at is None or person_id not in asked.asked_of:
                continue
            people = (await uow.people.many(asked.asked_of)).values()
            if all(person.left or person.away_at(now) for person in people):
                await escalate(uow, self.telling, self.timers.rules, each, now)

    async def _dismiss(self, uow: UnitOfWork, person: Person) -> None:
        """What they were appointed to ends; whoever comes back is appointed anew, or not."""
        if person.appointed is not None:
            await uow.people.save(replace(person, appointed=None))
            role = person.appointed.value
            note_person(uow, "dismiss", person.id, SYSTEM, self.clock.now(), "left", role=role)

    async def _end(self, customer_id: CustomerId, invitation_id: InvitationId) -> None:
        """The timers know what somebody's leaving means; another inviter may still be there."""
        await self.timers.run(customer_id, invitation_id)

    async def _take_back(self, seen: Suggestion, person_id: PersonId) -> None:
        """Whoever else was proposed stays; without anybody the suggestion ends."""
        now = self.clock.now()
        async with self.unit_of_work(seen.customer_id) as uow:
            suggestion = await uow.suggestions.get(SuggestionId(seen.id))
            if suggestion.version != seen.version:
                raise ConcurrentUpdate  # the actor was faster: look again
            item = await uow.work_items.get(suggestion.work_item_id)
            after = suggestion.without(person_id, at=now)
            if after.best != suggestion.best:
                after = after.redrafted(await self._words(uow, after, item))
            await uow.suggestions.save(after)
            note_suggestion(uow, "take_back", suggestion, SYSTEM, now, "left")
            await self.telling.refresh(uow, Subject.SUGGESTION, suggestion.id)
            await self.telling.homes(uow, [suggestion.actor_id])

    async def _words(self, uow: UnitOfWork, suggestion: Suggestion, item: WorkItem) -> str:
        """To whoever is the best now, in their language."""
        best = suggestion.best.person_id
        people = await uow.people.many({suggestion.actor_id, best})
        wording = await uow.wording.held()
        with self.speaking(people[best].locale):
            between = Between(people[suggestion.actor_id], people[best])
            return first_words(wording, item, suggestion.proposed[:1], between)
