"""Reading a recording: a file of people and a file of events, one JSON object a line."""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.replaying.names import user_id

_GZIP = b"\x1f\x8b"


class NotARecording(Exception):
    """Says in words what is wrong with the files."""


@dataclass(frozen=True, slots=True)
class Line:
    """One recorded act. `ts` in Unix seconds; people as the recording names them."""

    number: int
    ts: float
    actor: str
    item: str
    targets: tuple[str, ...]
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Recording:
    """`digest` names the content, whatever the file is called and however it is packed."""

    path: Path
    digest: str
    lines: int

    def read(self) -> Iterator[Line]:
        with _opened(self.path) as file:
            for number, text in enumerate(file, start=1):
                if text.strip():
                    yield _line(number, text)


def open_recording(path: Path) -> Recording:
    """Look through the file once: how long it is, and what it is."""
    digest, lines = hashlib.sha256(), 0
    try:
        with _opened(path) as file:
            for text in file:
                digest.update(text)
                lines += bool(text.strip())
    except (OSError, EOFError) as error:
        raise NotARecording(f"{path.name} cannot be read: {error}") from None
    if not lines:
        raise NotARecording(f"{path.name} has no events.")
    return Recording(path, digest.hexdigest(), lines)


def people_csv(path: Path) -> bytes:
    """The file of people with a column more: the Slack ID of each, made from their `id`."""
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotARecording(f"{path.name} is not a CSV file in UTF-8: {error}") from None
    if not rows or "id" not in rows[0]:
        raise NotARecording(f"{path.name} needs a column id and at least one person.")
    columns = [name for name in rows[0] if name and name != "slack_id"]
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, [*columns, "slack_id"], extrasaction="ignore")
    table.writeheader()
    table.writerows({**row, "slack_id": user_id(str(row["id"]))} for row in rows if row["id"])
    return written.getvalue().encode()


def _opened(path: Path) -> gzip.GzipFile | io.BufferedReader:
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
    return gzip.open(path) if packed else path.open("rb")


def _line(number: int, text: bytes) -> Line:
    try:
        value: Any = json.loads(text)
        about = (str(value.get("channel") or ""), str(value.get("title") or ""))
        return Line(
            number=number,
            ts=float(value["ts"]),
            actor=str(value["actor"]),
            item=str(value["item"]),
            targets=tuple(str(target) for target in value.get("targets") or ()),
            subject="\n".join(part for part in about if part),
            text=str(value.get("text") or ""),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        needed = "ts, actor, item, channel, targets, title and text"
        raise NotARecording(f"Line {number} is not an event with {needed}.") from None
