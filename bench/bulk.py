"""A list of 1,000 rows on SQLite, four fifths of them invited: sent, then taken back."""

import time
from collections import Counter
from pathlib import Path

from bench.figures import Figure
from invites.bulk.plan import Outcome
from storage.engine import open_engine
from storage.unit_of_work import SqlUnitOfWorks
from tests.support.bulk_office import ACME, PLAN, bulk_office, working_over

ROWS = 1_000
MOST_SECONDS = 10.0


async def run(folder: Path) -> list[Figure]:
    url = f"sqlite:///{folder / 'usher.db'}"
    prepared = time.process_time()
    await bulk_office(url, ROWS)
    prepared = time.process_time() - prepared
    engine = open_engine(url)
    units = SqlUnitOfWorks(engine)
    working = working_over(units)
    longest = 0.0
    began, worked = time.perf_counter(), time.process_time()
    while True:
        step = time.perf_counter()
        more = await working.step(ACME, PLAN)
        longest = max(longest, time.perf_counter() - step)
        if not more:
            break
    took, worked = time.perf_counter() - began, time.process_time() - worked
    async with units(ACME) as uow:
        counts = Counter(row.outcome for row in await uow.bulk.rows(PLAN))
        await uow.bulk.save((await uow.bulk.get(PLAN)).undo())
    undone = time.process_time()
    while await working.step(ACME, PLAN):
        pass
    undone = time.process_time() - undone
    await engine.dispose()
    return [
        Figure("rows invited", counts[Outcome.INVITED], "rows"),
        Figure("sent", took, "s", f"<= {MOST_SECONDS:.0f}", took <= MOST_SECONDS),
        Figure("sent, processor time", worked, "s"),
        Figure("longest group of 25 rows", longest * 1000, "ms"),
        Figure("taken back, processor time", undone, "s"),
        Figure("people, reading and judging, processor time", prepared, "s"),
    ]
