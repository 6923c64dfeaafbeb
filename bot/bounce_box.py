"""The mailbox in which letters come back: an mbox file or a Maildir, read without changing it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from invites.bounces import LONGEST

START = b"From "


@dataclass
class BounceBox:
    """Remembers how far it has read; after a start it reads all again, which changes nothing."""

    path: Path
    _offset: int = 0
    _seen: set[str] = field(default_factory=set[str])

    def new(self) -> list[bytes]:
        """What came since the last look; raises `OSError` when there is no such mailbox."""
        if self.path.is_dir():
            return list(self._maildir())
        if self.path.stat().st_size < self._offset:
            self._offset = 0  # somebody emptied it
        with self.path.open("rb") as file:
            file.seek(self._offset)
            found = list(messages(file))
            self._offset = file.tell()
        return found

    def _maildir(self) -> Iterator[bytes]:
        for folder in ("new", "cur"):
            for path in sorted((self.path / folder).glob("*")):
                name = path.name.partition(":")[0]
                if name not in self._seen and path.is_file():
                    self._seen.add(name)
                    with path.open("rb") as file:
                        yield file.read(LONGEST)


def messages(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The messages of an mbox, or the one message of a file; each cut at a bearable length."""
    parts: list[bytes] = []
    length, blank = 0, True
    for line in lines:
        if blank and line.startswith(START) and parts:
            yield b"".join(parts)
            parts, length = [], 0
        if length < LONGEST and not (line.startswith(START) and not parts):
            parts.append(line[: LONGEST - length])
            length += len(line)
        blank = line in {b"\n", b"\r\n"}
    if parts:
        yield b"".join(parts)
