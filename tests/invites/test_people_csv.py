"""A file of people is taken apart whatever program wrote it, and each line gets a word."""

import re
import time
from itertools import pairwise
from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invites.cells import clean, safe_cell
from invites.people_csv import Line, PeopleFile, PersonRow, Remark, read_people
from invites.people_csv.columns import _MEANING, _SYNONYMS, Column, read_header
from invites.people_csv.remarks import _WORDS, Note
from invites.people_csv.zones import _WORDS as ZONES
from invites.people_csv.zones import locale, time_zone

SARAH = PersonRow(line=2, name="Sarah Chen", email="sarah@acme.example", title="Head of Sales")


def rows(file: PeopleFile) -> list[PersonRow]:
    assert file.refusal is None, str(file.refusal)
    return [line.row for line in file.lines if line.row is not None]


def only(text: str) -> PersonRow:
    (row,) = rows(read_people(text.encode()))
    return row


def remarks(line: Line) -> list[Remark]:
    return [note.remark for note in (*line.reasons, *line.warnings)]


@pytest.mark.parametrize(
    "header",
    [
        "name,email,title",
        "NAME,E-Mail,Job_Title",
        "Full Name,E-mail Address,Position",
        "Employee Name,Work Email,ROLE",
        "Vollständiger Name,Mailadresse,Berufsbezeichnung",
        "Nom complet,Adresse e-mail,Intitulé du poste",
        "Nombre,Correo electrónico,Cargo",
        "Nome completo,Endereço de e-mail,Função",
        "氏名,メールアドレス,役職",
        "nom,courriel,FONCTION",
    ],
)
def test_headers_are_known_in_the_words_people_use(header: str) -> None:
    assert only(f"{header}\nSarah Chen,sarah@acme.example,Head of Sales\n") == SARAH


@pytest.mark.parametrize(
    "header", ["first name,last name,mail", "Vorname,Name,Mail", "Nombre,Apellidos,Correo"]
)
def test_two_halves_of_a_name_become_one(header: str) -> None:
    assert only(f"{header}\nSarah,Chen,s@acme.example").name == "Sarah Chen"


def test_no_header_has_two_meanings() -> None:
    words = [word.strip() for listed in _SYNONYMS.values() for word in listed.split(",")]
    meanings = {c: {re.sub(r"\W", "", w) for w in s.split(",")} for c, s in _SYNONYMS.items()}
    assert all(not a & b for a, b in pairwise(meanings.values()))
    assert len(_MEANING) > 0.9 * len(set(words))
    assert set(_MEANING.values()) == set(Column)


def test_columns_in_any_order_and_unknown_ones_named_once() -> None:
    header = read_header(["Shoe size", "Email", "Seniority", "name", "Shoe size", "mail", ""])
    assert header.places == {Column.EMAIL: 1, Column.NAME: 3}
    assert header.unused == ("Shoe size", "Seniority", "mail")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("codec", "said"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16-be", "UTF-16"),
     ("utf-32", "UTF-32"), ("cp1252", "Windows-1252")],
)  # fmt: skip
def test_every_separator_line_end_and_encoding_reads_the_same(
    delimiter: str, end: str, codec: str, said: str
) -> None:
    table = [("name", "e-mail", "title"), ("Zoë Müller", "zoe@acme.example", "Cheffe, Käse; Brot")]
    text = end.join(delimiter.join(f'"{cell}"' for cell in row) for row in table) + end
    file = read_people(text.encode(codec))
    assert (file.encoding, file.delimiter) == (said, delimiter)
    assert rows(file) == [
        PersonRow(line=2, name="Zoë Müller", email="zoe@acme.example", title="Cheffe, Käse; Brot")
    ]


def test_a_guessed_encoding_is_said() -> None:
    file = read_people("name,email\nZoë,z@acme.example".encode("cp1252"))
    assert [note.remark for note in file.notes] == [Remark.GUESSED_ENCODING]


def test_excels_separator_line_is_obeyed_and_counted() -> None:
    file = read_people(b"sep=;\r\nname;email\r\nSarah, of Sales;s@acme.example\r\n")
    assert rows(file) == [PersonRow(line=3, name="Sarah, of Sales", email="s@acme.example")]


def test_line_numbers_are_those_of_an_editor() -> None:
    text = 'name,email\n\n"Sarah\nChen",s@acme.example\n,,\nTom,t@acme.example\n'
    file = read_people(text.encode())
    assert [(row.line, row.name) for row in rows(file)] == [(3, "Sarah Chen"), (6, "Tom")]
    assert file.empty_lines == 2


