"""The contract of `PeopleRepository`."""

from dataclasses import replace

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.activity import ActivityKind
from invites.errors import ConcurrentUpdate, NotFound
from invites.invitation import Decline, DeclineReason, InvitationState
from invites.people import Identity, PersonId, PersonKind
from invites.ports import UnitOfWorkFactory
from invites.preferences import Mute, Preferences, Refused
from invites.suggestion import LeftOut, LeftOutReason
from invites.work import Membership
from storage.ingest import ActivityWriter
from storage.unit_of_work import SqlUnitOfWorks
from tests.storage.builders import (
    ACME,
    CADENCE,
    LAUNCH,
    NOON,
    SAM,
    SARAH,
    arrival,
    delivery,
    invitation,
    observed,
    person,
    suggestion,
)

TWIN = PersonId("twin")


async def test_a_person_comes_back_as_they_were(contract: UnitOfWorkFactory) -> None:
    whole = person(
        "dana",
        "Dana Østergård",
        email="Dana@Example.com",
        title="VP Sales",
        department="Sales",
        manager_id=SAM,
        skills=("pricing", "negotiation"),
        time_zone="Europe/Berlin",
        locale="de-DE",
        kind=PersonKind.GUEST,
        left=True,
        away=True,
        is_admin=True,
        known=False,
    )
    async with contract(ACME) as uow:
        await uow.people.add(whole)
    async with contract(ACME) as uow:
        assert await uow.people.get(PersonId("dana")) == whole
        assert await uow.people.many([SAM, PersonId("dana"), PersonId("nobody")]) == {
            SAM: person("sam", "Sam Reed"),
            PersonId("dana"): whole,
        }
        assert [each.id for each in await uow.people.all()] == ["dana", "sam", "sarah"]


