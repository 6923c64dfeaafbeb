"""What holds for all that people are shown: it renders, reads well, each press leads somewhere."""

import unicodedata
from typing import Any

import pytest

from blocks import slack
from blocks.actions import ActionId
from blocks.cards.sample import Example, Surface
from blocks.elements import ButtonStyle, Card, FieldErrors, Form, Notice
from handlers.commands import COMMANDS
from handlers.routes import ROUTES
from handlers.slack.listeners import SHORTCUTS
from handlers.slack.payloads import TYPED
from playground.blockkit import validate_message, validate_view
from playground.driver import text_of
from tests.blocks.gathered import actions, buttons, everything
from tests.blocks.words import in_words
from tools.examples import modules

EVERY = everything()
TIDY = [(module, example) for module, example in EVERY if not example.rough]
# Slack cuts longer labels off on a phone.
LABEL = 26
INVISIBLE = {"Cf", "Cc", "Co", "Cs"}


def over(found: list[tuple[str, Example]]) -> pytest.MarkDecorator:
    names = [f"{module}: {example.name}" for module, example in found]
    return pytest.mark.parametrize("example", [example for _, example in found], ids=names)


every, tidy = over(EVERY), over(TIDY)


def drawn(example: Example) -> dict[str, Any]:
    match example.shows:
        case Card() as card if example.surface is Surface.HOME:
            return slack.home(card)
        case Card() as card:
            return slack.message(card)
        case Form() as form:
            return slack.modal(form)
        case Notice() as notice:
            return slack.notice_modal("Usher", notice)
        case FieldErrors(errors):
            return {"errors": dict(errors)}


@every
def test_slack_takes_it(example: Example) -> None:
    payload = drawn(example)
    if isinstance(example.shows, FieldErrors):
        assert all(0 < len(words) <= 2000 for words in payload["errors"].values())
        return
    validate = validate_view if "type" in payload else validate_message
    assert validate(payload) == []


@every
def test_nothing_a_person_wrote_becomes_markup(example: Example) -> None:
    """Slack reads markup in `text` and in mrkdwn objects; there is none but the escaped `text`."""
    payload = drawn(example)
    assert "mrkdwn" not in repr(payload)
    assert not {"<", ">"} & set(payload.get("text", ""))


@every
def test_no_invisible_character_is_shown(example: Example) -> None:
    hidden = [
        c for c in text_of(drawn(example)) if unicodedata.category(c) in {"Cf", "Cc", "Co", "Cs"}
    ]
    assert set(hidden) <= {"\n"}


@every
def test_it_is_short_enough_to_be_read(example: Example) -> None:
    """A message of 2,000 characters is quoted whole; everything else stays brief."""
    most = 30_000 if example.surface is Surface.HOME or isinstance(example.shows, Form) else 3_500
    assert len(in_words(example.shows)) <= most


@tidy
def test_it_is_calm(example: Example) -> None:
    words = in_words(example.shows)
    assert "!" not in words
    assert [c for c in words if unicodedata.category(c) == "So"] == []
    assert "  " not in words.replace("\n  ", "\n")
    assert "None" not in words
    assert ".." not in words.replace("...", "")


@every
def test_at_most_one_button_stands_out(example: Example) -> None:
    primary = [b for b in buttons(example) if b.style is ButtonStyle.PRIMARY]
    assert len(primary) <= 1


@every
def test_labels_are_short(example: Example) -> None:
    long = [b.label for b in buttons(example) if len(b.label) > LABEL]
    assert long == [] or example.rough


@tidy
def test_a_title_fits(example: Example) -> None:
    shown = example.shows
    if isinstance(shown, Form):
        assert len(shown.title) <= 24
        assert len(shown.submit_label) <= 24
    if isinstance(shown, Card):
        assert 0 < len(shown.title) <= 150


@every
def test_every_press_leads_somewhere(example: Example) -> None:
    assert actions(example) <= set(ROUTES)


def test_every_action_has_a_route() -> None:
    assert set(ROUTES) == set(ActionId)


def test_every_action_can_be_reached_by_a_person() -> None:
    pressed = {action for _, example in EVERY for action in actions(example)}
    assert {TYPED} | pressed | set(COMMANDS.values()) | set(SHORTCUTS.values()) == set(ActionId)


def test_every_module_shows_examples_by_different_names() -> None:
    for module in modules():
        names = [example.name for found, example in EVERY if found == module]
        assert names, module
        assert len(names) == len(set(names)), module
