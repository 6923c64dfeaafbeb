"""What can be wrong with a template or with branding: facts, the words are in `blocks`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from invites.errors import InviteError


class FaultCode(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNKNOWN_VARIABLE = "unknown_variable"
    BRACES = "braces"
    BRACKETS = "brackets"
    IDLE_BRACKETS = "idle_brackets"
    LINK = "link"
    ADDRESS = "address"
    MENTION = "mention"
    SECRET = "secret"  # noqa: S105 - the name of a fault
    MONEY = "money"
    PRIVATE = "private"
    NO_NAME = "no_name"
    COLOUR = "colour"
    CONTRAST = "contrast"
    LINES = "lines"


class Caution(StrEnum):
    """What may be as it is, though the author should look at it once more."""

    EXCLAMATION = "exclamation"
    CAPITALS = "capitals"
    MARKUP = "markup"
    LONG = "long"
    NO_WORK = "no_work"
    GAP = "gap"
    PROMISE = "promise"
    PRESSURE = "pressure"
    TIME = "time"
    MONEY = "money"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Fault:
    """`what` quotes the text; `hint` is what was probably meant, or the nearest that is allowed."""

    code: FaultCode
    what: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    code: Caution
    what: str = ""


class BadWording(InviteError):
    """A template or branding that cannot be saved; each fault under the field it concerns."""

    code = "bad_wording"

    def __init__(self, faults: tuple[tuple[str, Fault], ...]) -> None:
        super().__init__(faults)
        self.faults = faults


class WordingChanged(InviteError):
    """Somebody saved another version while this form was open; `who` may be unknown by now."""

    code = "wording_changed"

    def __init__(self, who: str, at: datetime, field: str) -> None:
        super().__init__(who, at, field)
        self.who = who
        self.at = at
        self.field = field


class AlreadyThere(InviteError):
    """There is a template for this kind of work and language; it is to be changed instead."""

    code = "template_already_there"


class AdministratorsOnly(InviteError):
    """`names` are some who may."""

    code = "administrators_only"

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        self.names = names
