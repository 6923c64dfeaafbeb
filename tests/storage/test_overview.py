"""The questions that Home asks: each gathers many rows at once."""

from datetime import timedelta

from invites.delivery import DeliveryState, Purpose, Subject
from invites.invitation import InvitationId, InvitationState
from invites.people import PersonId
from invites.ports import UnitOfWorkFactory
from invites.suggestion import SuggestionId
from invites.work import Membership
from tests.storage.builders import (
    ACME,
    CADENCE,
    DAY,
    LAUNCH,
    NOON,
    OTHER,
    SAM,
    SARAH,
    delivery,
    invitation,
    person,
    suggestion,
    work_item,
)


async def test_reports_are_those_who_are_still_here(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.people.add(person("zoe", "Zoe", manager_id=SARAH))
        await uow.people.add(person("ben", "ben", manager_id=SARAH))
        await uow.people.add(person("rita", "Rita", manager_id=SARAH, left=True))

        assert [p.id for p in await uow.people.reports(SARAH)] == ["ben", "zoe"]
        assert await uow.people.reports(SAM) == []


async def test_the_work_somebody_is_in_is_told_from_the_rest(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.work_items.join(CADENCE, Membership(SAM, NOON, "channel"))

        assert set(await uow.work_items.among(SAM, {CADENCE, LAUNCH})) == {CADENCE}
        assert set(await uow.work_items.among(SARAH, {CADENCE, LAUNCH})) == set()
        assert set(await uow.work_items.among(SAM, ())) == set()


async def test_work_is_found_by_its_link_the_oldest_first(contract: UnitOfWorkFactory) -> None:
    plan = "https://plans.example/q3"
    old = work_item("old", link=plan)
    async with contract(ACME) as uow:
        await uow.work_items.add(old)
        await uow.work_items.add(work_item("young", link=plan))

        assert await uow.work_items.by_links([plan, "https://plans.example/q4"]) == {plan: old}
        assert await uow.work_items.by_links([""]) == {}
    async with contract(OTHER) as uow:
        assert await uow.work_items.by_links([plan]) == {}


async def test_many_invitations_and_suggestions_at_once(contract: UnitOfWorkFactory) -> None:
    one, two = invitation("i1"), invitation("i2", work_item_id=LAUNCH)
    async with contract(ACME) as uow:
        await uow.invitations.add(one)
        await uow.invitations.add(two)
        await uow.suggestions.add(suggestion("s1"))

        found = await uow.invitations.many([one.id, two.id, InvitationId("none")])
        assert found == {one.id: one, two.id: two}
        made = await uow.suggestions.many([SuggestionId("s1"), SuggestionId("none")])
        assert made == {SuggestionId("s1"): suggestion("s1")}


async def test_a_teams_invitations_are_those_by_and_to_it(contract: UnitOfWorkFactory) -> None:
    ben = PersonId("ben")
    over = InvitationState.DECLINED
    async with contract(ACME) as uow:
        await uow.people.add(person("ben"))
        await uow.invitations.add(invitation("by", inviter_id=ben, invitee_id=SARAH))
        later = NOON + timedelta(hours=1)
        await uow.invitations.add(invitation("to", invitee_id=ben, created_at=later))
        await uow.invitations.add(invitation("else", state=over))
        old = NOON - 31 * DAY
        await uow.invitations.add(invitation("old", invitee_id=ben, state=over, created_at=old))

        found = await uow.invitations.of_people([ben], NOON - DAY, 10)
        assert [i.id for i in found] == ["to", "by"]
        assert [i.id for i in await uow.invitations.of_people([ben], old, 1)] == ["to"]


async def test_what_reached_somebody_lately_newest_first(contract: UnitOfWorkFactory) -> None:
    def sent(name: str, hours: int) -> None:
        rows.append(
            delivery(
                name,
                subject_id=name,
                state=DeliveryState.SENT,
                sent_at=NOON + timedelta(hours=hours),
            )
        )

    rows = [delivery("waiting", subject_id="waiting")]
    sent("first", 0)
    sent("second", 1)
    sent("old", -48)
    async with contract(ACME) as uow:
        for row in rows:
            assert await uow.deliveries.add(row)

        found = await uow.deliveries.to_person(SARAH, NOON - DAY, 10)
        assert [d.id for d in found] == ["second", "first"]
        assert [d.id for d in await uow.deliveries.to_person(SARAH, NOON - DAY, 1)] == ["second"]
        assert await uow.deliveries.to_person(SAM, NOON - DAY, 10) == []


async def test_the_deliveries_of_several_invitations(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        for name in ("a", "b", "c"):
            await uow.deliveries.add(delivery(name, subject_id=name, purpose=Purpose.INVITATION))

        found = await uow.deliveries.of_many(Subject.INVITATION, ["a", "c"])
        assert [d.id for d in found] == ["a", "c"]
        assert await uow.deliveries.of_many(Subject.SUGGESTION, ["a"]) == []


async def test_the_pages_of_home_are_remembered(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        assert await uow.home_pages.get(SAM) == ""
        await uow.home_pages.put(SAM, "sent=1")
        await uow.home_pages.put(SAM, "sent=2")
        assert await uow.home_pages.get(SAM) == "sent=2"
        assert await uow.home_pages.drawn(SAM) == 0
        assert [await uow.home_pages.drawing(SAM) for _ in range(2)] == [1, 2]
        assert (await uow.home_pages.drawn(SAM), await uow.home_pages.get(SAM)) == (2, "sent=2")
    async with contract(OTHER) as uow:
        assert await uow.home_pages.get(SAM) == ""
