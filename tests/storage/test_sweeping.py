"""What was kept long enough: it goes, and nothing else does."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.retention import Kept, Retention
from invites.delivery import DeliveryId, DeliveryState, Subject
from invites.invitation import InvitationState
from invites.people import CustomerId
from invites.policy import Policy
from invites.policy_ports import PolicyVersion
from invites.suggestion import SuggestionState
from storage import tables
from storage.ingest import ActivityWriter
from storage.queue import OutboxQueue
from storage.sweeping import A_TIME, Sweeping
from storage.system import SystemStore
from storage.transaction import reading
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import (
    ACME,
    DAY,
    NOON,
    OTHER,
    SARAH,
    arrivals,
    delivery,
    invitation,
    message,
    observed,
    suggestion,
)
from tests.support.clock import FakeClock

LATER = NOON + 500 * DAY
A_MINUTE = timedelta(minutes=1)


async def ids(engine: AsyncEngine, name: str) -> list[str]:
    table = tables.customer.metadata.tables[name]
    async with reading(engine) as connection:
        return [row.id for row in await connection.execute(select(table.c.id).order_by("id"))]


def retention_at(
    moment: datetime, engine: AsyncEngine, units: SqlUnitOfWorks, told: list[CustomerId]
) -> Retention:
    sweeping, clock = Sweeping(engine), FakeClock(moment)
    return Retention(SystemStore(engine), sweeping, clock, Kept(), told.append, units)


async def test_who_wants_theirs_kept_for_less_is_heard_but_a_no_is_remembered(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    """Nobody else's are touched, and whoever declined is not asked again too soon."""
    revoked: dict[str, Any] = {"state": InvitationState.REVOKED, "answered_at": LATER - 40 * DAY}
    declined = revoked | {"state": InvitationState.DECLINED}
    for customer in (ACME, OTHER):
        async with peopled(customer) as uow:
            await uow.invitations.add(
                invitation(f"revoked-{customer}", customer=customer, **revoked)
            )
            await uow.invitations.add(invitation(f"no-{customer}", customer=customer, **declined))
    async with peopled(ACME) as uow:
        policy = Policy(retention_days=30)
        await uow.policies.save(
            PolicyVersion(version=1, policy=policy, author_id=None, at=LATER - DAY)
        )

    gone = await retention_at(LATER, engine, peopled, []).forget_old()

    assert gone["invitations"] == 1
    assert await ids(engine, "invitation") == ["no-acme", "no-other", "revoked-other"]


async def test_invitations_go_after_their_end_with_every_message_about_them(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    declined: dict[str, Any] = {"state": InvitationState.DECLINED, "answered_at": NOON}
    lately: dict[str, Any] = {"state": InvitationState.DECLINED, "answered_at": LATER - DAY}
    async with peopled(ACME) as uow:
        await uow.invitations.add(invitation("old", **declined))
        await uow.invitations.add(invitation("lately", **lately))
        await uow.invitations.add(invitation("open", state=InvitationState.PENDING))
        for of in ("old", "lately", "open"):
            await uow.deliveries.add(delivery(f"to-{of}", subject_id=of, sent_at=LATER))

    assert await Sweeping(engine).invitations(LATER - 400 * DAY) == 1

    assert await ids(engine, "invitation") == ["lately", "open"]
    assert await ids(engine, "delivery") == ["to-lately", "to-open"]


async def test_suggestions_go_with_their_messages_unless_they_are_to_come_again(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    put_off: dict[str, Any] = {"state": SuggestionState.SNOOZED, "again_at": LATER + DAY}
    async with peopled(ACME) as uow:
        await uow.suggestions.add(suggestion("ran-out"))
        await uow.suggestions.add(suggestion("put-off", **put_off))
        await uow.deliveries.add(
            delivery("d", subject=Subject.SUGGESTION, subject_id="ran-out", person_id=SARAH)
        )

    assert await Sweeping(engine).suggestions(LATER - 400 * DAY) == 1

    assert await ids(engine, "suggestion") == ["put-off"]
    assert await ids(engine, "delivery") == []


async def test_deliveries_go_when_what_they_are_about_cannot_change_any_more(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    sent: dict[str, Any] = {"state": DeliveryState.SENT, "sent_at": NOON}
    async with peopled(ACME) as uow:
        await uow.invitations.add(invitation("open", state=InvitationState.PENDING))
        await uow.deliveries.add(delivery("over", subject_id="gone", **sent))
        await uow.deliveries.add(delivery("of-open", subject_id="open", **sent))
        held = delivery("held", subject_id="other", state=DeliveryState.HELD)
        await uow.deliveries.add(held)
        await uow.deliveries.add(
            replace(held, id=DeliveryId("queued"), sequence=1, state=DeliveryState.QUEUED)
        )

    assert await Sweeping(engine).deliveries(LATER) == 1

    assert await ids(engine, "delivery") == ["held", "of-open", "queued"]


async def test_of_the_outbox_only_what_failed_goes(
    peopled: SqlUnitOfWorks, engine: AsyncEngine
) -> None:
    async with peopled(ACME) as uow:
        await uow.outbox.put(message("failed", due=NOON))
        await uow.outbox.put(message("waiting", due=NOON + DAY))
    queue = OutboxQueue(engine)
    [claimed] = await queue.claim(NOON, 1, A_MINUTE, lambda _: None)
    await queue.fail(claimed, "channel_not_found")

    assert await Sweeping(engine).failures(LATER) == 1

    assert await ids(engine, "outbox") == ["waiting"]


async def test_activity_goes_in_batches_but_never_before_somebody_looked_at_it(
    peopled: SqlUnitOfWorks, engine: AsyncEngine, system: SystemStore
) -> None:
    told: list[CustomerId] = []
    seen = arrivals([observed(at=NOON + n * A_MINUTE) for n in range(A_TIME + 3)])
    await ActivityWriter(engine).write(seen, NOON)
    retention = retention_at(LATER, engine, peopled, told)

    assert (await retention.forget_old())["activities"] == 0

    async with peopled(ACME) as uow:
        [*_, last] = await uow.activity.after(0, 10_000)
        await uow.suggestions.advance(0, last.sequence - 1)
    tomorrow = retention_at(LATER + DAY, engine, peopled, told)
    assert (await tomorrow.forget_old())["activities"] == A_TIME + 2
    assert await tomorrow.forget_old() == {}
    assert told == [ACME]
    async with reading(engine) as connection:
        left = await connection.execute(select(func.count()).select_from(tables.activity))
        assert left.scalar_one() == 1
