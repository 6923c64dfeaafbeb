"""Events on their way in: each once, in any order, whatever the database does meanwhile."""

import asyncio
import json
import random
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url

from bot.settings import DatabaseSettings
from playground.delivery import signed_headers
from playground.outgoing import envelope
from playground.records import Json
from tests.bot.conftest import Office
from tests.support.whole_bot import WholeBot, http, opened, whole_bot


def talk(bot: WholeBot, count: int) -> list[Json]:
    """Messages in #pipeline, a minute apart, which nobody has sent yet."""
    channel = bot.driver.place("", "#pipeline")
    people = [bot.driver.person(name).id for name in ("sam", "sarah", "lena", "ben")]
    made = []
    for number in range(count):
        at = (bot.now - timedelta(minutes=count - number)).timestamp()
        event = {
            "type": "message",
            "user": people[number % len(people)],
            "text": f"Number {number}",
            "ts": f"{at:.6f}",
            "channel": channel.id,
            "channel_type": "channel",
        }
        made.append(envelope(bot.playground.app, event, at))
    return made


async def send(bot: WholeBot, envelopes: list[Json], **headers: str) -> list[int]:
    async with http() as session:

        async def one(enveloped: Json) -> int:
            body = json.dumps(enveloped).encode()
            stamp = int(bot.now.timestamp())
            signature = signed_headers(bot.playground.signing_secret, stamp, body)
            given = {**signature, **headers, "Content-Type": "application/json"}
            async with session.post(bot.url, data=body, headers=given) as answer:
                return answer.status

        return list(await asyncio.gather(*(one(e) for e in envelopes)))


async def test_doubled_tripled_and_shuffled_events_count_once_each(bot: WholeBot) -> None:
    before = await bot.activities()
    events = talk(bot, 40)
    sent = events + events[:12] + events[:4] + events[5:9]
    random.Random(3).shuffle(sent)  # noqa: S311 - one order of many

    statuses = await send(bot, sent)

    assert set(statuses) == {200}
    assert await bot.activities() == before + 40


async def test_an_event_that_comes_again_the_next_day_counts_once(bot: WholeBot) -> None:
    events = talk(bot, 1)
    await send(bot, events)
    before = await bot.activities()

    bot.playground.clock.advance(86_000)
    await send(bot, events)

    assert await bot.activities() == before


async def test_a_retry_of_what_never_arrived_is_taken(bot: WholeBot) -> None:
    before = await bot.activities()

    retry = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    statuses = await send(bot, talk(bot, 1), **retry)

    assert statuses == [200]
    assert await bot.activities() == before + 1


async def test_what_is_no_act_of_a_person_at_work_is_no_activity(bot: WholeBot) -> None:
    said = await bot.driver.say("sam", "#pipeline", "A first version")
    await bot.settle()
    before = await bot.activities()
    user, channel = bot.driver.person("sam"), bot.driver.place("sam", "#pipeline")
    bot.playground.acting.edit(user, channel, said["ts"], "A second version")
    bot.playground.acting.delete(user, channel, said["ts"])
    await bot.driver.say("sam", "@lena", "A word between us")
    await bot.driver.say("sam", "#general", "The bot is not here")
    strange = talk(bot, 6)
    for enveloped, extra in zip(
        strange,
        (
            {"bot_id": "B0OTHER", "subtype": "bot_message"},
            {"subtype": "channel_topic"},
            {"channel_type": "im", "channel": "D0SAMANDBOT"},
            {"hidden": True},
            {"user": bot.playground.app.user_id, "bot_id": bot.playground.app.bot_id},
            {"subtype": "a_subtype_of_next_year"},
        ),
        strict=True,
    ):
        enveloped["event"].update(extra)
    await send(bot, strange)
    await bot.settle()

    assert await bot.activities() == before


async def test_reactions_replies_joins_and_leaves_are_activity(bot: WholeBot) -> None:
    before = await bot.activities()

    said = await bot.driver.say("sam", "#pipeline", "Hello")
    await bot.driver.say("lena", "#pipeline", "Hello yourself")
    await bot.driver.react("lena", said, "wave")
    await bot.driver.join("ines", "#pipeline")
    await bot.driver.leave("ines", "#pipeline")
    await bot.settle()

    assert await bot.activities() == before + 5


@pytest.fixture
async def hasty(office: Office) -> AsyncIterator[WholeBot]:
    """A bot that waits a second for its database, so that a test need not wait for long."""
    database = DatabaseSettings(url=office.url, patience=0.8)
    playground = opened(office.template, office.folder)
    async with whole_bot(playground, office.url, patience=1.0, database=database) as started:
        yield started


async def test_a_held_database_answers_503_in_time_and_the_event_arrives_later(
    hasty: WholeBot,
) -> None:
    bot = hasty
    before = await bot.activities()
    events = talk(bot, 3)

    async with held(bot):
        started = time.monotonic()
        statuses = await send(bot, events)
        assert statuses == [503] * 3
        assert time.monotonic() - started < 3

    assert await send(bot, events) == [200] * 3
    assert await bot.activities() == before + 3


async def test_slack_hears_of_it_and_sends_again_by_itself(hasty: WholeBot) -> None:
    bot = hasty
    before = await bot.activities()

    async with held(bot):
        await bot.driver.say("sam", "#pipeline", "Is anybody there?")
        await bot.driver.wait_for(lambda: _statuses(bot) == [503])

    await bot.playground.outgoing.settled()
    assert _statuses(bot)[-1] == 200
    assert await bot.activities() == before + 1


async def test_a_press_while_the_database_is_held_is_not_acknowledged(hasty: WholeBot) -> None:
    bot = hasty
    invitation = bot.fresh(await bot.asked())

    channel = bot.playground.workspace.channels[invitation["channel"]]

    async with held(bot):
        press = bot.pressed("sarah", invitation, channel, "invitation.accept")
        assert await bot.interact(press, wait=False) == 503

    await bot.press_old_copy("sarah", invitation, "invitation.accept")
    await bot.settle()
    assert "sarah" in bot.driver.members("#q3-outreach")


@pytest.mark.parametrize("office", ["postgresql"], indirect=True)
async def test_cut_connections_are_replaced(bot: WholeBot) -> None:
    before = await bot.activities()
    connection = await _connection(bot)
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()

    events = talk(bot, 2)
    statuses = await send(bot, events)
    if 503 in statuses:
        assert await send(bot, events) == [200, 200]

    assert await bot.activities() == before + 2


def _statuses(bot: WholeBot) -> list[int]:
    entries = bot.playground.inspector.entries()
    told = [e for e in entries if e["kind"] == "event" and e["name"] == "message"]
    return [int(e["status"]) for e in told if "Is anybody there" in str(e["request"])]


@asynccontextmanager
async def held(bot: WholeBot) -> AsyncIterator[None]:
    """Nobody can write to the database meanwhile."""
    if bot.database_url.startswith("sqlite"):
        path = Path(make_url(bot.database_url).database or "")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        return
    connection = await _connection(bot)
    try:
        transaction = connection.transaction()
        await transaction.start()
        tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname='public'")
        names = ", ".join(f'"{row["tablename"]}"' for row in tables)
        await connection.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")
        yield
        await transaction.rollback()
    finally:
        await connection.close()


async def _connection(bot: WholeBot) -> asyncpg.Connection:
    return await asyncpg.connect(bot.database_url.replace("+asyncpg", ""))
