"""Killed in the middle of a plan, wherever that is: what is told is what happened, and once."""

import asyncio
import random
import signal
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from invites.bulk.plan import Outcome, PlanState
from storage.engine import open_engine
from storage.unit_of_work import SqlUnitOfWorks
from tests.support.bulk_office import ACME, PLAN, bulk_office, working_over

ROWS = 400
DEFECTS = 5
KILLS = 3


async def test_killed_and_taken_up_again_nobody_is_invited_twice(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'usher.db'}"
    await bulk_office(url, ROWS)
    chance = random.Random(20)  # noqa: S311 - where it is killed, no secret
    kills = 0
    for _ in range(KILLS):
        worker = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.support.bulk_office", url, stdout=asyncio.subprocess.PIPE
        )
        assert worker.stdout is not None
        for _step in range(chance.randrange(1, 4)):  # somewhere after so many groups of rows
            await worker.stdout.readline()
        await asyncio.sleep(chance.random() * 0.005)
        if worker.returncode is None:
            worker.send_signal(signal.SIGKILL)
            kills += 1
        await worker.wait()
    engine = open_engine(url)
    units = SqlUnitOfWorks(engine)
    working = working_over(units)
    while await working.step(ACME, PLAN):
        pass
    async with units(ACME) as uow:
        plan, rows = await uow.bulk.get(PLAN), await uow.bulk.rows(PLAN)
        people = {row.person_id for row in rows if row.person_id}
        made = await uow.invitations.of_invitees(people, datetime(2020, 1, 1, tzinfo=UTC))
    await engine.dispose()

    assert plan.state is PlanState.DONE
    told = {row.invitation_id: row.person_id for row in rows if row.outcome is Outcome.INVITED}
    assert told == {each.id: each.invitee_id for each in made}
    assert max(Counter(each.invitee_id for each in made).values()) == 1
    assert len(told) == ROWS - ROWS // DEFECTS
    assert Counter(row.outcome for row in rows) == {
        Outcome.INVITED: ROWS - ROWS // DEFECTS,
        Outcome.INVALID: ROWS // DEFECTS,
    }
    assert kills >= 1
