"""Judging what a model wrote. In doubt it is refused: the template is always there.

A model's sentences carry no facts of their own: names, roles and the work are put in by the
program. So whatever could be a name, a number, a date or a promise is a fault, known or not.
"""

import re
import unicodedata
from collections.abc import Iterator

from invites.drafting.facts import DraftFacts, Sentences
from invites.drafting.lexicon import LEXICONS
from invites.drafting.lexicon.japanese import COUNTED, KATAKANA, ORDINARY
from invites.drafting.lexicon.words import Lexicon
from invites.drafting.suspicion import is_suspicious

SHORTEST, LONGEST = 12, 260
SHORTEST_DENSE, LONGEST_DENSE = 6, 130
"""Characters of a sentence; the dense ones are Japanese."""
LONGEST_WORD = 34
MARKS_NEEDED = 3
OPEN = "\u25a1"
"""Stands where a placeholder was: no letter, no space."""

_HOLDER = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_NUMERALS = re.compile(r"[二三四五六七八九十百千万億兆]|半分|倍")
_INVERTED = re.compile(r"-(?:nous|vous|ce|il|elle|on|moi)$")
"""A French question: no name ends in a pronoun."""
_PUNCTUATION = " ,;:'’–—-.?¿。？、・" + OPEN


def faults(sentences: Sentences, facts: DraftFacts) -> tuple[str, ...]:
    """Return what speaks against these sentences, each by its name; nothing when they are good."""
    lexicon = LEXICONS.get(facts.language)
    if lexicon is None:
        return ("language",)
    pair = (sentences.first, sentences.second)
    if any(unicodedata.normalize("NFC", each) != each for each in pair):
        return ("letters",)
    bare = tuple(_HOLDER.sub(OPEN, each) for each in pair)
    found = [
        *_holders(sentences.text, facts),
        *(fault for each in bare for fault in _shape(each, facts.language)),
        *(fault for each in bare for fault in _letters(each, lexicon)),
        *(fault for each in bare for fault in _numbers(each, facts, lexicon)),
        *_language(" ".join(bare), facts.language),
        *_refused(" ".join(bare), lexicon),
    ]
    names = _foreign if facts.language == "ja" else _capitals
    found += [fault for each in bare for fault in names(each, lexicon)]
    return tuple(dict.fromkeys(found))


def _holders(text: str, facts: DraftFacts) -> Iterator[str]:
    """The work is named, and nothing is named twice or that we know nothing of."""
    held = _HOLDER.findall(text)
    if "work" not in held:
        yield "placeholder_missing"
    if not set(held) <= facts.placeholders or len(held) != len(set(held)):
        yield "placeholder_unknown"
    if {"{", "}"} & set(_HOLDER.sub("", text)):
        yield "braces"


def _shape(sentence: str, language: str) -> Iterator[str]:
    dense = language == "ja"
    shortest, longest = (SHORTEST_DENSE, LONGEST_DENSE) if dense else (SHORTEST, LONGEST)
    if not shortest <= len(sentence) <= longest:
        yield "length"
    ends = "。？?" if dense else ".?"
    if sentence[-1:] not in tuple(ends):
        yield "sentence"
    if any(c in sentence[:-1] for c in ".?!。？！…"):
        yield "sentence"


def _letters(sentence: str, lexicon: Lexicon) -> Iterator[str]:
    """The language's own letters and plain punctuation; no markup, quotes, emoji, other scripts."""
    if re.search(rf"[^{lexicon.letters}\d{re.escape(_PUNCTUATION)}]", sentence):
        yield "letters"
    if lexicon.marks and any(len(word) > LONGEST_WORD for word in _WORD.findall(sentence)):
        yield "coded"
    if is_suspicious(sentence):
        yield "instructions"


def _numbers(sentence: str, facts: DraftFacts, lexicon: Lexicon) -> Iterator[str]:
    """Only numbers that are facts, in figures or in words."""
    said = [int(digits) for digits in _DIGITS.findall(sentence)]
    if facts.language == "ja":
        said += [lexicon.numbers[n] for n in _NUMERALS.findall(COUNTED.sub("", sentence))]
    else:
        parts = (part for word in _words(sentence) for part in re.split(r"-", word))
        said += [lexicon.numbers[part] for part in parts if part in lexicon.numbers]
    if set(said) - facts.numbers:
        yield "number"


def _refused(text: str, lexicon: Lexicon) -> Iterator[str]:
    for reason, pattern in lexicon.refused.items():
        plain = ORDINARY.sub("", text) if reason == "name" else text
        if pattern.search(plain.replace(OPEN, " ")):
            yield reason


def _language(text: str, language: str) -> Iterator[str]:
    """More small words of this language than of any other, and enough of them."""
    if language == "ja":
        kana = len(re.findall(r"[ぁ-ゖ]", text))
        if kana * 4 < len(text.replace(OPEN, "")):
            yield "language"
        return
    words = [part for word in _words(text) for part in re.split(r"['’-]", word)]
    marks = {
        name: sum(word in lexicon.marks for word in words)
        for name, lexicon in LEXICONS.items()
        if name != "ja"
    }
    own = marks[language]
    if own < MARKS_NEEDED or any(other > own for other in marks.values()):
        yield "language"


def _capitals(sentence: str, lexicon: Lexicon) -> Iterator[str]:
    """A word written large may be a name, unless we know that it is none."""
    for match in _WORD.finditer(sentence):
        word = match[0].replace("’", "'")
        if word.islower() or word in lexicon.capitals:
            continue
        begins = not sentence[: match.start()].strip("¿ ")
        if not any(c.isupper() for c in word[1:]) and _is_no_name(word.lower(), lexicon, begins):
            continue
        yield "name"
        return


def _is_no_name(word: str, lexicon: Lexicon, begins: bool) -> bool:  # noqa: FBT001 - one caller
    if begins and (word in lexicon.opening or word in lexicon.marks):
        return True
    if begins and _INVERTED.search(word):
        return True
    if begins and ("'" in word or "-" in word):  # "d'autres"
        first = re.split(r"['-]", word)[0]
        return first in lexicon.opening or first in lexicon.marks
    return bool(lexicon.nouns) and _is_compound(word.replace("-", ""), lexicon.nouns)


_ENDINGS = ("", "s", "es", "n", "en", "e", "er", "ern", "nen")


def _is_compound(word: str, nouns: frozenset[str]) -> bool:
    """A German noun in any of its cases, alone or made of several."""
    if any(word.endswith(e) and word.removesuffix(e) in nouns for e in _ENDINGS):
        return True
    return any(
        word.startswith(noun) and _is_compound(word[len(noun) :].removeprefix(joint), nouns)
        for noun in _beginnings(word, nouns)
        for joint in ("", "s", "n", "en", "es", "er")
    )


def _beginnings(word: str, nouns: frozenset[str]) -> list[str]:
    shortest = 3
    cuts = range(len(word) - shortest, shortest - 1, -1)
    return [word[:cut] for cut in cuts if word[:cut] in nouns]


def _foreign(sentence: str, lexicon: Lexicon) -> Iterator[str]:
    """Katakana that we do not know may be a name."""
    del lexicon
    if any(word not in KATAKANA for word in _KATAKANA.findall(sentence)):
        yield "name"


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]
