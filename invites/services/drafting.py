"""A model's draft for a suggestion, made in the background and lint before it is kept."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from invites.access import Action, authorize, relations_of
from invites.drafting.facts import Draft, DraftFacts, Sentences, Tone
from invites.drafting.lint import faults
from invites.drafting.ports import Drafter
from invites.drafting.writing import facts_of, filled
from invites.errors import NotFound
from invites.language import Speaking, locale
from invites.people import Actor, CustomerId, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.suggestion import Proposed, Suggestion, SuggestionId, SuggestionState
from invites.template import draft
from invites.views import Written
from invites.work import WorkItem, WorkItemId

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Budget:
    """What one customer may use in a day, over all processes."""

    calls: int = 200
    tokens: int = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """What a person wants of the message; `language` is empty to keep the reader's own."""

    suggestion_id: SuggestionId | None = None
    work_item_id: WorkItemId | None = None
    people: tuple[PersonId, ...] = ()
    tone: Tone = Tone.PLAIN
    language: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything needed to write, read in one transaction."""

    customer_id: CustomerId
    suggestion_id: SuggestionId | None
    item: WorkItem
    proposed: tuple[Proposed, ...]
    language: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Drafting:
    """`on` is whether models may be asked at all; without, everything is the template's."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock
    drafter: Drafter
    speaking: Speaking
    budget: Budget
    tone: Tone = Tone.PLAIN
    on: bool = False

    async def prepare(self, customer_id: CustomerId, suggestion_id: SuggestionId) -> None:
        """Write the draft of a suggestion that has none yet, if a good one is to be had."""
        async with self.unit_of_work(customer_id) as uow:
            suggestion = await uow.suggestions.get(suggestion_id)
            open_still = suggestion.state_at(self.clock.now()) is SuggestionState.OFFERED
            if not open_still or await uow.drafts.of(suggestion_id) is not None:
                return
            wanted = await self._suggested(uow, suggestion, self.tone, "")
        await self.write(wanted)

    async def wanted(self, actor: Actor, asked: Rewrite) -> Wanted:
        """What is to be rewritten, if the actor may know about it."""
        async with self.unit_of_work(actor.customer_id) as uow:
            if asked.suggestion_id is not None:
                suggestion = await uow.suggestions.get(asked.suggestion_id)
                authorize(actor, Action.ANSWER_SUGGESTION, suggestion)
                return await self._suggested(uow, suggestion, asked.tone, asked.language)
            if asked.work_item_id is None:
                raise NotFound
            item = await uow.work_items.get(asked.work_item_id)
            if not relations_of(actor, item, await uow.work_items.members(item.id)):
                raise NotFound
            people = await uow.people.many(asked.people[:1])
            language = asked.language or _locale(people.values())
            return Wanted(actor.customer_id, None, item, (), language, asked.tone)

    def template(self, wanted: Wanted) -> Written:
        """At once, and always there."""
        with self.speaking(wanted.language):
            text = draft(wanted.item, wanted.proposed, wanted.tone)
            return Written(text=text, language=locale())

    async def write(self, wanted: Wanted) -> Written:
        """The model's words if they are there in time, affordable and sound; else the template's.

        Never raises what the model did, and takes no longer than the drafter promises.
        """
        with self.speaking(wanted.language):
            facts = facts_of(wanted.item, wanted.proposed, wanted.tone)
        if not self.on or not await self._afford(wanted.customer_id):
            return self.template(wanted)
        sentences = await self.drafter.write(wanted.customer_id, facts)
        if sentences is None:
            return self.template(wanted)
        found = faults(sentences, facts)
        if found:
            logger.info("draft refused", extra={"faults": " ".join(found)})
        written = self.template(wanted) if found else self._written(wanted, sentences, facts)
        await self._keep(wanted, sentences, written)
        return written

    def _written(self, wanted: Wanted, sentences: Sentences, facts: DraftFacts) -> Written:
        with self.speaking(wanted.language):
            text = filled(sentences, wanted.item, facts.role)
            return Written(text=text, language=locale(), model=sentences.model, facts=facts)

    async def _suggested(
        self, uow: UnitOfWork, suggestion: Suggestion, tone: Tone, language: str
    ) -> Wanted:
        item = await uow.work_items.get(suggestion.work_item_id)
        best = suggestion.best
        language = language or _locale((await uow.people.many([best.person_id])).values())
        return Wanted(suggestion.customer_id, suggestion.id, item, (best,), language, tone)

    async def _afford(self, customer_id: CustomerId) -> bool:
        async with self.unit_of_work(customer_id) as uow:
            return await uow.drafts.take_call(
                self._today(), calls=self.budget.calls, tokens=self.budget.tokens
            )

    async def _keep(self, wanted: Wanted, sentences: Sentences, written: Written) -> None:
        async with self.unit_of_work(wanted.customer_id) as uow:
            await uow.drafts.spent(self._today(), sentences.tokens)
            if wanted.suggestion_id is None or written.facts is None:
                return
            await uow.drafts.put(
                Draft(
                    customer_id=wanted.customer_id,
                    suggestion_id=wanted.suggestion_id,
                    text=written.text,
                    model=written.model,
                    facts=written.facts,
                    made_at=self.clock.now(),
                )
            )

    def _today(self) -> date:
        return self.clock.now().date()


def written_of(draft: Draft) -> Written:
    return Written(
        text=draft.text, language=draft.facts.language, model=draft.model, facts=draft.facts
    )


async def note_outcome(uow: UnitOfWork, suggestion_id: SuggestionId, message: str) -> None:
    """Remember whether the person sent the model's words or their own."""
    found = await uow.drafts.of(suggestion_id)
    if found is not None and not found.outcome:
        outcome = "kept" if message.strip() == found.text.strip() else "changed"
        await uow.drafts.put(replace(found, outcome=outcome))


def _locale(people: Iterable[Person]) -> str:
    return next((person.locale for person in people), "")
