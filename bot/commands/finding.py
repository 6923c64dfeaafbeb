"""What `usher doctor` found out about one thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`advice` says what to do; empty when all is well. `serious` makes the command fail."""

    title: str
    advice: str = ""
    serious: bool = True
