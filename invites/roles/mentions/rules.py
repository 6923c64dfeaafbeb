"""How a request for somebody of a role is put, language by language: what stands around the role.

Each rule looks at one sentence, folded to plain words with single spaces: `left` ends where the
role begins, `right` begins after it. Questions and requests only; what is told is no request.
"""

import re
from dataclasses import dataclass

DEPARTMENT, PEOPLE, EITHER = (True, False), (False, True), (True, True)


@dataclass(frozen=True, slots=True)
class Rule:
    """`asks`: only in a question. `kinds`: for departments, for people of a trade."""

    left: re.Pattern[str]
    right: re.Pattern[str] | None = None
    asks: bool = False
    kinds: tuple[bool, bool] = DEPARTMENT
    plain: bool = False
    """Not for departments that are ordinary words as well."""


def rule(
    left: str,
    right: str | None = None,
    *,
    asks: bool = False,
    kinds: tuple[bool, bool] = DEPARTMENT,
    plain: bool = False,
) -> Rule:
    after = None if right is None else re.compile(rf"(?:{right})(?!\w)")
    return Rule(re.compile(rf"(?<!\w)(?:{left}) ?$"), after, asks, kinds, plain)
