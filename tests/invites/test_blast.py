"""The blast radius is what judging each invitation by itself says; and it is settled once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from invites.attention import AttentionRules
from invites.delivery import MessageKind
from invites.invitation import Invitation, InvitationId, InvitationState
from invites.people import Actor, Person, PersonId, Role
from invites.policy import Effect, Policy, Switches, Verdict, combined
from invites.policy.levels import OPEN
from invites.policy.parts import Part, Wanted
from invites.policy.radius import Settling, is_asked_for
from invites.policy_views import Consequences, Saved
from invites.services.blast import blast_radius
from invites.services.judging import verdict_on
from invites.services.policies import Policies
from invites.services.settling import AT_ONCE, PolicySettling
from invites.services.telling import Telling
from invites.states import Approval, Origin
from invites.work import Membership, Visibility, WorkItemId
from tests.invites.policy.policies import PEOPLE, Making
from tests.support.clock import NOON, FakeClock
from tests.support.ids import CountingIds
from tests.support.memory import ACME, MemoryUnitOfWorks

RULES = AttentionRules()
DANA = Actor(ACME, PersonId("dana"), Role.CUSTOMER_ADMIN)


def waiting(making: Making, number: int) -> Invitation:
    inviter, invitee = making.random.sample(PEOPLE, 2)
    state = making.one([InvitationState.SCHEDULED, InvitationState.PENDING])
    approval = making.one([None, None, Approval(requested_at=NOON, approved=True)])
    if making.seldom():
        state, approval = InvitationState.PENDING_APPROVAL, Approval(requested_at=NOON)
    return Invitation(
        id=InvitationId(f"i{number:04}"),
        customer_id=ACME,
        inviter_id=inviter,
        invitee_id=invitee,
        work_item_id=WorkItemId(f"w{number % 5}"),
        message="Come",
        created_at=NOON,
        send_at=NOON,
        state=state,
        expires_at=NOON + timedelta(days=14) if state is InvitationState.PENDING else None,
        origin=making.one(tuple(Origin)),
        approval=approval,
        kept=making.seldom(),
    )


def office(making: Making, count: int) -> MemoryUnitOfWorks:
    """A few people and works, with as many invitations among them."""
    units = MemoryUnitOfWorks()
    rows = units.rows()
    for name in PEOPLE:
        rows.people[name] = replace(making.person(name), customer_id=ACME)
        rows.preferences[name] = replace(making.preferences(), person_id=name)
    for number in range(5):
        item = replace(making.item(), id=WorkItemId(f"w{number}"))
        rows.work_items[item.id] = item
        for name in making.some(PEOPLE, 2, 0.2):
            rows.members[item.id, name] = Membership(name, NOON, "channel")
    for number in range(count):
        each = waiting(making, number)
        rows.invitations[each.id] = each
    for number in range(3):
        no = replace(making.no(), id=InvitationId(f"no{number}"))
        rows.invitations[no.id] = replace(no, work_item_id=WorkItemId(f"w{number}"))
    return units


def said(verdict: Verdict) -> tuple[object, ...]:
    """All of it: errors are equal to nothing."""
    code = verdict.refusal.code if verdict.refusal else ""
    return verdict.effect, code, verdict.steps, verdict.approvers


@pytest.mark.parametrize("number", range(40))
async def test_it_is_what_judging_one_by_one_says(number: int) -> None:
    making = Making(number)
    units, system = office(making, 25), replace(making.policy(), suspended=False)
    before, after = (combined(system, making.policy()) for _ in range(2))
    async with units(ACME) as uow:
        found = await blast_radius(uow, RULES, before, after, NOON)
        denied, unapproved = [], []
        for each in await uow.waiting.invitations():
            was = await verdict_on(uow, before, RULES, each, NOON)
            now = await verdict_on(uow, after, RULES, each, NOON)
            fine = was.allowed or is_asked_for(each, was)
            if fine and now.effect is Effect.DENY:
                denied.append((each.id, said(now)))
            elif was.allowed and not now.allowed and not is_asked_for(each, now):
                unapproved.append((each.id, said(now)))
    assert found.looked_at == 25
    assert [(hit.invitation.id, said(hit.verdict)) for hit in found.denied] == denied
    assert [(hit.invitation.id, said(hit.verdict)) for hit in found.unapproved] == unapproved


def crowd(count: int) -> MemoryUnitOfWorks:
    """As many invitations by Sam, each of somebody else, all allowed."""
    making, units = Making(0), MemoryUnitOfWorks()
    rows = units.rows()
    item = replace(making.item(), archived=False, id=WorkItemId("w0"))
    rows.work_items[item.id] = replace(item, visibility=Visibility.PUBLIC)
    names = [PersonId("sam"), PersonId("dana"), *(PersonId(f"p{n}") for n in range(count))]
    for name in names:
        rows.people[name] = Person(id=name, customer_id=ACME, name=name, is_admin=name == "dana")
    for number in range(count):
        each = Invitation(
            id=InvitationId(f"i{number:04}"),
            customer_id=ACME,
            inviter_id=PersonId("sam"),
            invitee_id=PersonId(f"p{number}"),
            work_item_id=item.id,
            message="Come",
            created_at=NOON,
            send_at=NOON,
            state=InvitationState.PENDING,
            expires_at=NOON + timedelta(days=14),
        )
        rows.invitations[each.id] = each
    return units


def policies(units: MemoryUnitOfWorks) -> Policies:
    clock, ids = FakeClock(), CountingIds()
    settling = PolicySettling(units, clock, ids, RULES, Telling(clock, ids))
    return Policies(units, clock, ids, RULES, settling)


OFF = Wanted(part=Part.SWITCHES, policy=Policy(switches=Switches(single=Effect.DENY)))


async def confirmed(service: Policies, choice: Settling) -> Saved:
    asked = await service.ask(DANA, OFF, 0)
    assert isinstance(asked, Consequences)
    done = await service.confirm(DANA, asked.draft.id, {"denied": choice})
    assert isinstance(done, Saved)
    return done


async def test_many_are_withdrawn_in_parts_that_the_saving_has_written() -> None:
    count = AT_ONCE + 15
    units = crowd(count)
    service = policies(units)

    done = await confirmed(service, Settling.REVOKE)

    assert (done.settled.revoked, done.settled.later) == (count, True)
    parts = [m for m in units.waiting() if m.kind is MessageKind.SETTLE_POLICY]
    assert sum(len(m.details["ids"].split(",")) for m in parts) == count
    states = {i.state for i in units.rows().invitations.values()}
    assert states == {InvitationState.PENDING}
    await service.settling.part(parts[0])
    await service.settling.part(parts[0])  # the process died before it was noted as done
    for part in parts[1:]:
        await service.settling.part(part)
    states = {i.state for i in units.rows().invitations.values()}
    assert states == {InvitationState.REVOKED}
    ended = [e for e in units.rows().audit if e.action == "invitation.revoke"]
    assert len(ended) == count


async def test_what_was_answered_meanwhile_is_left_alone() -> None:
    units = crowd(AT_ONCE + 1)
    service = policies(units)
    await confirmed(service, Settling.ASK)
    first = units.rows().invitations[InvitationId("i0000")]
    units.rows().invitations[first.id] = replace(first, state=InvitationState.ACCEPTED)
    for part in units.waiting():
        if part.kind is MessageKind.SETTLE_POLICY:
            await service.settling.part(part)
    rows = units.rows().invitations
    assert rows[first.id].state is InvitationState.ACCEPTED
    held = [i for i in rows.values() if i.suspended_at is not None and i.approval is not None]
    assert len(held) == AT_ONCE
    assert {i.approval.asked_of for i in held if i.approval} == {(PersonId("dana"),)}


async def test_however_many_are_kept_they_are_with_the_saving() -> None:
    units = crowd(AT_ONCE * 3)
    done = await confirmed(policies(units), Settling.KEEP)
    assert done.settled.kept == AT_ONCE * 3
    rows = units.rows()
    assert all(i.kept for i in rows.invitations.values())
    policy = combined(OPEN, rows.policies[-1].policy)
    async with units(ACME) as uow:
        each = await uow.invitations.get(InvitationId("i0000"))
        assert (await verdict_on(uow, policy, RULES, each, NOON)).allowed


async def test_nothing_is_saved_before_it_is_confirmed_nor_by_an_old_form() -> None:
    units = crowd(2)
    service = policies(units)
    first, second = await service.ask(DANA, OFF, 0), await service.ask(DANA, OFF, 0)
    assert isinstance(first, Consequences)
    assert isinstance(second, Consequences)
    with pytest.raises(Exception, match="not_found"):
        await service.confirm(DANA, first.draft.id, {})
    assert units.rows().policies == []
