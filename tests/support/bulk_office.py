"""A plan of many rows over a real database, and a worker to be killed: `python -m` this, a URL."""

import asyncio
import sys
from datetime import UTC, datetime

from blocks.languages import speaking
from bot.clock import SystemClock, TimedIds
from invites.attention import AttentionRules
from invites.bulk.plan import Plan, PlanId, PlanKind, PlanState
from invites.people import CustomerId, Identity, Person, PersonId, Workspace
from invites.ports import UnitOfWorkFactory
from invites.services.bulk_preparing import Preparing
from invites.services.bulk_sending import Sending
from invites.services.bulk_working import BulkWorking
from invites.services.telling import Telling
from invites.work import Membership, WorkItem, WorkItemId, WorkItemKind
from storage.engine import open_engine
from storage.migrations import migrate
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks

ACME, PLAN, DANA = CustomerId("acme"), PlanId("plan"), PersonId("dana")
ITEM = WorkItemId("q3")
BEGAN = datetime(2026, 9, 14, 9, tzinfo=UTC)


def working_over(units: UnitOfWorkFactory) -> BulkWorking:
    clock, ids, rules = SystemClock(), TimedIds(), AttentionRules()
    telling = Telling(clock, ids)
    return BulkWorking(
        unit_of_work=units,
        clock=clock,
        preparing=Preparing(rules, mail=False),
        sending=Sending(ids, rules, telling, speaking),
        telling=telling,
    )


def _person(number: int) -> Person:
    return Person(
        id=PersonId(f"p{number}"),
        customer_id=ACME,
        name=f"Person {number}",
        email=f"p{number}@acme.example",
        time_zone="Europe/Berlin",
    )


def listed(rows: int) -> bytes:
    """Every fifth row names nobody we know."""
    lines = [f"p{n}@acme.example" if n % 5 else f"nobody{n}@acme.example" for n in range(rows)]
    return "\n".join(["e-mail", *lines]).encode()


async def bulk_office(url: str, rows: int) -> None:
    """So many people, and a list of them that has been judged and committed."""
    engine = open_engine(url)
    await migrate(engine)
    await SystemStore(engine).ensure_workspace(Workspace("slack", "T1", ACME), "Acme", BEGAN)
    units = SqlUnitOfWorks(engine)
    people = [_person(number) for number in range(rows)]
    dana = Person(id=DANA, customer_id=ACME, name="Dana", email="dana@acme.example", is_admin=True)
    async with units(ACME) as uow:
        await uow.people.add_all([*people, dana])
        await uow.people.identify_all({Identity("slack", "T1", p.id): p.id for p in people})
        item = WorkItem(
            id=ITEM, customer_id=ACME, kind=WorkItemKind.CADENCE, title="Q3", created_at=BEGAN
        )
        await uow.work_items.add(item)
        await uow.work_items.join(ITEM, Membership(DANA, BEGAN, "channel"))
    working = working_over(units)
    plan = Plan(
        id=PLAN,
        customer_id=ACME,
        author_id=DANA,
        kind=PlanKind.LIST,
        created_at=working.clock.now(),
        state=PlanState.READING,
        work_item_id=ITEM,
    )
    async with units(ACME) as uow:
        await uow.bulk.add(plan, ())
    await working.read(ACME, PLAN, listed(rows))
    while await working.step(ACME, PLAN):
        pass
    async with units(ACME) as uow:
        ready = await uow.bulk.get(PLAN)
        await uow.bulk.save(ready.commit(by=DANA, at=working.clock.now(), with_approval=False))
    await engine.dispose()


async def work(url: str) -> None:
    """Say each step, so that whoever kills it knows that it is in the middle."""
    engine = open_engine(url)
    working = working_over(SqlUnitOfWorks(engine))
    while await working.step(ACME, PLAN):
        sys.stdout.write("step\n")
        sys.stdout.flush()
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1]))
