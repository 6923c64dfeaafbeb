"""The closed vocabulary every card and form is written in; each platform can render all of it.

Strings are plain text. Formatting is the renderer's business, so nothing a person or a model
wrote can turn into markup, a mention or a link.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from blocks.actions import ActionId
from invites.language import _
from invites.work import Place


class ButtonStyle(StrEnum):
    DEFAULT = "default"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Over a part of a long card."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A short list under a lead-in."""

    lead: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A pointer to where a work item lives in chat, to be followed with one press."""

    lead: str
    place: Place


@dataclass(frozen=True, slots=True)
class Divider:
    pass


@dataclass(frozen=True, slots=True)
class Button:
    """`ask`, when set, is asked back before the press counts; `keep` is the way out of it."""

    action: ActionId
    label: str
    value: str
    style: ButtonStyle = ButtonStyle.DEFAULT
    ask: str = ""
    keep: str = field(default_factory=lambda: _("Keep it"))


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A choice that counts at once, as a press does; the option's value comes with it."""

    action: ActionId
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Actions:
    """Buttons in a row; `more` hides behind an overflow menu (at most five)."""

    buttons: tuple[Button, ...]
    more: tuple[Button, ...] = ()
    menu: Menu | None = None


Element: TypeAlias = (
    Text | Heading | Quote | Points | Footnote | Facts | Whereabouts | Divider | Actions
)


@dataclass(frozen=True, slots=True)
class Card:
    """One message. `title` doubles as the notification and screen-reader text.

    `version` is that of the subject shown, so that a copy which was overtaken can be told.
    `page` says which page of which list it is: a press on it leads back to the list.
    """

    title: str
    body: tuple[Element, ...] = ()
    version: int = field(default=0, compare=False, repr=False)
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextInput:
    name: str
    label: str
    initial: str = ""
    hint: str = ""
    placeholder: str = ""
    multiline: bool = False
    max_length: int = 2000
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a few options (at most 100)."""

    name: str
    label: str
    options: tuple[Option, ...]
    initial: str = ""
    hint: str = ""
    optional: bool = False
    spread: bool = False
    """Show all options at once (at most ten) instead of a menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiChoice:
    """Several of a few options; shown at once when there are ten or fewer."""

    name: str
    label: str
    options: tuple[Option, ...]
    initial: tuple[str, ...] = ()
    hint: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePicker:
    """People of the workspace. `initial` are user ids of the platform."""

    name: str
    label: str
    initial: tuple[str, ...] = ()
    hint: str = ""
    placeholder: str = ""
    optional: bool = False
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInput:
    name: str
    label: str
    initial: date | None = None
    hint: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileInput:
    """One file from the person's device. What comes back is the platform's name of it."""

    name: str
    label: str
    types: tuple[str, ...]
    """Endings of file names, without the dot."""
    hint: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A few menus side by side under one label, as in "chat" and "e-mail".

    Something is always chosen, so nothing in it can be wrong: errors have no place here.
    """

    label: str
    choices: tuple[Choice, ...]


Input: TypeAlias = TextInput | Choice | MultiChoice | PeoplePicker | DateInput | FileInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Parts of a form that can be replaced while it is open; see `Patch`.

    In a new `turn` nothing is remembered of what was filled in or chosen before.
    """

    name: str
    parts: tuple[Element | Input, ...]
    turn: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A modal on Slack, a dialog on Teams. `value` comes back with the submission.

    A form without `submit` only shows something. A card in it looks as it does by itself.
    `on_top`: asked for from within a form, it lies on that one instead of taking its place.
    """

    title: str
    body: tuple[Element | Input | Row | Group | Card, ...]
    submit: ActionId | None = None
    submit_label: str = ""
    close_label: str = field(default_factory=lambda: _("Cancel"))
    value: str = ""
    on_top: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A word to one person that replaces nothing; where it takes a modal, that can be closed."""

    text: str
    close_label: str = field(default_factory=lambda: _("Close"))


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """What is wrong with a form, by the name of the input; the form stays as it was filled."""

    errors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing more to show: the form closes."""


@dataclass(frozen=True, slots=True)
class Patch:
    """Replaces groups of the open form; everything else stays as the person filled it in.

    While `watched`, the input of this name tells of each change. `then`, when set, is awaited for
    a second patch, which is dropped if the form has changed meanwhile. `instead` stands when that
    fails, or when the form had changed before this one came.
    """

    groups: tuple[Group, ...]
    watched: str = ""
    then: Callable[[], Awaitable["Patch"]] | None = field(default=None, compare=False)
    instead: "Patch | None" = None


Reply: TypeAlias = Card | Form | Notice | FieldErrors | Done | Patch
