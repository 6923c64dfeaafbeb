"""Addresses in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invites.addresses import LONGEST, tidy


@pytest.mark.parametrize(
    ("given_as", "kept"),
    [
        ("https://Plans.Example/Q3/", "https://plans.example/Q3"),
        (" HTTPS://plans.example:8443/q3?tab=1#top ", "https://plans.example:8443/q3?tab=1"),
        ("plans.example/q3", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://user:secret@plans.example/", ""),
        ("https://[", ""),
        ("https://plans.example/" + "x" * 600, ""),
    ],
)
def test_the_same_page_has_one_address(given_as: str, kept: str) -> None:
    assert tidy(given_as) == kept


@given(st.text(max_size=600))
def test_any_text_is_an_address_or_none(text: str) -> None:
    once = tidy(text)

    assert tidy(once) == once
    assert len(once) <= LONGEST
