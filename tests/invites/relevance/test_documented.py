"""The page about the ranking says what the code does."""

import re
from pathlib import Path

from invites.people import PersonId
from invites.relevance.formula import EVEN, WEIGHTS
from invites.relevance.gatherings import Gathering

PAGE = (Path(__file__).parents[3] / "docs" / "relevance.md").read_text(encoding="utf-8")


def test_the_page_lists_every_signal_with_its_weight() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", PAGE, re.MULTILINE)
    assert {name: float(weight) for name, weight in rows} == dict(WEIGHTS)


def test_the_page_gives_the_score_of_even_odds() -> None:
    assert f"({EVEN:.0f} - score) / 2" in PAGE


def test_a_gathering_keeps_as_many_people_as_the_page_says() -> None:
    gathering = Gathering()
    for number in range(100):
        gathering.touch(PersonId(f"p{number}"), float(number))
    assert f"{len(gathering.people)} people per conversation" in " ".join(PAGE.split())
