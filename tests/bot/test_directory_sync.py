"""The directory read from Slack: paced, resumed after a kill, kept true by events."""

import asyncio
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from invites.directory_pass import DirectoryPass, PassState
from invites.people import Identity, Person
from playground import administration
from playground.driver import text_of
from playground.faults import Fault
from playground.records import TEAM_ID
from playground.seed.crowd import add_crowd, crowd_id
from tests.bot.conftest import Office
from tests.support.whole_bot import WholeBot, opened, whole_bot

# What differs between the databases stands in the contract of the passes.
pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)

ROOT = Path(__file__).parents[2]


async def passed(bot: WholeBot) -> DirectoryPass:
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    found = await bot.usher.syncing.state(customer_id, TEAM_ID)
    assert found is not None
    return found


async def synced(bot: WholeBot, *, full: bool = False) -> DirectoryPass:
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    await bot.usher.syncing.begin(customer_id, TEAM_ID, full=full)
    await bot.settle()
    return await passed(bot)


async def person_of(bot: WholeBot, user: str) -> Person | None:
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        return await uow.people.by_identity(Identity("slack", TEAM_ID, user))


async def test_two_thousand_people_are_read_without_a_refusal(office: Office) -> None:
    playground = opened(office.template, office.folder, limits=True)
    add_crowd(playground.workspace, 2_000)
    async with whole_bot(playground, office.url) as bot:
        done = await synced(bot)
        refused = [call for call in bot.calls("users.list") if call["status"] != 200]
        guest = await person_of(bot, crowd_id(1))
        assert (done.state, refused) == (PassState.COMPLETE, [])
        assert done.created == 2_000 - 50  # one in forty left before we came
        assert guest is not None
        assert (guest.kind, guest.locale, guest.time_zone) == ("guest", "de-DE", "Europe/Berlin")
        assert await person_of(bot, crowd_id(39)) is None


async def test_a_busy_slack_and_a_lost_cursor_only_take_longer(bot: WholeBot) -> None:
    add_crowd(bot.playground.workspace, 450)
    bot.playground.faults.order("users.list", Fault("rate_limited", times=2, retry_after=5))
    assert (await synced(bot)).state is PassState.COMPLETE
    assert [call["status"] for call in bot.calls("users.list")] == [429, 429, 200, 200, 200]


async def test_a_token_of_another_workspace_writes_nobody(bot: WholeBot) -> None:
    customer_id = await bot.usher.identities.customer("slack", "T0OTHER")
    await bot.usher.syncing.begin(customer_id, "T0OTHER")
    await bot.settle()
    failed = await bot.usher.syncing.state(customer_id, "T0OTHER")
    assert failed is not None
    assert (failed.state, failed.error) == (PassState.FAILED, "another_workspace")
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        assert await uow.people.all() == []


async def test_whoever_is_deactivated_is_asked_no_more(bot: WholeBot) -> None:
    suggestion = await bot.suggested("sam")
    asked = await bot.asked("lena", "Sarah Chen", "#spring")
    assert "Would you like to invite Sarah Chen" in text_of(suggestion)
    administration.deactivate(bot.playground.workspace, bot.driver.person("Sarah Chen").id)
    await bot.settle()
    assert "Accept" not in text_of(bot.fresh(asked))
    assert "This suggestion has run out." in text_of(bot.fresh(suggestion))
    back = replace(bot.driver.person("Sarah Chen"), deleted=False)
    administration.change(bot.playground.workspace, back)
    await bot.settle()
    sarah = await person_of(bot, back.id)
    assert sarah is not None
    assert not sarah.left


async def test_a_process_killed_in_the_middle_goes_on_where_it_was(office: Office) -> None:
    playground = opened(office.template, office.folder)
    add_crowd(playground.workspace, 1_800)
    async with whole_bot(playground, office.url) as bot:
        await _killed_after(bot, pages=3)
        stopped = await passed(bot)
        assert stopped.state is PassState.READING
        assert 3 <= stopped.pages < 10
        # The lease of the killed process, by whose clock it was given.
        await bot.come(datetime.now(UTC) + timedelta(seconds=31))
        done = await passed(bot)
        cursors = [call["request"].get("cursor") for call in bot.calls("users.list")]
        people = await everybody(bot)
        assert (done.state, done.pages, done.number) == (PassState.COMPLETE, 10, 1)
        assert len(set(cursors)) == 10
        assert len(cursors) <= 11  # the page it was killed in is read again
        assert len(people) == len(set(people)) >= 1_755


async def everybody(bot: WholeBot) -> list[str]:
    """The addresses of all people there are."""
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    async with bot.usher.identities.unit_of_work(customer_id) as uow:
        return [person.email for person in await uow.people.all() if person.email]


async def _killed_after(bot: WholeBot, *, pages: int) -> None:
    """Run `usher people sync` in a process of its own, and kill it when so many are written."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "people", "sync"),
        env=_environment(bot),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    customer_id = await bot.usher.identities.customer("slack", TEAM_ID)
    while True:
        found = await bot.usher.syncing.state(customer_id, TEAM_ID)
        if found is not None and found.pages >= pages:
            break
        assert process.returncode is None
        await asyncio.sleep(0.01)
    process.kill()
    await process.wait()


def _environment(bot: WholeBot) -> dict[str, str]:
    settings = {
        "USHER_DATABASE__URL": bot.database_url,
        "USHER_SLACK__BOT_TOKEN": bot.playground.bot_token,
        "USHER_SLACK__SIGNING_SECRET": bot.playground.signing_secret,
        "USHER_SLACK__BASE_URL": bot.playground.base_url,
        "PYTHONPATH": str(ROOT),
    }
    return {k: v for k, v in os.environ.items() if not k.startswith("USHER_")} | settings
