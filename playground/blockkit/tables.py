"""Tables and data tables, and the rules between their rows."""

from collections.abc import Iterator

from playground.blockkit.composition import ID
from playground.blockkit.elements import BUTTON
from playground.blockkit.kinds import (
    Chars,
    Choice,
    Fields,
    Flag,
    Flaw,
    Many,
    Maybe,
    Number,
    Object,
    Shape,
    Typed,
    Whole,
)
from playground.blockkit.rich_text import RICH_TEXT

MOST_COLUMNS = 20
MOST_TABLE_TEXT = 20_000

_RAW_TEXT = Shape("raw_text", needs={"text": Chars()})
_RAW_NUMBER = Shape("raw_number", needs={"value": Number(), "text": Chars()})
_ACTION = Shape(
    "action",
    needs={"element": Typed((BUTTON,))},
    may={"fallback": Typed((_RAW_TEXT, _RAW_NUMBER))},
)

_COLUMN = Object(
    Shape(None, may={"align": Choice(("left", "center", "right")), "is_wrapped": Flag()})
)


def _rows(cells: tuple[Shape, ...], most: int, fewest: int) -> Many:
    return Many(Many(Typed(cells), most=MOST_COLUMNS), most=most, fewest=fewest)


def rows_of(fields: Fields) -> list[list[object]]:
    """The rows that are lists; anything else is reported by the table."""
    rows = fields.get("rows")
    return [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []


def _equal_rows(fields: Fields) -> Iterator[Flaw]:
    rows = rows_of(fields)
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield Flaw("all rows must have the same number of cells", f"/rows/{index}")


def _plain_header(fields: Fields) -> Iterator[Flaw]:
    """The first row is the header, which holds plain values only."""
    for index, cell in enumerate(rows_of(fields)[:1] and rows_of(fields)[0]):
        kind = cell.get("type") if isinstance(cell, dict) else None
        if kind in ("rich_text", "action"):
            wanted = {"type": "enum", "expected": ["raw_text", "raw_number"]}
            yield Flaw(f"unsupported type: {kind}", f"/rows/0/{index}/type", wanted)


def _known_column(fields: Fields) -> Iterator[Flaw]:
    column, rows = fields.get("row_header_column_index"), rows_of(fields)
    if isinstance(column, int) and rows and column >= len(rows[0]):
        yield Flaw("row_header_column_index is no column", "/row_header_column_index")


def table_text(fields: Fields) -> int:
    """How many characters the cells of one table hold, rich text included."""
    size = 0
    waiting: list[object] = [cell for row in rows_of(fields) for cell in row]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            text = thing.get("text")
            size += len(text) if isinstance(text, str) else 0
            waiting.extend(value for value in thing.values() if isinstance(value, list | dict))
    return size


def _text_fits(fields: Fields) -> Iterator[Flaw]:
    if table_text(fields) > MOST_TABLE_TEXT:
        bound = {"type": "max_length", "expected": MOST_TABLE_TEXT}
        yield Flaw(f"cells must hold less than {MOST_TABLE_TEXT + 1} characters", "/rows", bound)


# Rows of a plain table may differ in length: Slack's validator passes them.
TABLE = Shape(
    "table",
    needs={"rows": _rows((_RAW_TEXT, _RAW_NUMBER, RICH_TEXT), most=100, fewest=1)},
    may={"block_id": ID, "column_settings": Many(Maybe(_COLUMN), most=MOST_COLUMNS, fewest=0)},
)

DATA_TABLE = Shape(
    "data_table",
    needs={
        "caption": Chars(),
        "rows": _rows((_RAW_TEXT, _RAW_NUMBER, RICH_TEXT, _ACTION), most=201, fewest=2),
    },
    may={
        "block_id": ID,
        "page_size": Whole(1, 100),
        "row_header_column_index": Whole(0, MOST_COLUMNS - 1),
    },
    rules=(_equal_rows, _plain_header, _known_column, _text_fits),
)
