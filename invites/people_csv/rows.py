"""One line of the file: the person it speaks of, what is wrong with it, what is doubled."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from invites.cells import clean
from invites.people_csv import zones
from invites.people_csv.columns import Column, Header
from invites.people_csv.records import Record
from invites.people_csv.remarks import MAX_CELL, Note, Remark

MAX_EMAIL = 254
MAX_SKILLS = 50
_EMAIL = re.compile(r"[^\s@,;:<>()\"\[\]\\]+@[^\s@,;:<>()\"\[\]\\]+\.[^\s@,;:<>()\"\[\]\\.]{2,}")
_IN_ANGLES = re.compile(r".*<([^<>]+)>")
_SLACK_ID = re.compile(r"[UW][A-Z0-9]{2,30}")
_LISTED = re.compile(r"[;|]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """What a line says about a person; empty means it says nothing."""

    line: int
    name: str = ""
    email: str = ""
    title: str = ""
    department: str = ""
    managers: tuple[str, ...] = ()
    """The manager as e-mail, ID or name: the surest first."""
    skills: tuple[str, ...] = ()
    time_zone: str = ""
    locale: str = ""
    slack_id: str = ""
    key: str = ""
    """The ID that the person has in the system the file comes from."""

    @property
    def email_key(self) -> str:
        return self.email.casefold()

    @property
    def name_key(self) -> str:
        return self.name.casefold()

    @property
    def only_named(self) -> bool:
        return not (self.slack_id or self.key or self.email)


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the file by the number of its first line. No row means skipped: `reasons`."""

    number: int
    row: PersonRow | None
    reasons: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
    told: str = ""
    """Whom it is about, for people: name or e-mail as far as they could be read."""


@dataclass(slots=True)
class _Cells:
    """The cells of one line by column; collects what is to be said about them."""

    of: Mapping[Column, str]
    warnings: list[Note] = field(default_factory=list)

    def text(self, column: Column) -> str:
        value = self.of.get(column, "")
        if len(value) <= MAX_CELL:
            return value
        self.warnings.append(Note(Remark.CELL_TOO_LONG, f"the {column}"))
        return ""

    def known(self, column: Column, meaning: Callable[[str], str | None], remark: Remark) -> str:
        """Return what the cell means; a warning and nothing when it means nothing."""
        value = self.text(column)
        meant = meaning(value) if value else ""
        if meant is None:
            self.warnings.append(Note(remark, value))
        return meant or ""


def line_of(record: Record, header: Header) -> Line:
    if record.cells is None:
        return Line(record.line, None, (Note(Remark.OPEN_QUOTE),))
    values = [clean(cell) for cell in record.cells[: header.width]]
    over = any(clean(cell) for cell in record.cells[header.width :])
    of = {c: values[at] for c, at in header.places.items() if at < len(values) and values[at]}
    cells, name, email = _Cells(of), _name(of), _email(of.get(Column.EMAIL, ""))
    told = (name or email)[:MAX_CELL]
    if reasons := _reasons(name, email, len(record.cells) if over else 0, header):
        return Line(record.line, None, reasons, told=told)
    row = PersonRow(
        line=record.line,
        name=name,
        email=email,
        title=cells.text(Column.TITLE),
        department=cells.text(Column.DEPARTMENT),
        managers=_managers(cells),
        skills=_skills(cells),
        time_zone=cells.known(Column.TIME_ZONE, zones.time_zone, Remark.BAD_TIME_ZONE),
        locale=cells.known(Column.LOCALE, zones.locale, Remark.BAD_LOCALE),
        slack_id=cells.known(Column.SLACK_ID, _slack_id, Remark.BAD_SLACK_ID),
        key=cells.text(Column.ID),
    )
    if not (row.name or row.email or row.slack_id or row.key):
        return Line(record.line, None, (Note(Remark.NOBODY),), tuple(cells.warnings))
    if row.only_named:
        cells.warnings.append(Note(Remark.BY_NAME_ALONE))
    return Line(record.line, row, (), tuple(cells.warnings), told)


def _reasons(name: str, email: str, too_many: int, header: Header) -> tuple[Note, ...]:
    """Everything that keeps this line out, so that one correction is enough."""
    found: list[Note] = []
    if too_many:
        what = f"{too_many} values, {header.width} columns"
        found.append(Note(Remark.TOO_MANY_CELLS, what))
    if email and (len(email) > MAX_EMAIL or not _EMAIL.fullmatch(email)):
        found.append(Note(Remark.INVALID_EMAIL, email))
    if len(name) > MAX_CELL:
        found.append(Note(Remark.NAME_TOO_LONG, str(len(name))))
    return tuple(found)


def _name(of: Mapping[Column, str]) -> str:
    if Column.NAME in of:
        return of[Column.NAME]
    first, last = of.get(Column.FIRST_NAME, ""), of.get(Column.LAST_NAME, "")
    return first if first.endswith(last) else f"{first} {last}".strip()


def _email(text: str) -> str:
    """The address alone, out of a link or of `Sarah Chen <sarah@acme.example>`."""
    inside = _IN_ANGLES.fullmatch(text)
    address = (inside[1] if inside else text).strip()
    return address[7:] if address.casefold().startswith("mailto:") else address


def _slack_id(text: str) -> str | None:
    upper = text.upper().removeprefix("<@").removesuffix(">")
    return upper if _SLACK_ID.fullmatch(upper) else None


def _managers(cells: _Cells) -> tuple[str, ...]:
    email = _email(cells.text(Column.MANAGER_EMAIL))
    found = (email, cells.text(Column.MANAGER_ID), cells.text(Column.MANAGER))
    return tuple(text for text in found if text)


def _skills(cells: _Cells) -> tuple[str, ...]:
    """Separated by semicolons or bars; by commas only where neither is there."""
    text = cells.of.get(Column.SKILLS, "")
    parts = _LISTED.split(text) if _LISTED.search(text) else text.split(",")
    once: dict[str, str] = {}
    for skill in filter(None, (part.strip()[:MAX_CELL].strip() for part in parts)):
        once.setdefault(skill.casefold(), skill)
    skills = tuple(once.values())
    if len(skills) > MAX_SKILLS:
        cells.warnings.append(Note(Remark.TOO_MANY_SKILLS, str(MAX_SKILLS)))
    return skills[:MAX_SKILLS]


def once_each(lines: Iterable[Line]) -> Iterator[Line]:
    """Skip a line that repeats the ID or address of an earlier one which was not skipped."""
    seen: dict[tuple[Remark, str], int] = {}
    for line in lines:
        marks = [] if line.row is None else _marks(line.row)
        doubled = tuple(
            Note(remark, text, seen[remark, text.casefold()])
            for remark, text in marks
            if (remark, text.casefold()) in seen
        )
        if not doubled:
            seen.update({(remark, text.casefold()): line.number for remark, text in marks})
        yield replace(line, row=None, reasons=doubled) if doubled else line


def _marks(row: PersonRow) -> list[tuple[Remark, str]]:
    marks = [
        (Remark.DUPLICATE_SLACK_ID, row.slack_id),
        (Remark.DUPLICATE_ID, row.key),
        (Remark.DUPLICATE_EMAIL, row.email),
        (Remark.DUPLICATE_NAME, row.name if row.only_named else ""),
    ]
    return [(remark, text) for remark, text in marks if text]
