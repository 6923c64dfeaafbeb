"""The bot that a replay talks to: one that runs already, or one started for it."""

import asyncio
import json
import os
import re
import secrets
import sys
import tempfile
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.replaying.standin import HOST, StandIn, stand_in
from bot.replaying.wire import Address
from bot.settings import Settings

START_SECONDS = 60
STOP_SECONDS = 15
_LISTENS = re.compile(r"Usher listens on http://[^:]+:(\d+)/")


class NoBot(Exception):
    """Says in words why there is no bot to talk to."""


@dataclass(frozen=True, slots=True)
class Bot:
    """`slack` is there when the replay stands in for Slack itself."""

    address: Address
    secret: str
    database: str
    slack: StandIn | None = None
    pid: int = 0
    log: Path | None = None


async def running(settings: Settings, address: Address | None) -> Bot | None:
    """The bot at `address`, or where the settings say, when one answers there."""
    where = address or Address(settings.host, settings.port)
    if settings.slack is None:
        if address is not None:
            raise NoBot("USHER_SLACK__SIGNING_SECRET is not set, so nothing can be signed for it.")
        return None
    if not await _answers(where):
        if address is not None:
            raise NoBot(f"No Usher answers on {where.host}:{where.port}.")
        return None
    return Bot(where, settings.slack.signing_secrets[0], settings.database.url)


def complaints(bot: Bot) -> dict[str, int]:
    """What a bot started here logged at WARNING and above, counted by message."""
    found: Counter[str] = Counter()
    lines = bot.log.read_text(errors="replace").splitlines() if bot.log else []
    for line in lines:
        if line.startswith("{"):
            entry = json.loads(line)
            parts = (entry.get("logger"), entry.get("message"), entry.get("error"))
            found[" ".join(str(part) for part in parts if part)] += 1
    return dict(found)


async def _answers(where: Address) -> bool:
    url = f"http://{where.host}:{where.port}/healthz"
    timeout = aiohttp.ClientTimeout(total=3)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
            told = await answer.json(content_type=None)
            return isinstance(told, dict) and told.get("service") == "usher"
    except (aiohttp.ClientError, TimeoutError, ValueError, OSError):
        return False


@asynccontextmanager
async def started(database: str) -> AsyncIterator[Bot]:
    """A bot in a process of its own, as `usher serve` runs it, with a stand-in for Slack."""
    async with stand_in() as slack:
        secret = secrets.token_hex(16)
        environment = {
            **os.environ,
            "USHER_HOST": HOST,
            "USHER_PORT": "0",
            "USHER_LOG_LEVEL": "WARNING",
            "USHER_DATABASE__URL": database,
            "USHER_SLACK__BOT_TOKEN": f"xoxb-{secrets.token_hex(12)}",
            "USHER_SLACK__SIGNING_SECRET": secret,
            "USHER_SLACK__BASE_URL": slack.base_url,
        }
        async with _serving(environment) as (port, pid, log):
            yield Bot(Address(HOST, port), secret, database, slack, pid, log)


@asynccontextmanager
async def _serving(environment: Mapping[str, str]) -> AsyncIterator[tuple[int, int, Path]]:
    with tempfile.TemporaryDirectory(prefix="usher-replay-") as folder:
        log = Path(folder) / "bot.log"
        with log.open("wb") as told:
            command = (sys.executable, "-m", "bot", "serve")
            process = await asyncio.create_subprocess_exec(
                *command, stdin=DEVNULL, stdout=told, stderr=told, env=environment
            )
        try:
            yield await _port(process, log), process.pid, log
        finally:
            await _stop(process)


async def _port(process: Process, log: Path) -> int:
    """The port is what it says it listens on."""
    for _ in range(START_SECONDS * 20):
        told = await asyncio.to_thread(log.read_text, errors="replace")
        if found := _LISTENS.search(told):
            return int(found[1])
        if process.returncode is not None:
            raise NoBot(f"The bot did not start:\n{told.strip()[-2000:]}")
        await asyncio.sleep(0.05)
    raise NoBot("The bot did not start in time.")


async def _stop(process: Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
