"""Judging a template: what cannot be saved, and what its author should look at once more."""

import re
import unicodedata
from collections.abc import Iterator

from invites.drafting.lexicon import LEXICONS
from invites.wording.faults import Caution, Fault, FaultCode, Remark
from invites.wording.parsing import Parsed, Words, parse
from invites.wording.variables import Variable

LIMIT, LENGTHY = 1000, 400
_ENDINGS = (
    "com org net io de fr es br jp co eu info biz app dev ai ru cn ly me xyz link click top site "
    "online shop cloud uk us ch at nl it pl test example invalid local zip mov"
)
_LINK = re.compile(
    r"(?:https?|ftp|mailto|javascript|data|tel):\S*|\bwww\.\S+"
    rf"|(?:[\w\u25a1-]+\.)+(?:{'|'.join(_ENDINGS.split())})\b(?:/\S*)?|//\S+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_MENTION = re.compile(r"<[@#!][^>]*>?|(?<!\w)@[\w\u25a1-]+")
_SECRET = re.compile(
    r"\b(?:xox[abeprs]|xapp|sk|ghp|gho|glpat|AKIA)[-_]?[A-Za-z0-9-]{10,}"
    r"|\b(?:pass(?:word|code|wort)|mot de passe|contraseña|senha|pin|api[ _-]?key|token)"
    r"\s*[:=]\s*\S+"
    r"|(?:\d[ -]?){13,19}|[A-Za-z0-9+/=_]{32,}",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b[^\W\d_]{4,}\b(?:[ ,]+[^\W\d_]{2,}\b)*")
_MARKUP = re.compile(r"(?<!\w)([*_~`])\S(?:.*?\S)?\1(?!\w)|^\s*(?:#+|>|[-*])\s", re.MULTILINE)
_REFUSED = {"money": FaultCode.MONEY, "private": FaultCode.PRIVATE}
_DOUBTED = {
    "promise": Caution.PROMISE,
    "pressure": Caution.PRESSURE,
    "time": Caution.TIME,
    "money": Caution.MONEY,
    "private": Caution.PRIVATE,
}
QUOTED = 60
GAP = "\u25a1"
"""Stands where something is filled in: no letter."""


def tidied(text: str) -> str:
    """As it is kept: visible characters only, line breaks as they are."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    seen = (c for c in normal if c == "\n" or unicodedata.category(c) not in _UNSEEN)
    return "".join(seen).strip()


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def faults_of(text: str, language: str) -> tuple[Fault, ...]:
    """Return what stands against saving it. `language` is empty for a template of any language."""
    if not text.strip():
        return (Fault(FaultCode.EMPTY),)
    parsed = parse(text)
    words = _words(parsed)
    found = [
        *parsed.faults,
        *([Fault(FaultCode.TOO_LONG, str(len(text)), str(LIMIT))] if len(text) > LIMIT else []),
        *_quoted(_ADDRESS, words, FaultCode.ADDRESS),
        *_quoted(_LINK, _ADDRESS.sub(" ", words), FaultCode.LINK),
        *_quoted(_MENTION, _ADDRESS.sub(" ", words), FaultCode.MENTION),
        *_quoted(_SECRET, words, FaultCode.SECRET),
        *_refused(words, language or "en"),
    ]
    return tuple(dict.fromkeys(found))


def remarks_of(text: str, language: str) -> tuple[Remark, ...]:
    """What may stand, and might be better."""
    parsed = parse(text)
    words = _words(parsed)
    found = [
        *([Remark(Caution.EXCLAMATION)] if re.search("[!！¡]", words) else []),
        *_shouted(words),
        *([Remark(Caution.MARKUP)] if _MARKUP.search(words) else []),
        *([Remark(Caution.LONG)] if len(text) > LENGTHY else []),
        *([Remark(Caution.NO_WORK)] if Variable.WORK_ITEM not in parsed.variables else []),
        *_gaps(parsed),
        *_doubted(words, language),
    ]
    return tuple(dict.fromkeys(found))


def _words(parsed: Parsed) -> str:
    """What the author wrote, without gaps: a gap stands for something that is no link."""
    found = []
    for piece in parsed.pieces:
        inner = getattr(piece, "pieces", (piece,))
        found += [each.text if isinstance(each, Words) else GAP for each in inner]
    return "".join(found)


def _quoted(pattern: re.Pattern[str], words: str, code: FaultCode) -> Iterator[Fault]:
    for match in pattern.finditer(words):
        shown = "" if code is FaultCode.SECRET else match[0].strip()[:QUOTED]
        yield Fault(code, shown)


def _refused(words: str, language: str) -> Iterator[Fault]:
    """What no draft of a model may say either: pay, and what is nobody's business."""
    for reason, code in _REFUSED.items():
        found = LEXICONS[language].refused[reason].search(words)
        if found:
            yield Fault(code, found[0].strip()[:QUOTED])


def _doubted(words: str, language: str) -> Iterator[Remark]:
    """A template of any language is looked at in all: what is one word may be another's."""
    strict = language or "en"
    for each in [language] if language else LEXICONS:
        for reason, code in _DOUBTED.items():
            if each == strict and reason in _REFUSED:
                continue
            found = LEXICONS[each].refused[reason].search(words)
            if found and (language or each == "en" or reason in _REFUSED):
                yield Remark(code, found[0].strip()[:QUOTED])


def _shouted(words: str) -> Iterator[Remark]:
    loud = [match[0] for match in _CAPITALS.finditer(words) if match[0].isupper()]
    if loud:
        yield Remark(Caution.CAPITALS, loud[0][:QUOTED])


def _gaps(parsed: Parsed) -> Iterator[Remark]:
    """What is often unknown gets a word in its place; the author should know which."""
    for variable in (Variable.ROLE, Variable.REASON, Variable.INVITEE_FIRST_NAME):
        if variable in parsed.unsure:
            yield Remark(Caution.GAP, variable)
