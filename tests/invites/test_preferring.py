"""Changing what one wishes: what the form says is taken over, what cannot be is refused."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from invites.attention import AttentionRules
from invites.delivery import Delivery, DeliveryId, DeliveryState, Purpose, Subject
from invites.errors import BadPreference, ConcurrentUpdate
from invites.hours import WorkingHours
from invites.notifying import Channel, Kind, Pace
from invites.people import Actor, Identity, Person, PersonId
from invites.preferences import DigestTime, Mute, Refused
from invites.services.preferring import Pause, Preferring, Wanted
from invites.services.telling import Telling
from tests.support.clock import NOON, FakeClock
from tests.support.ids import CountingIds
from tests.support.memory import ACME, MemoryUnitOfWorks

SARAH = PersonId("sarah")
ACTOR = Actor(ACME, SARAH)
WORKDAYS = frozenset(range(5))


def office(zone: str = "Europe/Berlin") -> tuple[MemoryUnitOfWorks, Preferring, FakeClock]:
    units, clock = MemoryUnitOfWorks(), FakeClock()
    units.seed_people([Person(id=SARAH, customer_id=ACME, name="Sarah", time_zone=zone)])
    units.rows().identities[Identity("slack", "T1", "U1")] = SARAH
    telling = Telling(clock, CountingIds())
    return units, Preferring(units, clock, AttentionRules(), telling), clock


async def test_a_form_changes_what_it_names_and_nothing_else() -> None:
    units, preferring, _ = office()
    await preferring.save(ACTOR, Wanted(weekly=2, digest=DigestTime(day=4)))

    await preferring.save(ACTOR, Wanted(paces={(Kind.OUTCOMES, Channel.CHAT): Pace.DIGEST}))

    wishes = units.rows().preferences[SARAH]
    assert wishes.weekly_suggestions == 2
    assert wishes.digest == DigestTime(day=4)
    assert wishes.paces == ((Kind.OUTCOMES, Channel.CHAT, Pace.DIGEST),)


async def test_what_ships_is_not_stored_so_that_it_follows_the_customer() -> None:
    units, preferring, _ = office()
    kinds: list[Kind] = [kind for kind in Kind if kind is not Kind.DIGESTS]
    paces = {(kind, Channel.CHAT): Pace.NOW for kind in kinds}

    await preferring.save(
        ACTOR, Wanted(paces=paces, weekly=3, days=WORKDAYS, starts=time(9), ends=time(18))
    )

    assert SARAH not in units.rows().preferences


async def test_hours_may_cross_midnight_and_cover_the_whole_day() -> None:
    _, preferring, _ = office()
    every = frozenset(range(7))

    night = await preferring.save(ACTOR, Wanted(days=every, starts=time(22), ends=time(6)))
    assert night.hours == WorkingHours(every, time(22), time(6))
    always = await preferring.save(ACTOR, Wanted(days=every, starts=time(), ends=time()))
    assert always.hours == WorkingHours(every, time(), time())


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Wanted(days=frozenset(), starts=time(9), ends=time(17)), "days"),
        (Wanted(days=WORKDAYS, starts=time(9), ends=time(9)), "hours_until"),
        (Wanted(weekly=4), "weekly"),
        (Wanted(weekly=-1), "weekly"),
        (Wanted(pause_until=NOON - timedelta(days=1)), "pause_until"),
        (Wanted(pause_until=NOON), "pause_until"),
    ],
)
async def test_what_cannot_be_is_refused_under_its_field(wanted: Wanted, field: str) -> None:
    units, preferring, _ = office()

    with pytest.raises(BadPreference) as refused:
        await preferring.save(ACTOR, wanted)

    assert refused.value.field == field
    assert SARAH not in units.rows().preferences


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Berlin", datetime(2026, 11, 23, 23, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 24, 5, tzinfo=UTC)),
        ("", datetime(2026, 11, 24, tzinfo=UTC)),
    ],
)
async def test_today_ends_at_midnight_where_the_person_is(zone: str, expected: datetime) -> None:
    _, preferring, _ = office(zone)

    view = await preferring.pause(ACTOR, Pause.TODAY)

    assert view.paused_until == expected


async def test_a_pause_that_is_over_is_no_pause() -> None:
    _, preferring, clock = office()
    await preferring.pause(ACTOR, Pause.HOUR)

    clock.advance(timedelta(hours=1))

    assert (await preferring.view(ACTOR)).paused_until is None


async def test_what_is_held_leaves_by_itself_once_that_is_wished() -> None:
    units, preferring, _ = office()
    outcomes = (Kind.OUTCOMES, Channel.CHAT)
    await preferring.save(ACTOR, Wanted(paces={outcomes: Pace.DIGEST}))
    held = Delivery(
        id=DeliveryId("d1"),
        customer_id=ACME,
        subject=Subject.INVITATION,
        subject_id="i1",
        purpose=Purpose.OUTCOME,
        person_id=SARAH,
        created_at=NOON,
        state=DeliveryState.HELD,
    )
    units.rows().deliveries[held.id] = held

    await preferring.save(ACTOR, Wanted(paces={outcomes: Pace.NOW}))

    assert units.rows().deliveries[held.id].state is DeliveryState.QUEUED
    assert [m.reference for m in units.waiting() if m.kind == "post"] == [held.id]


async def test_entries_of_the_lists_are_taken_back_one_by_one() -> None:
    units, preferring, _ = office()
    sam, lena = PersonId("sam"), PersonId("lena")
    async with units(ACME) as uow:
        wishes = (await uow.preferences.get(SARAH)).mute(Mute(sam)).mute(Mute(lena))
        await uow.preferences.save(wishes.refuse(Refused(sam)).refuse(Refused()))

    await preferring.unmute(ACTOR, Mute(sam))
    view = await preferring.allow(ACTOR, Refused())

    assert view.wishes.mutes == (Mute(lena),)
    assert view.wishes.refused == (Refused(sam),)


async def test_of_two_who_save_at_once_one_reads_again() -> None:
    units, preferring, _ = office()
    async with units(ACME) as uow:
        stale = await uow.preferences.get(SARAH)
    await asyncio.gather(
        preferring.save(ACTOR, Wanted(weekly=1)), preferring.save(ACTOR, Wanted(weekly=2))
    )

    assert units.rows().preferences[SARAH].weekly_suggestions in (1, 2)
    assert units.rows().preferences[SARAH].version == 2
    async with units(ACME) as uow:
        with pytest.raises(ConcurrentUpdate):
            await uow.preferences.save(stale)
