"""From the bytes of a file, or a pasted list, to rows. Never fails: what is wrong is said."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from invites.bulk.columns import columns_of
from invites.bulk.plan import Note, PlanRow, Verdict
from invites.cells import clean
from invites.people_csv.encoding import decode
from invites.people_csv.encoding import refusal as unreadable
from invites.people_csv.records import DELIMITERS, Record, records, separator_line

MAX_BYTES = 2_000_000
MAX_COLUMNS = 50
HEADER = ("e-mail", "name")
_NAMED = re.compile(r'\s*"?([^"<>]*)"?\s*<([^<>]+)>\s*')
_NOTHING = "".join(DELIMITERS)


@dataclass(frozen=True, slots=True)
class ListFile:
    """`refusal` says why nothing of it can be used."""

    header: tuple[str, ...] = ()
    rows: tuple[PlanRow, ...] = ()
    refusal: Note | None = None


def read_file(data: bytes, most: int) -> ListFile:
    if len(data) > MAX_BYTES:
        return ListFile(refusal=Note("too_large", {"megabytes": MAX_BYTES // 1_000_000}))
    if (refused := unreadable(data)) is not None:
        return ListFile(refusal=Note(refused.remark.value))
    return _read(decode(data).text, most)


def read_pasted(text: str, most: int) -> ListFile:
    """Rows copied from a sheet, or addresses and names as people write them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = _delimiter(first)
    if "\t" in first or _heads(first.split(delimiter)):
        return _read(text, most)
    rows = [PlanRow(number=number, cells=cells) for number, cells in enumerate(_people(text), 1)]
    return _within(HEADER, rows, most)


def _read(text: str, most: int) -> ListFile:
    told = separator_line(text)
    start, line = (told[1], 2) if told else (0, 1)
    first = next((t for t in text[start:].split("\n") if t.strip()), "")
    delimiter = told[0] if told else _delimiter(first)
    found = enumerate(records(text, delimiter, start, line), line)
    filled = [(number, record) for number, record in found if not _is_empty(record)]
    if not filled:
        return ListFile(refusal=Note("empty_file"))
    head = filled[0][1].cells or []
    if _heads(head):
        return _within(tuple(map(clean, head)), _rows(filled[1:], len(head)), most)
    guessed = _without_header(filled)
    if guessed is None:
        named = ", ".join(filter(None, map(clean, head[:20])))[:200]
        return ListFile(refusal=Note("no_known_column", {"what": named}))
    return _within(guessed, _rows(filled, len(guessed)), most)


def _within(header: tuple[str, ...], rows: Sequence[PlanRow], most: int) -> ListFile:
    if len(header) > MAX_COLUMNS:
        return ListFile(refusal=Note("too_many_columns"))
    if not rows:
        return ListFile(refusal=Note("empty_file"))
    if len(rows) > most:
        return ListFile(refusal=Note("too_many_rows", {"count": len(rows), "limit": most}))
    return ListFile(header, tuple(rows))


def _rows(filled: Iterable[tuple[int, Record]], width: int) -> list[PlanRow]:
    return [_row(number, record.cells, width) for number, record in filled]


def _row(number: int, cells: list[str] | None, width: int) -> PlanRow:
    if cells is None:
        return _broken(number, (), "open_quote")
    if any(cell.strip() for cell in cells[width:]):
        return _broken(number, tuple(cells[:MAX_COLUMNS]), "too_many_cells")
    return PlanRow(number=number, cells=tuple(cells[:width]))


def _broken(number: int, cells: tuple[str, ...], code: str) -> PlanRow:
    return PlanRow(number=number, cells=cells, verdict=Verdict.INVALID, note=Note(code))


def _heads(cells: Sequence[str]) -> bool:
    """Whether these are the names of columns: an address among them is not one."""
    return columns_of(cells).names_people and not any("@" in cell for cell in cells)


def _without_header(filled: Sequence[tuple[int, Record]]) -> tuple[str, ...] | None:
    """Where the addresses stand, when the first row has one; the cell beside it is a name."""
    cells = filled[0][1].cells or []
    place = next((at for at, cell in enumerate(cells) if "@" in cell), None)
    if place is None:
        return None
    beside = next((at for at, cell in enumerate(cells) if at != place and cell.strip()), None)
    names = {place: "e-mail", beside: "name"}
    return tuple(names.get(at, "") for at in range(len(cells)))


def _delimiter(line: str) -> str:
    """The one under which the first line has most known columns, then most columns."""

    def fit(delimiter: str) -> tuple[int, int]:
        cells = line.split(delimiter)
        return len(columns_of(cells).places), len(cells)

    return max(DELIMITERS, key=fit)


def _people(text: str) -> Iterator[tuple[str, str]]:
    """`Sarah Chen <sarah@example.com>, ben@example.com` and names, line by line."""
    for piece in re.split(r"[\n;,]", text):
        named = _NAMED.fullmatch(piece)
        words = clean(piece).split()
        addresses = [word for word in words if "@" in word]
        if named:
            yield clean(named[2]), clean(named[1])
        elif len(addresses) > 1 or (addresses and len(words) == 1):
            yield from ((word, "") for word in words)
        elif addresses:
            yield addresses[0], " ".join(word for word in words if word not in addresses)
        elif words:
            yield "", " ".join(words)


def _is_empty(record: Record) -> bool:
    return record.cells is not None and not any(clean(c).strip(_NOTHING) for c in record.cells)
