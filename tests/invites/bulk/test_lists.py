"""Lists as people really have them: every defect is said, of doubles the first counts."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invites.bulk import faults
from invites.bulk.choosing import numbers_of
from invites.bulk.notes import error_of, note_of
from invites.bulk.plan import PlanRow, Verdict
from invites.bulk.reading import ListFile, read_file, read_pasted
from invites.bulk.resolving import Known, entries, resolved
from invites.bulk.writing import written
from invites.people import CustomerId, Person, PersonId
from invites.work import WorkItemId

ACME = CustomerId("acme")
SARAH = Person(id=PersonId("sarah"), customer_id=ACME, name="Sarah", email="sarah@acme.example")
KNOWN = Known(by_address={"sarah@acme.example": SARAH}, item_id=WorkItemId("q3"))
ROW = "sarah@acme.example"


def verdicts(file: ListFile, known: Known = KNOWN) -> list[Verdict | None]:
    return [row.verdict for row in resolved(entries(file.header, file.rows), known)]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfE-Mail,Name\r\nsarah@acme.example,Sarah\r\n",
        "Name;E-Mail\rSarah;sarah@acme.example\r".encode("utf-16"),
        "sep=|\nemail|Grüße\nsarah@acme.example|x\n".encode("cp1252"),
        b'reason\tresult\taddress\nx\ty\t"Sarah <sarah@acme.example>"\n',
        b"sarah@acme.example,Sarah\n",
    ],
)
def test_a_file_is_read_whatever_program_wrote_it(data: bytes) -> None:
    file = read_file(data, 10)

    [row] = resolved(entries(file.header, file.rows), KNOWN)
    assert (row.person_id, row.verdict) == (SARAH.id, None)


@pytest.mark.parametrize(
    "pasted",
    ["Sarah <sarah@acme.example>", "sarah@acme.example;", "name\temail\nSarah\tsarah@acme.example"],
)
def test_a_pasted_list_is_read_as_people_write_it(pasted: str) -> None:
    assert verdicts(read_pasted(pasted, 10)) == [None]


def test_the_same_address_in_two_cases_or_with_a_tag_counts_once() -> None:
    file = read_pasted("sarah@acme.example, SARAH@Acme.example, sarah+x@acme.example", 10)
    known = Known(
        by_address={entry.email: SARAH for _, entry in entries(file.header, file.rows)},
        item_id=WorkItemId("q3"),
    )

    assert verdicts(file, known) == [None, Verdict.DUPLICATE, Verdict.DUPLICATE]


def test_too_many_rows_are_refused_as_a_whole() -> None:
    refused = read_file(b"email\n" + b"a@acme.example\n" * 11, 10).refusal

    assert refused is not None
    assert (refused.code, refused.facts) == ("too_many_rows", {"count": 11, "limit": 10})


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_and_every_row_has_something_said(data: bytes) -> None:
    file = read_file(data, 50)

    assert (file.refusal is None) == bool(file.rows)
    for row in resolved(entries(file.header, file.rows), Known()):
        assert row.verdict in (Verdict.INVALID, Verdict.DUPLICATE)
        assert row.note is not None


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=12)


@given(st.lists(st.tuples(_CELL, st.sampled_from(["=1+1", "+x", "-y", "@z", "plain"])), min_size=1))
def test_what_was_written_is_read_again_and_is_no_formula(cells: list[tuple[str, str]]) -> None:
    rows = [
        PlanRow(number=number, cells=(f"a{number}@acme.example", name, risky))
        for number, (name, risky) in enumerate(cells, 2)
    ]
    data = written(("e-mail", "name", "message"), rows, lambda _: ("Failed", "=why"))

    again = read_file(data, 1_000)
    told = entries(again.header, again.rows)
    assert [entry.email for _, entry in told] == [row.cells[0] for row in rows]
    assert [entry.message for _, entry in told] == [risky for _, risky in cells]
    read = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in read for cell in row)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", set()), ("3", {3}), ("3, 7-9", {3, 7, 8}), ("7 \u2013 8;3", {3, 7, 8})],
)
def test_rows_are_named_as_people_write_them(typed: str, found: set[int]) -> None:
    assert numbers_of(typed, {2, 3, 7, 8}) == found


@pytest.mark.parametrize("typed", ["x", "3, 99", "3--4"])
def test_what_names_no_row_is_refused(typed: str) -> None:
    with pytest.raises(faults.BadList):
        numbers_of(typed, {3})


def test_a_refusal_comes_back_as_it_was_kept() -> None:
    told = note_of(faults.UnknownWork("Q9"))

    found = error_of(told)
    assert isinstance(found, faults.UnknownWork)
    assert note_of(found) == told
