"""Passes over a workspace's people: a page at a time, resumed, believed only when whole."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from invites.arrival import Profile
from invites.delivery import MessageKind
from invites.directory_pass import DirectoryPass, ListedPage, PassState
from invites.people import Detail, Identity, Person, PersonKind, Source
from invites.services.profiles import Profiles
from invites.services.syncing import Syncing
from invites.services.telling import Telling
from tests.support.clock import FakeClock
from tests.support.ids import CountingIds
from tests.support.memory import ACME, MemoryUnitOfWorks

T1 = "T1"


def profile(user: str, **facts: object) -> Profile:
    base = Profile(
        identity=Identity("slack", T1, user), name=f"Name {user}", email=f"{user}@acme.example"
    )
    return replace(base, **facts)  # type: ignore[arg-type]


@dataclass
class Workspace:
    """A workspace's list, read as the outbox reads it."""

    units: MemoryUnitOfWorks = field(default_factory=MemoryUnitOfWorks)
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        ids = CountingIds()
        profiles, telling = Profiles(self.clock, ids), Telling(self.clock, ids)
        self.syncing = Syncing(self.units, self.clock, ids, profiles, telling)

    async def reads(self, *pages: list[Profile]) -> DirectoryPass:
        """A whole pass over these pages."""
        seen = await self.syncing.begin(ACME, T1)
        for number, page in enumerate(pages):
            assert seen.cursor == (f"page {number}" if number else "")
            following = f"page {number + 1}" if page is not pages[-1] else ""
            await self.syncing.write(seen, ListedPage(tuple(page), following))
            seen = await self.state
        while seen.running:
            await self.syncing.mark(seen)
            seen = await self.state
        self.clock.advance(timedelta(days=1))
        return seen

    @property
    async def state(self) -> DirectoryPass:
        found = await self.syncing.state(ACME, T1)
        assert found is not None
        return found

    def person(self, user: str) -> Person:
        rows = self.units.rows()
        return rows.people[rows.identities[Identity("slack", T1, user)]]

    def asked(self, kind: MessageKind) -> list[str]:
        return [m.reference for m in self.units.rows().outbox if m.kind is kind]


@pytest.fixture
def workspace() -> Workspace:
    return Workspace()


async def test_a_pass_makes_everybody_it_lists(workspace: Workspace) -> None:
    done = await workspace.reads(
        [profile("U1", title="CEO", is_admin=True), profile("U2")],
        [profile("U3", kind=PersonKind.GUEST)],
    )
    assert (done.state, done.pages, done.people) == (PassState.COMPLETE, 2, 3)
    assert (done.created, done.changed, done.missing) == (3, 0, 0)
    boss = workspace.person("U1")
    assert (boss.title, boss.is_admin, boss.known) == ("CEO", True, True)
    assert dict(boss.sources)[Detail.TITLE] is Source.SLACK
    assert workspace.person("U3").kind is PersonKind.GUEST


async def test_a_second_pass_over_the_same_list_changes_nobody(workspace: Workspace) -> None:
    page = [profile(f"U{n}") for n in range(5)]
    await workspace.reads(page)
    again = await workspace.reads(page)
    assert (again.number, again.created, again.changed) == (2, 0, 0)
    assert {p.version for p in workspace.units.rows().people.values()} == {1}


async def test_accounts_closed_before_and_bots_make_nobody(workspace: Workspace) -> None:
    done = await workspace.reads(
        [profile("U1"), profile("U2", left=True), profile("U3", kind=PersonKind.BOT)]
    )
    assert done.created == len(workspace.units.rows().people) == 1


async def test_a_page_written_twice_counts_once(workspace: Workspace) -> None:
    seen = await workspace.syncing.begin(ACME, T1)
    page = ListedPage((profile("U1"),), "next")
    await workspace.syncing.write(seen, page)
    await workspace.syncing.write(seen, page)
    assert ((await workspace.state).pages, len(workspace.units.rows().people)) == (1, 1)


