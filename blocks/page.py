"""A card or form as a page that works without a script: every button posts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from blocks.actions import ActionId
from blocks.elements import (
    Button,
    Card,
    Choice,
    DateInput,
    Element,
    FileInput,
    Form,
    Group,
    Heading,
    Input,
    MultiChoice,
    PeoplePicker,
    Row,
    TextInput,
)
from blocks.parts import Links, Part, part
from blocks.templates import rendered
from invites.language import _

INPUTS = (TextInput, Choice, MultiChoice, PeoplePicker, DateInput, FileInput)
Filled = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds a card on its page.

    `target` is where its buttons post to, `guard` goes with each post, `actions` are those that
    may be pressed here; `filled` and `errors` are those of a form that came back.
    """

    css: str
    target: str = ""
    guard: str = ""
    actions: frozenset[ActionId] = frozenset()
    filled: Filled = field(default_factory=dict[str, tuple[str, ...]])
    errors: Mapping[str, str] = field(default_factory=dict[str, str])
    foot: str = ""
    brand: str = ""
    """What the customer calls itself."""


def card_page(card: Card, setting: Setting) -> str:
    def leads(button: Button) -> str:
        return setting.target if button.action in setting.actions else ""

    links = Links(leads)
    shown = [part(element, links) for element in card.body]
    problems = list(setting.errors.values())
    return _page(card.title, [p for p in shown if p], setting, problems=problems)


def form_page(form: Form, setting: Setting) -> str:
    """Errors of fields that are not here stand above the form."""
    body = [each for part_of in form.body for each in _one_by_one(part_of)]
    shown = [_part(each, setting) for each in body]
    submit = {"action": form.submit.value, "label": form.submit_label} if form.submit else None
    known = {each.name for each in body if isinstance(each, INPUTS)}
    problems = [words for name, words in setting.errors.items() if name not in known]
    return _page(form.title, shown, setting, submit=submit, problems=problems, back=_("Back"))


def told_page(title: str, words: tuple[str, ...], setting: Setting, back: str = "") -> str:
    """A page that only says something."""
    return _page(title, [{"kind": "text", "text": each} for each in words], setting, back=back)


def asking_page(
    title: str, words: tuple[str, ...], button: tuple[str, str], setting: Setting
) -> str:
    """A page with one button: what it posts as `action`, and its label."""
    shown: list[Part] = [{"kind": "text", "text": each} for each in words]
    action, label = button
    return _page(title, shown, setting, submit={"action": action, "label": label})


def _page(
    title: str,
    shown: list[Part],
    setting: Setting,
    *,
    submit: dict[str, str] | None = None,
    problems: list[str] | None = None,
    back: str = "",
) -> str:
    return rendered(
        "page.html",
        title=title,
        parts=shown,
        submit=submit,
        problems=problems or [],
        back=back,
        target=setting.target,
        guard=setting.guard,
        css=setting.css,
        foot=setting.foot,
        brand=setting.brand,
    )


def _one_by_one(part_of: Element | Input | Row | Group | Card) -> tuple[Element | Input, ...]:
    """A page has room for one menu after the other, each under its own label."""
    if isinstance(part_of, Card):
        return (Heading(part_of.title), *part_of.body)
    if isinstance(part_of, Group):
        return part_of.parts
    return part_of.choices if isinstance(part_of, Row) else (part_of,)


def _part(each: Element | Input, setting: Setting) -> Part:
    if not isinstance(each, INPUTS):
        return part(each, Links())
    chosen = setting.filled.get(each.name, _initial(each))
    error = setting.errors.get(each.name, "")
    return {
        "kind": "input",
        "name": each.name,
        "label": each.label,
        "hint": each.hint,
        "chosen": chosen,
        "error": error,
        **_control(each),
    }


def _control(each: Input) -> Part:
    """How a browser asks for it. A colleague is named by their address: a page has no directory."""
    match each:
        case TextInput(multiline=True):
            return {"type": "textarea", "limit": each.max_length}
        case TextInput():
            return {"type": "text"}
        case Choice(spread=True):
            return {"type": "radio", "options": [(o.value, o.label) for o in each.options]}
        case Choice():
            return {"type": "select", "options": [(o.value, o.label) for o in each.options]}
        case MultiChoice():
            return {"type": "checkbox", "options": [(o.value, o.label) for o in each.options]}
        case PeoplePicker():
            return {"type": "email", "placeholder": _("Their e-mail address")}
        case DateInput():
            return {"type": "date"}
        case FileInput():  # no page takes one: lists are uploaded in chat
            return {"type": "file"}
        case unreachable:
            assert_never(unreachable)


def _initial(each: Input) -> tuple[str, ...]:
    match each:
        case MultiChoice(initial=chosen):
            return chosen
        case DateInput(initial=day):
            return (day.isoformat(),) if day else ()
        case PeoplePicker() | FileInput():
            return ()
        case _:
            return (each.initial,) if each.initial else ()
