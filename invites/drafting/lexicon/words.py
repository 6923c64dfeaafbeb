"""The shape of a language's words, and how a table of them becomes a pattern."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """`marks` are small words by which the language is known; `opening` may begin a sentence too.

    `capitals` may be written large within a sentence; of `nouns` any compound may, in German.
    `refused` are patterns by the reason; `numbers` are numbers written as words.
    """

    letters: str
    marks: frozenset[str]
    opening: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    refused: Mapping[str, re.Pattern[str]]
    numbers: Mapping[str, int]


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def pattern(words: str) -> re.Pattern[str]:
    """Whole words; `*` stands for any ending (or beginning), `_` for a space between two words."""
    choices = "|".join(_choice(word) for word in words.split())
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)


def anywhere(words: str) -> re.Pattern[str]:
    """For a language that puts no spaces between words."""
    return re.compile("|".join(re.escape(word) for word in words.split()))


def counted(words: str) -> dict[str, int]:
    """`two=2 three=3`; a bare word is a number that no fact can be."""
    pairs = (word.partition("=") for word in words.split())
    return {word: int(value) if value else -1 for word, _, value in pairs}


def _choice(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace("_", r"[\s'’-]+")