def test_an_open_quotation_mark_costs_its_own_line_only() -> None:
    text = 'name,email\n"Ann,a@x.example\nBob,b@x.example\n"Cy",c@x.example\n"Di,d@x.example\n'
    file = read_people(text.encode())
    assert [row.name for row in rows(file)] == ["Bob", "Cy"]
    assert {line.number: remarks(line) for line in file.lines if line.row is None} == {
        2: [Remark.OPEN_QUOTE],
        5: [Remark.OPEN_QUOTE],
    }


def test_a_quotation_mark_inside_a_value_stays() -> None:
    assert only('name,email\nJo "The Boss" Lee,jo@x.example').name == 'Jo "The Boss" Lee'
    assert only('name,email\n"Jo ""JJ"" Lee" , jo@x.example').name == 'Jo "JJ" Lee'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (",,AE,", Remark.NOBODY),
        ("Tom,tom,AE,", Remark.INVALID_EMAIL),
        ("Tom,tom@acme,AE,", Remark.INVALID_EMAIL),
        ("Tom,a@b.example c@d.example,AE,", Remark.INVALID_EMAIL),
        ("x" * 201 + ",t@acme.example,AE,", Remark.NAME_TOO_LONG),
        ("Chen, Sarah,s@acme.example,AE,Sales", Remark.TOO_MANY_CELLS),
        ("Tom,SARAH@acme.example,AE,", Remark.DUPLICATE_EMAIL),
    ],
)
def test_a_line_that_cannot_be_used_is_skipped_with_its_reason(line: str, expected: Remark) -> None:
    text = f"name,email,title,dept\nSarah,sarah@acme.example,,\n{line}\nLast,l@acme.example,,\n"
    first, bad, last = read_people(text.encode()).lines
    assert first.row is not None
    assert last.row is not None
    assert bad.row is None
    assert bad.number == 3
    assert expected in remarks(bad)


def test_a_repeated_line_names_the_first_that_was_not_skipped() -> None:
    text = "id,name,slack id,email\n1,A,U1A,a@\n1,B,U1A,b@x.example\n1,C,U1A,B@X.example\n"
    *_, last = read_people(text.encode()).lines
    assert [str(note) for note in last.reasons] == [
        "the Slack ID U1A is on line 3 already",
        "the ID 1 is on line 3 already",
        "the e-mail address B@X.example is on line 3 already",
    ]


def test_bad_cells_are_left_out_and_said_and_the_line_stays() -> None:
    text = f"name,email,title,tz,language,slack id\nSarah,s@x.example,{'x' * 201},Mars,??,17\n"
    (line,) = read_people(text.encode()).lines
    assert line.row == PersonRow(line=2, name="Sarah", email="s@x.example")
    assert remarks(line) == [
        Remark.CELL_TOO_LONG, Remark.BAD_TIME_ZONE, Remark.BAD_LOCALE, Remark.BAD_SLACK_ID,
    ]  # fmt: skip


def test_what_cannot_be_seen_is_stripped_and_markup_stays_text() -> None:
    row = only("name,email,title\n\u202eSar\u200bah\x07\x00 <!channel>\ufeff,s@x.example,=1+1\n")
    assert (row.name, row.title) == ("Sarah <!channel>", "=1+1")


def test_short_lines_are_filled_up() -> None:
    assert only("name,email,title\nSarah,s@x.example") == PersonRow(
        line=2, name="Sarah", email="s@x.example"
    )


@pytest.mark.parametrize(
    ("cell", "skills"),
    [("a; b ;a", ("a", "b")), ("a|b, c", ("a", "b, c")), ('"a, b,,B"', ("a", "b")), ("", ())],
)
def test_skills_are_listed_in_three_ways(cell: str, skills: tuple[str, ...]) -> None:
    text = f"name\temail\tskills\nS\ts@x.example\t{cell}"
    assert only(text).skills == skills


def test_skills_without_end_are_cut_and_said() -> None:
    text = "name,email,skills\nS,s@x.example," + ";".join(f"skill {n}" for n in range(80))
    (line,) = read_people(text.encode()).lines
    assert line.row is not None
    assert len(line.row.skills) == 50
    assert remarks(line) == [Remark.TOO_MANY_SKILLS]


