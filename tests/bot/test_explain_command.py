"""`usher explain` as whoever runs Usher sees it, and that some people are never proposed."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.commands.migrate import migrated
from invites.activity import Activity, ActivityKind
from invites.people import PersonId, Workspace
from invites.preferences import Preferences, Refused
from invites.work import Membership, WorkItemId
from storage.engine import open_engine
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks
from tests.bot.test_install_commands import usher
from tests.storage.builders import ACME, person, work_item

ROOM, DEAL = WorkItemId("room"), WorkItemId("deal")
NOW = SystemClock().now()
STAFF = ("sam", "sarah", "lena", "gone", "away", "never")
ASK = "explain --actor sam@acme.example --work"


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Everybody worked with Sam for three weeks; Sam and Lena are on the deal."""
    asyncio.run(_told(f"sqlite:///{tmp_path / 'usher.db'}"))
    return tmp_path


async def _told(url: str) -> None:
    await migrated(url)
    engine = open_engine(url)
    await SystemStore(engine).ensure_workspace(Workspace("slack", "T1", ACME), "Acme", NOW)
    everybody = {name: person(name, name.title(), email=f"{name}@acme.example") for name in STAFF}
    everybody["gone"] = replace(everybody["gone"], left=True)
    everybody["away"] = replace(everybody["away"], away=True)
    async with SqlUnitOfWorks(engine)(ACME) as uow:
        await uow.people.add_all(everybody.values())
        for each in (work_item(ROOM, "weekly"), work_item(DEAL, "Renewal of Globex")):
            await uow.work_items.add(each)
        for name in ("sam", "lena"):
            await uow.work_items.join(DEAL, Membership(PersonId(name), NOW, "activity"))
        wishes = Preferences(person_id=PersonId("never"), customer_id=ACME)
        await uow.preferences.save(wishes.refuse(Refused()))
        for day in range(20, 0, -1):
            for minute, name in enumerate(STAFF):
                await uow.activity.note(_act(name, timedelta(days=day, minutes=-minute)))
    await engine.dispose()


def _act(name: str, ago: timedelta) -> Activity:
    return Activity(
        customer_id=ACME,
        work_item_id=ROOM,
        kind=ActivityKind.MESSAGE,
        actor_id=PersonId(name),
        at=NOW - ago,
    )


def test_every_candidate_has_a_place_a_score_and_why_not(told: Path) -> None:
    said = usher(told, f"{ASK} Globex").stdout
    assert "Sam in “Renewal of Globex”: 2 members" in said
    places = re.findall(r"^ +\d+ +[-\d.]+ +([\d.]+)  (\w+)  \((.*)\)$", said, re.MULTILINE)
    assert {who for _, who, _ in places} == {"Sarah", "Gone", "Away", "Never"}
    verdicts = {who: verdict for _, who, verdict in places}
    assert (verdicts["Gone"], verdicts["Away"]) == ("no: left", "no: away")
    assert verdicts["Never"] in {"no: opted out", "no: below threshold"}
    assert "works with: count 2, of 2" in said


def test_one_person_is_explained_feature_by_feature(told: Path) -> None:
    said = usher(told, f"{ASK} deal --person sarah@acme.example").stdout
    assert re.search(r"Sarah is \d of 4: score [\d.]+, chance 0\.\d+", said)
    score = re.search(r"score ([-\d.]+)", said)
    adds = re.findall(r"^\w+ +[-\d.]+ +[-\d.]+ +([-\d.]+)$", said, re.MULTILINE)
    assert score is not None
    assert sum(map(float, adds)) == pytest.approx(float(score.group(1)), abs=0.1)


def test_a_member_is_no_candidate(told: Path) -> None:
    said = usher(told, f"{ASK} deal --person lena@acme.example").stdout
    assert "Lena is a member already.\nNot proposed: already member." in said


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (f"{ASK} nothing", "No work item is called “nothing”."),
        ("explain --actor x@y.z --work deal", "Nobody is known by the address x@y.z"),
    ],
)
def test_what_is_not_known_is_refused_in_words(told: Path, arguments: str, refusal: str) -> None:
    asked = usher(told, arguments)
    assert refusal in asked.output
    assert asked.exit_code == 1
