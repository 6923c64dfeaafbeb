"""Reading events and queries of a recording: JSON lines, packed or not."""

import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.replaying.recording import Recording, open_recording

_GZIP = b"\x1f\x8b"

Name = str | int


class NotRankable(Exception):
    """Says in words what is wrong with the files."""


@dataclass(frozen=True, slots=True)
class Event:
    ts: float
    actor: Name
    item: str
    channel: str
    targets: tuple[Name, ...]
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """`place` is how many events may be known; `alone` that somebody came by themselves."""

    qid: Name
    place: int
    ts: float
    actor: Name
    item: str
    channel: str
    members: tuple[Name, ...]
    exclude: tuple[Name, ...]
    alone: bool
    title: str
    text: str


def events(path: Path) -> Iterator[Event]:
    for number, value in _lines(path):
        try:
            yield Event(
                ts=float(value["ts"]),
                actor=value["actor"],
                item=str(value["item"]),
                channel=str(value.get("channel") or ""),
                targets=tuple(value.get("targets") or ()),
                title=str(value.get("title") or ""),
                text=str(value.get("text") or ""),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            raise NotRankable(f"{path.name}, line {number}: no event (ts, actor, item).") from None


def questions(path: Path) -> list[Question]:
    """All of them, in the order of what they may know."""
    found = []
    for number, value in _lines(path):
        try:
            found.append(_question(value))
        except (KeyError, TypeError, ValueError, AttributeError):
            needed = "qid, event_idx, ts, item, actor and members"
            raise NotRankable(f"{path.name}, line {number}: no query with {needed}.") from None
    return sorted(found, key=lambda question: question.place)


def _question(value: Any) -> Question:  # noqa: ANN401 - JSON
    return Question(
        qid=value["qid"],
        place=int(value["event_idx"]),
        ts=float(value["ts"]),
        actor=value["actor"],
        item=str(value["item"]),
        channel=str(value.get("channel") or ""),
        members=tuple(value["members"]),
        exclude=tuple(value.get("exclude") or ()),
        alone=value.get("via") == "self",
        title=str(value.get("title") or ""),
        text=str(value.get("text") or ""),
    )


def named(path: Path, people: bytes) -> Recording:
    """The recording, called after its people and first event.

    So what comes later in a file changes no identifier, and with that no order of equals.
    """
    with _opened(path) as file:
        first = next((line for line in file if line.strip()), b"")
    digest = hashlib.sha256(people + b"\0" + first.strip()).hexdigest()
    return replace(open_recording(path), digest=digest)


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        with _opened(path) as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise NotRankable(f"{path.name} cannot be read: {error}") from None


def _opened(path: Path) -> gzip.GzipFile | io.BufferedReader:
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
    return gzip.open(path) if packed else path.open("rb")
