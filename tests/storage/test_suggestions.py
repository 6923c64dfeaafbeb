"""The contracts of `SuggestionRepository`, `DeliveryRepository` and `PreferencesRepository`."""

import asyncio
from dataclasses import replace
from datetime import time

import pytest

from invites.delivery import DeliveryId, DeliveryState, Purpose, Subject
from invites.errors import ConcurrentUpdate, NotFound
from invites.hours import WorkingHours
from invites.notifying import Channel, Kind, Pace
from invites.people import PersonId
from invites.ports import UnitOfWorkFactory
from invites.preferences import DigestTime, Mute, Preferences, Refused
from invites.suggestion import (
    Evidence,
    EvidenceKind,
    LeftOut,
    LeftOutReason,
    Proposed,
    SuggestionId,
    WithheldReason,
)
from tests.storage.builders import (
    ACME,
    CADENCE,
    DAY,
    LAUNCH,
    NOON,
    OTHER,
    SAM,
    SARAH,
    delivery,
    suggestion,
)


async def test_a_suggestion_comes_back_as_it_was(contract: UnitOfWorkFactory) -> None:
    evidence = (
        Evidence(EvidenceKind.ROLE_GAP, {"role": "sales_lead"}, 0.5),
        Evidence(EvidenceKind.WORKS_WITH, {"count": 3, "of": 4}, 0.25),
    )
    whole = suggestion(
        "s1",
        proposed=(Proposed(SARAH, 0.1 + 0.2, "sales_lead", evidence), Proposed(SAM, 0.5)),
        left_out=(LeftOut(PersonId("dana"), LeftOutReason.AWAY),),
        draft="Überzeugt?\nSarah fehlt.",
        answered_at=NOON + DAY,
        again_at=NOON + 2 * DAY,
    )
    async with contract(ACME) as uow:
        await uow.suggestions.add(whole)
        with pytest.raises(ConcurrentUpdate):
            await uow.suggestions.add(whole)
    async with contract(ACME) as uow:
        assert await uow.suggestions.get(whole.id) == whole
        with pytest.raises(NotFound):
            await uow.suggestions.get(SuggestionId("none"))


async def test_saving_a_suggestion_over_an_older_version_is_refused(
    contract: UnitOfWorkFactory,
) -> None:
    async with contract(ACME) as uow:
        await uow.suggestions.add(suggestion("s1"))
        dismissed = suggestion("s1").dismiss(by=SAM, at=NOON)
        await uow.suggestions.save(dismissed)
        with pytest.raises(ConcurrentUpdate):
            await uow.suggestions.save(suggestion("s1").convert(by=SAM, at=NOON))
        saved = await uow.suggestions.get(dismissed.id)
        assert saved == replace(dismissed, version=2)


async def test_the_suggestions_of_somebody_come_oldest_first(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.suggestions.add(suggestion("new", made_at=NOON + DAY))
        await uow.suggestions.add(suggestion("old"))
        await uow.suggestions.add(suggestion("theirs", actor_id=SARAH))
        assert [s.id for s in await uow.suggestions.of_actor(SAM, NOON)] == ["old", "new"]
        assert [s.id for s in await uow.suggestions.of_actor(SAM, NOON + DAY)] == ["new"]


async def test_reasons_add_up_over_days(contract: UnitOfWorkFactory) -> None:
    today, alone = NOON.date(), WithheldReason.ALONE
    async with contract(ACME) as uow:
        await uow.suggestions.count({(today, alone): 2, (today, WithheldReason.SNOOZED): 1})
        await uow.suggestions.count({(today, alone): 3, ((NOON + DAY).date(), alone): 4})
        await uow.suggestions.count({})
        assert await uow.suggestions.counts() == {alone: 9, WithheldReason.SNOOZED: 1}
    async with contract(OTHER) as uow:
        assert await uow.suggestions.counts() == {}


async def test_the_cursor_is_moved_by_one_process(contract: UnitOfWorkFactory) -> None:
    async def advance(expected: int, to: int) -> bool:
        try:
            async with contract(ACME) as uow:
                await uow.suggestions.advance(expected, to)
        except ConcurrentUpdate:
            return False
        return True

    async with contract(ACME) as uow:
        assert await uow.suggestions.cursor() == 0
    assert sum(await asyncio.gather(*(advance(0, 5) for _ in range(5)))) == 1
    assert sum(await asyncio.gather(*(advance(5, 9) for _ in range(5)))) == 1
    async with contract(ACME) as uow:
        assert await uow.suggestions.cursor() == 9
    async with contract(OTHER) as uow:
        assert await uow.suggestions.cursor() == 0


async def test_a_delivery_comes_back_as_it_was_and_is_there_once(
    contract: UnitOfWorkFactory,
) -> None:
    queued = delivery("d1", workspace="T1")
    async with contract(ACME) as uow:
        assert await uow.deliveries.add(queued)
        assert not await uow.deliveries.add(replace(queued, id=DeliveryId("d2")))
        assert await uow.deliveries.add(delivery("d3", sequence=1, created_at=NOON + DAY))
        sent = queued.sent(address="D1", reference="17.2", version=4, at=NOON + DAY)
        await uow.deliveries.save(sent)
    async with contract(ACME) as uow:
        assert await uow.deliveries.get(queued.id) == sent
        assert await uow.deliveries.at("T1", "D1", "17.2") == sent
        assert await uow.deliveries.at("T1", "D1", "17.3") is None
        of = await uow.deliveries.of(Subject.INVITATION, "i1")
        assert [each.id for each in of] == ["d1", "d3"]
        assert await uow.deliveries.of(Subject.SUGGESTION, "i1") == []


async def test_a_delivery_that_is_not_there_is_not_found(contract: UnitOfWorkFactory) -> None:
    failed = delivery("d1", purpose=Purpose.REMINDER).failed("no DM", DeliveryState.UNKNOWN)
    async with contract(ACME) as uow:
        with pytest.raises(NotFound):
            await uow.deliveries.get(failed.id)
        with pytest.raises(NotFound):
            await uow.deliveries.save(failed)
        await uow.deliveries.add(failed)
        assert await uow.deliveries.get(failed.id) == failed


async def test_nobody_has_preferences_until_they_change_something(
    contract: UnitOfWorkFactory,
) -> None:
    async with contract(ACME) as uow:
        untouched = await uow.preferences.get(SAM)
        assert untouched == Preferences(customer_id=ACME, person_id=SAM)
        changed = replace(
            untouched,
            paces=((Kind.SUGGESTIONS, Channel.CHAT, Pace.OFF),),
            hours=WorkingHours(frozenset({0, 2}), time(8, 30), time(12)),
            paused_until=NOON,
            snoozed_until=NOON,
            weekly_suggestions=2,
            digest=DigestTime(weekly=True, day=4, hour=16),
            mutes=(Mute(SARAH, CADENCE), Mute(work_item_id=LAUNCH)),
            refused=(Refused(), Refused(inviter_id=SARAH)),
            opted_out_at=NOON,
            sealed=("seal",),
        )
        await uow.preferences.save(changed)
    async with contract(ACME) as uow:
        stored = await uow.preferences.get(SAM)
        assert stored == replace(changed, version=1)
        await uow.preferences.save(replace(stored, paces=()))
        for stale in (untouched, stored):
            with pytest.raises(ConcurrentUpdate):
                await uow.preferences.save(stale)
        assert await uow.preferences.get(SAM) == replace(changed, paces=(), version=2)
