"""A replay from beginning to end: people in, events through, and what came of it out."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from bot.clock import SystemClock, TimedIds
from bot.commands.migrate import migrated
from bot.replaying.finding import Bot, complaints
from bot.replaying.mapping import Story, envelopes
from bot.replaying.names import team_id
from bot.replaying.outcome import judge, read_log, suggestions
from bot.replaying.recording import Recording
from bot.replaying.sending import Sender
from bot.replaying.summary import Acknowledged, Summary
from invites.people import CustomerId, Workspace
from invites.ports import UnitOfWorkFactory
from invites.services.directory import DirectoryService
from storage.engine import open_engine
from storage.identifiers import customer_for
from storage.queue import OutboxQueue
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks

SLACK = "slack"
LOOK_AGAIN = 0.25
STUCK_SECONDS = 120
STEP = 100


class Bar(Protocol):
    def update(self, n_steps: int) -> None: ...


Bars = Callable[[str, int], AbstractContextManager[Bar]]
"""Makes a progress bar from a label and a length."""


class WrongDatabase(Exception):
    """The settings name another database than the bot writes to."""


@dataclass(frozen=True, slots=True)
class Wanted:
    people: bytes
    recording: Recording
    limit: int | None
    connections: int


async def prepare(database: str, wanted: Wanted) -> str:
    """Bring the database up to date and the people into it; return what is wrong, or ""."""
    await migrated(database)
    engine = open_engine(database)
    team, clock = team_id(wanted.recording.digest), SystemClock()
    try:
        made = Workspace(SLACK, team, customer_for(SLACK, team))
        place = await SystemStore(engine).ensure_workspace(made, team, clock.now())
        service = DirectoryService(SqlUnitOfWorks(engine), clock, TimedIds())
        told = await service.import_people(place.customer_id, wanted.people, workspace=team)
        return told.as_text() if told.refusal is not None else ""
    finally:
        await engine.dispose()


async def replay(bot: Bot, wanted: Wanted, bars: Bars) -> Summary:
    """Send everything, wait until all of it is considered, and look at what is there then."""
    engine = open_engine(bot.database)
    try:
        system, units = SystemStore(engine), SqlUnitOfWorks(engine)
        place = await system.workspace(SLACK, team_id(wanted.recording.digest))
        if place is None:
            raise WrongDatabase
        before = await read_log(units, place.customer_id)
        story, begun = Story(), time.perf_counter()
        sender, sent_in = await _send(bot, wanted, story, bars)
        after = await read_log(units, place.customer_id)
        if story.events and not after.activities:
            raise WrongDatabase
        await _considered(units, place.customer_id, after.activities - before.activities, bars)
        considered_in = time.perf_counter() - begun
        made = await suggestions(units, place.customer_id)
        async with units(place.customer_id) as uow:
            withheld = await uow.suggestions.counts()
        return Summary(
            lines=min(wanted.recording.lines, wanted.limit or wanted.recording.lines),
            events=story.events,
            joins=sum(len(each) for each in story.joins.values()),
            new=after.activities - before.activities,
            log=after,
            acknowledged=Acknowledged.of(sender.seconds, sent_in, sender.again, wanted.connections),
            considered_seconds=considered_in,
            made=len(made),
            withheld={str(reason): count for reason, count in withheld.items()},
            verdict=await judge(units, place.customer_id, made, story),
            asked_slack=dict(bot.slack.calls) if bot.slack else None,
            outbox=await OutboxQueue(engine).waiting(),
            complaints=complaints(bot),
        )
    finally:
        await engine.dispose()


async def _send(bot: Bot, wanted: Wanted, story: Story, bars: Bars) -> tuple[Sender, float]:
    """Feed the bot, and measure from the first event to the last acknowledgement."""
    lines = min(wanted.recording.lines, wanted.limit or wanted.recording.lines)
    events = envelopes(wanted.recording, story, wanted.limit)
    async with Sender(bot.address, bot.secret, wanted.connections) as sender:
        begun, done = time.perf_counter(), 0
        with bars("Sending", lines) as bar:
            for some in iter(lambda: list(islice(events, STEP)), []):
                for event in some:
                    await sender.send(event)
                told = sum(event["event"]["type"] == "message" for event in some)
                bar.update(told)
                done += told
            await sender.settled()
        return sender, time.perf_counter() - begun


async def _considered(
    units: UnitOfWorkFactory, customer_id: CustomerId, new: int, bars: Bars
) -> None:
    """Wait until the bot has looked at the whole log."""
    with bars("Considering", max(new, 1)) as bar:
        last, moved = -1, time.monotonic()
        while True:
            async with units(customer_id) as uow:
                cursor = await uow.suggestions.cursor()
                rest = await uow.activity.after(cursor, 1)
            if not rest:
                bar.update(new)
                return
            if cursor != last:
                bar.update(max(0, cursor - max(last, 0)) if last >= 0 else 0)
                last, moved = cursor, time.monotonic()
            if time.monotonic() - moved > STUCK_SECONDS:
                raise TimeoutError
            await asyncio.sleep(LOOK_AGAIN)
