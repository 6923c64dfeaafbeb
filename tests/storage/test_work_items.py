"""The contract of `WorkItemRepository` and of `ActivityRepository`."""

from dataclasses import replace

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.activity import Activity, ActivityKind
from invites.errors import ConcurrentUpdate, NotFound
from invites.people import Identity
from invites.ports import UnitOfWorkFactory
from invites.work import Membership, Visibility, WorkItemId, WorkItemKind
from storage.ingest import ActivityWriter
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import (
    ACME,
    CADENCE,
    CHANNEL,
    DAY,
    LAUNCH,
    NOON,
    SAM,
    SARAH,
    arrival,
    observed,
    person,
    work_item,
)


async def test_a_work_item_comes_back_as_it_was(contract: UnitOfWorkFactory) -> None:
    whole = work_item(
        "deal",
        "Renewal, Straße 4",
        kind=WorkItemKind.PROJECT,
        link="https://example.com/deal",
        visibility=Visibility.PRIVATE,
        roles=("sales_lead", "legal"),
        place=CHANNEL,
        archived=True,
        linked=True,
    )
    async with contract(ACME) as uow:
        await uow.work_items.add(whole)
    async with contract(ACME) as uow:
        assert await uow.work_items.get(whole.id) == whole
        assert await uow.work_items.by_place(CHANNEL) == whole
        assert await uow.work_items.by_place(replace(CHANNEL, channel="C2")) is None
        found = await uow.work_items.many([whole.id, CADENCE, WorkItemId("none")])
        assert set(found) == {whole.id, CADENCE}
        with pytest.raises(NotFound):
            await uow.work_items.get(WorkItemId("none"))


