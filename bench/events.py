"""Signed message events acknowledged after their commit, against bare Bolt that acknowledges."""

import secrets
import statistics
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from bench.load import Measured, Task, measure
from bench.reference import HOST, reference
from bot.replaying.finding import started
from bot.replaying.wire import EVENTS, Address
from tests.support.postgres import find_binaries, running_postgres

CONNECTIONS = 64
ROUNDS = 3
WARM_UP = 500
TIMES = 2.0


@dataclass(frozen=True, slots=True)
class _Target:
    """What answers: where, signed with what, and the number of its process."""

    address: Address
    secret: str
    pid: int


async def run(folder: Path, events: int) -> list[Figure]:
    figures = await _compare("SQLite", f"sqlite:///{folder / 'events.db'}", events)
    binaries = find_binaries()
    if binaries is None:
        return figures
    with running_postgres(binaries) as server:
        url = server.url(await server.create())
        return figures + await _compare("PostgreSQL", url, events)


async def _compare(name: str, database: str, events: int) -> list[Figure]:
    """Take turns, so that whatever else the machine does meets all of them."""
    secret = secrets.token_hex(16)
    async with (
        started(database) as bot,
        _target("bolt", secret) as bolt,
        _target("trivial", secret) as trivial,
    ):
        usher = _Target(bot.address, bot.secret, bot.pid)
        await _measure(usher, WARM_UP, "warm")
        await _measure(bolt, WARM_UP, "warm")
        rounds = [
            (
                await _measure(bolt, events, f"b{number}"),
                await _measure(usher, events, f"u{number}"),
            )
            for number in range(ROUNDS)
        ]
        client = await _measure(trivial, events, "t")
    return _figures(name, rounds, client)


@asynccontextmanager
async def _target(kind: str, secret: str) -> AsyncIterator[_Target]:
    async with reference(kind, secret) as (port, pid):
        yield _Target(Address(HOST, port), secret, pid)


async def _measure(target: _Target, events: int, label: str) -> Measured:
    host, port = target.address.host, target.address.port
    found = await measure(
        Task(host, port, EVENTS, target.secret, events, CONNECTIONS, label, target.pid)
    )
    assert found.refused == 0, f"{found.refused} events were refused"
    return found


def _figures(name: str, rounds: list[tuple[Measured, Measured]], client: Measured) -> list[Figure]:
    """The median over the rounds; the ratios are made within each round."""
    ratio = statistics.median(u.per_second / b.per_second for b, u in rounds)
    work = statistics.median(b.micros / u.micros for b, u in rounds)
    bolt, usher = [b for b, _ in rounds], [u for _, u in rounds]
    return [
        Figure(f"Usher on {name}", statistics.median(u.per_second for u in usher), "events/s"),
        Figure(f"Usher on {name}, p99", statistics.median(u.p99 for u in usher), "ms"),
        Figure("bare Bolt", statistics.median(b.per_second for b in bolt), "events/s"),
        Figure("bare Bolt, p99", statistics.median(b.p99 for b in bolt), "ms"),
        Figure("the client against a trivial server", client.per_second, "events/s"),
        Figure(f"Usher on {name} to bare Bolt", ratio, "times", ">= 2", ratio >= TIMES),
        Figure(
            f"Usher on {name}, processor", statistics.median(u.micros for u in usher), "µs/event"
        ),
        Figure("bare Bolt, processor", statistics.median(b.micros for b in bolt), "µs/event"),
        Figure("events for the processor time of one of Bolt's", work, "times"),
    ]
