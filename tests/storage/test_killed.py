"""Killed at any point, or beside another process: the rankings are those of the log."""

import asyncio
import random
import shutil
import sys
from pathlib import Path

import pytest

from invites.people import Workspace
from invites.services.loaded import Limits
from storage.engine import open_engine
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import NOON
from tests.support.serving import ACME, from_the_log, furnish, happen, log, rankings, serving

ROOT = Path(__file__).parents[2]
_OBSERVE = """
import asyncio, sys
from invites.services.loaded import Limits
from storage.engine import open_engine
from storage.unit_of_work import SqlUnitOfWorks
from tests.support.serving import ACME, serving

async def main():
    limits = Limits(activities=int(sys.argv[2]), chunk=10)
    process = serving(SqlUnitOfWorks(open_engine(sys.argv[1])), "killed", limits=limits)
    await process.catch_up(ACME, lambda count: print(count, flush=True))
    await asyncio.sleep(600)

asyncio.run(main())
"""


@pytest.mark.parametrize("activities", [20, 1_000_000], ids=["snapshot and rest", "log alone"])
async def test_killed_while_it_reads_the_log(
    migrated_file: Path, tmp_path: Path, activities: int
) -> None:
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'usher.db')}"
    engine = open_engine(url)
    await SystemStore(engine).ensure_workspace(Workspace("slack", "T1", ACME), "Acme", NOON)
    await furnish(SqlUnitOfWorks(engine), log(120))
    await engine.dispose()

    chunks = random.SystemRandom().randrange(4, 11)
    await _killed_after(chunks, url, activities)

    engine = open_engine(url)
    units = SqlUnitOfWorks(engine)
    again = serving(units, "again")
    begun = (await again.loaded.get(ACME)).observed
    assert (begun > 0) == (activities == 20)
    await again.catch_up(ACME)
    found = await rankings(again)
    assert found == await rankings(await from_the_log(units))
    await engine.dispose()


async def _killed_after(chunks: int, url: str, activities: int) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _OBSERVE, url, str(activities)),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    for _ in range(chunks):
        assert await process.stdout.readline()
    process.kill()
    assert await process.wait() == -9


async def test_two_processes_on_one_database(system: SystemStore, units: SqlUnitOfWorks) -> None:
    del system  # it made the customer
    acts = log(90)
    await furnish(units)
    often = Limits(activities=1)
    one, two = serving(units, "one", limits=often), serving(units, "two", limits=often)
    for start, end in ((0, 17), (17, 60), (60, 61), (61, 90)):
        await happen(units, acts[start:end])
        await asyncio.gather(one.catch_up(ACME), two.catch_up(ACME))
    await asyncio.gather(one.catch_up(ACME), two.catch_up(ACME))
    found = await rankings(one)
    assert found == await rankings(two)
    assert found == await rankings(await from_the_log(units))
