"""From a template to the message: every gap filled once, with cleaned plain text."""

import re
from collections.abc import Mapping, Sequence

from invites.cells import clean
from invites.drafting.facts import SENT
from invites.language import _
from invites.people import Person
from invites.roles import ROLES
from invites.suggestion import Evidence, EvidenceKind, Proposed
from invites.template import kind_noun, shown_subject
from invites.wording.parsing import Gap, Maybe, Piece, Words, parse
from invites.wording.variables import FALLBACKS, Variable
from invites.work import Visibility, WorkItem

Values = Mapping[Variable, str]
LONGEST_VALUE, LONGEST = 150, 2000
_ENDS = (".", "?", "!", "\n", "。", "？", "！")
_NAMED = (Variable.INVITER_NAME, Variable.INVITER_FIRST_NAME, Variable.INVITEE_FIRST_NAME)


def values_of(
    item: WorkItem, proposed: Sequence[Proposed], inviter: Person, invitee: Person | None
) -> Values:
    """What is known, in the language being spoken; a private work item keeps its name."""
    role = next((ROLES[p.role].label for p in proposed if p.role in ROLES), "")
    hers = next((p for p in proposed if invitee is None or p.person_id == invitee.id), None)
    found = {
        Variable.INVITEE_FIRST_NAME: _first_name(invitee),
        Variable.INVITER_NAME: _name(inviter),
        Variable.INVITER_FIRST_NAME: _first_name(inviter),
        Variable.WORK_ITEM: shown_subject(item),
        Variable.KIND: kind_noun(item.kind),
        Variable.ROLE: _(role) if role else "",
        Variable.REASON: _reason(item, hers.evidence if hers else ()),
    }
    return {variable: clean(value)[:LONGEST_VALUE] for variable, value in found.items()}


def filled(text: str, values: Values) -> str:
    """The message. A template is stored only without faults; one with some stays as it is."""
    parsed = parse(text)
    if parsed.faults:
        return text
    written = ""
    for piece in parsed.pieces:
        written += _said(piece, values, written)
    return _tidy(written)[:LONGEST]


def _said(piece: Piece, values: Values, before: str) -> str:
    match piece:
        case Words(text):
            return text
        case Gap(variable):
            return _opening(variable, values.get(variable) or _(FALLBACKS[variable]), before)
        case Maybe(pieces):
            if not all(values.get(p.variable) for p in pieces if isinstance(p, Gap)):
                return ""
            said = ""
            for each in pieces:
                said += _said(each, values, before + said)
            return said


def _opening(variable: Variable, value: str, before: str) -> str:
    """Large at the beginning of a sentence, except for names, which people spell themselves."""
    begins = not before.strip() or before.rstrip(" ").endswith(_ENDS)
    return value[:1].upper() + value[1:] if begins and variable not in _NAMED else value


def _tidy(text: str) -> str:
    """Without the gaps that parts leave which went."""
    lines = (re.sub(r" {2,}", " ", line).strip() for line in text.split("\n"))
    return re.sub(r" +([,.])", r"\1", re.sub(r"\n{3,}", "\n\n", "\n".join(lines))).strip()


def _name(person: Person | None) -> str:
    return "" if person is None or person.forgotten else clean(person.name)


def _first_name(person: Person | None) -> str:
    return _name(person).split(" ", 1)[0]


def _reason(item: WorkItem, evidence: Sequence[Evidence]) -> str:
    """A whole sentence out of numbers; how many are on private work is not told."""
    if item.visibility is Visibility.PRIVATE:
        return ""
    said = (_because(each) for each in evidence if each.kind in SENT)
    return next((each for each in said if each), "")


def _because(evidence: Evidence) -> str:
    match evidence.kind:
        case EvidenceKind.WORKS_WITH:
            told = _("You already work with {count} of the {of} people on it.")
            return told.format(**evidence.facts)
        case EvidenceKind.ASKED_LATELY:
            return _("People on it have turned to you lately.")
        case EvidenceKind.JOINED_SIMILAR:
            told = _("You joined {count} of {of} similar pieces of work.")
            return told.format(**evidence.facts)
        case _:
            return ""
