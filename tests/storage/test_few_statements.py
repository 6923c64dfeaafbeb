"""How many statements an acceptance takes: they are most of what a press costs."""

from itertools import groupby

from sqlalchemy.ext.asyncio import AsyncEngine

from invites.attention import AttentionRules
from invites.invitation import InvitationState
from invites.people import Actor, Identity, Role
from invites.services.invitations import Invitations
from invites.services.recording import note_invitation
from invites.services.telling import Telling
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import ACME, NOON, SAM, SARAH, invitation
from tests.support.clock import FakeClock
from tests.support.driver import heard
from tests.support.ids import CountingIds

MOST = {"sqlite": 21, "postgresql": 22}
"""One of them the begin, or who the customer is; on PostgreSQL members are planned afresh.

Three teach the ranking what was answered; one is the policy, which holds for a yes as well; two
are the audit log's, where whoever acts has acted before.
"""

OURS_NOT = ("PRAGMA", "COMMIT", "ROLLBACK", "BEGIN;")
"""What the driver says for itself, and the end."""


async def test_an_acceptance_takes_few_statements(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    async with peopled(ACME) as uow:
        await uow.people.identify(Identity("slack", "T1", "U1"), SAM)
        sent = invitation("one").dispatch(at=NOON)
        await uow.invitations.add(sent)
        note_invitation(uow, "create", sent, SAM, NOON)
    clock, ids = FakeClock(NOON), CountingIds()
    service = Invitations(peopled, clock, ids, AttentionRules(), Telling(clock, ids))
    statements = await heard(engine)
    view = await service.accept(Actor(ACME, SARAH, Role.USER), invitation("one").id)

    assert view.invitation.state is InvitationState.ACCEPTED
    # SQLite's says each row of those that are inserted together.
    alike = groupby(statements, lambda each: each[:60] if each.startswith("INSERT") else each)
    statements = [each for each, _ in alike if not each.startswith(OURS_NOT)]
    assert len(statements) <= MOST[engine.dialect.name], "\n".join(statements)
    async with peopled(ACME) as uow:
        assert await uow.invitations.get(view.invitation.id) == view.invitation
