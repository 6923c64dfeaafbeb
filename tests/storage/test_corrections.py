"""The contract of `CorrectionRepository`."""

from dataclasses import replace
from datetime import timedelta

import pytest

from invites.correction import Correction, CorrectionId
from invites.errors import ConcurrentUpdate, NotFound
from invites.people import Detail
from invites.ports import UnitOfWorkFactory
from tests.storage.builders import ACME, NOON, OTHER, SAM, SARAH, person

ASKED = Correction(
    id=CorrectionId("c1"),
    customer_id=ACME,
    person_id=SAM,
    wanted={Detail.TITLE: "VP", Detail.SKILLS: ("a", "b"), Detail.MANAGER: SARAH},
    former={Detail.TITLE: "AE", Detail.SKILLS: (), Detail.MANAGER: ""},
    asked_at=NOON,
)


async def test_a_correction_comes_back_as_it_was(contract: UnitOfWorkFactory) -> None:
    answered = ASKED.apply(by=SARAH, at=NOON)
    async with contract(ACME) as uow:
        await uow.corrections.add(ASKED)
        assert await uow.corrections.open_of(SAM) == [ASKED]
        await uow.corrections.save(answered)
    async with contract(ACME) as uow:
        assert await uow.corrections.get(ASKED.id) == replace(answered, version=2)
        assert await uow.corrections.open_of(SAM) == []
        with pytest.raises(ConcurrentUpdate):
            await uow.corrections.save(answered)
    async with contract(OTHER) as uow:
        with pytest.raises(NotFound):
            await uow.corrections.get(ASKED.id)


async def test_open_ones_come_oldest_first(contract: UnitOfWorkFactory) -> None:
    later = replace(ASKED, id=CorrectionId("c0"), asked_at=NOON + timedelta(hours=1))
    async with contract(ACME) as uow:
        await uow.corrections.add(later)
        await uow.corrections.add(ASKED)
        assert await uow.corrections.open_of(SAM) == [ASKED, later]
        assert await uow.corrections.open_of(SARAH) == []


async def test_administrators_are_those_who_are_here(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        for who, facts in {"a": {}, "b": {"left": True}, "c": {"known": False}, "d": {}}.items():
            await uow.people.add(replace(person(who), is_admin=True, **facts))  # type: ignore[arg-type]
        assert [p.id for p in await uow.people.administrators(10)] == ["a", "d"]
        assert [p.id for p in await uow.people.administrators(1)] == ["a"]
