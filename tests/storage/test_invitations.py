"""The contract of `InvitationRepository`."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from invites.errors import ConcurrentUpdate, NotFound
from invites.invitation import (
    ACTIVE,
    Decline,
    DeclineReason,
    InvitationId,
    InvitationState,
    StopScope,
)
from invites.people import PersonId
from invites.ports import UnitOfWorkFactory
from invites.suggestion import SuggestionId
from tests.storage.builders import ACME, CADENCE, DAY, LAUNCH, NOON, SAM, SARAH, invitation, person


async def test_an_invitation_comes_back_as_it_was(contract: UnitOfWorkFactory) -> None:
    whole = invitation(
        "i1",
        state=InvitationState.DECLINED,
        lifetime=timedelta(days=3, microseconds=7),
        sent_at=NOON + DAY,
        expires_at=NOON + 2 * DAY,
        answered_at=NOON + 3 * DAY,
        decline=Decline(
            reason=DeclineReason.STOP_ASKING,
            until=NOON + 4 * DAY,
            referred_id=SAM,
            scope=StopScope.WORK_ITEM,
        ),
        snoozed_until=NOON + 5 * DAY,
        suspended_at=NOON + 6 * DAY,
        last_message_at=NOON + 7 * DAY,
        reminders=2,
        resends=1,
        co_inviter_ids=(PersonId("a"), PersonId("b")),
        suggestion_id=SuggestionId("s1"),
        request_key="once",
        trace=("default: allow", "quota: 3 of 20"),
    )
    async with contract(ACME) as uow:
        await uow.invitations.add(whole)
    async with contract(ACME) as uow:
        assert await uow.invitations.get(whole.id) == whole
        with pytest.raises(NotFound):
            await uow.invitations.get(InvitationId("none"))


async def test_an_active_twin_is_refused_and_the_transaction_goes_on(
    contract: UnitOfWorkFactory,
) -> None:
    async with contract(ACME) as uow:
        await uow.invitations.add(invitation("i1"))
        with pytest.raises(ConcurrentUpdate):
            await uow.invitations.add(invitation("i2", inviter_id=SARAH))
        twin = await uow.invitations.active(SARAH, CADENCE)
        assert twin == invitation("i1")
        await uow.invitations.save(twin.join(SARAH))
    async with contract(ACME) as uow:
        assert (await uow.invitations.get(twin.id)).co_inviter_ids == (SARAH,)


async def test_only_active_states_stand_in_the_way(contract: UnitOfWorkFactory) -> None:
    over = [state for state in InvitationState if state not in ACTIVE]
    async with contract(ACME) as uow:
        for state in over:
            await uow.invitations.add(invitation(f"was {state}", state=state))
        assert await uow.invitations.active_count() == 0
        assert await uow.invitations.active(SARAH, CADENCE) is None
        for state in ACTIVE:
            open_still = invitation(state, state=state)
            await uow.invitations.add(open_still)
            assert await uow.invitations.active(SARAH, CADENCE) == open_still
            assert await uow.invitations.active_count() == 1
            for other in ACTIVE:
                with pytest.raises(ConcurrentUpdate):
                    await uow.invitations.add(invitation("twin", state=other))
            await uow.invitations.save(replace(open_still, state=InvitationState.REVOKED))


async def test_of_ten_created_at_once_one_is_there(contract: UnitOfWorkFactory) -> None:
    async def create(number: int) -> bool:
        try:
            async with contract(ACME) as uow:
                await uow.invitations.add(invitation(f"i{number}"))
        except ConcurrentUpdate:
            return False
        return True

    assert sum(await asyncio.gather(*map(create, range(10)))) == 1


async def test_of_ten_answers_at_once_one_is_kept(contract: UnitOfWorkFactory) -> None:
    pending = invitation("i1").dispatch(at=NOON)
    async with contract(ACME) as uow:
        await uow.invitations.add(pending)

    async def answer(number: int) -> bool:
        at = NOON + number * timedelta(seconds=1)
        answered = (
            pending.accept(by=SARAH, at=at)
            if number % 2
            else pending.refuse(Decline(), by=SARAH, at=at)
        )
        try:
            async with contract(ACME) as uow:
                await uow.invitations.save(answered)
        except ConcurrentUpdate:
            return False
        return True

    assert sum(await asyncio.gather(*map(answer, range(10)))) == 1
    async with contract(ACME) as uow:
        assert (await uow.invitations.get(pending.id)).version == 2


async def test_a_save_leaves_the_version_behind_that_was_read(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.invitations.add(invitation("i1"))
        read = await uow.invitations.get(InvitationId("i1"))
        await uow.invitations.save(read.send_now(at=NOON))
        with pytest.raises(ConcurrentUpdate):
            await uow.invitations.save(read.cancel(at=NOON))
        again = await uow.invitations.get(read.id)
        assert again == replace(read, send_at=NOON, version=2)


async def test_lists_are_in_order_and_include_co_inviters(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.people.add(person("sa"))
        await uow.invitations.add(invitation("late", created_at=NOON + DAY))
        await uow.invitations.add(
            invitation(
                "early",
                inviter_id=SARAH,
                invitee_id=SAM,
                work_item_id=LAUNCH,
                co_inviter_ids=(SAM,),
            )
        )
        assert [i.id for i in await uow.invitations.of_inviter(SAM)] == ["early", "late"]
        assert await uow.invitations.of_inviter(PersonId("sa")) == []
        assert [i.id for i in await uow.invitations.of_inviter(SAM, NOON + DAY)] == ["late"]
        assert [i.id for i in await uow.invitations.of_invitee(SARAH)] == ["late"]
        assert await uow.invitations.of_invitee(SARAH, NOON + 2 * DAY) == []


async def test_a_request_is_found_by_its_key(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.invitations.add(invitation("i1", request_key="once"))
        await uow.invitations.add(invitation("i2", work_item_id=LAUNCH))
        assert [i.id for i in await uow.invitations.by_request(SAM, "once")] == ["i1"]
        assert await uow.invitations.by_request(SARAH, "once") == []
        assert await uow.invitations.by_request(SAM, "") == []
        with pytest.raises(ConcurrentUpdate):
            await uow.invitations.add(
                invitation("i3", request_key="once", state=InvitationState.CANCELLED)
            )
