"""The contract of `DraftRepository`."""

import asyncio
from dataclasses import replace
from datetime import date

from invites.drafting.facts import Draft, DraftFacts, Tone
from invites.ports import UnitOfWorkFactory
from invites.suggestion import Evidence, EvidenceKind, SuggestionId
from tests.storage.builders import ACME, NOON, OTHER, suggestion

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)
DRAFT = Draft(
    customer_id=ACME,
    suggestion_id=SuggestionId("s1"),
    text="Überzeugt? Wir auch.",
    model="gpt",
    facts=DraftFacts(
        language="pt_BR",
        kind="cadence",
        work="the Q3 outreach cadence",
        role="sales_leadership",
        evidence=(Evidence(EvidenceKind.WORKS_WITH, {"count": 3, "of": 4}, 0.5),),
        tone=Tone.WARM,
    ),
    made_at=NOON,
)


async def test_a_draft_comes_back_as_it_was_and_the_last_one_stands(
    contract: UnitOfWorkFactory,
) -> None:
    later = replace(DRAFT, text="Come.", outcome="kept")
    async with contract(ACME) as uow:
        await uow.suggestions.add(suggestion("s1"))
        assert await uow.drafts.of(DRAFT.suggestion_id) is None
        await uow.drafts.put(DRAFT)
    async with contract(ACME) as uow:
        assert await uow.drafts.of(DRAFT.suggestion_id) == DRAFT
        await uow.drafts.put(later)
    async with contract(ACME) as uow:
        assert await uow.drafts.of(DRAFT.suggestion_id) == later
    async with contract(OTHER) as uow:
        assert await uow.drafts.of(DRAFT.suggestion_id) is None


async def test_the_calls_of_a_day_are_counted_over_everybody_who_asks_at_once(
    contract: UnitOfWorkFactory,
) -> None:
    async def ask() -> bool:
        async with contract(ACME) as uow:
            return await uow.drafts.take_call(TODAY, calls=3, tokens=1000)

    assert sum(await asyncio.gather(*(ask() for _ in range(8)))) == 3
    async with contract(OTHER) as uow:
        assert await uow.drafts.take_call(TODAY, calls=3, tokens=1000)
    async with contract(ACME) as uow:
        assert await uow.drafts.take_call(TOMORROW, calls=3, tokens=1000)


async def test_tokens_are_a_limit_too(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        assert await uow.drafts.take_call(TODAY, calls=9, tokens=100)
        await uow.drafts.spent(TODAY, 100)
        assert not await uow.drafts.take_call(TODAY, calls=9, tokens=100)
        assert await uow.drafts.take_call(TODAY, calls=9, tokens=101)
