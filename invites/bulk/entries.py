"""What a row says: whom, to what, with which words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from invites.bulk.columns import Columns, Field
from invites.cells import clean

LONGEST = 254
_FORMULA = re.compile(r"'(?=[\s]*[=+\-@])")


@dataclass(frozen=True, slots=True)
class Entry:
    email: str = ""
    name: str = ""
    work: str = ""
    message: str = ""


def entry_of(columns: Columns, cells: Sequence[str]) -> Entry:
    def told(field: Field) -> str:
        return clean(unquoted(columns.of(field, cells)))

    first, last = told(Field.FIRST_NAME), told(Field.LAST_NAME)
    return Entry(
        email=_bare(told(Field.EMAIL)),
        name=told(Field.NAME) or f"{first} {last}".strip(),
        work=told(Field.WORK).lstrip("#"),
        message=_lines(unquoted(columns.of(Field.MESSAGE, cells))),
    )


def unquoted(cell: str) -> str:
    """Without the mark that keeps a cell from being taken for a formula."""
    return cell[1:] if _FORMULA.match(cell) else cell


def _bare(email: str) -> str:
    """As mail programs copy it: `Sarah Chen <sarah@example.com>`, `mailto:sarah@example.com`."""
    inside = re.search(r"<([^<>]*)>", email)
    return (inside[1] if inside else email).removeprefix("mailto:").strip()


def _lines(message: str) -> str:
    return "\n".join(clean(line) for line in message.splitlines()).strip()
