"""Every example, and what a person can press in it."""

from blocks.actions import ActionId
from blocks.cards.sample import Example
from blocks.elements import Actions, Button, Card, Form, Group
from tools.examples import examples_of, modules


def everything() -> list[tuple[str, Example]]:
    return [(module, example) for module in modules() for example in examples_of(module)]


def buttons(example: Example) -> list[Button]:
    shown = example.shows
    return [button for row in _rows(shown) for button in (*row.buttons, *row.more)]


def _rows(shown: object) -> list[Actions]:
    parts = shown.body if isinstance(shown, Card | Form) else ()
    flat = [p for part in parts for p in (part.parts if isinstance(part, Group) else (part,))]
    return [part for part in flat if isinstance(part, Actions)]


def actions(example: Example) -> set[ActionId]:
    """What this can lead to: its buttons and, of a form, its submission."""
    shown = example.shows
    submit = {shown.submit} if isinstance(shown, Form) and shown.submit else set()
    menus = {row.menu.action for row in _rows(shown) if row.menu}
    return submit | menus | {button.action for button in buttons(example)}
