"""Faults that tests order: what Slack does on a bad day, for the next calls of a method."""

import random
from collections.abc import Mapping
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
        self._shares: Mapping[Fault, float] = {}
        self._dice = random.Random(0)  # noqa: S311 - a repeatable bad day, no secret

    def order(self, method: str, fault: Fault) -> None:
        self._ordered[method] = fault

    def mix(self, shares: Mapping[Fault, float], seed: int = 0) -> None:
        """Let each call (but `auth.test`) meet a fault with its share of probability."""
        self._shares = shares
        self._dice = random.Random(seed)  # noqa: S311 - as above

    def clear(self) -> None:
        self._ordered.clear()
        self._shares = {}

    def next(self, method: str) -> Fault | None:
        """Return the fault that this call meets, and use it up by one."""
        key = method if method in self._ordered else "*"
        fault = self._ordered.get(key)
        if fault is None:
            return None if method == "auth.test" else self._drawn()
        if fault.times > 1:
            self._ordered[key] = replace(fault, times=fault.times - 1)
        else:
            del self._ordered[key]
        return fault

    def _drawn(self) -> Fault | None:
        if not self._shares:
            return None
        lot = self._dice.random()
        for fault, share in self._shares.items():
            lot -= share
            if lot < 0:
                return fault
        return None
