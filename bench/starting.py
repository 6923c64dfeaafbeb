"""How long Usher takes to start, and how much memory it holds."""

import asyncio
import statistics
import subprocess
import sys
import time
from pathlib import Path

import aiohttp

from bench.events import CONNECTIONS
from bench.figures import Figure
from bench.load import Task, measure
from bot.replaying.finding import started
from bot.replaying.wire import Address

RUNS = 3
MOST_MB = 200
SETTLE_SECONDS = 20  # what was acknowledged is considered afterwards, and remembered


async def run(folder: Path, events: int) -> list[Figure]:
    starts, before, after = [], 0.0, 0.0
    for number in range(RUNS):
        begun = time.perf_counter()
        async with started(f"sqlite:///{folder / f'start{number}.db'}") as bot:
            await _healthy(bot.address)
            starts.append(time.perf_counter() - begun)
            if number == RUNS - 1:
                await asyncio.sleep(1)
                before = resident(bot.pid)
                await _feed(bot.address, bot.secret, events)
                await asyncio.sleep(SETTLE_SECONDS)
                after = resident(bot.pid)
    helps = [await asyncio.to_thread(_help) for _ in range(RUNS)]
    return [
        Figure("usher serve, new database, to /healthz", statistics.median(starts), "s"),
        Figure("usher --help", statistics.median(helps), "s"),
        Figure("memory at rest", before, "MB", "< 200", before < MOST_MB),
        Figure(f"memory after {events:,} events", after, "MB", "< 200", after < MOST_MB),
    ]


def resident(pid: int) -> float:
    """The resident set of a process in MB (Linux)."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


async def _healthy(address: Address) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://{address.host}:{address.port}/healthz") as answer,
    ):
        answer.raise_for_status()


async def _feed(address: Address, secret: str, events: int) -> None:
    found = await measure(
        Task(address.host, address.port, address.path, secret, events, CONNECTIONS, "m")
    )
    assert found.refused == 0


def _help() -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bot", "--help"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun
