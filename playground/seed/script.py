"""Reading `conversations.txt`: channels, who is in them, and the threads that recur there."""

from dataclasses import dataclass, field
from pathlib import Path

_FILE = Path(__file__).parent / "conversations.txt"


@dataclass(frozen=True, slots=True)
class Line:
    author: str
    text: str
    emoji: str = ""
    fans: tuple[str, ...] = ()


@dataclass(slots=True)
class Scene:
    """One conversation: a channel (`name`), or a direct message (`members` only)."""

    name: str
    topic: str = ""
    purpose: str = ""
    private: bool = False
    everybody: bool = False
    members: tuple[str, ...] = ()
    joins: dict[str, int] = field(default_factory=dict)
    threads: list[list[Line]] = field(default_factory=list)


def scenes() -> list[Scene]:
    found: list[Scene] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found.append(_opened(line.removeprefix("== ")))
        elif line.strip() and not line.startswith("#"):
            _read_into(found[-1], line)
    return found


def _opened(heading: str) -> Scene:
    if heading.startswith("@"):
        people = tuple(word.removeprefix("@") for word in heading.split())
        return Scene("", members=people)
    return Scene(heading)


def _read_into(scene: Scene, line: str) -> None:
    word, _, rest = line.strip().partition(": ")
    match word:
        case "topic":
            scene.topic = rest
        case "purpose":
            scene.purpose = rest
        case "private":
            scene.private = True
        case "everybody":
            scene.everybody = True
        case "members":
            scene.members = tuple(rest.split())
        case "joins":
            pairs = (part.split() for part in rest.split(","))
            scene.joins = {name: int(day) for name, day in pairs}
        case _ if line.startswith(" "):
            scene.threads[-1].append(_line(word, rest))
        case _:
            scene.threads.append([_line(word, rest)])


def _line(author: str, rest: str) -> Line:
    text, _, reaction = rest.partition(" | ")
    emoji, *fans = reaction.split() or [""]
    return Line(author, text, emoji, tuple(fans))