async def test_a_missing_person_is_not_found(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        with pytest.raises(NotFound):
            await uow.people.get(PersonId("nobody"))
        assert await uow.people.many([]) == {}


async def test_a_report_may_come_before_the_manager(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.people.add(person("dana", manager_id=PersonId("boss")))
        await uow.people.add(person("boss"))
    async with contract(ACME) as uow:
        assert (await uow.people.get(PersonId("dana"))).manager_id == "boss"


async def test_the_same_person_is_not_added_twice(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        with pytest.raises(ConcurrentUpdate):
            await uow.people.add(person("sam"))
        assert await uow.people.get(SAM) == person("sam", "Sam Reed")


async def test_saving_over_an_older_version_is_refused(contract: UnitOfWorkFactory) -> None:
    sam = person("sam", "Sam Reed")
    async with contract(ACME) as uow:
        await uow.people.save(replace(sam, title="Account Executive"))
        assert await uow.people.get(SAM) == replace(sam, title="Account Executive", version=2)
        with pytest.raises(ConcurrentUpdate):
            await uow.people.save(replace(sam, title="Cook"))


async def test_case_does_not_matter_in_an_address(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.people.add(person("dana", email="Dana@Example.com"))
        found = await uow.people.by_email("dana@EXAMPLE.com")
        assert found is not None
        assert found.id == "dana"
        assert await uow.people.by_email("") is None
        assert await uow.people.by_email("who@example.com") is None


async def test_a_search_finds_every_word_best_first(peopled: SqlUnitOfWorks) -> None:
    async with peopled(ACME) as uow:
        for each in (
            person("a", "Rosa Sarafian"),
            person("b", "Élodie SARAH"),
            person("c", "Nobody", email="sarah.x@example.com"),
            person("d", "Sarah Chen", left=True),
            person("e", "100% sure_thing"),
        ):
            await uow.people.add(each)
        found = await uow.people.search("sarah")
        assert [each.id for each in found] == ["sarah", "b", "c", "d"]
        assert [each.id for each in await uow.people.search("CHEN sar", limit=1)] == ["sarah"]
        assert [each.id for each in await uow.people.search("élodie")] == ["b"]
        assert [each.id for each in await uow.people.search("0% s")] == ["e"]
        assert await uow.people.search("%") == [await uow.people.get(PersonId("e"))]
        assert len(await uow.people.search("", limit=3)) == 3


async def test_an_identity_is_one_person_and_may_move(contract: UnitOfWorkFactory) -> None:
    identity = Identity("slack", "T1", "U1")
    async with contract(ACME) as uow:
        assert await uow.people.by_identity(identity) is None
        await uow.people.identify(identity, SAM)
        await uow.people.identify(identity, SAM)
        assert await uow.people.by_identity(identity) == person("sam", "Sam Reed")
        assert await uow.people.identities(SAM) == [identity]
        await uow.people.identify(identity, SARAH)
        assert await uow.people.identities(SAM) == []
        assert await uow.people.identities(SARAH) == [identity]


async def test_merging_moves_everything_over(peopled: SqlUnitOfWorks, engine: AsyncEngine) -> None:
    identity = Identity("slack", "T1", "U9")
    async with peopled(ACME) as uow:
        await uow.people.add(person("twin"))
        await uow.people.add(person("dana", manager_id=TWIN))
        await uow.people.identify(identity, TWIN)
        await uow.work_items.join(LAUNCH, Membership(TWIN, NOON, "activity"))
        await uow.suggestions.add(
            suggestion("s1", actor_id=TWIN, left_out=(LeftOut(TWIN, LeftOutReason.MUTED),))
        )
        await uow.invitations.add(invitation("i1", invitee_id=SARAH, co_inviter_ids=(TWIN,)))
        await uow.invitations.add(
            invitation(
                "i2",
                invitee_id=TWIN,
                inviter_id=SARAH,
                state=InvitationState.DECLINED,
                decline=Decline(reason=DeclineReason.WRONG_PERSON, referred_id=TWIN),
            )
        )
        await uow.deliveries.add(delivery("d1", person_id=TWIN))
        await uow.preferences.save(
            Preferences(customer_id=ACME, person_id=TWIN, mutes=(Mute(person_id=SARAH),))
        )
        await uow.preferences.save(
            Preferences(customer_id=ACME, person_id=SARAH, refused=(Refused(inviter_id=TWIN),))
        )
    await ActivityWriter(engine).write(
        [
            arrival("1", observed("U9")),
            arrival("2", observed("U8", targets=("U9",), kind=ActivityKind.REPLY)),
        ],
        NOON,
    )

    async with peopled(ACME) as uow:
        await uow.people.merge(TWIN, SAM)

    async with peopled(ACME) as uow:
        assert [p.id for p in await uow.people.all() if p.known] == ["dana", "sam", "sarah"]
        assert (await uow.people.get(PersonId("dana"))).manager_id == SAM
        assert await uow.people.identities(SAM) == [identity]
        assert list(await uow.work_items.members(LAUNCH)) == [SAM]
        [made] = await uow.suggestions.of_actor(SAM, NOON)
        assert made.left_out == (LeftOut(SAM, LeftOutReason.MUTED),)
        assert [i.id for i in await uow.invitations.of_inviter(SAM)] == ["i1"]
        [declined] = await uow.invitations.of_invitee(SAM)
        assert declined.decline == Decline(reason=DeclineReason.WRONG_PERSON, referred_id=SAM)
        [brought] = await uow.deliveries.of(delivery("d1").subject, "i1")
        assert brought.person_id == SAM
        assert (await uow.preferences.get(SAM)).mutes == (Mute(person_id=SARAH),)
        assert (await uow.preferences.get(SARAH)).refused == (Refused(inviter_id=SAM),)
        first, second = await uow.activity.after(0, 10)
        assert (first.actor_id, second.target_ids) == (SAM, (SAM,))


async def test_merging_settles_what_both_have(peopled: SqlUnitOfWorks) -> None:
    async with peopled(ACME) as uow:
        await uow.people.add(person("twin"))
        for each, key in ((TWIN, "i1"), (SARAH, "i2")):
            await uow.invitations.add(invitation(key, invitee_id=each, request_key="once"))
            await uow.deliveries.add(delivery(f"d{key}", person_id=each))
            await uow.work_items.join(CADENCE, Membership(each, NOON, "channel"))
        await uow.preferences.save(
            Preferences(customer_id=ACME, person_id=TWIN, suggestions=False, mutes=(Mute(SAM),))
        )
        await uow.preferences.save(
            Preferences(customer_id=ACME, person_id=SARAH, mutes=(Mute(work_item_id=LAUNCH),))
        )
        await uow.people.merge(TWIN, SARAH)
        await uow.people.merge(SARAH, SARAH)
    async with peopled(ACME) as uow:
        of = {i.id: i.state for i in await uow.invitations.of_invitee(SARAH)}
        assert of == {"i1": InvitationState.SUPERSEDED, "i2": InvitationState.SCHEDULED}
        assert [d.id for d in await uow.deliveries.of(delivery("d").subject, "i1")] == ["di2"]
        assert list(await uow.work_items.members(CADENCE)) == [SARAH]
        wishes = await uow.preferences.get(SARAH)
        assert not wishes.suggestions
        assert wishes.mutes == (Mute(work_item_id=LAUNCH), Mute(SAM))
