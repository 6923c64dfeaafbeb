"""The process that reads the directory for `bench.directory`; prints what it measured as JSON."""

import asyncio
import json
import resource
import sys
import time
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
from pydantic import SecretStr
from sqlalchemy import event

from bot.commands.migrate import migrated
from bot.container import Usher, assembled
from bot.settings import DatabaseSettings, Settings, SlackSettings
from invites.people import CustomerId
from playground.clock import PlaygroundClock
from playground.records import TEAM_ID


@dataclass
class Reader:
    """`page` is the stand-in's page, by which its clock is moved."""

    usher: Usher
    clock: PlaygroundClock
    page: str
    statements: int = 0

    async def reads(self, customer_id: CustomerId) -> float:
        """A whole pass; return the seconds of computing it took."""
        before, queue = time.process_time(), self.usher.reader.queue
        await self.usher.syncing.begin(customer_id, TEAM_ID)
        while (due := await queue.next_due()) is not None:
            await self._wait((due - self.clock.now()).total_seconds())
            await self.usher.reader.drain()
            found = await self.usher.syncing.state(customer_id, TEAM_ID)
            if found is None or not found.running:
                break
        return time.process_time() - before

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            self.clock.advance(seconds)
            async with aiohttp.ClientSession() as session:
                await session.post(f"{self.page}playground/clock", json={"advance": seconds})


async def main(url: str, api: str, page: str, token: str, secret: str) -> None:
    slack = SlackSettings(
        bot_token=SecretStr(token), signing_secret=SecretStr(secret), base_url=api
    )
    fixed = {"slack": slack, "database": DatabaseSettings(url=url)}
    await migrated(url)
    clock = PlaygroundClock()
    async with assembled(Settings.model_construct().model_copy(update=fixed), clock=clock) as usher:
        reader = Reader(usher, clock, page)
        _count(usher, reader)
        began = clock.now()
        customer_id = await usher.identities.customer("slack", TEAM_ID)
        first_cpu, first_statements = await reader.reads(customer_id), reader.statements
        by_slack = (clock.now() - began).total_seconds()
        done = await usher.syncing.state(customer_id, TEAM_ID)
        clock.advance(timedelta(days=1).total_seconds())
        second_cpu = await reader.reads(customer_id)
        found = {
            "people": done.people if done else 0,
            "pages": done.pages if done else 0,
            "by_slack": by_slack,
            "first_cpu": first_cpu,
            "first_statements": first_statements,
            "second_cpu": second_cpu,
            "second_statements": reader.statements - first_statements,
            "state_s": await _state(usher, customer_id),
        }
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps(found) + "\n")


def _count(usher: Usher, reader: Reader) -> None:
    engine = usher.reader.queue._engine  # noqa: SLF001 - to look at what it executes

    def executed(*_: object) -> None:
        reader.statements += 1

    event.listen(engine.sync_engine, "before_cursor_execute", executed)


async def _state(usher: Usher, customer_id: CustomerId) -> float:
    """Seconds until the state that suggesting keeps is there."""
    started = time.perf_counter()
    await usher.observer.suggesting.catch_up(customer_id)
    return time.perf_counter() - started


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
