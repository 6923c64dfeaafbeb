"""Which roles a message asks for: "can somebody from legal look at this?". The words are let go.

Precision first: questions and requests only. Every message passes here, so that the first look is
cheap: without a word for a role there is nothing to do.
"""

import re
import unicodedata
from collections.abc import Iterator

from invites.roles.mentions import english, french, german, iberian, plainest
from invites.roles.mentions.japanese import asked_for_in_japanese
from invites.roles.mentions.occurrences import Occurrence, occurrences
from invites.roles.mentions.rules import Rule
from invites.roles.mentions.untold import THINGS, is_condition, is_told
from invites.roles.mentions.vocabulary import FIRST_WORDS
from invites.terms import without_markup

LIMIT = 1500
MOST = 3
LOOKED_AT = 12
"""Words for roles in one message: whoever writes more of them asks nobody in particular."""
_LANGUAGES = (english, german, french, iberian, plainest)
# The first look is at bytes: it is the one that every message costs.
_LETTERS = bytes(c if chr(c).isalnum() or chr(c) == "&" else 32 for c in range(128)).lower()
_LETTERS += b" " * 128
_NAMES = frozenset(word.encode() for word in FIRST_WORDS)
_CUES = frozenset(word.encode() for each in _LANGUAGES for word in each.CUES)
_QUOTED = re.compile(r"^\s*(?:>|&gt;).*$", re.MULTILINE)
_GENDERED = re.compile(r"(?<=[a-z])(?:[:*_](?:in(?:nen)?|e)|\(in\)|/in|[.·]e)\b")
_TOKEN = re.compile(r"[a-z0-9]+(?:&[a-z0-9]+)*|[?.!;,:\n)]")
_ENDS = frozenset("?.!;\n")
_ASKS = "?"
_AND = frozenset(", and or und oder et ou y o e".split())
_A = frozenset("a an ein eine einen un une una um uma".split())
# The department, unlike the pronoun; one word, so that "it" costs nothing.
_IT = re.compile(r"\bIT\b|\b[Ii]t (?=team|dep|support|security|admin|abteilung)")


def asked_for(text: str) -> tuple[str, ...]:
    """Names of the roles that this message asks for somebody of, in its order.

    >>> asked_for("Can somebody from legal look at this?")
    ('legal',)
    >>> asked_for("Legal already approved this.")
    ()
    """
    head = text[:LIMIT]
    ascii_only = head.isascii()
    plain = head if ascii_only else _unaccented(head)
    words = plain.encode("ascii", "ignore").translate(_LETTERS).split()
    named = not _NAMES.isdisjoint(words) or (b"it" in words and _IT.search(head))
    found = _asked(head) if named and not _CUES.isdisjoint(words) else []
    if not found and not ascii_only:
        found = asked_for_in_japanese(head)
    return tuple(dict.fromkeys(found))[:MOST]


def _asked(text: str) -> list[str]:
    plain = _IT.sub(" itdept ", without_markup(_QUOTED.sub(" ", text)))
    folded = _unaccented(plain.lower()).encode("ascii", "ignore").decode()
    tokens = _TOKEN.findall(_GENDERED.sub("", folded))
    named = [at for at, token in enumerate(tokens) if token in FIRST_WORDS]
    if len(named) > LOOKED_AT:
        tokens = tokens[: named[LOOKED_AT]]
    return [role for sentence, asks in _sentences(tokens) for role in _of(sentence, asks=asks)]


def _unaccented(text: str) -> str:
    """What is no letter of English is dropped later: accents, and what cannot be seen."""
    return unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("\u00df", "ss"))


def _sentences(tokens: list[str]) -> Iterator[tuple[list[str], bool]]:
    start = 0
    for at, token in enumerate([*tokens, "."]):
        if token in _ENDS:
            if at > start:
                yield tokens[start:at], token == _ASKS
            start = at + 1


def _of(sentence: list[str], *, asks: bool) -> Iterator[str]:
    rules = [
        rule for each in _LANGUAGES if not each.CUES.isdisjoint(sentence) for rule in each.RULES
    ]
    if not rules or FIRST_WORDS.isdisjoint(sentence) or is_told(sentence, asks=asks):
        return
    last = -1  # behind the last role found: "legal and finance"
    for each in occurrences(sentence):
        if _joined(sentence, last, each.start) or any(
            _holds(rule, each, asks=asks) for rule in rules
        ):
            last = each.end
            yield each.role


def _joined(sentence: list[str], last: int, start: int) -> bool:
    """Whether only "and", or "and a", stands between two words for roles."""
    between = sentence[last:start] if last > 0 else []
    return bool(between) and between[0] in _AND and _A.issuperset(between[1:])


def _holds(rule: Rule, found: Occurrence, *, asks: bool) -> bool:
    fits = (rule.kinds[0] and found.department) or (rule.kinds[1] and found.person)
    if not fits or (rule.asks and not asks) or (rule.plain and found.ordinary):
        return False
    before = rule.left.search(found.left)
    if before is None or is_condition(found.left[: before.start()]):
        return False
    if rule.right is None:
        return found.right.split(" ", 1)[0] not in THINGS
    return rule.right.search(found.right) is not None
