"""Whatever is done to a chain behind the triggers' back is found; what may be done is not."""

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.audit import SubjectKind
from invites.audit_checking import Broken, Fault
from invites.people import Workspace
from storage.audit_cutting import cut
from storage.audit_following import AuditChains, follow
from storage.engine import open_engine
from storage.erasing import erase_customer
from storage.removing import remove_workspace
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks, scoped
from tests.storage.builders import ACME, DAY, NOON, OTHER, SARAH
from tests.storage.test_audit import append, created

COLUMNS = ("at", "actor", "action", "kind", "subject", "whom", "reason", "facts", "hash")
LENGTH = 12


async def checked(url: str) -> Broken | None:
    engine = open_engine(url)
    try:
        return (await follow(AuditChains(engine), ACME, {}, lambda _: None))[1]
    finally:
        await engine.dispose()


@pytest.fixture
async def chain(migrated_file: Path, tmp_path: Path) -> AsyncIterator[sqlite3.Connection]:
    """A chain of twelve, and the file under it without its triggers."""
    path = shutil.copy(migrated_file, tmp_path / "usher.db")
    engine = open_engine(f"sqlite:///{path}")
    workspace = Workspace("slack", "T1", ACME)
    await SystemStore(engine).ensure_workspace(workspace, "Acme", NOON)
    units = SqlUnitOfWorks(engine)
    for number in range(LENGTH):
        await append(units, created(f"i{number}", at=NOON + number * DAY, reason="ok"))
    await engine.dispose()
    connection = sqlite3.connect(path, isolation_level=None)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    connection.close()


def url_of(connection: sqlite3.Connection) -> str:
    return f"sqlite:///{connection.execute('PRAGMA database_list').fetchone()[2]}"


async def test_an_untouched_chain_holds(chain: sqlite3.Connection) -> None:
    assert await checked(url_of(chain)) is None


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(1, LENGTH), st.sampled_from(COLUMNS), st.integers(0, 10_000))
def test_each_single_bit_counts(
    chain: sqlite3.Connection, sequence: int, column: str, bit: int
) -> None:
    chain.execute("BEGIN")
    old = chain.execute(
        f"SELECT CAST({column} AS BLOB) FROM audit WHERE sequence = ?",  # noqa: S608 - ours
        (sequence,),
    ).fetchone()[0]
    new = bytearray(old)
    new[bit // 8 % len(new)] ^= 1 << bit % 8
    write = f"UPDATE audit SET {column} = CAST(? AS TEXT) WHERE sequence = ?"  # noqa: S608 - ours
    chain.execute(write, (bytes(new), sequence))
    chain.execute("COMMIT")
    found = asyncio.run(checked(url_of(chain)))
    chain.execute(write, (old, sequence))
    assert found is not None
    assert (found.sequence, found.fault) == (sequence, Fault.CHANGED)


@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("DELETE FROM audit WHERE sequence = 5", Broken(5, Fault.MISSING, 6)),
        ("DELETE FROM audit WHERE sequence = 1", Broken(1, Fault.MISSING, 2)),
        ("DELETE FROM audit WHERE sequence > 9", Broken(10, Fault.CUT, 12)),
        ("DELETE FROM audit WHERE sequence > 0", Broken(1, Fault.CUT, 12)),
        (
            (
                "DELETE FROM audit WHERE sequence = 5;"
                "UPDATE audit SET sequence = -sequence + 1 WHERE sequence > 5;"
                "UPDATE audit SET sequence = -sequence WHERE sequence < 0"
            ),
            Broken(5, Fault.CHANGED),
        ),
        (
            (
                "UPDATE audit SET sequence = -5 WHERE sequence = 5;"
                "UPDATE audit SET sequence = 5 WHERE sequence = 7;"
                "UPDATE audit SET sequence = 7 WHERE sequence = -5"
            ),
            Broken(5, Fault.MOVED, 7),
        ),
        (
            (
                "INSERT INTO audit SELECT customer_id, 13, at, actor, action, kind, subject, whom,"
                " on_behalf_of, reason, facts, policy_version, hash FROM audit WHERE sequence = 4;"
                "UPDATE audit_head SET sequence = 13, hash = (SELECT hash FROM audit WHERE"
                " sequence = 4)"
            ),
            Broken(13, Fault.MOVED, 4),
        ),
        (
            "UPDATE audit SET policy_version = 1 WHERE sequence = 3",
            Broken(3, Fault.CHANGED),
        ),
        ("UPDATE audit_head SET sequence = 11", Broken(11, Fault.HEAD, 11)),
        ("UPDATE audit_head SET hash = anchor_hash", Broken(12, Fault.HEAD, 12)),
        ("UPDATE audit_head SET anchor_hash = hash", Broken(1, Fault.CHANGED)),
        (
            "UPDATE audit SET actor = 'operator' WHERE sequence = 2",
            Broken(2, Fault.CHANGED),
        ),
    ],
)
async def test_each_way_to_tamper_has_its_name(
    chain: sqlite3.Connection, done: str, found: Broken
) -> None:
    chain.executescript(done)
    assert await checked(url_of(chain)) == found


