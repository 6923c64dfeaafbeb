"""Ten thousand invitations that wait, judged by a policy that nobody has saved yet."""

import time
from datetime import timedelta
from pathlib import Path

from bench.figures import Figure
from invites.attention import AttentionRules
from invites.invitation import Invitation, InvitationId, InvitationState
from invites.people import CustomerId, Person, PersonId, Role, Workspace
from invites.policy import Effect, Policy, Rule, Rulebook, combined
from invites.policy.levels import OPEN
from invites.policy.radius import Radius
from invites.services.blast import blast_radius
from invites.work import Membership, WorkItem, WorkItemId, WorkItemKind
from storage.engine import open_engine
from storage.migrations import migrate
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.support.clock import NOON

WAITING, PEOPLE, WORKS = 10_000, 2_000, 50
MOST_S = 2.0
TIMES = 3
ACME = CustomerId("acme")
DEPARTMENTS = ("Sales", "Marketing", "Legal", "Engineering")
AFTER = Policy(
    rulebook=Rulebook(
        rules=(
            Rule(
                id="r1",
                effect=Effect.DENY,
                unless_roles=frozenset({Role.MANAGER}),
                other_department=True,
                kinds=frozenset({WorkItemKind.CADENCE}),
            ),
            Rule(
                id="r2",
                effect=Effect.REQUIRE_APPROVAL,
                inviter_departments=frozenset({"legal"}),
            ),
            Rule(id="r3", effect=Effect.ALLOW, invitee_jobs=frozenset({"sales"})),
        )
    )
)


async def run(folder: Path) -> list[Figure]:
    engine = open_engine(f"sqlite:///{folder / 'usher.db'}")
    try:
        await migrate(engine)
        await SystemStore(engine).ensure_workspace(Workspace("slack", "T1", ACME), "Acme", NOON)
        units = SqlUnitOfWorks(engine)
        await _fill(units)
        took = [await _once(units) for _ in range(TIMES)]
    finally:
        await engine.dispose()
    found = took[0][1]
    best, wall = min(cpu for cpu, _, _ in took), min(wall for _, _, wall in took)
    return [
        Figure("invitations judged again", found.looked_at, ""),
        Figure("of them concerned", found.struck, ""),
        Figure("computing", best, "s", f"<= {MOST_S:.0f}", best <= MOST_S),
        Figure("by the clock on the wall", wall, "s"),
    ]


async def _once(units: SqlUnitOfWorks) -> tuple[float, Radius, float]:
    before, after = combined(OPEN, Policy()), combined(OPEN, AFTER)
    computed, started = time.process_time(), time.perf_counter()
    async with units(ACME) as uow:
        found = await blast_radius(uow, AttentionRules(), before, after, NOON)
    return time.process_time() - computed, found, time.perf_counter() - started


async def _fill(units: SqlUnitOfWorks) -> None:
    people = [_person(number) for number in range(PEOPLE)]
    async with units(ACME) as uow:
        await uow.people.add_all(people)
        for number in range(WORKS):
            item = WorkItem(
                id=WorkItemId(f"w{number}"),
                customer_id=ACME,
                kind=WorkItemKind.CADENCE if number % 2 else WorkItemKind.PROJECT,
                title=f"Work {number}",
                created_at=NOON,
            )
            await uow.work_items.add(item)
            some = [Membership(p.id, NOON, "channel") for p in people[number::WORKS]]
            await uow.work_items.join_all(item.id, some)
        for number in range(WAITING):
            await uow.invitations.add(_invitation(number))


def _person(number: int) -> Person:
    return Person(
        id=PersonId(f"p{number:04}"),
        customer_id=ACME,
        name=f"Person {number}",
        title=("Account Executive", "Legal Counsel", "Engineer")[number % 3],
        department=DEPARTMENTS[number % len(DEPARTMENTS)],
        manager_id=PersonId(f"p{number // 10:04}") if number else None,
    )


def _invitation(number: int) -> Invitation:
    """Each to somebody who is not in that work, and nobody twice to the same."""
    work = number % WORKS
    invitee = (number // WORKS * WORKS + work + 1 + number // PEOPLE) % PEOPLE
    return Invitation(
        id=InvitationId(f"i{number:05}"),
        customer_id=ACME,
        inviter_id=PersonId(f"p{work + WORKS * (number % 7):04}"),
        invitee_id=PersonId(f"p{invitee:04}"),
        work_item_id=WorkItemId(f"w{work}"),
        message="We would be glad if you joined us on this. " * 8,
        created_at=NOON,
        send_at=NOON,
        state=InvitationState.PENDING,
        sent_at=NOON,
        expires_at=NOON + timedelta(days=14),
    )