async def test_two_work_items_do_not_share_a_place(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.work_items.add(work_item("a", place=CHANNEL))
        with pytest.raises(ConcurrentUpdate):
            await uow.work_items.add(work_item("b", place=CHANNEL))


async def test_saving_a_work_item_over_an_older_version_is_refused(
    contract: UnitOfWorkFactory,
) -> None:
    item = work_item("cadence", "Q3 outreach cadence")
    async with contract(ACME) as uow:
        await uow.work_items.save(replace(item, title="Q4 cadence", linked=True))
        with pytest.raises(ConcurrentUpdate):
            await uow.work_items.save(item)
        saved = await uow.work_items.get(CADENCE)
        assert saved == replace(item, title="Q4 cadence", linked=True, version=2)
        assert [each.id for each in await uow.work_items.search("q4")] == ["cadence"]


async def test_a_search_leaves_archived_work_items_out(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.work_items.add(work_item("x", "The launch party"))
        await uow.work_items.add(work_item("y", "Launch 2", archived=True))
        assert [each.id for each in await uow.work_items.search("Launch")] == ["launch", "x"]
        assert [each.id for each in await uow.work_items.search("launch", limit=1)] == ["launch"]


async def test_members_join_once_and_leave(contract: UnitOfWorkFactory) -> None:
    first = Membership(SAM, NOON, "channel")
    async with contract(ACME) as uow:
        await uow.work_items.join(CADENCE, first)
        await uow.work_items.join(CADENCE, Membership(SAM, NOON + DAY, "invitation"))
        await uow.work_items.join(CADENCE, Membership(SARAH, NOON + DAY, "invitation"))
        assert await uow.work_items.members(CADENCE) == {
            SAM: first,
            SARAH: Membership(SARAH, NOON + DAY, "invitation"),
        }
        await uow.work_items.leave(CADENCE, SAM)
        await uow.work_items.leave(CADENCE, SAM)
        assert list(await uow.work_items.members(CADENCE)) == [SARAH]


async def test_many_join_together_and_a_member_stays_as_they_were(
    contract: UnitOfWorkFactory,
) -> None:
    first = Membership(SAM, NOON, "activity")
    people = [person(f"p{n:04}") for n in range(1201)]
    async with contract(ACME) as uow:
        await uow.people.add_all(people)
        await uow.work_items.join(CADENCE, first)
        joined = [Membership(p.id, NOON, "channel") for p in people]
        await uow.work_items.join_all(CADENCE, [*joined, Membership(SAM, NOON + DAY, "channel")])
        await uow.work_items.join_all(CADENCE, [])
    async with contract(ACME) as uow:
        assert await uow.work_items.members(CADENCE) == {m.person_id: m for m in [first, *joined]}


async def test_the_work_items_of_a_member_come_latest_activity_first(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    async with peopled(ACME) as uow:
        await uow.work_items.add(work_item("busy", place=CHANNEL))
        await uow.work_items.add(work_item("busier", place=replace(CHANNEL, channel="C2")))
        await uow.people.identify(Identity("slack", "T1", "U1"), SAM)
        await uow.work_items.join(LAUNCH, Membership(SAM, NOON, "channel"))
        await uow.work_items.join(CADENCE, Membership(SARAH, NOON, "channel"))
    news = [observed(place=CHANNEL), observed(place=replace(CHANNEL, channel="C2"))]
    await ActivityWriter(engine).write([arrival("1", *news)], NOON)
    async with peopled(ACME) as uow:
        found = await uow.work_items.of_member(SAM)
        assert [each.id for each in found] == ["busier", "busy", "launch"]
        assert [each.id for each in await uow.work_items.of_member(SAM, limit=1)] == ["busier"]


async def test_the_log_is_read_in_order_and_forgets_a_person(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    async with peopled(ACME) as uow:
        await uow.work_items.add(work_item("busy", place=CHANNEL))
        await uow.people.identify(Identity("slack", "T1", "U1"), SAM)
        await uow.people.identify(Identity("slack", "T1", "U2"), SARAH)
    news = [
        observed("U1", targets=("U2", "U1"), words=("pricing",), conversation="17.2"),
        observed("U2", kind=ActivityKind.REPLY),
        observed("U1", kind=ActivityKind.REACTION, targets=("U2",)),
    ]
    await ActivityWriter(engine).write([arrival("1", *news)], NOON)

    async with peopled(ACME) as uow:
        log = await uow.activity.after(0, 10)
        assert log[0] == Activity(
            customer_id=ACME,
            work_item_id=WorkItemId("busy"),
            kind=ActivityKind.MESSAGE,
            actor_id=SAM,
            at=NOON,
            conversation="17.2",
            target_ids=(SARAH, SAM),
            terms=log[0].terms,
            sequence=log[0].sequence,
        )
        assert [len(term) for term in log[0].terms] == [8]
        assert [each.sequence for each in log] == sorted({each.sequence for each in log})
        assert await uow.activity.after(log[0].sequence, 1) == [log[1]]
        await uow.activity.forget(SARAH)
        assert [each.target_ids for each in await uow.activity.after(0, 10)] == [(SAM,), ()]


async def test_an_answer_is_at_the_end_of_the_log_and_goes_with_whom_it_is_about(
    contract: UnitOfWorkFactory,
) -> None:
    answers = [
        Activity(
            customer_id=ACME,
            work_item_id=LAUNCH,
            kind=ActivityKind.DECLINED,
            actor_id=SAM,
            at=NOON,
            conversation="s1",
            target_ids=targets,
            roles=("legal",),
        )
        for targets in ((SARAH, SAM), (SAM, SARAH))
    ]
    async with contract(ACME) as uow:
        for answer in answers:
            await uow.activity.note(answer)
    async with contract(ACME) as uow:
        found = await uow.activity.after(0, 10)
        await uow.activity.forget(SARAH)
    numbered = [replace(a, sequence=f.sequence) for a, f in zip(answers, found, strict=True)]
    assert found == numbered
    async with contract(ACME) as uow:
        assert await uow.activity.after(0, 10) == [replace(numbered[1], target_ids=(SAM,))]
