"""Words become terms: what a message was about, without the message.

A term is the first eight bytes of HMAC-SHA256 under the customer's own key, so that nobody who
reads the database learns a word, and equal words of one customer still meet.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from invites.activity import Term
from invites.people import CustomerId

LIMIT = 60
SHORTEST_PLURAL = 5
REMEMBERED = 8192
_WORD = re.compile(r"[^\W_][\w'-]{2,39}", re.UNICODE)
_NOISE = re.compile(r"<[^<>]{1,200}>|https?://\S+|:[a-z0-9_+-]{1,40}:|```.*?```|`[^`]*`", re.DOTALL)
_STOP = frozenset(
    """the and for that this with you are was but not have has had from they she him her his its
    our your their what when where who why how can could will would should may might must shall
    about into over after before than then them there here these those just like also only very
    more most some any all each other one two get got let did does done doing been being were
    yes yeah okay thanks thank please hello hey good great nice need want know think make made see
    going really well much many still back out now today tomorrow yesterday week month day time
    und der die das ist nicht ein eine mit für auf den von sie wir ich que los las para con por una
    les des est pas pour dans sur avec""".split()
)


class WordKeys(Protocol):
    async def word_key(self, customer_id: CustomerId) -> bytes:
        """The customer's own key for words; never leaves the process."""
        ...


def words(text: str) -> tuple[str, ...]:
    """Return the telling words of `text` in order of appearance, folded, at most `LIMIT`.

    >>> words("Can you review the Q3 *pricing* deck, <@U123>?")
    ('review', 'pricing', 'deck')
    """
    plain = without_markup(text[:8000])
    folded = plain.lower() if plain.isascii() else _folded(plain)
    found: dict[str, None] = {}
    for match in _WORD.finditer(folded):  # every event passes here: no more is read than kept
        word = match[0]
        if word not in _STOP:
            found[_stem(word) if word[-1] == "s" else word] = None
            if len(found) == LIMIT:
                break
    return tuple(found)


def without_markup(text: str) -> str:
    """Without mentions, addresses, emoji and code."""
    return _NOISE.sub(" ", text) if "<" in text or ":" in text or "`" in text else text


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _stem(word: str) -> str:
    """Fold the commonest plural, no more: a wrong stem is worse than none."""
    plural = (
        len(word) >= SHORTEST_PLURAL
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
    )
    return word[:-1] if plural else word


def keyed(found: Iterable[str], key: bytes) -> tuple[Term, ...]:
    return tuple(map(_vocabulary(key).__getitem__, found))


class _Vocabulary(dict[str, Term]):
    """The terms of the words met lately, of one customer."""

    def __init__(self, key: bytes) -> None:
        super().__init__()
        self._key = key

    def __missing__(self, word: str) -> Term:
        if len(self) >= REMEMBERED:
            self.clear()
        term = self[word] = hmac.digest(self._key, word.encode(), "sha256")[:8]
        return term


@lru_cache(maxsize=8)
def _vocabulary(key: bytes) -> _Vocabulary:
    return _Vocabulary(key)
