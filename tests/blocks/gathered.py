"""Every example of every card and form, with the module it comes from."""

import importlib
import pkgutil
from collections.abc import Iterator

from blocks import cards
from blocks.actions import ActionId
from blocks.cards.sample import Example
from blocks.elements import Actions, Button, Card, Form

# These hold words and data for the cards, and show nothing by themselves.
WITHOUT = {"sample", "evidence"}


def modules() -> list[str]:
    found = [module.name for module in pkgutil.iter_modules(cards.__path__)]
    return [name for name in found if name not in WITHOUT]


def examples() -> Iterator[tuple[str, Example]]:
    for name in modules():
        module = importlib.import_module(f"blocks.cards.{name}")
        yield from ((name, example) for example in module.examples())


def everything() -> list[tuple[str, Example]]:
    return list(examples())


def buttons(example: Example) -> list[Button]:
    shown = example.shows
    rows = shown.body if isinstance(shown, Card | Form) else ()
    found = [row for row in rows if isinstance(row, Actions)]
    return [button for row in found for button in (*row.buttons, *row.more)]


def actions(example: Example) -> set[ActionId]:
    """What this can lead to: its buttons and, of a form, its submission."""
    shown = example.shows
    submit = {shown.submit} if isinstance(shown, Form) and shown.submit else set()
    return submit | {button.action for button in buttons(example)}
