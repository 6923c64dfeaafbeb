"""The picture of docs/relevance.md, written by hand as SVG: quality by set, cost by size."""

import json
from collections.abc import Sequence
from html import escape

from bench.relevance_figures import RESULTS

_WIDTH, _HEIGHT = 960, 860
_INK, _PALE, _OURS, _GRID = "#1f2933", "#9aa5b1", "#0b7285", "#d9e2ec"
_SHOWN = ("pop", "itemknn", "cohop", "cohop_14d", "ir_all", "ppr", "formula", "online", "lgbm")
_GOALS = {"enron": 0.650, "kafka": 0.660, "slack-elm": 0.250}


def draw() -> str:
    sets = [json.loads(path.read_text()) for path in sorted(RESULTS.glob("relevance-*.json"))]
    lines = (RESULTS / "relevance-scale.jsonl").read_text().splitlines()
    points = [json.loads(line) for line in lines]
    parts = [_text(40, 36, "MRR@10 on the last 20 % of events", size=18)]
    for number, each in enumerate(sets):
        parts += _bars(each, 40 + number * 310, 60)
    top = 440
    parts.append(_text(40, top, f"As a customer of {points[-1]['people']:,} people grows", size=18))
    events = [point["events"] for point in points]
    charts: Sequence[tuple[str, str, float]] = (
        ("query_p99_ms", "query, 99th percentile, ms (goal 20)", 20.0),
        ("update_us", "update, µs (goal 100 per pair)", 100.0),
        ("memory_mb", "memory, MB (goal 400)", 400.0),
    )
    for number, (name, title, goal) in enumerate(charts):
        values = [point[name] for point in points]
        parts += _curve(events, values, title, goal, 60 + number * 310)
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="sans-serif" role="img" aria-label="Quality and cost of the ranking">\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _bars(facts: dict[str, dict[str, list[float]]], left: int, top: int) -> list[str]:
    name, methods = str(facts["set"]), facts["methods"]
    shown = [m for m in (*_SHOWN, "usher") if m in methods]
    shown.sort(key=lambda method: methods[method][0])
    most, width = 0.72 if name != "slack-elm" else 0.30, 170
    parts = [_text(left, top + 14, name, size=15)]
    for row, method in enumerate(shown):
        y, value = top + 30 + row * 30, methods[method][0]
        colour = _OURS if method == "usher" else _PALE
        length = width * value / most
        parts.append(_text(left + 68, y + 14, method, anchor="end"))
        parts.append(
            f'<rect x="{left + 74}" y="{y}" width="{length:.1f}" height="20" fill="{colour}"/>'
        )
        parts.append(_text(left + 78 + length, y + 14, f"{value:.3f}"))
    goal = left + 74 + width * _GOALS[name] / most
    bottom = top + 30 + 30 * len(shown)
    parts.append(_line(goal, top + 24, goal, bottom, dashed=True))
    return [*parts, _text(goal, bottom + 14, f"goal {_GOALS[name]:.3f}", anchor="middle")]


def _curve(
    events: Sequence[int], values: Sequence[float], title: str, goal: float, left: int
) -> list[str]:
    top, width, height = 490, 230, 260
    most = 1.15 * max(goal, *values)
    last = max(events)
    spots = [
        (left + width * each / last, top + height * (1 - value / most))
        for each, value in zip(events, values, strict=True)
    ]
    line = top + height * (1 - goal / most)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    parts = [
        _text(left - 10, top - 14, title),
        _line(left, top + height, left + width, top + height),
        _line(left, top, left, top + height),
        _line(left, line, left + width, line, dashed=True),
        f'<polyline fill="none" stroke="{_OURS}" stroke-width="2" points="{path}"/>',
        _text(left + width, top + height + 34, f"{last:,} events", anchor="end"),
        _text(left, top + height + 34, "0"),
    ]
    for x, y in spots:
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{_OURS}"/>')
    x, y = spots[-1]
    return [*parts, _text(x, y - 9, f"{values[-1]:.1f}", anchor="end")]


def _text(x: float, y: float, said: str, *, size: int = 12, anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} fill="{_INK}">{escape(said)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, *, dashed: bool = False) -> str:
    style = 'stroke-dasharray="4 4"' if dashed else ""
    colour = _INK if dashed else _GRID
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" {style}/>'
    )