@pytest.mark.parametrize(
    ("cell", "address"),
    [("mailto:s@x.example", "s@x.example"), ("Sarah <s@x.example>", "s@x.example")],
)
def test_an_address_is_taken_out_of_its_wrapping(cell: str, address: str) -> None:
    assert only(f"name,email\nSarah,{cell}").email == address


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("Berlin", "Europe/Berlin"),
        ("CET", "Europe/Berlin"),
        ("PST", "America/Los_Angeles"),
        ("UTC", "UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("gmt-05:00", "Etc/GMT+5"),
        ("+5:30", "Asia/Kolkata"),
        ("(UTC+01:00) Amsterdam, Berlin", "Etc/GMT-1"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("UTC+15", None),
        ("UTC-13", None),
        ("../../etc/passwd", None),
        ("now", None),
    ],
)
def test_time_zones_are_known_in_many_spellings(written: str, meant: str | None) -> None:
    assert time_zone(written) == meant


def test_every_time_zone_of_the_tables_exists() -> None:
    offsets = {time_zone(f"UTC{sign}{h}") for h in range(13) for sign in "+-"}
    assert (set(ZONES.values()) | offsets) <= available_timezones()


@pytest.mark.parametrize(
    ("written", "tag"),
    [("de", "de"), ("de_DE.UTF-8", "de-DE"), ("EN-us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"),
     ("Deutsch", "de"), ("Français", "fr"), ("x", None), ("english please", None)],
)  # fmt: skip
def test_languages_become_tags(written: str, tag: str | None) -> None:
    assert locale(written) == tag


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", Remark.EMPTY_FILE),
        (b"\n \n,,\n", Remark.EMPTY_FILE),
        (b"PK\x03\x04rest of a workbook", Remark.WORKBOOK),
        (b"foo,bar\n1,2\n", Remark.NO_KNOWN_COLUMN),
        (b"Sarah,s@x.example\n", Remark.NO_KNOWN_COLUMN),
        (b'name,"email\n', Remark.NO_KNOWN_COLUMN),
        (b"name" + b",x" * 300, Remark.TOO_MANY_COLUMNS),
        (b"name,email\n" * 1_000_000, Remark.TOO_LARGE),
        (b"name\n" + b"x\n" * 100_001, Remark.TOO_MANY_ROWS),
        (b"name\n" + b"\n" * 500_001, Remark.TOO_MANY_ROWS),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data: bytes, refusal: Remark) -> None:
    file = read_people(data)
    assert file.refusal is not None
    assert file.refusal.remark is refusal
    assert file.lines == ()


def test_every_remark_has_words() -> None:
    assert set(_WORDS) == set(Remark)
    for remark in Remark:
        assert "{" not in str(Note(remark, "x" * 100, 7))


def test_the_form_of_the_collaboration_data_is_read() -> None:
    text = "id,name,department,title,seniority\n0,Person 0,Trading,VP Trading,Senior\n1,Person 1,,,"
    file = read_people(text.encode())
    assert file.unused_columns == ("seniority",)
    assert rows(file) == [
        PersonRow(line=2, name="Person 0", department="Trading", title="VP Trading", key="0"),
        PersonRow(line=3, name="Person 1", key="1"),
    ]


@settings(deadline=None)  # a busy machine is no defect
@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_a_traceback(data: bytes) -> None:
    read_people(data)


@settings(deadline=None)
@given(st.text(alphabet='nae@m.,;\t|"\r\n =\0\u200b', max_size=200))
def test_any_mess_of_marks_loses_no_line(body: str) -> None:
    """Each record is told once, in order, and whatever stands after it is still read."""
    text = f"name,email\n{body}\n\nLast,last@x.example\n"
    file = read_people(text.encode())
    numbers = [line.number for line in file.lines]
    assert numbers == sorted(set(numbers))
    assert file.lines[-1].number == text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\uff1d1", "\u200b=1"])
def test_a_formula_is_made_harmless(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


def test_plain_text_stays_as_it_is() -> None:
    assert safe_cell("Zoë Müller, R&D: a=b") == "Zoë Müller, R&D: a=b"
    assert clean("  Zoë \u00a0 Müller\n") == "Zoë Müller"
    assert clean("\u2800\u3164\u200d") == ""


@pytest.mark.parametrize("line", [b'"abc,\n', b'"",\n', b'",' * 40 + b"\n", b'"a""', b",", b"\xff"])
def test_a_hostile_file_is_read_in_bounded_time(line: bytes) -> None:
    started = time.process_time()
    read_people(b"name,email\n" + line * (300_000 // len(line)))
    assert time.process_time() - started < 10
