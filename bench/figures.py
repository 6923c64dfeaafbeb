"""What a benchmark found: named figures, a table to read and a file for machines."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Figure:
    """`goal` in words, empty when there is none; `met` then says nothing."""

    name: str
    value: float
    unit: str
    goal: str = ""
    met: bool | None = None


def at(times: Sequence[float], part: float) -> float:
    """The time in milliseconds that `part` of the requests did not exceed."""
    ordered = sorted(times)
    return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def table(title: str, figures: Sequence[Figure]) -> str:
    lines = [title, "-" * len(title)]
    for figure in figures:
        verdict = "" if figure.met is None else ("  reached" if figure.met else "  missed")
        goal = f"  goal {figure.goal}{verdict}" if figure.goal else ""
        lines.append(f"  {figure.name:<46}{figure.value:>12,.2f} {figure.unit:<10}{goal}")
    return "\n".join(lines)


def write(name: str, figures: Sequence[Figure]) -> Path:
    RESULTS.mkdir(exist_ok=True)
    made_at = datetime.now(UTC)
    path = RESULTS / f"{name}-{made_at:%Y%m%dT%H%M%SZ}.json"
    content = {"name": name, "made_at": made_at.isoformat(), "figures": [*map(asdict, figures)]}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return path
