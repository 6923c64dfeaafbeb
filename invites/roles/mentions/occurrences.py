"""Where a sentence names a role: the department, its head or somebody of the trade."""

from collections.abc import Iterator
from dataclasses import dataclass

from invites.roles.catalog import EXECUTIVE, LEADERSHIP
from invites.roles.mentions.vocabulary import (
    FIRST_WORDS,
    HEAD,
    LEAD,
    LONGEST,
    MENTIONS,
    ORDINARY,
    PERSON,
    TEAM,
    Mention,
)

_NEAR = 16
"""Words on either side that rules look at."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`start` and `end` are places in the sentence; `ordinary` words may not mean the role."""

    role: str
    start: int
    end: int
    left: str
    right: str
    department: bool = False
    person: bool = False
    ordinary: bool = False


def occurrences(sentence: list[str]) -> Iterator[Occurrence]:
    at = 0
    while at < len(sentence):
        size, mention = _longest(sentence, at)
        if mention is None:
            at += 1
            continue
        yield _with_head(sentence, at, at + size, mention)
        at += size


def _longest(sentence: list[str], at: int) -> tuple[int, Mention | None]:
    if sentence[at] in FIRST_WORDS:
        for size in range(min(LONGEST, len(sentence) - at), 0, -1):
            found = MENTIONS.get(tuple(sentence[at : at + size]))
            if found is not None:
                return size, found
    return 0, None


def _with_head(sentence: list[str], start: int, end: int, mention: Mention) -> Occurrence:
    """Take in what belongs to a department: "head of", "team", "people"."""
    left = " ".join(sentence[max(0, start - _NEAR) : start]) + " "
    ordinary = end - start == 1 and sentence[start] in ORDINARY
    role, department, person = mention.role, mention.department, mention.person
    following = sentence[end] if department and end < len(sentence) else ""
    head = HEAD.search(left) if department and role != EXECUTIVE else None
    if head:
        left = left[: head.start()] or " "
    if head or (following in LEAD and role != EXECUTIVE):
        role, department, person, end = role + LEADERSHIP, False, True, end + (not head)
    elif following in TEAM:
        ordinary, end = False, end + 1
    elif following in PERSON:
        department, person, end = False, True, end + 1
    right = " ".join(sentence[end : end + _NEAR])
    return Occurrence(role, start, end, left, right, department, person, ordinary)
