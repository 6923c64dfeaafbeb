"""What is typed after `/usher invite`: people in any form and order, and the work they are for."""

import re
from dataclasses import dataclass

AT_ONCE = 40
"""People read from one command: somebody who names more is told so in the form."""
LONGEST, LONGEST_NAME, LONGEST_WORK = 3000, 60, 150
MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")

_MAILED = re.compile(r"<mailto:([^|>\s]+)(?:\|[^>]*)?>")
_MARKUP = re.compile(r"<[#!][^>|]*(?:\|([^>]*))?>")
_ADDRESS = re.compile(r"[^\s,;<>@\"“”]{1,64}@[^\s,;<>@\"“”]{1,100}\.[^\s,;<>@\"“”:.]{2,20}")
_TO = re.compile(
    r"(?:^|\s)(?:to|for|on|zu|zum|zur|für|pour|para)\s+(.*)$", re.DOTALL | re.IGNORECASE
)
_WITH = re.compile(r"\s(?:with|mit|avec|con|com)\s+|:\s+", re.IGNORECASE)
_ANDS = ("and", "und", "et", "y", "e", "&")
_BETWEEN = re.compile(rf"[,;]|(?:^|\s)(?:{'|'.join(_ANDS)})(?=\s|$)", re.IGNORECASE)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
"""All that Slack escapes in what somebody types."""
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_QUOTES = "#\"'“”„«» "


@dataclass(frozen=True, slots=True)
class Wanted:
    """`people` as the platform names them, `typed` names and addresses, `work` in words."""

    people: tuple[str, ...]
    typed: tuple[str, ...]
    work: str


def read_invite(rest: str) -> Wanted:
    """Understand `@sarah and Ben to Q3 outreach`, `to Q3 outreach: @sarah, ben@acme.example`."""
    rest = rest[:LONGEST]
    people = _once(MENTION.findall(rest))
    plain = MENTION.sub(" ", _MAILED.sub(r" \1 ", rest))
    plain = _MARKUP.sub(lambda m: m.group(1) or "", plain)
    for entity, sign in _ENTITIES:
        plain = plain.replace(entity, sign)
    addresses = _once(_ADDRESS.findall(plain))
    plain = _ADDRESS.sub(" ", plain)
    named = _TO.search(plain)
    before, work = (plain[: named.start()], named.group(1)) if named else (plain, "")
    names = _names(before)
    if not names and (after := _WITH.search(work)):
        names, work = _names(work[after.end() :]), work[: after.start()]
    return Wanted(people, (*names, *addresses)[:AT_ONCE], _work(work))


def read_why(rest: str) -> Wanted:
    """Understand `@dana @sam cadence`, `@sam to Q3 outreach`, `Dana Reed, Sam for a cadence`."""
    rest = rest[:LONGEST]
    people = _once(MENTION.findall(rest))
    if not people:
        return read_invite(rest)
    plain = MENTION.sub(" ", _MAILED.sub(r" \1 ", rest))
    plain = _MARKUP.sub(lambda m: m.group(1) or "", plain)
    for entity, sign in _ENTITIES:
        plain = plain.replace(entity, sign)
    addresses = _once(_ADDRESS.findall(plain))
    plain = _ADDRESS.sub(" ", plain)
    named = _TO.search(plain)
    work = _work(named.group(1) if named else plain)
    return Wanted(people, addresses[:AT_ONCE], _ARTICLE.sub("", work))


def _work(text: str) -> str:
    """Without the "and" that is left over where people stood behind it."""
    words = text.split()
    while words and words[-1].strip(",;:").casefold() in ("", *_ANDS):
        words.pop()
    return " ".join(words).strip(_QUOTES + ",;:")[:LONGEST_WORK]


def _names(text: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()).strip(_QUOTES).lstrip("@") for part in _BETWEEN.split(text))
    return _once([part[:LONGEST_NAME] for part in parts if part.strip(_QUOTES + ".")])


def _once(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:AT_ONCE]