async def test_a_tail_cut_off_with_its_head_is_found_by_a_head_noted_elsewhere(
    chain: sqlite3.Connection,
) -> None:
    noted = chain.execute("SELECT hash FROM audit WHERE sequence = 12").fetchone()[0]
    chain.executescript(
        "DELETE FROM audit WHERE sequence > 9;"
        "UPDATE audit_head SET sequence = 9, hash = (SELECT hash FROM audit WHERE"
        " sequence = 9)"
    )
    engine = open_engine(url_of(chain))
    chains = AuditChains(engine)
    nothing = await follow(chains, ACME, {}, lambda _: None)
    found = await follow(chains, ACME, {12: noted}, lambda _: None)
    other = await follow(chains, ACME, {9: noted}, lambda _: None)
    await engine.dispose()
    assert (nothing[1], found[1]) == (None, Broken(10, Fault.CUT, 12))
    assert other[1] == Broken(9, Fault.OTHER)


async def test_a_chain_that_was_cut_at_its_anchor_holds(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    for number in range(5):
        await append(peopled, created(f"i{number}", at=NOON + number * DAY))
    assert await cut(engine, ACME, NOON + 3 * DAY) == 3
    await append(peopled, created("i9"))
    chains = AuditChains(engine)
    head, broken = await follow(chains, ACME, {}, lambda _: None)
    assert (head.anchor, head.sequence, broken) == (3, 6, None)
    async with peopled(ACME) as uow:
        left = await uow.audit.after(0, 10)
        assert [each.sequence for each in left] == [4, 5, 6]
        assert left[0].previous == head.anchor_hash
        assert await uow.audit.of_subject(SubjectKind.INVITATION, "i1", 9) == []
        assert len(await uow.audit.of_person(SARAH, 9)) == 3


async def test_a_customer_who_is_erased_takes_the_chain_along(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    await append(peopled, created())
    await append(peopled, created(), to=OTHER)
    await _uninstalled(engine)
    assert await erase_customer(engine, ACME, NOON + 9 * DAY)
    chains = AuditChains(engine)
    assert await chains.head(ACME) is None
    assert (await follow(chains, OTHER, {}, lambda _: None))[1] is None


async def _uninstalled(engine: AsyncEngine) -> None:
    async with scoped(engine, ACME) as scope:
        await remove_workspace(scope, "slack", "T1", NOON)


async def test_processes_that_append_at_once_make_one_chain(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    each, processes = 25, 2
    url = engine.url.render_as_string(hide_password=False)
    started = [
        subprocess.Popen([sys.executable, "-c", _APPEND, url, str(each)])  # noqa: ASYNC220 - ours
        for _ in range(processes)
    ]
    ended = [await asyncio.to_thread(process.wait) for process in started]
    assert ended == [0] * processes
    head, broken = await follow(AuditChains(engine), ACME, {}, lambda _: None)
    assert (head.sequence, broken) == (each * processes * 2, None)
    async with peopled(ACME) as uow:
        actors = {entry.actor for entry in await uow.audit.after(0, 500)}
    assert len(actors) == 1


_APPEND = """
import asyncio, sys
from storage.engine import open_engine
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.test_audit import append, created

async def main():
    engine = open_engine(sys.argv[1])
    units = SqlUnitOfWorks(engine)
    for number in range(int(sys.argv[2])):
        await asyncio.gather(append(units, created()), append(units, created(f"i{number}")))
    await engine.dispose()

asyncio.run(main())
"""
