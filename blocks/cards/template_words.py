"""How templates, their gaps and what is wrong with them are named; for the cards beside this."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeAlias

from blocks.elements import FieldErrors, Notice, Points
from blocks.text import clean, listing, name, readers_moment
from invites.drafting.facts import Tone
from invites.drafting.writing import language_name
from invites.language import N_, _, pgettext
from invites.people import Person, PersonId
from invites.wording.faults import (
    AdministratorsOnly,
    AlreadyThere,
    BadWording,
    Caution,
    Fault,
    FaultCode,
    Remark,
    WordingChanged,
)
from invites.wording.template import Slot
from invites.wording.variables import Variable
from invites.work import WorkItemKind

KINDS = {
    WorkItemKind.PROJECT: N_("Projects"),
    WorkItemKind.TASK: N_("Tasks"),
    WorkItemKind.WORKFLOW: N_("Workflows"),
    WorkItemKind.CADENCE: N_("Cadences"),
    WorkItemKind.DOCUMENT: N_("Documents"),
    WorkItemKind.CHANNEL: N_("Channels"),
}
TONES = {
    Tone.PLAIN: N_("Plain and friendly"),
    Tone.BRIEF: N_("As short as possible"),
    Tone.WARM: N_("Warm and appreciative"),
    Tone.FORMAL: N_("Formal and polite"),
}
MEANINGS = {
    Variable.WORK_ITEM: N_("{gap}: the work, as in “the Q3 outreach cadence”"),
    Variable.KIND: N_("{gap}: what kind of work it is, as in “cadence”"),
    Variable.ROLE: N_(
        "{gap}: the role that is missing, as in “Sales leadership”; else “your field”"
    ),
    Variable.REASON: N_(
        "{gap}: a sentence why them, as in “You already work with 3 of the 4 people on it.”; "
        "else “Your view would help us.”"
    ),
    Variable.INVITEE_FIRST_NAME: N_(
        "{gap}: the first name of whoever is invited, as in “Sarah”; else “colleague”"
    ),
    Variable.INVITER_NAME: N_("{gap}: who invites, as in “Sam Reed”"),
    Variable.INVITER_FIRST_NAME: N_("{gap}: their first name, as in “Sam”"),
}
_FAULTS = {
    FaultCode.EMPTY: N_("Write a sentence or two."),
    FaultCode.BRACES: N_("A brace has no partner. Gaps are written like {gap}."),
    FaultCode.BRACKETS: N_("A square bracket has no partner, or stands within another pair."),
    FaultCode.IDLE_BRACKETS: N_(
        "“{what}” has no gap in it, so it would never be left out. Take the brackets off."
    ),
    FaultCode.LINK: N_("“{what}” is a link. Messages carry none; the buttons lead on."),
    FaultCode.ADDRESS: N_("“{what}” is an address. Whoever answers reaches the inviter anyway."),
    FaultCode.MENTION: N_("“{what}” would call somebody. Use {gap} for a name."),
    FaultCode.SECRET: N_("This looks like a password, a key or a number that is secret."),
    FaultCode.MONEY: N_("“{what}” speaks of money. What it costs stands below the message."),
    FaultCode.PRIVATE: N_("“{what}” touches what is private. Leave it out."),
    FaultCode.NO_NAME: N_("Write a name that can be read."),
    FaultCode.COLOUR: N_("“{what}” is no colour. Write it like #0b5cab."),
}
_REMARKS = {
    Caution.EXCLAMATION: N_("It has an exclamation mark. Usher speaks calmly everywhere else."),
    Caution.CAPITALS: N_("“{what}” in capitals reads like shouting."),
    Caution.MARKUP: N_("Marks such as * or # are shown as they are typed."),
    Caution.LONG: N_("It is long. Two sentences are read, more are skimmed."),
    Caution.NO_WORK: N_("It does not name the work. Think of {work_item}."),
    Caution.PROMISE: N_("“{what}” reads like a promise."),
    Caution.PRESSURE: N_("“{what}” reads like pressure. They are free to decline."),
    Caution.TIME: N_("“{what}” may be wrong by the time it is read."),
    Caution.MONEY: N_("“{what}” may speak of money in one of the languages."),
    Caution.PRIVATE: N_("“{what}” may touch what is private in one of the languages."),
}


def gap(variable: Variable) -> str:
    return "{" + variable + "}"


def kind_label(slot: Slot) -> str:
    return _(KINDS[slot.kind]) if slot.kind else _("Any kind of work")


def language_label(slot: Slot) -> str:
    return language_name(slot.language) if slot.language else _("any language")


def slot_label(slot: Slot) -> str:
    return _("{kind}, {language}").format(kind=kind_label(slot), language=language_label(slot))


def saved_by(who: Person | None, at: datetime) -> str:
    named = name(who) if who else _("Somebody who is not known any more")
    return _("{who}, {when}").format(who=named, when=readers_moment(at))


def author(people: Mapping[PersonId, Person], by: PersonId | None) -> Person | None:
    return people.get(by) if by else None


def meanings() -> Points:
    lead = _("What stands in braces is filled in for each invitation:")
    return Points(lead, tuple(_(MEANINGS[v]).format(gap=gap(v)) for v in MEANINGS))


def remark_lines(remarks: Iterable[Remark]) -> tuple[str, ...]:
    return tuple(_remark(each) for each in remarks)


def _remark(remark: Remark) -> str:
    what = clean(remark.what, 60)
    match remark.code:
        case Caution.GAP:
            told = _(
                "{gap} is not always known. Put it and the words around it in [square brackets] "
                "to leave them out then."
            )
            return told.format(gap=gap(Variable(remark.what)))
        case code:
            return _(_REMARKS[code]).format(what=what, work_item=gap(Variable.WORK_ITEM))


def fault_line(fault: Fault) -> str:
    what = clean(fault.what, 60)
    match fault.code:
        case FaultCode.TOO_LONG:
            told = _("It has {count} characters. Keep it under {limit}.")
            return told.format(count=fault.what, limit=fault.hint)
        case FaultCode.LINES:
            return _("Keep it to {limit} lines.").format(limit=fault.hint)
        case FaultCode.UNKNOWN_VARIABLE if fault.hint:
            told = _("“{what}” cannot be filled in. Did you mean {gap}?")
            return told.format(what=what, gap=gap(Variable(fault.hint)))
        case FaultCode.UNKNOWN_VARIABLE:
            told = _("“{what}” cannot be filled in. What can: {gaps}.")
            every = listing([gap(v) for v in Variable], len(Variable))
            return told.format(what=what, gaps=every)
        case FaultCode.CONTRAST:
            told = _("White words on {colour} cannot be read well. The nearest that works: {hint}.")
            return told.format(colour=what, hint=fault.hint)
        case code:
            example = Variable.INVITEE_FIRST_NAME if code is FaultCode.MENTION else Variable.ROLE
            return _(_FAULTS[code]).format(what=what, gap=gap(example))


Refusal: TypeAlias = BadWording | WordingChanged | AlreadyThere | AdministratorsOnly


def wording_refusal(error: Refusal) -> FieldErrors | Notice:
    match error:
        case BadWording(faults=faults):
            return FieldErrors(_by_field(faults))
        case WordingChanged(field=field):
            told = _changed(error)
            return FieldErrors(((field, told),)) if field else Notice(told)
        case AlreadyThere():
            told = _("There is one for this already. Close this form and edit that one.")
            return FieldErrors((("language", told),))
        case AdministratorsOnly(names=names):
            return Notice(_only(names))


def _by_field(faults: tuple[tuple[str, Fault], ...]) -> tuple[tuple[str, str], ...]:
    found: dict[str, list[str]] = {}
    for field, fault in faults:
        found.setdefault(field, []).append(fault_line(fault))
    return tuple((field, " ".join(lines[:4])) for field, lines in found.items())


def _changed(error: WordingChanged) -> str:
    who = clean(error.who, 60) or pgettext("who did it", "Somebody")
    if error.field:
        told = _(
            "{who} saved another version meanwhile ({when}). Nothing is lost: copy your words, "
            "close this form and open it again."
        )
    else:
        told = _("{who} saved another version meanwhile ({when}). Open it again to see it.")
    return told.format(who=who, when=readers_moment(error.at))


def _only(names: tuple[str, ...]) -> str:
    known = [clean(each, 60) for each in names if clean(each)]
    if not known:
        return _("Only administrators of your organisation may see and change this.")
    told = _("Only administrators may see and change this. Ask {names}.")
    return told.format(names=listing(known, len(known)))
