"""The trace of a verdict: what was looked at, in order, with what came of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from invites.policy.rules import Effect

_BETWEEN = "|"


class Level(StrEnum):
    SYSTEM = "system"
    CUSTOMER = "customer"
    WORK_ITEM = "work_item"
    INVITEE = "invitee"


@dataclass(frozen=True, slots=True)
class Step:
    """`check` is a stable code, `what` a fact for the words: a rule's id, a domain, a number."""

    level: Level
    check: str
    effect: Effect
    what: str = ""

    def stored(self) -> str:
        return _BETWEEN.join((self.level, self.check, self.effect, self.what))

    @classmethod
    def read(cls, stored: str) -> Self | None:
        """None for a line of an older form."""
        parts = stored.split(_BETWEEN, 3)
        if len(parts) != 4:  # noqa: PLR2004 - as `stored` writes them
            return None
        level, check, effect, what = parts
        try:
            return cls(Level(level), check, Effect(effect), what)
        except ValueError:
            return None
