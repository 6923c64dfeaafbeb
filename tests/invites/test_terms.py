"""Words that become terms."""

from hypothesis import given
from hypothesis import strategies as st

from invites.terms import LIMIT, keyed, words


def test_markup_addresses_and_filler_words_are_no_terms() -> None:
    assert words("Can you review the Q3 *pricing* deck, <@U123> <!here>?") == (
        "review",
        "pricing",
        "deck",
    )
    assert words("See https://secret.example/token=abc and `password` ```code block```") == ()
    assert words("") == ()


def test_words_meet_whatever_their_case_form_or_number() -> None:
    assert words("Contracts") == words("contract") == words("CONTRACT")
    assert words("ﬁnance") == words("finance")
    assert words("process business status") == ("process", "business", "status")


@given(st.text(max_size=400))
def test_any_text_gives_few_short_words(text: str) -> None:
    found = words(text)

    assert len(found) <= LIMIT
    assert len(set(found)) == len(found)
    assert all(word == word.casefold() for word in found)


@given(st.lists(st.text(min_size=3, max_size=30), min_size=1, max_size=5))
def test_a_term_is_eight_bytes_that_depend_on_the_key(found: list[str]) -> None:
    one, other = b"1" * 32, b"2" * 32

    terms = keyed(found, one)

    assert terms == keyed(found, one)
    assert all(len(term) == 8 for term in terms)
    assert set(terms).isdisjoint(keyed(found, other))
    assert not any(word.encode() in term for word in found for term in terms)
