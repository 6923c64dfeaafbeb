"""Reading a title and a department: which field of work, and whether its head."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from invites.people import Person, PersonKind
from invites.roles.catalog import EXECUTIVE, LEADERSHIP
from invites.roles.japanese import in_english
from invites.roles.seniority import (
    LEADING,
    LEADING_ENDINGS,
    LITTLE,
    MANAGERS_LEAD,
    SENIOR_ALONE,
    SEVERAL,
)
from invites.roles.vocabulary import LONGEST, PHRASES, STEMS

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\((?:[mwfdxh](?:/[mwfdxh])+|all genders|gn|in|e|a|ne|se|trice|rice)\)"), ""),
    (re.compile(r"\b[mwfdxh](?:/[mwfdxh])+\b"), ""),
    (re.compile(r"(?<=\w)(?:[:*_/]in(?:nen)?|/a|/o|/trice|[·.](?:e|rice|trice))\b"), ""),
    (re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)"), ""),
    (re.compile(r"\bvi[cz]e[ -]?pr(?:a|e)sident(?:e|a|in)?\b"), "vp"),
    (re.compile(r"\b(?:mgr|mngr|mgmt mgr|managerin|manageress)\b"), "manager"),
    (re.compile(r"\bdirs?\b"), "director"),
    (re.compile(r"\bmgmt\b"), "management"),
    (re.compile(r"\bprod\.?(?= (?:manager|owner))"), "product"),
    (re.compile(r"\bproj\b"), "project"),
    (re.compile(r"\bprog\.?(?= manager)"), "program"),
    (re.compile(r"\bcust\b"), "customer"),
    (re.compile(r"\bmkt\b"), "marketing"),
    (re.compile(r"\bacct\b"), "account"),
    (re.compile(r"\bassoc\b"), "associate"),
    (re.compile(r"\bfin\b"), "finance"),
    (re.compile(r"\bsec eng"), "security eng"),
    (re.compile(r"\bsoft(?:w|ware)? eng\b|\bsw eng\b"), "software engineer"),
    (re.compile(r"\bengr\b"), "engineer"),
    (re.compile(r"\bassistant vp\b"), "avp"),
    (re.compile(r"\bgo[ -]to[ -]market\b"), "gtm"),
    (re.compile(r"\b(?:r ?(?:&|and) ?d|research (?:&|and) development)\b"), "rnd"),
    (re.compile(r"\b(?:l ?& ?d|learning (?:&|and) development)\b"), "lnd"),
    (re.compile(r"\bfp ?& ?a\b"), "fpa"),
    (re.compile(r"\bm ?& ?a\b"), "mna"),
    (re.compile(r"\bai/ml\b|\bml/ai\b"), "ml"),
    (re.compile(r"^(?:sr\.? |senior )?em\b"), "engineering manager"),
)
# Whom somebody assists, advises or used to be is not what they are.
_SOMEBODY_ELSE = re.compile(
    r"(?:\b(?:personal |executive |team )?assist(?:ant|ante|ent|entin|enz)|\basistente"
    r"|\bsekretari?n|\bea|\bpa|\bsecretary)"
    r" (?:to|of|for|der|des|du|de|an|fur|a la|au|do|da|del)\b.*"
    r"|\bassistente (?:do|da|del|dell|della) .*|\bto\b.*|\boffice of the\b.*"
    r"|\b(?:aspiring|looking for|seeking)\b.*"
    r"|\b(?:former|ex|retired|ehemalige[rn]?|ancien|antiguo)\b.*"
    r"| (?:at|bei|chez)\b.*|@.*"
)
_APART = re.compile(r"[,;|()\[\]:•\u2013\u2014]| - ")
_JOINED = re.compile(r" and |&|/|\+| und | et | y | e ")
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = frozenset(("Mn", "Me", "Cf"))  # accents, and marks of no width
_GENERAL = frozenset({"director", "president", "manager"})
_MANAGES = frozenset({"manager", "managers", "management"})
_ASSISTS = frozenset(
    {"assistant", "assistante", "assistent", "assistentin", "assistenz", "asistente", "assistente"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: fields that can be led, fields merely covered, and seniority."""

    fields: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    leads: bool = False
    manages: bool = False
    alone: bool = False
    known: bool = False

    def roles(self) -> Iterator[str]:
        """The roles covered, the most telling first."""
        for field in self.fields:
            if self.leads or (self.manages and field in MANAGERS_LEAD):
                yield field + LEADERSHIP
        yield from self.fields
        yield from self.also


@lru_cache(maxsize=8192)
def roles_of(title: str, department: str = "") -> frozenset[str]:
    """Names of the roles that somebody with this title, in this department, covers."""
    return frozenset(read(title, department).roles())


def covers(person: Person, role: str) -> bool:
    """Whether this person can stand for the role; nobody who has left, no bot, no outsider."""
    staff = person.kind in (PersonKind.MEMBER, PersonKind.GUEST) and not person.left
    return staff and role in roles_of(person.title, person.department)


