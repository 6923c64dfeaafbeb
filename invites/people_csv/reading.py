"""From the bytes of a file to its lines: encoding, separator, header, records."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from invites.cells import clean
from invites.people_csv.columns import Header, read_header
from invites.people_csv.encoding import decode, refusal
from invites.people_csv.records import DELIMITERS, Record, records, separator_line
from invites.people_csv.remarks import MAX_COLUMNS, MAX_ROWS, Note, Remark
from invites.people_csv.rows import Line, line_of, once_each

MAX_LINES = 500_000
"""Line breaks, those inside of values and the empty lines included."""
_NOTHING = "".join(DELIMITERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFile:
    """A file taken apart. `refusal` says why nothing of it can be imported."""

    lines: tuple[Line, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    unused_columns: tuple[str, ...] = ()
    empty_lines: int = 0
    notes: tuple[Note, ...] = ()
    refusal: Note | None = None


def read_people(data: bytes, delimiter: str = "") -> PeopleFile:
    """Take a CSV file apart. Never fails: what cannot be read is said, for the file or its line."""
    if (refused := refusal(data)) is not None:
        return PeopleFile(refusal=refused)
    decoded = decode(data)
    if decoded.text.count("\n") > MAX_LINES:
        return PeopleFile(refusal=Note(Remark.TOO_MANY_ROWS))
    told = separator_line(decoded.text)
    delimiter = delimiter or (told[0] if told else _delimiter(decoded.text))
    start, first_line = (told[1], 2) if told else (0, 1)
    stream = records(decoded.text, delimiter, start, first_line)
    head = next((record for record in stream if not _is_empty(record)), None)
    read = PeopleFile(encoding=decoded.encoding, delimiter=delimiter, notes=decoded.notes)
    return _with_lines(read, head, stream)


def _with_lines(read: PeopleFile, head: Record | None, stream: Iterator[Record]) -> PeopleFile:
    header = read_header((head.cells or [])[: MAX_COLUMNS + 1]) if head else None
    refused = _refused_header(head, header)
    if header is None or refused is not None:
        return _refused(read, refused or Note(Remark.EMPTY_FILE))
    filled: list[Record] = []
    empty = 0
    for record in stream:
        if _is_empty(record):
            empty += 1
        else:
            filled.append(record)
        if len(filled) > MAX_ROWS:
            return _refused(read, Note(Remark.TOO_MANY_ROWS))
    lines = once_each(line_of(record, header) for record in filled)
    return PeopleFile(
        lines=tuple(lines),
        encoding=read.encoding,
        delimiter=read.delimiter,
        unused_columns=header.unused,
        empty_lines=empty,
        notes=read.notes,
    )


def _refused(read: PeopleFile, why: Note) -> PeopleFile:
    return PeopleFile(encoding=read.encoding, delimiter=read.delimiter, refusal=why)


def _refused_header(head: Record | None, header: Header | None) -> Note | None:
    if head is None or header is None:
        return Note(Remark.EMPTY_FILE)
    if head.cells is None:
        return Note(Remark.NO_KNOWN_COLUMN, str(Note(Remark.OPEN_QUOTE)))
    if header.width > MAX_COLUMNS:
        return Note(Remark.TOO_MANY_COLUMNS)
    if not header.recognises:
        return Note(Remark.NO_KNOWN_COLUMN, ", ".join(map(clean, islice(head.cells, 20))))
    return None


def _delimiter(text: str) -> str:
    """The one under which the header line has most known columns, then most columns."""

    def fit(delimiter: str) -> tuple[int, int]:
        head = next((r for r in records(text, delimiter) if not _is_empty(r)), None)
        header = read_header((head.cells or [])[:MAX_COLUMNS] if head else [])
        return len(header.places), header.width

    return max(DELIMITERS, key=fit)


def _is_empty(record: Record) -> bool:
    """Nothing but separators, whichever they are: Excel writes such lines by the hundred."""
    return record.cells is not None and not any(clean(c).strip(_NOTHING) for c in record.cells if c)
