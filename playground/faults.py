"""Faults that tests order: what Slack does on a bad day, for the next calls of a method."""

from dataclasses import dataclass, replace
from typing import Literal

FaultKind = Literal["rate_limited", "server_error", "hang", "lose_answer"]


@dataclass(frozen=True, slots=True)
class Fault:
    """`lose_answer` does the work and then cuts the connection; `hang` waits `seconds` first."""

    kind: FaultKind
    times: int = 1
    status: int = 500
    retry_after: int = 1
    seconds: float = 30.0


class Faults:
    """Ordered per method; `*` is any method."""

    def __init__(self) -> None:
        self._ordered: dict[str, Fault] = {}

    def order(self, method: str, fault: Fault) -> None:
        self._ordered[method] = fault

    def clear(self) -> None:
        self._ordered.clear()

    def next(self, method: str) -> Fault | None:
        """Return the fault that this call meets, and use it up by one."""
        key = method if method in self._ordered else "*"
        fault = self._ordered.get(key)
        if fault is None:
            return None
        if fault.times > 1:
            self._ordered[key] = replace(fault, times=fault.times - 1)
        else:
            del self._ordered[key]
        return fault
