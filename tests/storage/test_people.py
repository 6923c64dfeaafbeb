"""The contract of `PeopleRepository`."""

from dataclasses import replace

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.activity import ActivityKind
from invites.errors import ConcurrentUpdate, NotFound
from invites.invitation import Decline, DeclineReason, InvitationState
from invites.notifying import Channel, Kind, Pace
from invites.people import Identity, Person, PersonId, PersonKind
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
    OTHER,
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


async def test_everybody_is_read_in_parts(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.people.add_all([person("dana"), person("ann")])
        assert [p.id for p in await uow.people.after(None, 2)] == ["ann", "dana"]
        assert [p.id for p in await uow.people.after(PersonId("dana"), 2)] == ["sam", "sarah"]
        assert await uow.people.after(SARAH, 2) == []


async def test_many_are_added_and_found_as_they_were(contract: UnitOfWorkFactory) -> None:
    """More than one question asks for at once."""
    people = [person(f"p{n:04}", email=f"p{n}@Example.com", skills=(f"{n}",)) for n in range(1201)]
    owners = {Identity("slack", f"T{n % 2}", f"U{n}"): p.id for n, p in enumerate(people)}
    async with contract(ACME) as uow:
        await uow.people.add_all(people)
        await uow.people.identify_all(owners)
    async with contract(ACME) as uow:
        stored = await uow.people.many(list(owners.values()))
        assert stored == {p.id: p for p in people}
        assert await uow.people.by_identities([*owners, Identity("slack", "T9", "U1")]) == {
            identity: stored[person_id] for identity, person_id in owners.items()
        }
        asked = {f" P{n}@example.COM": p for n, p in enumerate(people)}
        assert await uow.people.by_emails([*asked, "", "who@example.com"]) == asked
    async with contract(OTHER) as uow:
        assert await uow.people.by_identities(list(owners)) == {}
        assert await uow.people.by_emails(list(asked)) == {}


async def test_nothing_is_asked_and_written_for_nobody(contract: UnitOfWorkFactory) -> None:
    async with contract(ACME) as uow:
        await uow.people.add_all([])
        await uow.people.save_all([])
        await uow.people.identify_all({})
        assert await uow.people.by_identities([]) == {}
        assert await uow.people.by_emails([]) == {}
        assert [p.id for p in await uow.people.all()] == [SAM, SARAH]


async def test_of_two_with_one_address_the_one_who_is_here_is_found(
    contract: UnitOfWorkFactory,
) -> None:
    async with contract(ACME) as uow:
        gone = person("ann", email="d@example.com", left=True)
        here = person("dana", email="D@example.com")
        await uow.people.add_all([gone, here])
        assert await uow.people.by_emails(["d@example.com"]) == {"d@example.com": here}
        assert await uow.people.by_email("d@example.com") == here
        await uow.people.save_all([replace(here, left=True)])
        assert await uow.people.by_email("d@example.com") == gone


async def test_whoever_is_there_is_not_added_with_many(contract: UnitOfWorkFactory) -> None:
    with pytest.raises(ConcurrentUpdate):
        async with contract(ACME) as uow:
            await uow.people.add_all([person("ann"), person("sam"), person("zoe")])
    async with contract(ACME) as uow:
        assert await uow.people.all() == [person("sam", "Sam Reed"), person("sarah", "Sarah Chen")]


async def test_many_are_saved_each_with_the_next_version(contract: UnitOfWorkFactory) -> None:
    sam, sarah = person("sam", "Sam Reed", title="AE"), person("sarah", "Sarah Chen", skills=("a",))
    async with contract(ACME) as uow:
        await uow.people.save_all([sarah, sam])
    async with contract(ACME) as uow:
        assert await uow.people.all() == [replace(sam, version=2), replace(sarah, version=2)]
    async with contract(OTHER) as uow:
        assert (await uow.people.get(SAM)).version == 1


@pytest.mark.parametrize("stale", [person("sarah", version=2), person("nobody"), person("sam")])
async def test_many_are_saved_together_or_not_at_all(
    contract: UnitOfWorkFactory, stale: Person
) -> None:
    """One that was changed, one that is not there, one that is named twice."""
    async with contract(ACME) as uow:
        with pytest.raises(ConcurrentUpdate):
            await uow.people.save_all([person("sam", "Sam", title="AE"), stale])
        assert await uow.people.get(SAM) == person("sam", "Sam Reed")


async def test_identities_move_to_others_together(contract: UnitOfWorkFactory) -> None:
    one, two = Identity("slack", "T1", "U1"), Identity("slack", "T1", "U2")
    async with contract(ACME) as uow:
        await uow.people.identify_all({one: SAM, two: SAM})
        await uow.people.identify_all({two: SARAH, one: SAM})
        assert await uow.people.identities(SAM) == [one]
        assert await uow.people.identities(SARAH) == [two]


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
            Preferences(customer_id=ACME, person_id=TWIN, mutes=(Mute(SAM),)).choose(
                Kind.SUGGESTIONS, Channel.CHAT, Pace.OFF
            )
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
