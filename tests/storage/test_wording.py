"""The contract of `WordingRepository`."""

from dataclasses import replace
from datetime import timedelta

import pytest

from invites.drafting.facts import Tone
from invites.errors import ConcurrentUpdate
from invites.ports import UnitOfWorkFactory
from invites.wording.branding import Branding, Look, Wording
from invites.wording.template import Slot, Version, in_order
from invites.work import WorkItemKind
from tests.storage.builders import ACME, NOON, OTHER, SAM, SARAH

GERMAN = Slot(WorkItemKind.CADENCE, "de")
FIRST = Version(slot=GERMAN, number=1, text="Überzeugt? {work_item}", at=NOON, by=SAM)
SECOND = replace(FIRST, number=2, text="Komm dazu.", by=SARAH, at=NOON + timedelta(hours=1))
THIRD = replace(SECOND, number=3, text=FIRST.text, restored=1)
WIDE = Version(slot=Slot(), number=1, text="Come.", at=NOON, by=SAM)
LOOK = Look(name="Acme", colour="#0b5cab", signature=("Acme", "Boston"), tone=Tone.WARM)


async def test_every_version_stays_and_the_newest_of_each_slot_holds(
    contract: UnitOfWorkFactory,
) -> None:
    async with contract(ACME) as uow:
        assert await uow.wording.held() == Wording()
        for version in (FIRST, SECOND, WIDE, THIRD):
            await uow.wording.add(version)
    async with contract(ACME) as uow:
        assert in_order((await uow.wording.held()).templates) == (WIDE, THIRD)
        assert await uow.wording.latest(GERMAN) == THIRD
        assert await uow.wording.latest(Slot(None, "de")) is None
        assert list(await uow.wording.history(GERMAN, None, 2)) == [THIRD, SECOND]
        assert list(await uow.wording.history(GERMAN, 3, 5)) == [SECOND, FIRST]
        assert list(await uow.wording.by(SAM)) == [WIDE, FIRST]
    async with contract(OTHER) as uow:
        assert await uow.wording.held() == Wording()
        assert await uow.wording.latest(GERMAN) is None


async def test_a_number_is_taken_once(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.wording.add(FIRST)
    with pytest.raises(ConcurrentUpdate):
        async with contract(ACME) as uow:
            await uow.wording.add(replace(FIRST, text="Mine."))
    async with contract(ACME) as uow:
        assert await uow.wording.latest(GERMAN) == FIRST


async def test_branding_comes_back_as_it_was_and_the_newest_holds(
    contract: UnitOfWorkFactory,
) -> None:
    plain, full = (Branding(look=look, number=n, at=NOON, by=SAM) for n, look in _NUMBERED)
    async with contract(ACME) as uow:
        await uow.wording.brand(plain)
        await uow.wording.brand(full)
        assert await uow.wording.held() == Wording(branding=full, look=LOOK)
    with pytest.raises(ConcurrentUpdate):
        async with contract(ACME) as uow:
            await uow.wording.brand(full)
    async with contract(OTHER) as uow:
        assert await uow.wording.held() == Wording()


_NUMBERED = ((1, Look()), (2, LOOK))


async def test_whoever_is_forgotten_leaves_the_words_and_not_the_name(
    contract: UnitOfWorkFactory,
) -> None:
    brand = Branding(look=LOOK, number=1, at=NOON, by=SAM)
    async with contract(ACME) as uow:
        await uow.wording.add(FIRST)
        await uow.wording.add(SECOND)
        await uow.wording.brand(brand)
        await uow.erasing.erase(SAM, ())
    async with contract(ACME) as uow:
        nobodys = replace(FIRST, by=None)
        assert list(await uow.wording.history(GERMAN, None, 9)) == [SECOND, nobodys]
        assert (await uow.wording.held()).branding == replace(brand, by=None)
        assert list(await uow.wording.by(SAM)) == []
