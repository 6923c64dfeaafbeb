"""Three weeks of work made from the script: the same for the same end, all in working hours."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from playground.records import User
from playground.seed.moment import next_working_moment, working_days
from playground.seed.script import Line, Scene

WEEKS = 3
ON_LEAVE = {"emma": 12}  # from which working day of the story on
_FIXED = 20261122
_SLOTS = {
    "account": (
        "Harbour Foods",
        "Bluebird Logistics",
        "Meridian Parcel",
        "Castle & Vine",
        "Polar Cold Storage",
        "Juniper Retail",
        "Anchor Freight",
        "Tessera Pharma",
        "Oakline Furniture",
        "Redwood Grocers",
    ),
    "segment": ("grocery", "cold storage", "parcel", "pharma", "furniture retail"),
    "weekday": ("Tuesday", "Wednesday", "Thursday", "Friday"),
    "month": ("last month", "this quarter"),
    "version": ("4.18.0", "4.18.1", "4.19.0", "4.19.2"),
}


@dataclass(frozen=True, slots=True)
class Said:
    place: str
    author: str
    text: str
    at: float
    thread: float | None
    emoji: str
    fans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    place: str
    user: str
    at: float


Happening = Said | Joined


def place_of(scene: Scene) -> str:
    """Return the key of a conversation: its name, or its two people."""
    return scene.name or "+".join(scene.members)


def history(scenes: list[Scene], people: dict[str, User], now: datetime) -> list[Happening]:
    """Return what happened in time order; `people` are named as in the script."""
    days = working_days(now, WEEKS)
    happenings = [
        happening
        for number, scene in enumerate(scenes)
        for happening in _of_scene(scene, people, days, random.Random(_FIXED + number))  # noqa: S311 - a story, no secret
    ]
    end = (now - timedelta(minutes=4)).timestamp()
    return sorted((h for h in happenings if h.at < end), key=lambda h: h.at)


def _of_scene(
    scene: Scene, people: dict[str, User], days: list[datetime], dice: random.Random
) -> Iterator[Happening]:
    for name, since in scene.joins.items():
        early = days[min(since, len(days) - 1)] + timedelta(hours=8, minutes=dice.randrange(50))
        at = next_working_moment(early, people[name].tz)
        yield Joined(place_of(scene), name, at.timestamp())
    order = _shuffled(scene, len(days), dice)
    for number, day in enumerate(days):
        if scene.everybody and number % 2:
            continue
        for thread in _threads_of_day(scene, order, number, dice):
            yield from _thread(scene, thread, people, day, dice)


def _shuffled(scene: Scene, days: int, dice: random.Random) -> list[int]:
    """Return thread numbers such that none comes again before all others had their turn."""
    order: list[int] = []
    while len(order) < 2 * days:
        turn = list(range(len(scene.threads)))
        dice.shuffle(turn)
        order += turn
    return order


def _threads_of_day(
    scene: Scene, order: list[int], day: int, dice: random.Random
) -> list[list[Line]]:
    a_second = bool(scene.name) and dice.random() < 0.3  # noqa: PLR2004 - how busy a day is
    chosen = order[2 * day : 2 * day + 1 + a_second]
    threads = [scene.threads[number] for number in chosen]
    here = [[line for line in thread if _is_here(scene, line.author, day)] for thread in threads]
    # Without its opener a thread makes no sense to anybody.
    return [left for left, thread in zip(here, threads, strict=True) if left[:1] == thread[:1]]


def _is_here(scene: Scene, name: str, day: int) -> bool:
    if name in ON_LEAVE and day >= ON_LEAVE[name]:
        return False
    return scene.everybody or name in scene.members or scene.joins.get(name, day) < day


def _thread(
    scene: Scene,
    lines: list[Line],
    people: dict[str, User],
    day: datetime,
    dice: random.Random,
) -> Iterator[Happening]:
    slots = {name: dice.choice(choices) for name, choices in _SLOTS.items()}
    slots |= {"number": str(dice.randrange(3, 48)), "percent": f"{dice.randrange(4, 39)}%"}
    moment = day + timedelta(minutes=dice.randrange(8 * 60, 15 * 60), seconds=dice.randrange(60))
    root: float | None = None
    for line in lines:
        moment = next_working_moment(moment, people[line.author].tz)
        at = round(moment.timestamp() + dice.random(), 6)
        text = line.text.format(**slots)
        fans = tuple(fan for fan in line.fans if fan not in ON_LEAVE)
        yield Said(place_of(scene), line.author, text, at, root, line.emoji, fans)
        root = at if root is None else root
        moment += timedelta(minutes=dice.randrange(2, 35), seconds=dice.randrange(60))
