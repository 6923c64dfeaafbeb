"""Rows as a file that any program opens and that can be uploaded again."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from invites.bulk.columns import Field, columns_of
from invites.bulk.plan import PlanRow
from invites.cells import safe_cell

BOM = "\ufeff"
"""Without it, Excel takes UTF-8 for something else."""


def written(
    header: Sequence[str],
    rows: Iterable[PlanRow],
    told: Callable[[PlanRow], tuple[str, str]],
) -> bytes:
    """The columns as they came, then the result and the reason, which uploading does not read."""
    columns = columns_of(header)
    kept = [at for at in range(len(header)) if not _ours(header[at])]
    if not columns.names_people:  # a list without header
        header = ("e-mail", *header[1:])
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*(safe_cell(header[at]) for at in kept), "result", "reason"])
    for row in rows:
        cells = [row.cells[at] if at < len(row.cells) else "" for at in kept]
        writer.writerow([*map(_safe, cells), *map(safe_cell, told(row))])
    return (BOM + out.getvalue()).encode()


def _ours(cell: str) -> bool:
    """A column that we wrote ourselves before."""
    return columns_of((cell,)).places.keys() == {Field.REASON}


def _safe(cell: str) -> str:
    """A cell that has been made harmless before stays as it is."""
    return cell if cell.startswith("'") else safe_cell(cell)
