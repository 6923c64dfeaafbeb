"""An office with a log of its own, and what a process that reads it makes of it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from blocks.languages import speaking
from invites.activity import Activity, ActivityKind
from invites.attention import AttentionRules
from invites.people import CustomerId, Person, PersonId
from invites.ports import UnitOfWorkFactory
from invites.relevance import Query, Ranked
from invites.services.everybody import nobody_waits
from invites.services.joining import Joining
from invites.services.loaded import Limits, Loaded
from invites.services.suggesting import Suggesting
from invites.services.telling import Telling
from invites.terms import keyed, words
from invites.work import WorkItem, WorkItemId, WorkItemKind
from tests.support.clock import NOON, FakeClock
from tests.support.ids import CountingIds

ACME = CustomerId("acme")
KEY = b"the key of acme"
PEOPLE = [
    Person(
        id=PersonId(f"p{n:02}"),
        customer_id=ACME,
        name=f"Person {n}",
        title=("Account Executive", "Engineer", "Counsel")[n % 3],
        department=("Sales", "Engineering", "Legal")[n % 3],
    )
    for n in range(14)
]
ITEMS = [
    WorkItem(
        id=WorkItemId(f"w{n}"),
        customer_id=ACME,
        kind=WorkItemKind.CHANNEL,
        title=title,
        created_at=NOON - timedelta(days=300),
    )
    for n, title in enumerate(("pricing review", "release plan", "pricing contracts", "hiring"))
]


@dataclass(frozen=True)
class OneKey:
    async def word_key(self, customer_id: CustomerId) -> bytes:
        del customer_id
        return KEY


def log(count: int, seed: int = 7) -> list[Activity]:
    """Acts of half a year, always the same ones."""
    dice = random.Random(seed)  # noqa: S311 - a story, no secret
    kinds = (ActivityKind.MESSAGE, ActivityKind.REPLY, ActivityKind.JOIN, ActivityKind.REACTION)
    acts = []
    for number in range(count):
        actor = dice.randrange(len(PEOPLE))
        others = {(actor + dice.randrange(1, 4)) % len(PEOPLE) for _ in range(dice.randrange(3))}
        acts.append(
            Activity(
                customer_id=ACME,
                work_item_id=ITEMS[min(dice.randrange(6), 3)].id,
                kind=dice.choices(kinds, (6, 6, 2, 1))[0],
                actor_id=PEOPLE[actor].id,
                at=NOON - timedelta(days=200) + timedelta(days=180) * number / count,
                conversation=f"thread {number // 5}" if dice.random() < 0.7 else "",
                target_ids=tuple(PEOPLE[other].id for other in sorted(others - {actor})),
                terms=keyed(words(dice.choice(("the pricing deck", "release notes", ""))), KEY),
            )
        )
    return acts


def serving(
    units: UnitOfWorkFactory,
    name: str = "one",
    clock: FakeClock | None = None,
    limits: Limits | None = None,
) -> Suggesting:
    """The observer's part of a process."""
    clock, ids = clock or FakeClock(), CountingIds(name)
    telling = Telling(clock, ids)
    return Suggesting(
        unit_of_work=units,
        clock=clock,
        ids=ids,
        rules=AttentionRules(),
        telling=telling,
        joining=Joining(units, clock, telling),
        loaded=Loaded(units, clock, OneKey(), nobody_waits, limits or Limits()),
        speaking=speaking,
        give_way=nobody_waits,
    )


async def furnish(units: UnitOfWorkFactory, acts: Sequence[Activity] = ()) -> None:
    async with units(ACME) as uow:
        for person in PEOPLE:
            await uow.people.add(person)
        for item in ITEMS:
            await uow.work_items.add(item)
    await happen(units, acts)


async def happen(units: UnitOfWorkFactory, acts: Sequence[Activity]) -> None:
    async with units(ACME) as uow:
        for act in acts:
            await uow.activity.note(act)


async def from_the_log(units: UnitOfWorkFactory) -> Suggesting:
    """A process that finds no snapshot and reads everything."""
    async with units(ACME) as uow:
        await uow.snapshots.forget()
    process = serving(units, "anew")
    await process.loaded.get(ACME)
    await process.catch_up(ACME)
    return process


async def rankings(process: Suggesting) -> list[list[Ranked]]:
    """For some people in every work item: to the last bit, with the reasons."""
    return [
        [*await process.ranked(ACME, item, _query(item, person))]
        for item in ITEMS
        for person in PEOPLE[::4]
    ]


def _query(item: WorkItem, person: Person) -> Query:
    return Query(
        actor_id=person.id,
        work_item_id=item.id,
        conversation="",
        at=NOON,
        members=(person.id,),
        terms=keyed(words("pricing deck"), KEY),
    )
