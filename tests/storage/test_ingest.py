"""The short path: every arrival once, placeholders for the unknown, nothing that was said."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ingest import Ingest
from invites.activity import ActivityKind
from invites.arrival import BotAdded, ChannelChanged, HomeOpened, News, Profile
from invites.delivery import MessageKind
from invites.people import CustomerId, Identity, PersonId
from invites.terms import keyed
from invites.work import Membership, Visibility, WorkItemId, WorkItemKind
from storage import tables
from storage.identifiers import customer_for
from storage.ingest import ActivityWriter, Written
from storage.known import LIMIT, Known, Learned
from storage.queue import OutboxQueue
from storage.system import SystemStore
from storage.transaction import reading, writing
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import (
    ACME,
    CHANNEL,
    DAY,
    MINUTE,
    NOON,
    OTHER,
    SAM,
    arrival,
    arrivals,
    observed,
    work_item,
)
from tests.support.clock import FakeClock
from tests.support.driver import heard

FIRST, AGAIN = Written(first=True), Written(first=False)
U1 = Identity("slack", "T1", "U1")


@pytest.fixture
def writer(engine: AsyncEngine, system: SystemStore) -> ActivityWriter:
    return ActivityWriter(engine)


async def fetched(engine: AsyncEngine) -> list[tuple[MessageKind, str, str]]:
    claimed = await OutboxQueue(engine).claim(NOON + DAY, 100, MINUTE, lambda _: None)
    return sorted((c.message.kind, c.message.reference, c.message.workspace) for c in claimed)


async def log_of(units: SqlUnitOfWorks, customer: CustomerId = ACME) -> list[ActivityKind]:
    async with units(customer) as uow:
        return [each.kind for each in await uow.activity.after(0, 1000)]


async def test_an_event_counts_once_within_and_across_batches(
    writer: ActivityWriter, units: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    one, two = arrival("1", observed()), arrival("2", observed())
    assert await writer.write([one, two, one], NOON) == [FIRST, FIRST, AGAIN]
    assert await writer.write([two], NOON) == [AGAIN]
    assert await ActivityWriter(engine).write([one, arrival("3")], NOON) == [AGAIN, FIRST]
    assert await writer.write([], NOON) == []
    assert len(await log_of(units)) == 2


async def test_the_same_key_of_another_workspace_is_another_event(
    writer: ActivityWriter, units: SqlUnitOfWorks
) -> None:
    theirs = observed(place=replace(CHANNEL, workspace="T2"))
    batch = [arrival("1", observed()), arrival("1", theirs, workspace="T2")]
    assert await writer.write(batch, NOON) == [FIRST, FIRST]
    assert len(await log_of(units)) == len(await log_of(units, OTHER)) == 1


async def test_the_unknown_get_placeholders_and_are_looked_up(
    writer: ActivityWriter, units: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    news = [
        observed("U1", targets=("U2",), visibility=Visibility.PRIVATE),
        observed("U2", kind=ActivityKind.REPLY),
    ]
    await writer.write(arrivals(news), NOON)
    async with units(ACME) as uow:
        somebody = await uow.people.by_identity(U1)
        item = await uow.work_items.by_place(CHANNEL)
        assert somebody is not None
        assert (somebody.name, somebody.known) == ("", False)
        assert item is not None
        assert (item.kind, item.title, item.visibility, item.linked) == (
            WorkItemKind.CHANNEL,
            "",
            Visibility.PRIVATE,
            False,
        )
        first, second = await uow.activity.after(0, 10)
        assert first.actor_id == somebody.id
        assert first.target_ids == (second.actor_id,)
    assert await fetched(engine) == [
        (MessageKind.FETCH_CHANNEL, "C1", "T1"),
        (MessageKind.FETCH_PERSON, "U1", "T1"),
        (MessageKind.FETCH_PERSON, "U2", "T1"),
    ]


async def test_the_known_are_recognised(
    writer: ActivityWriter, peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    async with peopled(ACME) as uow:
        await uow.people.identify(U1, SAM)
        await uow.work_items.add(work_item("deal", place=CHANNEL))
    await writer.write([arrival("1", observed())], NOON)
    async with peopled(ACME) as uow:
        [act] = await uow.activity.after(0, 10)
        assert (act.actor_id, act.work_item_id) == (SAM, "deal")
    assert await fetched(engine) == []


async def test_an_unknown_workspace_becomes_a_customer(
    writer: ActivityWriter, units: SqlUnitOfWorks, system: SystemStore
) -> None:
    place = replace(CHANNEL, workspace="T9")
    await writer.write([arrival("1", observed(place=place), workspace="T9")], NOON)
    found = await system.workspace("slack", "T9")
    assert found is not None
    assert found.customer_id == customer_for("slack", "T9")
    assert len(await log_of(units, found.customer_id)) == 1


async def test_members_follow_joins_leaves_and_acts(
    writer: ActivityWriter, units: SqlUnitOfWorks
) -> None:
    async def members() -> dict[str, Membership]:
        async with units(ACME) as uow:
            item = await uow.work_items.by_place(CHANNEL)
            assert item is not None
            found: dict[str, Membership] = {}
            for who, membership in (await uow.work_items.members(item.id)).items():
                [identity] = await uow.people.identities(who)
                found[identity.user] = membership
            return found

    first: list[News] = [
        observed("U1", at=NOON),
        observed("U1", kind=ActivityKind.JOIN, at=NOON + MINUTE),
        observed("U2", kind=ActivityKind.JOIN, at=NOON + MINUTE),
        observed("U3", kind=ActivityKind.LEAVE),
        observed("U4"),
        observed("U4", kind=ActivityKind.LEAVE),
    ]
    await writer.write([arrival("1", *first)], NOON)
    found = await members()
    assert {user: (m.via, m.since) for user, m in found.items()} == {
        "U1": ("activity", NOON),
        "U2": ("channel", NOON + MINUTE),
    }
    second: list[News] = [
        observed("U1", kind=ActivityKind.LEAVE),
        observed("U2", kind=ActivityKind.LEAVE),
        observed("U2", kind=ActivityKind.JOIN, at=NOON + DAY),
    ]
    await writer.write([arrival("2", *second)], NOON)
    assert {user: m.since for user, m in (await members()).items()} == {"U2": NOON + DAY}
    await writer.write([arrival("3", observed("U1", at=NOON + DAY))], NOON)
    assert set(await members()) == {"U1", "U2"}


async def test_what_a_use_case_changes_is_not_remembered_otherwise(
    writer: ActivityWriter, peopled: SqlUnitOfWorks
) -> None:
    await writer.write([arrival("1", observed())], NOON)
    async with peopled(ACME) as uow:
        somebody = await uow.people.by_identity(U1)
        item = await uow.work_items.by_place(CHANNEL)
        assert somebody is not None
        assert item is not None
        await uow.people.merge(somebody.id, SAM)
        await uow.work_items.leave(item.id, SAM)
    await writer.write([arrival("2", observed())], NOON)
    async with peopled(ACME) as uow:
        assert {each.actor_id for each in await uow.activity.after(0, 10)} == {SAM}
        assert list(await uow.work_items.members(item.id)) == [SAM]


async def test_a_leave_seen_by_one_process_is_known_to_the_other(
    writer: ActivityWriter, units: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    other = ActivityWriter(engine)
    await writer.write([arrival("1", observed())], NOON)
    await other.write([arrival("2", observed())], NOON)
    await other.write([arrival("3", observed(kind=ActivityKind.LEAVE))], NOON)
    await writer.write([arrival("4", observed())], NOON)
    async with units(ACME) as uow:
        item = await uow.work_items.by_place(CHANNEL)
        assert item is not None
        assert len(await uow.work_items.members(item.id)) == 1


async def test_processes_that_see_somebody_first_at_once_make_one_person(
    engine: AsyncEngine, system: SystemStore, units: SqlUnitOfWorks
) -> None:
    writers = [ActivityWriter(engine) for _ in range(4)]
    news = [observed(f"U{i}", targets=("U0",)) for i in range(10)]
    await asyncio.gather(*(w.write([arrival(f"{n}", *news)], NOON) for n, w in enumerate(writers)))
    async with units(ACME) as uow:
        assert len(await uow.people.all()) == 10
        log = await uow.activity.after(0, 100)
        assert [each.sequence for each in log] == sorted(each.sequence for each in log)
        assert len(log) == 40
    assert len(await fetched(engine)) == 11


async def test_a_channel_changes_its_name_until_a_person_gave_one(
    writer: ActivityWriter, units: SqlUnitOfWorks
) -> None:
    renamed = ChannelChanged(place=CHANNEL, title="Renewals")
    await writer.write([arrival("1", renamed)], NOON)
    async with units(ACME) as uow:
        item = await uow.work_items.by_place(CHANNEL)
        assert item is not None
        assert (item.title, item.visibility) == ("Renewals", Visibility.PRIVATE)
        assert [each.id for each in await uow.work_items.search("renewals")] == [item.id]
        await uow.work_items.save(replace(item, linked=True, title="Renewal drive"))
    again = ChannelChanged(place=CHANNEL, title="c2", archived=True)
    await writer.write([arrival("2", again)], NOON)
    async with units(ACME) as uow:
        item = await uow.work_items.get(item.id)
        assert (item.title, item.archived) == ("Renewal drive", True)
    await writer.write([arrival("3", ChannelChanged(place=CHANNEL, archived=False))], NOON)
    async with units(ACME) as uow:
        assert not (await uow.work_items.get(item.id)).archived


async def test_other_news_are_asked_about_once(writer: ActivityWriter, engine: AsyncEngine) -> None:
    news: list[News] = [
        BotAdded(CHANNEL),
        Profile(identity=U1, name="Sam"),
        HomeOpened(U1),
        HomeOpened(U1),
    ]
    await writer.write([arrival("1", *news)], NOON)
    assert await fetched(engine) == [
        (MessageKind.ANNOUNCE, "C1", "T1"),
        (MessageKind.FETCH_CHANNEL, "C1", "T1"),
        (MessageKind.FETCH_PERSON, "U1", "T1"),
        (MessageKind.PUBLISH_HOME, "U1", "T1"),
    ]


async def test_words_are_kept_as_keyed_hashes_only(
    writer: ActivityWriter, units: SqlUnitOfWorks, system: SystemStore, engine: AsyncEngine
) -> None:
    await writer.write([arrival("1", observed(words=("canaryword", "pricing")))], NOON)
    async with units(ACME) as uow:
        [act] = await uow.activity.after(0, 10)
    assert act.terms == keyed(("canaryword", "pricing"), await system.word_key(ACME))
    database = engine.url.database
    if engine.dialect.name == "sqlite" and database is not None:
        files = Path(database).parent.glob("usher.db*")
        assert not any(b"canaryword" in each.read_bytes() for each in files)


async def test_a_batch_is_written_whole_or_not_at_all(
    writer: ActivityWriter, units: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    naive = observed("U7", at=NOON.replace(tzinfo=None))
    with pytest.raises(ValueError, match="time zone"):
        await writer.write([arrival("1", observed()), arrival("2", naive)], NOON)
    assert await log_of(units) == []
    assert await writer.write([arrival("1", observed())], NOON) == [FIRST]
    async with reading(engine) as connection:
        assert (await connection.execute(text("SELECT count(*) FROM inbox"))).scalar_one() == 1


async def test_a_key_of_any_length_is_noted(writer: ActivityWriter) -> None:
    long = arrival("k" * 5000)
    assert await writer.write([long, long, arrival("k" * 5001)], NOON) == [FIRST, AGAIN, FIRST]


async def test_what_vanished_behind_our_back_is_made_again(
    writer: ActivityWriter, units: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    await writer.write([arrival("1", observed())], NOON)
    async with writing(engine) as connection:
        for table in ("activity", "member", "work_item"):
            await connection.execute(tables.customer.metadata.tables[table].delete())
    assert await writer.write([arrival("2", observed())], NOON) == [FIRST]
    assert len(await log_of(units)) == 1


async def test_somebody_named_at_the_same_moment_stays_one_person(
    writer: ActivityWriter, peopled: SqlUnitOfWorks
) -> None:
    async with peopled(ACME) as uow:
        await uow.people.identify(U1, SAM)
        write = asyncio.create_task(writer.write([arrival("1", observed())], NOON))
        await asyncio.sleep(0.2)  # it is in the middle of its work, or waits for ours
    assert await write == [FIRST]
    async with peopled(ACME) as uow:
        assert [each.id for each in await uow.people.all()] == ["sam", "sarah"]
        [act] = await uow.activity.after(0, 10)
        assert act.actor_id == SAM


def test_what_is_remembered_has_a_bound() -> None:
    learned = Learned(Known(), 0)
    learned.news.members = {(WorkItemId("w"), PersonId(str(i))) for i in range(LIMIT + 1)}
    assert learned.remember() == Known()


async def test_an_event_that_cannot_be_stored_keeps_no_other_out(
    writer: ActivityWriter, units: SqlUnitOfWorks
) -> None:
    ingest = Ingest(writer, FakeClock(NOON), lambda _: None, patience=60)
    batch = [arrival(str(n), observed(f"U{n}")) for n in range(8)]
    batch[5] = arrival("5", observed("U5", at=NOON.replace(tzinfo=None)))
    told = asyncio.gather(*map(ingest.record, batch), return_exceptions=True)
    ingest.start()

    outcomes = await told
    await ingest.stop()

    assert [type(each) for each in outcomes] == [bool] * 5 + [ValueError] + [bool] * 2
    assert len(await log_of(units)) == 7


async def test_a_batch_about_what_is_known_takes_a_handful_of_statements(
    writer: ActivityWriter, engine: AsyncEngine
) -> None:
    await writer.write([arrival(f"a{n}", observed(f"U{n}")) for n in range(50)], NOON)
    statements = await heard(engine)
    await writer.write([arrival(f"b{n}", observed(f"U{n}")) for n in range(50)], NOON)

    told = list(dict.fromkeys(" ".join(s.replace("(", " ").split()[:3]) for s in statements))
    state, written = "SELECT customer.directory_version, customer.word_key", "INSERT INTO"
    rows = [state, f"{written} inbox", f"{written} activity"]
    assert [each for each in told if each.startswith((state, written))] == rows
    assert len(told) <= {"sqlite": 7, "postgresql": 8}[engine.dialect.name], told
