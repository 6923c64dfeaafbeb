"""The contract of `WaitingRepository`, and of what administrators have not confirmed yet."""

from dataclasses import replace

from invites.invitation import InvitationId, InvitationState
from invites.policy import Policy
from invites.policy.parts import Part, Wanted
from invites.policy_ports import PolicyDraft
from invites.ports import UnitOfWorkFactory
from invites.preferences import Preferences, Refused
from invites.work import Membership
from tests.invites.policy.policies import Making
from tests.storage.builders import (
    ACME,
    CADENCE,
    DAY,
    LAUNCH,
    NOON,
    OTHER,
    SAM,
    SARAH,
    invitation,
    person,
)

WAITS = invitation("i1")
SENT = invitation("i2", work_item_id=LAUNCH, state=InvitationState.PENDING)
DECLINED = invitation(
    "i0", work_item_id=LAUNCH, state=InvitationState.DECLINED, answered_at=NOON - DAY
)
OLD = replace(DECLINED, id=InvitationId("old"), created_at=NOON - 500 * DAY)
TO_OTHERS = replace(DECLINED, id=InvitationId("io"), invitee_id=SAM)
WISHES = Preferences(customer_id=ACME, person_id=SARAH, refused=(Refused(SAM),))
DRAFT = PolicyDraft(
    id="d1",
    author_id=SAM,
    base=3,
    wanted=Wanted(part=Part.TIMING, policy=Policy(reminders=1), rule_id="r1"),
    at=NOON,
    note="Why",
)


async def test_what_waits_is_read_with_all_that_is_asked_about_it(
    contract: UnitOfWorkFactory,
) -> None:
    async with contract(ACME) as uow:
        for each in (SENT, WAITS, DECLINED, OLD, TO_OTHERS):
            await uow.invitations.add(each)
        await uow.people.add(person("lena"))
        await uow.work_items.join(CADENCE, Membership(SAM, NOON, "channel"))
        await uow.work_items.join(CADENCE, Membership(person("lena").id, NOON, "channel"))
        await uow.preferences.save(WISHES)
    async with contract(ACME) as uow:
        assert [i.id for i in await uow.waiting.invitations()] == ["i1", "i2"]
        assert (await uow.waiting.invitations())[0] == WAITS
        assert set(await uow.waiting.people()) == {SAM, SARAH}
        assert set(await uow.waiting.work_items()) == {CADENCE, LAUNCH}
        assert dict(await uow.waiting.members()) == {CADENCE: frozenset({SAM})}
        assert (await uow.waiting.preferences())[SARAH].refused == (Refused(SAM),)
        declined = await uow.waiting.declined(NOON - DAY)
        assert {who: [i.id for i in each] for who, each in declined.items()} == {SARAH: ["i0"]}
        await uow.waiting.keep([WAITS.id])
    async with contract(ACME) as uow:
        assert await uow.invitations.get(WAITS.id) == replace(WAITS, kept=True, version=2)
        assert (await uow.invitations.get(SENT.id)).kept is False
    async with contract(OTHER) as uow:
        assert await uow.waiting.invitations() == []
        await uow.waiting.keep([SENT.id])
    async with contract(ACME) as uow:
        assert (await uow.invitations.get(SENT.id)).kept is False


async def test_one_draft_for_each_administrator(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        assert await uow.policies.draft(SAM) is None
        await uow.policies.put_draft(DRAFT)
        await uow.policies.put_draft(replace(DRAFT, id="d2", note=""))
        assert await uow.policies.draft(SAM) == replace(DRAFT, id="d2", note="")
        assert await uow.policies.draft(SARAH) is None
        assert await uow.policies.own_at(0) == Policy()
    async with contract(OTHER) as uow:
        assert await uow.policies.draft(SAM) is None
        await uow.policies.drop_draft(SAM)
    async with contract(ACME) as uow:
        await uow.policies.drop_draft(SAM)
        assert await uow.policies.draft(SAM) is None


async def test_whatever_is_asked_for_comes_back_as_it_was(contract: UnitOfWorkFactory) -> None:
    asked = replace(Making(7).policy(), suspended=False)
    draft = replace(DRAFT, wanted=Wanted(part=Part.EVERYTHING, policy=asked))
    async with contract(ACME) as uow:
        await uow.policies.put_draft(draft)
    async with contract(ACME) as uow:
        assert await uow.policies.draft(SAM) == draft


async def test_departments_come_with_the_largest_first(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        for number, department in enumerate(("Legal", "Sales", "Sales", "")):
            await uow.people.add(person(f"p{number}", department=department))
        await uow.people.add(person("gone", department="Finance", left=True))
        assert await uow.people.departments(10) == ["Sales", "Legal"]
        assert await uow.people.departments(1) == ["Sales"]
