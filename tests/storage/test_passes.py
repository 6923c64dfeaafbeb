"""The contract of `PassRepository`."""

from dataclasses import replace
from datetime import timedelta

import pytest

from invites.directory_pass import DirectoryPass, PassState
from invites.errors import ConcurrentUpdate
from invites.people import Detail, Identity, PersonId, PersonKind
from invites.ports import UnitOfWorkFactory
from invites.work import Membership
from tests.storage.builders import ACME, CADENCE, NOON, OTHER, SAM, SARAH, person

EARLIER = NOON - timedelta(days=1)
PASS = DirectoryPass(customer_id=ACME, workspace="T1", started_at=NOON)


async def test_a_pass_comes_back_as_it_was(contract: UnitOfWorkFactory) -> None:
    whole = replace(
        PASS,
        number=3,
        state=PassState.REFUSED,
        full=True,
        finished_at=NOON,
        cursor="dXNlcg==",
        pages=2,
        people=400,
        created=3,
        changed=4,
        missing=90,
        restarts=1,
        error="x",
        fields={"Xf1": Detail.MANAGER},
    )
    async with contract(ACME) as uow:
        await uow.passes.save(whole)
    async with contract(ACME) as uow:
        assert await uow.passes.get("T1") == replace(whole, version=1)
        assert await uow.passes.get("T9") is None
    async with contract(OTHER) as uow:
        assert await uow.passes.get("T1") is None


async def test_saving_over_an_older_pass_is_refused(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.passes.save(PASS)
        await uow.passes.save(replace(PASS, pages=1, version=1))
        with pytest.raises(ConcurrentUpdate):
            await uow.passes.save(replace(PASS, pages=2, version=1))


async def test_a_slot_is_taken_once(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        assert await uow.passes.first_tick("directory:T1", NOON)
    async with contract(ACME) as uow:
        assert not await uow.passes.first_tick("directory:T1", NOON)
        assert await uow.passes.first_tick("directory:T1", NOON + timedelta(days=1))


async def test_who_was_listed_and_is_not_any_more_is_gone(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        for name, facts in _PEOPLE.items():
            await uow.people.add(replace(person(name), **facts))  # type: ignore[arg-type]
        for name in (SAM, SARAH, *_PEOPLE):
            await uow.people.identify(Identity("slack", "T1", f"U{name}"), PersonId(name))
        await uow.people.identify(Identity("slack", "T2", "Uboth"), PersonId("both"))
        every = [f"U{name}" for name in (SARAH, *_PEOPLE)]
        await uow.passes.note_listed("T1", every, EARLIER)
        await uow.passes.note_listed("T1", ["Uhere"], NOON)
    async with contract(ACME) as uow:
        # Sam was never listed; who left before, a stranger and a bot do not count.
        assert await uow.passes.gone("T1", NOON, 10) == ["gone", "sarah"]
        assert await uow.passes.gone("T1", NOON, 1) == ["gone"]
        assert await uow.passes.count("T1", NOON) == (1, 2)


_PEOPLE: dict[str, dict[str, object]] = {
    "gone": {},
    "here": {},
    "both": {},
    "left": {"left": True},
    "foreign": {"kind": PersonKind.EXTERNAL},
    "robot": {"kind": PersonKind.BOT},
}


async def test_members_of_work_are_profiled_first(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        for name in (SAM, SARAH):
            await uow.people.identify(Identity("slack", "T1", f"U{name}"), name)
        await uow.work_items.join(CADENCE, Membership(SARAH, NOON, "channel"))
    async with contract(ACME) as uow:
        assert await uow.passes.to_profile("T1", NOON, 9, followed=True) == ["Usarah"]
        assert await uow.passes.to_profile("T1", NOON, 9, followed=False) == ["Usam", "Usarah"]
        await uow.passes.note_profiled("T1", "Usarah", NOON)
        assert await uow.passes.to_profile("T1", NOON, 9, followed=True) == []
        assert await uow.passes.to_profile("T1", NOON, 9, followed=False) == ["Usam"]
        later = NOON + timedelta(days=31)
        assert await uow.passes.to_profile("T1", later, 9, followed=True) == ["Usarah"]
