"""`usher replay`: what becomes of a recording, and the command as a person runs it."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.replaying.mapping import Story, envelopes, moment
from bot.replaying.names import channel_id, user_id
from bot.replaying.recording import NotARecording, open_recording, people_csv
from handlers.slack.events import read_event
from invites.activity import ActivityKind
from invites.arrival import Observed

ROOT = Path(__file__).parents[2]
ANN, BOB, EVE = user_id("1"), user_id("2"), user_id("3")
PEOPLE = "id,name,department,title\n1,Ann,Sales,Head of Sales\n2,Bob,,\n3,Eve,Legal,Counsel\n"


def act(ts: float, actor: int, item: str, *targets: int, text: str = "word") -> dict[str, Any]:
    return {
        "ts": ts,
        "actor": actor,
        "item": item,
        "channel": "core",
        "kind": "post",
        "targets": list(targets),
        "title": "Renewal <draft>",
        "text": text,
    }


ACTS = [
    act(1_600_000_000.25, 1, "a", 2),
    act(1_600_000_100, 2, "a"),
    act(1_600_000_200, 2, "b"),
    act(1_600_000_300, 3, "a"),
]


def recorded(folder: Path, acts: list[dict[str, Any]], name: str = "events.jsonl") -> Path:
    path = folder / name
    lines = "".join(json.dumps(each) + "\n" for each in acts).encode()
    path.write_bytes(gzip.compress(lines) if name.endswith(".gz") else lines)
    return path


def seen(folder: Path, story: Story | None = None) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What the bot reads from each event: kind, who, where, and to whom."""
    read = []
    for envelope in envelopes(open_recording(recorded(folder, ACTS)), story or Story()):
        arrival = read_event(envelope)
        assert arrival is not None
        (news,) = arrival.news
        assert isinstance(news, Observed)
        read.append((news.kind.value, news.user, news.place.channel, news.targets))
    return read


def test_whoever_appears_joins_before_any_text_names_them(tmp_path: Path) -> None:
    a, b = channel_id("a"), channel_id("b")
    assert seen(tmp_path) == [
        ("join", ANN, a, ()),
        ("join", BOB, a, (ANN,)),
        ("message", ANN, a, (BOB,)),
        ("message", BOB, a, ()),
        ("join", BOB, b, ()),
        ("message", BOB, b, ()),
        ("join", EVE, a, ()),
        ("message", EVE, a, ()),
    ]


def test_the_first_message_of_an_item_carries_its_subject(tmp_path: Path) -> None:
    events = envelopes(open_recording(recorded(tmp_path, ACTS)), Story())
    said = [e["event"]["text"] for e in events if e["event"]["type"] == "message"]
    assert said[:2] == [f"<@{BOB}> core\nRenewal &lt;draft&gt;\nword", "word"]


def test_the_same_content_gives_the_same_events_however_it_is_packed(tmp_path: Path) -> None:
    plain = open_recording(recorded(tmp_path, ACTS))
    packed = open_recording(recorded(tmp_path, ACTS, "other.jsonl.gz"))
    names = [e["event_id"] for e in envelopes(plain, Story())]
    assert names == [e["event_id"] for e in envelopes(packed, Story())]
    assert len(set(names)) == len(names) == 8


def test_a_limit_takes_the_beginning(tmp_path: Path) -> None:
    recording = open_recording(recorded(tmp_path, ACTS))
    assert len(list(envelopes(recording, Story(), limit=2))) == 4


def test_the_story_knows_who_joined_next(tmp_path: Path) -> None:
    story = Story()
    seen(tmp_path, story)
    a = channel_id("a")
    assert story.next_to_join(a, ANN, moment(1_600_000_000.25)) == EVE
    assert story.next_to_join(a, BOB, moment(1_600_000_100)) == EVE
    assert story.next_to_join(a, EVE, moment(1_600_000_300)) is None


def test_of_two_messages_at_one_moment_the_first_asks_who_joined(tmp_path: Path) -> None:
    at = 1_600_000_000
    acts = [act(at, 1, "a"), act(at, 1, "a", 3)]
    story = Story()
    list(envelopes(open_recording(recorded(tmp_path, acts)), story))
    assert story.next_to_join(channel_id("a"), ANN, moment(at)) == EVE


@pytest.mark.parametrize(
    ("person", "slack_id"), [("137", "U000000137"), ("ANN", "U000000ANN"), ("0", "U000000000")]
)
def test_people_get_ids_like_those_of_slack(person: str, slack_id: str) -> None:
    assert user_id(person) == slack_id


def test_strange_names_of_people_stay_apart() -> None:
    names = {user_id(name) for name in ("a", "A", "ann@acme.example", "Ann Lee", "0" * 12)}
    assert len(names) == 5


def test_people_get_a_column_with_their_slack_ids(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8-sig")
    assert people_csv(path).decode().splitlines()[:2] == [
        "id,name,department,title,slack_id",
        f"1,Ann,Sales,Head of Sales,{ANN}",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "has no events"),
        (b"{}\n", "Line 1 is not an event"),
        (b"[1]\n", "Line 1 is not an event"),
        (b"\xff\n", "Line 1 is not an event"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_words(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(content)
    with pytest.raises(NotARecording, match=words):
        list(envelopes(open_recording(path), Story()))


def usher(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("USHER_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", "replay", *arguments],
        cwd=folder,
        env=inherited | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_replaying_twice_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    recorded(tmp_path, ACTS * 10, "acts.jsonl.gz")
    given = ("--people", "people.csv", "--events", "acts.jsonl.gz", "--json")
    first, second = usher(tmp_path, *given), usher(tmp_path, *given)
    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    assert f"database is {tmp_path / 'replay-acts.db'}" in first.stderr
    one, two = json.loads(first.stdout), json.loads(second.stdout)
    assert (one["lines"], one["events"], one["joins"], one["new"]) == (40, 44, 4, 44)
    assert (two["events"], two["new"], two["log"]["activities"]) == (44, 0, 44)
    assert sum(one["withheld"].values()) + one["made"] == 44
    assert two["withheld"] == one["withheld"]
    assert one["withheld"]["not_a_prompt"] == 4
    assert one["log"]["unjoined"] == 0
    assert one["asked_slack"].get("chat.postMessage", 0) == 0
    assert one["complaints"] == {}


def test_the_result_is_a_table_for_people(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    recorded(tmp_path, ACTS)
    told = usher(tmp_path, "--people", "people.csv", "--events", "events.jsonl")
    assert told.returncode == 0, told.stderr
    assert "Sent          4 lines as 8 events, 4 of them joins" in told.stdout
    assert "In order      the log stands in the order of the file" in told.stdout


def test_a_bot_that_is_not_there_is_named_in_words(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    recorded(tmp_path, ACTS)
    files = ("--people", "people.csv", "--events", "events.jsonl")
    unsigned = usher(tmp_path, *files, "--url", "http://127.0.0.1:9")
    assert unsigned.stderr.startswith("Error: USHER_SLACK__SIGNING_SECRET is not set")
    strange = usher(tmp_path, *files, "--url", "ftp://there")
    assert "it has to look like http://127.0.0.1:3000" in strange.stderr


def test_every_kind_of_event_is_one_the_bot_listens_to(tmp_path: Path) -> None:
    assert {kind for kind, *_ in seen(tmp_path)} == {ActivityKind.JOIN, ActivityKind.MESSAGE}
