"""A made-up company that grows: what an update, a query and the whole state cost on the way."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.company import Company
from invites.relevance import Engine

POINTS = (0.01, 0.03, 0.1, 0.3, 1.0)
_PAGE = 4096
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Point:
    """Times are of the processor; memory is what the process grew by since before the engine."""

    people: int
    events: int
    update_us: float
    """A single activity, learning from its joins left out."""
    whole_us: float
    """The same with learning."""
    query_p50_ms: float
    query_p99_ms: float
    memory_mb: float

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    def as_text(self) -> str:
        return (
            f"{self.people:,} people, {self.events:,} events: update {self.update_us:.0f} µs"
            f" (with learning {self.whole_us:.0f}), query p50 {self.query_p50_ms:.2f} ms,"
            f" p99 {self.query_p99_ms:.2f} ms, memory {self.memory_mb:.0f} MB"
        )


def measure(people: int, events: int, queries: int) -> Iterator[Point]:
    before = _memory()
    company = Company(people, events)
    made_up = _memory() - before
    engine = Engine(company.everybody(), (), b"key")
    spent, since = 0, 0
    points = [int(events * part) for part in POINTS]
    for seen, activity in enumerate(company.log(), start=1):
        begun = time.process_time_ns()
        engine.observe(activity)
        spent += time.process_time_ns() - begun
        if seen in points:
            memory = (_memory() - before - made_up) / _MEGABYTE
            whole = spent / 1000 / (seen - since)
            plain = _plain(engine, company, queries)
            times = sorted(_queries(engine, company, queries))
            yield Point(
                people,
                seen,
                plain,
                whole,
                times[len(times) // 2],
                times[int(0.99 * len(times))],
                memory,
            )
            spent, since = 0, seen


def _plain(engine: Engine, company: Company, count: int) -> float:
    """Microseconds for an act of somebody who is part of the conversation already."""
    state, times = engine._state, list[int]()  # noqa: SLF001 - the part that is measured
    for activity in company.sample(count):
        now = state.moment(activity)
        begun = time.process_time_ns()
        state.observe(activity, now)
        times.append(time.process_time_ns() - begun)
    return sum(times) / len(times) / 1000


def _queries(engine: Engine, company: Company, count: int) -> Iterator[float]:
    for activity in company.sample(count):
        query = company.query(activity)
        begun = time.process_time_ns()
        engine.rank(query)
        yield (time.process_time_ns() - begun) / 1e6


def _memory() -> int:
    """What the process holds now, in bytes."""
    return _PAGE * int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
