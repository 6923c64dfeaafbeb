"""Identifiers that count, so that a failing test reads well."""

from dataclasses import dataclass


@dataclass
class CountingIds:
    """`id-000001`, `id-000002`, … : in the order in which they were asked for."""

    prefix: str = "id"
    last: int = 0

    def new(self) -> str:
        self.last += 1
        return f"{self.prefix}-{self.last:06d}"
