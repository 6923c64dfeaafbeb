"""What an import would change: pure, so that a dry run says exactly what the real one does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from invites.people import CustomerId, Detail, Identity, Person, PersonId, Source
from invites.people_csv.managers import Tree, resolve
from invites.people_csv.matching import Directory, Match, identity_of
from invites.people_csv.reading import PeopleFile
from invites.people_csv.remarks import Note, Remark
from invites.people_csv.report import ImportReport, LineReport, Verdict
from invites.people_csv.rows import Line, PersonRow
from invites.provenance import stated


@dataclass(frozen=True, slots=True)
class Change:
    """One row to be written: the person as it shall be, and the identities to note."""

    line: int
    row: PersonRow
    person: Person
    verdict: Verdict
    manager_id: PersonId | None
    identities: tuple[Identity, ...] = ()
    duplicate: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`changes` are in an order in which a manager comes before those who report to them."""

    lines: tuple[LineReport, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """A line that is not skipped, whom it means, and the identities that are not noted yet."""

    line: Line
    row: PersonRow
    match: Match
    person_id: PersonId
    new_identities: tuple[Identity, ...] = ()


def identities(row: PersonRow, platform: str, workspace: str) -> tuple[Identity, ...]:
    own = identity_of(row)
    return (own, Identity(platform, workspace, row.slack_id)) if row.slack_id else (own,)


def make_plan(
    skipped: Iterable[Line], matched: Sequence[Matched], directory: Directory, customer: CustomerId
) -> Plan:
    nameless = [_nobody(m.line) for m in matched if _is_nobody(m)]
    kept, doubled = _one_line_each(m for m in matched if not _is_nobody(m))
    tree, notes = resolve(((m.row, m.person_id) for m in kept), directory)
    changes = [_change(m, tree, customer) for m in kept]
    by_line = {m.line.number: m for m in kept}
    lines = [_told(by_line[c.line], c, notes.get(c.line)) for c in changes]
    lines += [_skipped(line) for line in (*skipped, *nameless, *doubled)]
    lines.sort(key=lambda line: line.line)
    depths: dict[PersonId, int] = {}
    real = [change for change in changes if change.verdict is not Verdict.UNCHANGED]
    real.sort(key=lambda change: (tree.depth(change.person.id, depths), change.line))
    return Plan(tuple(lines), tuple(real))


def _is_nobody(m: Matched) -> bool:
    """An ID alone will do for somebody who is there, but it does not make a person."""
    return m.match.person is None and not (m.row.name or m.row.email)


def _nobody(line: Line) -> Line:
    return replace(line, row=None, reasons=(Note(Remark.NOBODY),))


def _one_line_each(matched: Iterable[Matched]) -> tuple[list[Matched], list[Line]]:
    """Two lines may name one person in different ways; the second is skipped."""
    first: dict[PersonId, Matched] = {}
    doubled: list[Line] = []
    for m in matched:
        if (known := first.setdefault(m.person_id, m)) is not m:
            name = m.match.person.name if m.match.person else known.line.told
            note = Note(Remark.SAME_PERSON, name, known.line.number)
            doubled.append(replace(m.line, row=None, reasons=(note,)))
    return list(first.values()), doubled


def _change(m: Matched, tree: Tree, customer: CustomerId) -> Change:
    manager_id = tree.above.get(m.person_id)
    before = m.match.person
    row = replace(m.row, email="") if m.match.email_taken else m.row
    start = before or Person(id=m.person_id, customer_id=customer, name="")
    person = filled(start, row, manager_id)
    duplicate = m.match.duplicate.id if m.match.duplicate else None
    changed = person != before or m.new_identities or duplicate
    verdict = Verdict.UPDATED if changed else Verdict.UNCHANGED
    return Change(
        line=m.line.number,
        row=row,
        person=person,
        verdict=Verdict.CREATED if before is None else verdict,
        manager_id=manager_id,
        identities=m.new_identities,
        duplicate=duplicate,
    )


def filled(person: Person, row: PersonRow, manager_id: PersonId | None) -> Person:
    """The person with what the row says, noted as the file's word; what it does not say stays.

    A manager whom the row does not name well enough stays as well, and is not the file's.
    """
    same_address = row.email_key == person.email.casefold()
    said: dict[Detail, object] = {
        Detail.NAME: row.name,
        Detail.EMAIL: person.email if same_address else row.email,
        Detail.TITLE: row.title,
        Detail.DEPARTMENT: row.department,
        Detail.MANAGER: manager_id if row.managers else None,
        Detail.SKILLS: row.skills,
        Detail.TIME_ZONE: row.time_zone,
        Detail.LOCALE: row.locale,
    }
    told = replace(stated(person, Source.CSV, said), manager_id=manager_id, known=True)
    return told if told.name else replace(told, name=row.email)


def _told(m: Matched, change: Change, manager: Note | None) -> LineReport:
    warnings = [*m.line.warnings]
    if m.match.email_taken:
        warnings.append(Note(Remark.EMAIL_TAKEN, m.row.email))
    if m.match.id_taken:
        warnings.append(Note(Remark.ID_TAKEN, m.row.key))
    if change.verdict is Verdict.CREATED and not m.row.name:
        warnings.append(Note(Remark.NAMELESS))
    if manager is not None:
        warnings.append(manager)
    who = m.line.told or change.person.name
    return LineReport(change.line, change.verdict, who, warnings=tuple(warnings))


def _skipped(line: Line) -> LineReport:
    return LineReport(line.number, Verdict.SKIPPED, line.told, line.reasons, line.warnings)


def report(file: PeopleFile, lines: tuple[LineReport, ...], *, dry_run: bool) -> ImportReport:
    return ImportReport(
        lines=lines,
        encoding=file.encoding,
        delimiter=file.delimiter,
        unused_columns=file.unused_columns,
        empty_lines=file.empty_lines,
        notes=file.notes,
        refusal=file.refusal,
        dry_run=dry_run,
    )
