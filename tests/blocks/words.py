"""A card or form as words, one piece per line, so that a test shows what a person reads."""

import textwrap
from typing import assert_never

from blocks.cards.sample import Example
from blocks.elements import (
    Actions,
    Button,
    ButtonStyle,
    Card,
    Choice,
    DateInput,
    Divider,
    Element,
    Facts,
    FieldErrors,
    FileInput,
    Footnote,
    Form,
    Group,
    Heading,
    Input,
    MultiChoice,
    Notice,
    Option,
    PeoplePicker,
    Points,
    Quote,
    Row,
    Text,
    TextInput,
    Whereabouts,
)


def in_words(shown: Card | Form | Notice | FieldErrors) -> str:
    match shown:
        case Card(title=title, body=body):
            return "\n".join([f"** {title} **", *map(_element, body)])
        case Form(title=title, body=body):
            submit = f" [{shown.submit_label}] (primary)" if shown.submit else ""
            return "\n".join(
                [f"== {title} ==", *map(_part, body), f"[{shown.close_label}]{submit}"]
            )
        case Notice(text):
            return text
        case FieldErrors(errors):
            return "\n".join(f"{field}: {words}" for field, words in errors)
        case unreachable:
            assert_never(unreachable)


def read(examples: tuple[Example, ...]) -> str:
    """What every example says, under its name; the rough ones are looked at by other means."""
    return "\n".join(
        f"\n### {example.name}\n{_wrapped(in_words(example.shows))}"
        for example in examples
        if not example.rough
    )


def _wrapped(words: str) -> str:
    lines = (textwrap.wrap(line, 96, subsequent_indent="    ") for line in words.split("\n"))
    return "\n".join(line for wrapped in lines for line in wrapped)


def _part(part: Element | Input | Row | Group | Card) -> str:
    if isinstance(part, Card):
        return "\n".join([f"** {part.title} **", *map(_element, part.body)])
    if isinstance(part, Row):
        chosen = (next(o.label for o in c.options if o.value == c.initial) for c in part.choices)
        return f"{part.label}: {' | '.join(chosen)}"
    if isinstance(part, Group):
        return "\n".join(map(_part, part.parts))
    if isinstance(part, TextInput | Choice | MultiChoice | PeoplePicker | DateInput | FileInput):
        optional = " (optional)" if part.optional else ""
        hint = f"\n  ({part.hint})" if part.hint else ""
        return f"{part.label}{optional}: {_filled(part)}{hint}"
    return _element(part)


def _filled(part: Input) -> str:
    match part:
        case TextInput(initial=initial, placeholder=placeholder):
            return f"_{initial or placeholder}_"
        case Choice(options=options, initial=initial):
            return _options(options, (initial,), "()", "(o)")
        case MultiChoice(options=options, initial=initial):
            return _options(options, initial, "[]", "[x]")
        case PeoplePicker(placeholder=placeholder):
            return f"_{placeholder}_"
        case DateInput(initial=initial):
            return f"_{initial or 'a day'}_"
        case FileInput(types=types):
            return f"_a file: {', '.join(types)}_"
        case unreachable:
            assert_never(unreachable)


def _options(options: tuple[Option, ...], chosen: tuple[str, ...], off: str, on: str) -> str:
    """The first ten; long lists are named by their length."""
    rows = [
        f"{on if o.value in chosen else off} {o.label}"
        + (f", {o.description}" * bool(o.description))
        for o in options
        if len(options) <= 10 or o.value in chosen
    ]
    more = [f"of {len(options)}"] if len(options) > 10 else []
    return "".join(f"\n  {row}" for row in (*rows, *more))


def _element(element: Element) -> str:
    match element:
        case Text(text):
            return text
        case Heading(text):
            return f"# {text}"
        case Quote(text):
            return "\n".join(f"> {line}" for line in text.split("\n"))
        case Points(lead, points):
            return "\n".join([lead, *(f"- {point}" for point in points)])
        case Footnote(text):
            return f"({text})"
        case Facts(facts):
            return "\n".join(f"{fact.label}: {fact.value}" for fact in facts)
        case Whereabouts(lead, place):
            return f"{lead} <{place.channel}>"
        case Divider():
            return "---"
        case Actions(buttons, more, menu):
            chosen = f"[{menu.label}: {', '.join(o.label for o in menu.options)}] " if menu else ""
            row = (chosen + " ".join(map(_button, buttons))).strip()
            return "\n".join([row, *(f"  ... {button.label}" for button in more)])
        case unreachable:
            assert_never(unreachable)


def _button(button: Button) -> str:
    style = "" if button.style is ButtonStyle.DEFAULT else f" ({button.style.value})"
    return f"[{button.label}]{style}" + (f" asks: {button.ask}" if button.ask else "")
