"""Records of a CSV text with the line each begins on; one broken line never swallows the next.

The standard reader takes an unclosed quotation mark as the start of a value that reaches to the
end of the file. Here a quoted value ends where a mark is followed by a separator or a line's end;
one that spans lines and does not end so costs its first line only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
_QUOTED = re.compile(r'[ ]*"((?:[^"]++|"")*+)"[ ]*')
_REACH = 20_000
"""Characters that one quoted value may have."""
_CELLS = 1_000
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[ ,;\t]*\n?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """`cells` is None when the line could not be taken apart."""

    line: int
    cells: list[str] | None


def separator_line(text: str) -> tuple[str, int] | None:
    """Return what Excel's `sep=;` line says and its length, or None."""
    end = text.find("\n") + 1 or len(text)
    found = _SEPARATOR_LINE.fullmatch(text, 0, end)
    return (found[1], found.end()) if found else None


def records(text: str, delimiter: str, start: int = 0, line: int = 1) -> Iterator[Record]:
    """All records from `start` on, empty ones included; `line` is the number of the first."""
    at = start
    while at < len(text):
        end = _line_end(text, at)
        plain = text.find('"', at, end) < 0
        if plain:
            yield Record(line, text[at:end].split(delimiter, _CELLS))
        else:
            cells, end = _quoted_record(text, at, delimiter)
            yield Record(line, cells)
        line += 1 if plain else text.count("\n", at, end) + 1
        at = end + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _quoted_record(text: str, at: int, delimiter: str) -> tuple[list[str] | None, int]:
    """Return the cells and the end of the record, or None and the end of its first line."""
    first_end = _line_end(text, at)
    cells: list[str] = []
    while len(cells) < _CELLS:
        value, end = _cell(text, at, delimiter)
        if value is None:
            return None, first_end
        cells.append(value)
        if not text.startswith(delimiter, end):
            return cells, end
        at = end + len(delimiter)
    return cells, _line_end(text, at)


def _cell(text: str, at: int, delimiter: str) -> tuple[str | None, int]:
    """Return the value and where it ends; None for a quoted one that does not end."""
    line_end = _line_end(text, at)
    stop = text.find(delimiter, at, line_end)
    plain_end = line_end if stop < 0 else stop
    if not text[at:plain_end].lstrip(" ").startswith('"'):
        return text[at:plain_end], plain_end
    found = _QUOTED.match(text, at, min(at + _REACH, len(text)))
    if found and _ends_cell(text, found.end(), delimiter):
        return found[1].replace('""', '"'), found.end()
    # A mark inside the line that is not doubled is a slip; the value is kept as it stands.
    inside = found is not None and found.end() <= line_end
    return (text[at:plain_end] if inside else None), plain_end


def _ends_cell(text: str, at: int, delimiter: str) -> bool:
    return at >= len(text) or text.startswith(("\n", delimiter), at)
