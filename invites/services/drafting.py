"""A model's draft for a suggestion, made in the background and lint before it is kept."""

import logging
from dataclasses import dataclass, replace
from datetime import date

from invites.access import Action, authorize, relations_of
from invites.drafting.facts import Draft, DraftFacts, Sentences, Tone
from invites.drafting.lint import faults
from invites.drafting.ports import Drafter
from invites.drafting.writing import facts_of, filled
from invites.errors import NotFound
from invites.language import Speaking, locale
from invites.people import Actor, CustomerId, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.first_words import Between, first_words
from invites.suggestion import Proposed, Suggestion, SuggestionId, SuggestionState
from invites.views import Written
from invites.wording.branding import Wording
from invites.wording.style import style_of
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Everything needed to write, read in one transaction."""

    customer_id: CustomerId
    suggestion_id: SuggestionId | None
    item: WorkItem
    proposed: tuple[Proposed, ...]
    language: str
    tone: Tone
    wording: Wording
    between: Between
    other: bool = False
    """Somebody asks for other words than those that stand there."""


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
            wanted = await self._suggested(uow, suggestion, Rewrite())
        await self.write(wanted)

    async def wanted(self, actor: Actor, asked: Rewrite) -> Wanted:
        """What is to be rewritten, if the actor may know about it."""
        async with self.unit_of_work(actor.customer_id) as uow:
            if asked.suggestion_id is not None:
                suggestion = await uow.suggestions.get(asked.suggestion_id)
                authorize(actor, Action.ANSWER_SUGGESTION, suggestion)
                return await self._suggested(uow, suggestion, asked)
            if asked.work_item_id is None:
                raise NotFound
            item = await uow.work_items.get(asked.work_item_id)
            if not relations_of(actor, item, await uow.work_items.members(item.id)):
                raise NotFound
            named = asked.people[:1]
            people = await uow.people.many({actor.person_id, *named})
            invitee = people.get(named[0]) if named else None
            wording = await uow.wording.held()
            return Wanted(
                customer_id=actor.customer_id,
                suggestion_id=None,
                item=item,
                proposed=(),
                language=asked.language or (invitee.locale if invitee else ""),
                tone=self._tone(asked, wording),
                wording=wording,
                between=Between(
                    people[actor.person_id], invitee if len(asked.people) == 1 else None
                ),
                other=asked.tone is not Tone.PLAIN,
            )

    def template(self, wanted: Wanted) -> Written:
        """At once, and always there."""
        with self.speaking(wanted.language):
            text = first_words(
                wanted.wording,
                wanted.item,
                wanted.proposed,
                wanted.between,
                wanted.tone if wanted.other else None,
            )
            return Written(text=text, language=locale())

    async def write(self, wanted: Wanted) -> Written:
        """The model's words if they are there in time, affordable and sound; else the template's.

        Never raises what the model did, and takes no longer than the drafter promises.
        """
        with self.speaking(wanted.language):
            facts = facts_of(wanted.item, wanted.proposed, wanted.tone)
            style = wanted.wording.template(wanted.item.kind)
            facts = replace(facts, style="" if wanted.other else style_of(style))
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

    async def _suggested(self, uow: UnitOfWork, suggestion: Suggestion, asked: Rewrite) -> Wanted:
        item = await uow.work_items.get(suggestion.work_item_id)
        best = suggestion.best
        people = await uow.people.many({suggestion.actor_id, best.person_id})
        invitee = people.get(best.person_id)
        wording = await uow.wording.held()
        return Wanted(
            customer_id=suggestion.customer_id,
            suggestion_id=suggestion.id,
            item=item,
            proposed=(best,),
            language=asked.language or (invitee.locale if invitee else ""),
            tone=self._tone(asked, wording),
            wording=wording,
            between=Between(people[suggestion.actor_id], invitee),
            other=asked.tone is not Tone.PLAIN,
        )

    def _tone(self, asked: Rewrite, wording: Wording) -> Tone:
        """The one asked for, else the customer's, else the operator's."""
        if asked.tone is not Tone.PLAIN:
            return asked.tone
        return wording.look.tone or self.tone

    async def _afford(self, customer_id: CustomerId) -> bool:
        async with self.unit_of_work(customer_id) as uow:
            if not (await uow.policies.current()).drafts:
                return False
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
