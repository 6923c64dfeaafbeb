"""What an import came to, line by line, in words for people and as a file."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from invites.cells import safe_cell
from invites.people_csv.remarks import Note

PROBLEMS_SHOWN = 20
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


class Verdict(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class LineReport:
    """What one line came to. `line` is its number as an editor shows it."""

    line: int
    verdict: Verdict
    who: str = ""
    reasons: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()

    @property
    def words(self) -> str:
        return "; ".join(str(note) for note in (*self.reasons, *self.warnings))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """`refusal` says why the whole file was left alone; then there are no lines."""

    lines: tuple[LineReport, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    unused_columns: tuple[str, ...] = ()
    empty_lines: int = 0
    notes: tuple[Note, ...] = ()
    refusal: Note | None = None
    dry_run: bool = False

    @property
    def counts(self) -> Mapping[Verdict, int]:
        found = Counter(line.verdict for line in self.lines)
        return {verdict: found[verdict] for verdict in Verdict}

    @property
    def problems(self) -> tuple[LineReport, ...]:
        """Lines to look at: the skipped ones first."""
        noted = [line for line in self.lines if line.reasons or line.warnings]
        noted.sort(key=lambda line: (line.verdict is not Verdict.SKIPPED, line.line))
        return tuple(noted)

    def as_text(self, limit: int = PROBLEMS_SHOWN) -> str:
        """A few lines for a console: counts, what was ignored, the first problems."""
        if self.refusal is not None:
            return f"Nothing was imported. {self.refusal}"
        problems = self.problems
        shown = [_problem(line) for line in problems[:limit]]
        if len(problems) > limit:
            shown.append(f"… and {len(problems) - limit:,} more, see --report")
        return "\n".join([*self._head(), *shown])

    def _head(self) -> list[str]:
        counts = ", ".join(f"{n:,} {verdict}" for verdict, n in self.counts.items())
        separated = _DELIMITERS.get(self.delimiter, f"“{self.delimiter}”")
        head = [f"{_counted(len(self.lines), 'line')}: {counts}."]
        if self.dry_run:
            head.insert(0, "This was a dry run, nothing was changed. An import would come to:")
        head.append(f"Read as {self.encoding}, separated by {separated}.")
        if self.unused_columns:
            head.append(f"Columns not used: {', '.join(self.unused_columns)}.")
        return [*head, *(str(note) for note in self.notes)]

    def as_csv(self) -> str:
        """Every line with its verdict, to be opened in a spreadsheet."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(("line", "verdict", "who", "remarks"))
        if self.refusal is not None:
            writer.writerow((1, Verdict.SKIPPED, "", safe_cell(str(self.refusal))))
        for line in self.lines:
            writer.writerow((line.line, line.verdict, safe_cell(line.who), safe_cell(line.words)))
        return out.getvalue()


def _problem(line: LineReport) -> str:
    who = f" ({line.who})" if line.who else ""
    return f"Line {line.line}{who}, {line.verdict}: {line.words}."


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
