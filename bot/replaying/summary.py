"""The result of a replay, for people as a table and for machines as JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Self

from bot.replaying.outcome import Log, Verdict

_WIDTH = 14


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Times in milliseconds; `again` counts the events that had to be sent again."""

    seconds: float
    per_second: float
    p50_ms: float
    p99_ms: float
    slowest_ms: float
    again: int
    connections: int

    @classmethod
    def of(cls, times: Sequence[float], seconds: float, again: int, connections: int) -> Self:
        ordered = sorted(times) or [0.0]
        return cls(
            seconds=round(seconds, 3),
            per_second=round(len(times) / seconds, 1) if seconds else 0.0,
            p50_ms=_milliseconds(ordered, 0.5),
            p99_ms=_milliseconds(ordered, 0.99),
            slowest_ms=_milliseconds(ordered, 1.0),
            again=again,
            connections=connections,
        )


def _milliseconds(ordered: Sequence[float], part: float) -> float:
    return round(1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))], 2)


@dataclass(frozen=True, slots=True)
class Summary:
    """`new` activities came with this replay; suggestions and reasons count all replays so far."""

    lines: int
    events: int
    joins: int
    new: int
    log: Log
    acknowledged: Acknowledged
    considered_seconds: float
    made: int
    withheld: Mapping[str, int]
    verdict: Verdict
    asked_slack: Mapping[str, int] | None
    outbox: int
    complaints: Mapping[str, int]

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=2)

    def as_text(self) -> str:
        rows = [*self._traffic(), *self._judgement(), *self._aftermath()]
        return "\n".join(f"  {name:<{_WIDTH}}{told}" for name, told in rows)

    def _traffic(self) -> list[tuple[str, str]]:
        ack = self.acknowledged
        times = f"p50 {ack.p50_ms:.1f} ms, p99 {ack.p99_ms:.1f} ms"
        times += f", slowest {ack.slowest_ms:.0f} ms, {ack.again} sent again"
        told = f"{self.new:,} activities"
        if self.new < self.events:
            told += f"; {self.events - self.new:,} events were known already"
        return [
            (
                "Sent",
                f"{self.lines:,} lines as {self.events:,} events, {self.joins:,} of them joins",
            ),
            ("Speed", f"{ack.per_second:,.0f} events/s over {ack.connections} connections"),
            ("Acknowledged", times),
            ("New", told),
            ("In order", _order(self.log)),
            ("Considered", self._pace()),
        ]

    def _pace(self) -> str:
        if not self.new:
            return "nothing was left to consider"
        pace = self.new / self.considered_seconds
        return f"all within {self.considered_seconds:.1f} s of the first event: {pace:,.0f}/s"

    def _judgement(self) -> list[tuple[str, str]]:
        verdict = self.verdict
        rows = [("Suggested", f"{self.made:,} suggestions")]
        ordered = sorted(self.withheld.items(), key=lambda each: -each[1])
        rows += [
            ("Withheld" if not place else "", f"{count:>9,}  {reason.replace('_', ' ')}")
            for place, (reason, count) in enumerate(ordered)
        ]
        if verdict.judged:
            rows += [
                (
                    "Joined next",
                    f"one of those suggested {_part(verdict.one_of_them, verdict.judged)}",
                ),
                ("", f"the first suggested {_part(verdict.the_first, verdict.judged)}"),
            ]
        rows.append(("", f"nobody joined any more after {verdict.nobody_joined:,} suggestions"))
        return rows

    def _aftermath(self) -> list[tuple[str, str]]:
        rows = [("Outbox", f"{self.outbox:,} messages wait")]
        if self.asked_slack is not None:
            posted = self.asked_slack.get("chat.postMessage", 0)
            calls = sum(self.asked_slack.values())
            rows.append(("Slack", f"{posted:,} messages posted, {calls:,} calls in all"))
        return rows + [("Complaint", f"{n} times: {what}") for what, n in self.complaints.items()]


def _order(log: Log) -> str:
    if not log.backwards and not log.unjoined:
        return "the log stands in the order of the file"
    return f"no: {log.backwards:,} activities stand late, {log.unjoined:,} before their join"


def _part(count: int, of: int) -> str:
    return f"in {count:,} of {of:,} cases ({100 * count / of:.0f} %)"
