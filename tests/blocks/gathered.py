"""Every example, and what a person can press in it."""

from blocks.actions import ActionId
from blocks.cards.sample import Example
from blocks.elements import Actions, Button, Card, Form
from tools.examples import examples_of, modules


def everything() -> list[tuple[str, Example]]:
    return [(module, example) for module in modules() for example in examples_of(module)]


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
