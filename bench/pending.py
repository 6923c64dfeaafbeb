"""A thousand people, each with an invitation that waits for an answer."""

from dataclasses import dataclass
from datetime import timedelta

from bench.bodies import TEAM
from bot.clock import SystemClock, TimedIds
from bot.commands.migrate import migrated
from invites.invitation import Invitation, InvitationId
from invites.people import CustomerId, Identity, PersonId, Workspace
from invites.ports import UnitOfWork
from invites.services.directory import DirectoryService
from invites.work import Place, WorkItem, WorkItemId, WorkItemKind
from storage.engine import open_engine
from storage.identifiers import customer_for
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks

INVITER = "U0INVITER"


@dataclass(frozen=True, slots=True)
class Waiting:
    """`user` is the Slack ID of whoever may answer."""

    invitation: str
    user: str


async def prepare(database: str, count: int) -> list[Waiting]:
    """Write them into a new database."""
    await migrated(database)
    engine = open_engine(database)
    try:
        units, clock = SqlUnitOfWorks(engine), SystemClock()
        customer_id = customer_for("slack", TEAM)
        system = SystemStore(engine)
        await system.ensure_workspace(Workspace("slack", TEAM, customer_id), TEAM, clock.now())
        users = [f"U{number:09}" for number in range(count)]
        directory = DirectoryService(units, clock, TimedIds())
        await directory.import_people(customer_id, _csv([INVITER, *users]), workspace=TEAM)
        async with units(customer_id) as uow:
            return await _invite(uow, customer_id, users)
    finally:
        await engine.dispose()


def _csv(users: list[str]) -> bytes:
    rows = [f"Person {number},{user},Engineer" for number, user in enumerate(users)]
    return "\n".join(["name,slack id,title", *rows]).encode()


async def _invite(uow: UnitOfWork, customer_id: CustomerId, users: list[str]) -> list[Waiting]:
    now = SystemClock().now()
    item = WorkItem(
        id=WorkItemId("bench"),
        customer_id=customer_id,
        kind=WorkItemKind.PROJECT,
        title="Benchmark",
        created_at=now,
        place=Place("slack", TEAM, "C0BENCH"),
    )
    await uow.work_items.add(item)
    inviter = await _person(uow, INVITER)
    waiting = []
    for number, user in enumerate(users):
        scheduled = Invitation(
            id=InvitationId(f"bench{number:06}"),
            customer_id=customer_id,
            inviter_id=inviter,
            invitee_id=await _person(uow, user),
            work_item_id=item.id,
            message="Would you like to join us?",
            created_at=now - timedelta(hours=1),
            send_at=now - timedelta(hours=1),
        )
        await uow.invitations.add(scheduled.dispatch(at=now))
        waiting.append(Waiting(scheduled.id, user))
    return waiting


async def _person(uow: UnitOfWork, user: str) -> PersonId:
    found = await uow.people.by_identity(Identity("slack", TEAM, user))
    assert found is not None
    return found.id
