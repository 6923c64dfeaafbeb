"""The page about the ranking says what the code does."""

import re
from pathlib import Path

from invites.relevance.features.names import NAMES
from invites.relevance.formula import EVEN, WEIGHTS

PAGE = (Path(__file__).parents[3] / "docs" / "relevance.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| ?([\d.]*) \|", PAGE, re.MULTILINE)


def test_the_page_lists_every_feature_once_in_the_order_of_the_code() -> None:
    assert tuple(name for name, _ in ROWS) == NAMES


def test_the_page_gives_the_weights_that_a_customer_begins_with() -> None:
    assert {name: float(weight) for name, weight in ROWS if weight} == dict(WEIGHTS)


def test_the_page_gives_the_score_of_even_odds() -> None:
    assert f"({EVEN:.0f} - score) / 2" in PAGE