async def test_beginning_again_goes_on_and_full_starts_over(workspace: Workspace) -> None:
    seen = await workspace.syncing.begin(ACME, T1)
    await workspace.syncing.write(seen, ListedPage((profile("U1"),), "next"))
    assert (await workspace.syncing.begin(ACME, T1)).cursor == "next"
    over = await workspace.syncing.begin(ACME, T1, full=True)
    assert (over.cursor, over.pages, over.number) == ("", 0, 2)
    assert workspace.asked(MessageKind.SYNC_PEOPLE) == [T1]


async def test_a_pass_that_hangs_for_a_day_is_begun_anew(workspace: Workspace) -> None:
    await workspace.syncing.begin(ACME, T1)
    workspace.clock.advance(timedelta(hours=25))
    assert (await workspace.syncing.begin(ACME, T1)).number == 2


async def test_a_lost_cursor_starts_over_a_few_times(workspace: Workspace) -> None:
    await workspace.syncing.begin(ACME, T1)
    for _ in range(5):
        await workspace.syncing.write(await workspace.state, ListedPage((profile("U1"),), "old"))
        await workspace.syncing.restart(await workspace.state)
        assert ((await workspace.state).cursor, (await workspace.state).people) == ("", 0)
    await workspace.syncing.restart(await workspace.state)
    failed = await workspace.state
    assert (failed.state, failed.error) == (PassState.FAILED, "invalid_cursor")


async def test_whoever_is_not_listed_any_more_has_left(workspace: Workspace) -> None:
    everybody = [profile(f"U{n}") for n in range(10)]
    await workspace.reads(everybody)
    done = await workspace.reads(everybody[:-1])
    assert (done.state, done.missing) == (PassState.COMPLETE, 1)
    assert workspace.person("U9").left
    assert workspace.asked(MessageKind.PERSON_LEFT) == [workspace.person("U9").id]


async def test_a_list_cut_short_marks_nobody(workspace: Workspace) -> None:
    everybody = [profile(f"U{n}") for n in range(10)]
    await workspace.reads(everybody)
    done = await workspace.reads(everybody[:7])
    assert (done.state, done.missing) == (PassState.REFUSED, 3)
    assert not any(p.left for p in workspace.units.rows().people.values())


async def test_whoever_is_deactivated_has_left_and_may_come_back(workspace: Workspace) -> None:
    await workspace.reads([profile("U1"), profile("U2")])
    await workspace.reads([profile("U1"), profile("U2", left=True)])
    assert workspace.person("U2").left
    assert workspace.asked(MessageKind.PERSON_LEFT) == [workspace.person("U2").id]
    done = await workspace.reads([profile("U1"), profile("U2")])
    assert (workspace.person("U2").left, done.missing) == (False, 0)


async def test_the_same_address_is_the_same_person(workspace: Workspace) -> None:
    sarah = Person(
        id=(workspace.units.rows().people and "x") or "csv1",  # type: ignore[arg-type]
        customer_id=ACME,
        name="Sarah Chen",
        email="U1@ACME.example",
        sources=((Detail.NAME, Source.CSV), (Detail.EMAIL, Source.CSV)),
    )
    workspace.units.seed_people([sarah])
    await workspace.reads([profile("U1", title="Head of Sales"), profile("U2")])
    found = workspace.person("U1")
    assert (found.id, found.name, found.title) == (sarah.id, "Sarah Chen", "Head of Sales")
    assert found.email == "U1@ACME.example"


async def test_two_accounts_of_one_address_are_one_person(workspace: Workspace) -> None:
    one, other = (profile(user, email="Ann@acme.example") for user in ("U1", "U2"))
    await workspace.reads([one, profile("U3"), replace(other, email="ann@ACME.example")])
    assert workspace.person("U1") == workspace.person("U2") != workspace.person("U3")


async def test_a_slot_begins_one_pass(workspace: Workspace) -> None:
    slot = workspace.clock.now() - timedelta(hours=1)
    assert await workspace.syncing.tick(ACME, T1, slot)
    assert not await workspace.syncing.tick(ACME, T1, slot)
    assert workspace.asked(MessageKind.SYNC_PEOPLE) == [T1]
