"""What people write in channels, and the roles that they ask for."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invites.roles import ROLES
from invites.roles.mentions import asked_for

HERE = Path(__file__).parent


def table(name: str) -> list[tuple[str, tuple[str, ...]]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.rsplit(" | ", 1) for line in lines if line and not line.startswith("#")]
    return [(said, tuple(sorted(set(roles.split()) - {"-"}))) for said, roles in pairs]


TABLES = ("messages.txt", "messages_afterwards.txt")
"""The second was written after the rules; what a first try made of it stands in the docs."""


@pytest.mark.parametrize("name", TABLES)
def test_a_message_asks_for_the_roles_it_says_and_no_others(name: str) -> None:
    expected = dict(table(name))
    assert {said: tuple(sorted(asked_for(said))) for said in expected} == expected


def test_the_table_is_long_and_names_only_roles_that_exist() -> None:
    found = [line for name in TABLES for line in table(name)]
    assert len({said for said, _ in found}) == len(found) >= 400
    assert {role for _, roles in found for role in roles} <= ROLES.keys()


@pytest.mark.parametrize(
    "said",
    [
        "CAN SOMEBODY FROM LEGAL LOOK AT THIS?",
        "can somebody from le\u200bgal look at this?",
        "can *somebody* from _legal_ look at this?",
        "<@U123> can somebody from legal look at this? :pray:",
        "Hello all.\n\nCan somebody from legal look at this?\nThanks",
        "see https://x.example/design?a=1, can somebody from legal look at it?",
    ],
)
def test_case_markup_and_what_cannot_be_seen_make_no_difference(said: str) -> None:
    assert asked_for(said) == ("legal",)


def test_at_most_three_roles_are_taken_from_one_message() -> None:
    said = "we need a designer, a lawyer, an engineer, a recruiter and an accountant"
    assert len(asked_for(said)) == 3


@given(st.text(max_size=300))
def test_any_text_asks_for_roles_that_exist_or_for_none(text: str) -> None:
    assert set(asked_for(text)) <= ROLES.keys()


_WORDS = "can somebody from legal sales the need a designer who is jemand aus peut de alguien , ?"


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=60))
def test_any_order_of_telling_words_is_read(words: list[str]) -> None:
    assert set(asked_for(" ".join(words))) <= ROLES.keys()
