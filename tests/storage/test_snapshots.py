"""The contract of `SnapshotRepository`, and what takes snapshots away."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncEngine

from invites.ports import UnitOfWorkFactory
from invites.snapshot_ports import Snapshot
from storage.sweeping import Sweeping
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import ACME, DAY, LAUNCH, NOON, OTHER, SAM, SARAH
from tests.support.serving import log

MADE = Snapshot(generation=0, form=2, sequence=40, written=b"\0state", at=NOON)
NONE = Snapshot()


async def put(units: UnitOfWorkFactory, snapshot: Snapshot) -> bool:
    async with units(ACME) as uow:
        return await uow.snapshots.put(snapshot)


async def latest(units: UnitOfWorkFactory) -> Snapshot:
    async with units(ACME) as uow:
        found = await uow.snapshots.latest()
        assert await uow.snapshots.generation() == found.generation
        return found


async def test_the_one_furthest_along_stays(contract: UnitOfWorkFactory) -> None:
    assert await latest(contract) == NONE
    assert await put(contract, MADE)
    assert await latest(contract) == MADE
    for earlier in (MADE, replace(MADE, sequence=39), replace(MADE, form=1, sequence=90)):
        assert not await put(contract, earlier)
        assert await latest(contract) == MADE
    later = replace(MADE, sequence=41, written=b"later")
    assert await put(contract, later)
    newer = replace(MADE, form=3, sequence=5)
    assert await put(contract, newer)
    assert await latest(contract) == newer
    async with contract(OTHER) as uow:
        assert await uow.snapshots.latest() == NONE


async def test_none_from_before_is_taken_any_more(contract: UnitOfWorkFactory) -> None:
    await put(contract, MADE)
    async with contract(ACME) as uow:
        await uow.snapshots.forget()
    assert await latest(contract) == replace(NONE, generation=1)
    assert not await put(contract, replace(MADE, sequence=99))
    anew = replace(MADE, generation=1, sequence=3)
    assert await put(contract, anew)
    assert await latest(contract) == anew


async def test_forgetting_somebody_and_merging_two_begin_a_new_generation(
    contract: UnitOfWorkFactory,
) -> None:
    await put(contract, MADE)
    async with contract(ACME) as uow:
        await uow.erasing.erase(SAM, ())
    assert await latest(contract) == replace(NONE, generation=1)
    async with contract(ACME) as uow:
        await uow.people.merge(SARAH, SAM)
    assert await latest(contract) == replace(NONE, generation=2)


async def test_acts_that_grew_old_are_in_no_snapshot(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    await put(peopled, MADE)
    async with peopled(ACME) as uow:
        act = replace(log(1)[0], actor_id=SAM, target_ids=(), work_item_id=LAUNCH, at=NOON)
        await uow.activity.note(act)
        await uow.suggestions.advance(0, 10_000)
    assert await Sweeping(engine).activities(NOON) == []
    assert await latest(peopled) == MADE
    assert await Sweeping(engine).activities(NOON + DAY) == [ACME]
    assert await latest(peopled) == replace(NONE, generation=1)
