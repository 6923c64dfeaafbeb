"""Which memories a process holds, and that none of them depends on who held it before."""

from datetime import timedelta

from invites.people import CustomerId
from invites.relevance import FORM
from invites.services.loaded import Limits
from invites.snapshot_ports import Snapshot
from tests.support.clock import FakeClock
from tests.support.memory import MemoryUnitOfWorks
from tests.support.serving import (
    ACME,
    KEY,
    PEOPLE,
    from_the_log,
    furnish,
    happen,
    log,
    rankings,
    serving,
)

OFTEN = Limits(activities=1)


async def office(count: int = 100) -> MemoryUnitOfWorks:
    units = MemoryUnitOfWorks()
    await furnish(units, log(count))
    return units


async def test_a_snapshot_and_what_came_after_it_make_the_same_as_the_whole_log() -> None:
    units, acts = MemoryUnitOfWorks(), log(160)
    await furnish(units, acts[:120])
    first = serving(units, limits=OFTEN)
    await first.catch_up(ACME)
    before = units.rows().snapshot.sequence
    assert before >= 120
    await happen(units, acts[120:])

    again = serving(units, "two")
    looked_at = await again.catch_up(ACME)
    assert looked_at == again.loaded.states[ACME].observed - before >= 40
    found = await rankings(again)
    assert found == await rankings(await from_the_log(units))


async def test_a_snapshot_that_cannot_be_read_is_none() -> None:
    units = await office(60)
    for form, written in ((FORM, b"nonsense"), (FORM + 1, b""), (FORM, b"x\x9c")):
        units.rows().snapshot = Snapshot(form=form, sequence=50, written=written)
        process = serving(units)
        await process.loaded.get(ACME)
        assert process.loaded.states[ACME].observed == 0


async def test_who_is_quiet_for_long_is_put_away_and_comes_back_by_themselves() -> None:
    units, clock = await office(), FakeClock()
    process = serving(units, clock=clock, limits=Limits(idle=timedelta(minutes=30)))
    await process.catch_up(ACME)
    before = await rankings(process)
    clock.advance(timedelta(minutes=29))
    await process.loaded.unload()
    assert list(process.loaded.states) == [ACME]
    clock.advance(timedelta(minutes=1))
    await process.loaded.unload()
    assert list(process.loaded.states) == []
    assert await process.catch_up(ACME) == 0
    assert list(process.loaded.states) == []  # nobody is loaded for nothing
    assert await rankings(process) == before


async def test_over_the_budget_the_quietest_goes_first() -> None:
    units = MemoryUnitOfWorks()
    names = [CustomerId(name) for name in ("a", "b", "c")]
    process = serving(units, limits=Limits(memory=1))
    for name in names:
        await process.loaded.get(name)
    process.loaded.used(names[0])
    await process.loaded.unload()
    assert list(process.loaded.states) == [names[0]]
    one = process.loaded.states[names[0]].bytes
    roomy = serving(units, limits=Limits(memory=2 * one))
    for name in names:
        await roomy.loaded.get(name)
    await roomy.loaded.unload()
    assert list(roomy.loaded.states) == names[1:]


async def test_two_processes_end_where_one_alone_does() -> None:
    units, acts = MemoryUnitOfWorks(), log(120)
    await furnish(units)
    one, two = serving(units, "one", limits=OFTEN), serving(units, "two", limits=OFTEN)
    for start, end in ((0, 17), (17, 90), (90, 91), (91, 120)):
        await happen(units, acts[start:end])
        for process in (one, two) if start % 2 else (two, one):
            await process.catch_up(ACME)
    for process in (one, two):
        await process.catch_up(ACME)
    found = await rankings(one)
    assert found == await rankings(two)
    assert found == await rankings(await from_the_log(units))


async def test_nobody_who_was_forgotten_is_in_any_memory_or_snapshot() -> None:
    """In the process that forgot them, in another one, and in what either of them writes."""
    units = await office()
    one, two = serving(units, "one", limits=OFTEN), serving(units, "two")
    await two.loaded.get(ACME)
    await one.catch_up(ACME)
    await two.catch_up(ACME)
    gone = PEOPLE[3].id
    async with units(ACME) as uow:
        await uow.erasing.erase(gone, ())
    assert units.rows().snapshot == Snapshot(generation=1)
    assert two.loaded.states[ACME].saved < two.loaded.states[ACME].observed
    await two.loaded.close()  # it has not heard of it: what it writes is not taken
    assert units.rows().snapshot == Snapshot(generation=1)

    await one.catch_up(ACME)
    assert ACME not in one.loaded.states
    await happen(units, log(3))
    await one.catch_up(ACME)
    assert one.loaded.states[ACME].generation == 1
    found = await rankings(one)
    assert found == await rankings(await from_the_log(units))


async def test_a_snapshot_is_written_after_so_many_activities_or_so_long() -> None:
    units, clock = await office(20), FakeClock()
    limits = Limits(activities=10, pause=timedelta(minutes=5))
    process = serving(units, clock=clock, limits=limits)
    await process.catch_up(ACME)
    first = units.rows().snapshot
    assert first.sequence >= 20
    await happen(units, log(3))
    await process.catch_up(ACME)
    assert units.rows().snapshot == first
    clock.advance(timedelta(minutes=5))
    assert await process.catch_up(ACME) == 0
    later = units.rows().snapshot
    assert (later.sequence, later.at) == (process.loaded.states[ACME].observed, clock.now())


async def test_a_snapshot_too_large_is_not_written() -> None:
    units = await office(20)
    process = serving(units, limits=Limits(activities=1, snapshot=1000))
    await process.catch_up(ACME)
    assert units.rows().snapshot == Snapshot()


async def test_the_key_for_words_is_in_no_snapshot() -> None:
    units = await office(20)
    process = serving(units)
    await process.catch_up(ACME)
    written = process.loaded.states[ACME].engine.dump()
    assert KEY not in written
    assert KEY.hex().encode() not in written
