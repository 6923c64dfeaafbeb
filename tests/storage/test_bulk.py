"""The contract of `BulkRepository`, and of reading for many people at once."""

from dataclasses import replace

import pytest

from invites.bulk.plan import Note, Outcome, Plan, PlanId, PlanKind, PlanRow, PlanState, Verdict
from invites.bulk.ports import Part
from invites.errors import ConcurrentUpdate, NotFound
from invites.people import Identity
from invites.ports import UnitOfWorkFactory
from tests.storage.builders import ACME, NOON, OTHER, SAM, SARAH

PLAN = Plan(
    id=PlanId("p1"),
    customer_id=ACME,
    author_id=SAM,
    kind=PlanKind.LIST,
    created_at=NOON,
    header=("e-mail", "Näme"),
    refusal=Note("too_large", {"megabytes": 2}),
)
FIRST = PlanRow(number=2, cells=("sarah@acme.example", "Särah"))
SECOND = PlanRow(number=3, cells=("x", ""), verdict=Verdict.INVALID, note=Note("gone"))


async def test_a_plan_and_its_rows_come_back_as_they_were(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.bulk.add(PLAN, [SECOND, FIRST])
    judged = replace(FIRST, person_id=SARAH, verdict=Verdict.INVITE)
    async with contract(ACME) as uow:
        assert await uow.bulk.get(PLAN.id) == PLAN
        assert list(await uow.bulk.rows(PLAN.id)) == [FIRST, SECOND]
        assert list(await uow.bulk.rows(PLAN.id, Part.UNJUDGED)) == [FIRST]
        await uow.bulk.save_rows(PLAN.id, [judged, replace(SECOND, outcome=Outcome.INVALID)])
        await uow.bulk.save(replace(PLAN, state=PlanState.READY))
    async with contract(ACME) as uow:
        assert list(await uow.bulk.rows(PLAN.id, Part.OPEN, 5)) == [judged]
        assert await uow.bulk.rows(PLAN.id, Part.SENT) == []
        assert await uow.bulk.get(PLAN.id) == replace(PLAN, state=PlanState.READY, version=2)
    with pytest.raises(ConcurrentUpdate):
        async with contract(ACME) as uow:
            await uow.bulk.save(PLAN)
    async with contract(OTHER) as uow:
        assert await uow.bulk.rows(PLAN.id) == []
        with pytest.raises(NotFound):
            await uow.bulk.get(PLAN.id)


async def test_many_are_read_as_each_by_itself(contract: UnitOfWorkFactory) -> None:
    account = Identity("slack", "T1", "U1")
    async with contract(ACME) as uow:
        await uow.people.identify(account, SAM)
        assert await uow.people.identities_of([SAM, SARAH]) == {SAM: [account]}
        assert await uow.preferences.many([SAM]) == {SAM: await uow.preferences.get(SAM)}
        assert await uow.invitations.of_invitees([SARAH], NOON) == []
