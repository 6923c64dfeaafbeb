"""The run of `usher rank`: events into a database in batches, from its log into the engine."""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from bot.clock import SystemClock
from bot.ranking.answering import Answering
from bot.ranking.mapping import Mapping
from bot.ranking.reading import Event, Name, Question, events, questions
from bot.replaying.names import team_id
from bot.replaying.recording import Recording
from bot.replaying.replay import SLACK, Wanted, WrongDatabase, prepare
from invites.activity import Activity
from invites.people import CustomerId
from invites.relevance import Engine
from storage.engine import open_engine
from storage.ingest import ActivityWriter
from storage.system import SystemStore
from storage.unit_of_work import SqlUnitOfWorks

BATCH = 2000
_MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Ranking:
    """What is asked: people and events as recorded, questions, how many names for each."""

    people: bytes
    recording: Recording
    queries: Path
    count: int


@dataclass(frozen=True, slots=True)
class Result:
    queries: int
    p50_ms: float
    p99_ms: float
    events: int
    seconds: float
    events_per_second: float
    peak_memory_mb: float

    def as_json(self) -> str:
        return json.dumps(asdict(self))


async def run(database: str, wanted: Ranking, out: IO[str], told: Told) -> Result:
    """Answer every query from what the events before it leave; write each answer at once."""
    begun = time.perf_counter()
    asked = questions(wanted.queries)
    wrong = await prepare(database, Wanted(wanted.people, wanted.recording, None, 1))
    if wrong:
        raise WrongDatabase(wrong)
    engine = open_engine(database)
    try:
        team = team_id(wanted.recording.digest)
        system = SystemStore(engine)
        place = await system.workspace(SLACK, team)
        if place is None:
            raise WrongDatabase(team)
        mapping = Mapping(team, wanted.recording.digest)
        word_key = await system.word_key(place.customer_id)
        answering = Answering(Engine(word_key=word_key), mapping, word_key)
        log = _Log(SqlUnitOfWorks(engine), ActivityWriter(engine), place.customer_id, answering)
        waiting, done = iter([*asked, None]), 0
        question = next(waiting)
        numbered = enumerate(events(wanted.recording.path))
        for batch in iter(lambda: list(islice(numbered, BATCH)), []):
            for number, activity in await log.take(batch):
                while question is not None and question.place <= number:
                    _tell(out, question, answering.answer(question, wanted.count))
                    question = next(waiting)
                if activity is not None:
                    answering.engine.observe(activity)
            done += len(batch)
            told(len(batch))
        while question is not None:
            _tell(out, question, answering.answer(question, wanted.count))
            question = next(waiting)
        return _result(answering.seconds, done, time.perf_counter() - begun)
    finally:
        await engine.dispose()


@dataclass(slots=True)
class _Log:
    """The activity log of one recording: written to, and read from where it was left."""

    unit_of_work: SqlUnitOfWorks
    writer: ActivityWriter
    customer_id: CustomerId
    answering: Answering
    sequence: int = 0

    async def take(
        self, batch: Sequence[tuple[int, Event]]
    ) -> Iterator[tuple[int, Activity | None]]:
        """Write these events and read them back; None for what is no activity."""
        mapping = self.answering.mapping
        arrivals = [mapping.arrival(number, event) for number, event in batch]
        await self.writer.write(arrivals, SystemClock().now())
        telling = sum(1 for each in arrivals if each.news)
        async with self.unit_of_work(self.customer_id) as uow:
            log = await uow.activity.after(self.sequence, telling) if telling else ()
            people: Iterable[Name] = (p for _, e in batch for p in (e.actor, *e.targets))
            await self.answering.meet(uow, people, {event.channel for _, event in batch})
        if log:
            self.sequence = log[-1].sequence
        read = iter(log)
        numbers = (number for number, _ in batch)
        return (
            (number, next(read, None) if arrival.news else None)
            for number, arrival in zip(numbers, arrivals, strict=True)
        )


def _tell(out: IO[str], question: Question, ranked: Sequence[Name]) -> None:
    out.write(json.dumps({"qid": question.qid, "ranked": ranked}) + "\n")


def _result(seconds: Sequence[float], done: int, passed: float) -> Result:
    ordered = sorted(seconds) or [0.0]
    return Result(
        queries=len(seconds),
        p50_ms=round(1000 * ordered[len(ordered) // 2], 3),
        p99_ms=round(1000 * ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))], 3),
        events=done,
        seconds=round(passed, 1),
        events_per_second=round(done / passed, 1) if passed else 0.0,
        peak_memory_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE, 1),
    )
