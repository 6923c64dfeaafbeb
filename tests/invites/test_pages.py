"""Pages of long lists."""

from hypothesis import given
from hypothesis import strategies as st

from invites.pages import Listing, Pages, Part, part_of


def test_pages_are_read_as_they_are_written() -> None:
    pages = Pages().turned(Listing.SENT, 2).turned(Listing.TEAM, 1)

    assert str(pages) == "sent=2,team=1"
    assert Pages.read(str(pages)) == pages


@given(st.text(max_size=300))
def test_any_word_is_some_page(word: str) -> None:
    pages = Pages.read(word)

    assert all(pages.of(listing) >= 0 for listing in Listing)
    assert len(str(pages)) <= 200


@given(st.integers(0, 50), st.integers(-3, 60), st.integers(1, 9))
def test_every_entry_is_on_one_page_and_no_page_is_beyond_the_end(
    total: int, number: int, size: int
) -> None:
    entries = list(range(total))
    part = part_of(entries, number, size)

    assert 0 <= part.number < part.pages
    assert part.entries == tuple(entries[part.number * size : (part.number + 1) * size])
    parts = [part_of(entries, n, size) for n in range(part.pages)]
    assert [entry for each in parts for entry in each.entries] == entries


def test_a_page_keeps_its_number_when_other_things_are_shown_on_it() -> None:
    assert part_of([1, 2, 3], 1, 2).each(str) == Part(("3",), 1, 2, 3)
