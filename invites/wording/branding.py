"""How a customer looks in letters and on pages, and the tone in which its drafts are written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from invites.cells import clean
from invites.drafting.facts import Tone
from invites.language import locale
from invites.people import PersonId
from invites.wording.colours import is_readable, read, readable
from invites.wording.faults import BadWording, Fault, FaultCode
from invites.wording.lint import faults_of, tidied
from invites.wording.template import Version, holding
from invites.work import WorkItemKind

NAME_LIMIT, LINE_LIMIT, LINES = 60, 80, 4
_LOUD = (FaultCode.LINK, FaultCode.ADDRESS, FaultCode.MENTION, FaultCode.SECRET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is set: a name as sender, `#rrggbb`, lines under a letter. Empty is as it ships."""

    name: str = ""
    colour: str = ""
    signature: tuple[str, ...] = ()
    tone: Tone | None = None
    """None: the operator's setting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branding:
    """One saving of it; the highest number holds."""

    look: Look
    number: int
    at: datetime
    by: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All of a customer's words and looks that hold now."""

    templates: Sequence[Version] = ()
    branding: Branding | None = None
    look: Look = field(default_factory=Look)

    def template(self, kind: WorkItemKind) -> str:
        """The one that holds for readers of the language being spoken; empty for what ships."""
        found = holding(self.templates, kind, locale())
        return found.text if found else ""


def checked(name: str, colour: str, signature: str, tone: Tone | None) -> Look:
    """From what was typed; `BadWording` says what is wrong with which field."""
    lines = tuple(clean(line) for line in tidied(signature).split("\n") if line.strip())
    look = Look(name=clean(name), colour=read(colour), signature=lines, tone=tone)
    faults = [
        *(("name", fault) for fault in _name_faults(look.name)),
        *(("colour", fault) for fault in _colour_faults(colour, look.colour)),
        *(("signature", fault) for fault in _signature_faults(lines)),
    ]
    if faults:
        raise BadWording(tuple(faults))
    return look


def _name_faults(name: str) -> list[Fault]:
    """It stands where a mail program shows who writes: nothing there may look like an address."""
    if len(name) > NAME_LIMIT:
        return [Fault(FaultCode.TOO_LONG, str(len(name)), str(NAME_LIMIT))]
    if name and not any(c.isalnum() for c in name):
        return [Fault(FaultCode.NO_NAME, name)]
    loud = [fault for fault in _plain_faults(name) if fault.code in _LOUD]
    if not loud and ("@" in name or "<" in name):
        loud = [Fault(FaultCode.ADDRESS, name)]
    return loud[:1]


def _colour_faults(typed: str, colour: str) -> list[Fault]:
    if not typed.strip():
        return []
    if not colour:
        return [Fault(FaultCode.COLOUR, clean(typed)[:20])]
    if not is_readable(colour):
        return [Fault(FaultCode.CONTRAST, colour, readable(colour))]
    return []


def _signature_faults(lines: tuple[str, ...]) -> list[Fault]:
    if len(lines) > LINES:
        return [Fault(FaultCode.LINES, str(len(lines)), str(LINES))]
    long = [line for line in lines if len(line) > LINE_LIMIT]
    if long:
        return [Fault(FaultCode.TOO_LONG, str(len(long[0])), str(LINE_LIMIT))]
    return [f for line in lines for f in _plain_faults(line) if f.code in _LOUD][:1]


def _plain_faults(text: str) -> tuple[Fault, ...]:
    """Braces mean nothing here."""
    return faults_of("".join(c for c in text if c not in "{}[]"), "en") if text else ()
