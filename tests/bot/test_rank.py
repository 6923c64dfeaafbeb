"""`usher rank`: recorded events through the ingestion, answers from what was known by then."""

import gzip
import io
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.ranking.mapping import Mapping, thread
from bot.ranking.reading import Event, NotRankable, named, questions
from bot.ranking.run import Ranking, run
from bot.replaying.names import channel_id, user_id
from bot.replaying.recording import people_csv
from invites.activity import ActivityKind
from invites.arrival import Observed

ROOT = Path(__file__).parents[2]
EVERYBODY = "id,name,department,title,seniority\n" + "".join(
    f"{n},Person {n},Team {n % 3},,\n" for n in range(12)
)


def acts(count: int) -> list[dict[str, Any]]:
    dice = random.Random(5)  # noqa: S311 - a story, no secret
    return [
        {
            "ts": 1_600_000_000 + 3600 * number,
            "actor": (actor := dice.randrange(12)),
            "item": f"item {number // 4}",
            "channel": f"room {actor % 3}",
            "kind": "post",
            "targets": [(actor + 3) % 12] if number % 3 else [],
            "title": dice.choice(["Pricing", "Hiring plan", "Release"]),
            "text": "a few words",
        }
        for number in range(count)
    ]


def asked(log: list[dict[str, Any]], places: range) -> list[dict[str, Any]]:
    return [
        {
            "qid": place,
            "event_idx": place,
            "ts": log[place]["ts"],
            "item": log[place]["item"],
            "channel": log[place]["channel"],
            "via": "mention",
            "actor": log[place]["actor"],
            "members": [log[place]["actor"]],
            "exclude": [11],
            "title": log[place]["title"],
            "text": "",
        }
        for place in places
    ]


def put(path: Path, lines: list[dict[str, Any]]) -> Path:
    written = "".join(json.dumps(each) + "\n" for each in lines).encode()
    path.write_bytes(gzip.compress(written) if path.suffix == ".gz" else written)
    return path


async def ranked(
    folder: Path, log: list[dict[str, Any]], queries: list[dict[str, Any]], database: str
) -> list[dict[str, Any]]:
    people = folder / "people.csv"
    people.write_text(EVERYBODY)
    recording = named(put(folder / "events.jsonl", log), people_csv(people))
    wanted = Ranking(people_csv(people), recording, put(folder / "queries.jsonl", queries), 5)
    out, told = io.StringIO(), list[int]()
    result = await run(f"sqlite:///{folder / database}", wanted, out, told.append)
    assert (result.queries, result.events, sum(told)) == (len(queries), len(log), len(log))
    return [json.loads(line) for line in out.getvalue().splitlines()]


async def test_what_comes_later_changes_no_answer(tmp_path: Path) -> None:
    """The future cut off, in another database, and the same database again: one answer."""
    log = acts(60)
    queries = asked(log, range(20, 60, 4))
    whole = await ranked(tmp_path, log, queries, "whole.db")
    assert [each["qid"] for each in whole] == list(range(20, 60, 4))
    assert await ranked(tmp_path, log[:41], queries[:6], "cut.db") == whole[:6]
    assert await ranked(tmp_path, log, queries, "whole.db") == whole
    for query, answer in zip(queries, whole, strict=True):
        assert len(set(answer["ranked"])) == len(answer["ranked"]) == 5
        assert not {query["actor"], 11} & set(answer["ranked"])


def test_an_item_is_a_thread_of_its_channel_and_begins_with_its_title() -> None:
    mapping = Mapping("T1", "d" * 64)
    first = Event(1.6e9, 1, "item 1", "room", (2, 1), "Pricing & terms", "the deck")
    second = Event(1.6e9 + 60, 2, "item 1", "room", (), "Pricing & terms", "agreed")
    read = [mapping.arrival(n, event).news[0] for n, event in enumerate((first, second))]
    assert all(isinstance(each, Observed) for each in read)
    said = [
        (each.kind, each.place.channel, each.conversation, each.targets, each.words)
        for each in read
        if isinstance(each, Observed)
    ]
    where = channel_id("room"), thread("item 1")
    told = ("pricing", "amp", "term", "deck")
    assert said == [
        (ActivityKind.REPLY, *where, (user_id("2"),), told),
        (ActivityKind.REPLY, *where, (), ("agreed",)),
    ]


def test_a_recording_that_counts_from_nought_keeps_its_weekdays() -> None:
    mapping = Mapping("T1", "d" * 64)
    (news,) = mapping.arrival(0, Event(86_400.0, 1, "a", "", (), "", "")).news
    assert isinstance(news, Observed)
    assert (news.at.year, news.at.strftime("%A")) == (1990, "Friday")


def test_a_line_that_is_no_query_is_named(tmp_path: Path) -> None:
    path = put(tmp_path / "queries.jsonl", [{"qid": 1}])
    with pytest.raises(NotRankable, match=r"queries\.jsonl, line 1: no query"):
        questions(path)


def test_the_command_prints_its_measurements_last(tmp_path: Path) -> None:
    log = acts(30)
    (tmp_path / "people.csv").write_text(EVERYBODY)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "bot", "rank"),
            *("--people", str(tmp_path / "people.csv"), "--out", str(tmp_path / "out.jsonl")),
            *("--events", str(put(tmp_path / "events.jsonl.gz", log))),
            *("--queries", str(put(tmp_path / "queries.jsonl", asked(log, range(10, 30, 5))))),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["queries"], told["events"]) == (4, 30)
    assert told["p99_ms"] >= told["p50_ms"] > 0
    assert told["events_per_second"] > 0
    assert told["peak_memory_mb"] > 0
    assert "30 of 30 events" in done.stderr
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [each["qid"] for each in answers] == [10, 15, 20, 25]
    assert all(5 <= len(each["ranked"]) <= 10 for each in answers)