def read(title: str, department: str = "") -> Reading:
    """The title decides; the department only when the title names no field."""
    own, around = _read(title), _read(department) if department else Reading()
    if own.known:
        return _several(title, own, around)
    if around.fields or around.also:
        return Reading(around.fields, around.also, own.leads, own.manages, known=True)
    return Reading(also=(EXECUTIVE,)) if own.alone else own


def _several(title: str, own: Reading, around: Reading) -> Reading:
    """A CPO of the people department is not one of products."""
    options = SEVERAL.get(fold(title).strip(), ())
    chosen = tuple(field for field in around.fields if field in options)
    return Reading(chosen, (EXECUTIVE,), leads=True, known=True) if chosen else own


def fold(text: str) -> str:
    """Lower case without accents, with the commonest spellings made one.

    >>> fold("Sr. Vice-President, R&D")
    'sr. vp, rnd'
    """
    plain = unicodedata.normalize("NFKD", in_english(text[:300].casefold()))
    folded = "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)
    for pattern, to in _SPELLINGS:
        folded = pattern.sub(to, folded)
    return folded


def _read(text: str) -> Reading:
    """Read up to the first part that names a field: "Director, Sales, Law firms" is in sales."""
    leads = manages = alone = False
    also: tuple[str, ...] = ()
    for part in _APART.split(_SOMEBODY_ELSE.sub(" ", fold(text))):
        found = _read_part(part)
        leads, manages, alone = leads or found.leads, manages or found.manages, alone or found.alone
        if found.known and not _broad(found, part):
            return Reading(found.fields, also + found.also, leads, manages, alone, known=True)
        leads, also = leads or found.known, also + found.also
    return Reading((), also, leads, manages, alone, known=bool(also))


def _broad(found: Reading, part: str) -> bool:
    """An executive director may be one of something: "Executive Director, Marketing"."""
    general = not _GENERAL.isdisjoint(part.split())
    return general and not found.fields and EXECUTIVE in found.also


def _read_part(part: str) -> Reading:
    pieces = [_read_piece(piece) for piece in _JOINED.split(part)]
    return Reading(
        tuple(dict.fromkeys(field for piece in pieces for field in piece.fields)),
        tuple(dict.fromkeys(field for piece in pieces for field in piece.also)),
        leads=any(piece.leads for piece in pieces),
        manages=any(piece.manages for piece in pieces),
        alone=any(piece.alone for piece in pieces),
        known=any(piece.known for piece in pieces),
    )


def _read_piece(piece: str) -> Reading:
    tokens = [token for token in _WORD.findall(piece) if token not in LITTLE]
    meanings, rest = _match(tokens)
    told = _occupations(meanings)
    names = [name for meaning in told for name in re.sub(r"[!^]", "", meaning).split()]
    fields = tuple(name for name in names if name[0] != "+" and name != EXECUTIVE)
    if not _ASSISTS.isdisjoint(rest):
        return Reading(fields, known=True)
    return Reading(
        fields,
        tuple(name.removeprefix("+") for name in names if name not in fields),
        leads=any("!" in meaning for meaning in told) or _leads(tokens, rest),
        manages=not _MANAGES.isdisjoint(rest),
        alone=not SENIOR_ALONE.isdisjoint(rest),
        known=bool(meanings),
    )


def _occupations(meanings: list[str]) -> list[str]:
    """An occupation outweighs the fields around it; words that name no role outweigh everything."""
    if "" in meanings:
        return []
    return [m for m in meanings if "^" in m] or meanings


def _match(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The longest known phrases from left to right, and the tokens that belong to none."""
    meanings, rest = [], []
    at = 0
    while at < len(tokens):
        for size in range(min(LONGEST, len(tokens) - at), 0, -1):
            meaning = _meaning(tuple(tokens[at : at + size]))
            if meaning is not None:
                meanings.append(meaning)
                break
        else:
            size = 1
            rest.append(tokens[at])
        at += size
    return meanings, rest


def _meaning(words: tuple[str, ...]) -> str | None:
    found = PHRASES.get(words)
    if found is None and words[-1].endswith("s"):
        found = PHRASES.get((*words[:-1], words[-1][:-1]))
    return _compound(words[0]) if found is None and len(words) == 1 else found


def _compound(word: str) -> str | None:
    stem = next((s for s in STEMS if word.startswith(s) and len(word) > len(s) + 2), None)
    if stem is None:
        return None
    return STEMS[stem] + ("!" if word.endswith(LEADING_ENDINGS) else "")


def _leads(tokens: list[str], rest: list[str]) -> bool:
    """A "Sales Lead" leads; a "Lead Designer" need not."""
    lead = rest[-1:] == ["lead"] and (tokens[-1] == "lead" or "team" in tokens)
    return lead or not LEADING.isdisjoint(rest)
