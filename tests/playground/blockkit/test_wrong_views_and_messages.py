"""The frames around blocks: views and messages that Slack refuses."""

from typing import Any

import pytest

from playground.blockkit import validate_blocks, validate_message, validate_view
from tests.playground.blockkit.samples import (
    BLOCKS,
    HOME,
    MODAL,
    MODAL_BLOCKS,
    markup,
    plain,
    without,
)

# what is wrong, the view, where
WRONG_VIEWS: list[tuple[str, Any, list[str]]] = [
    ("nothing", None, [""]),
    ("a list", [], [""]),
    ("no type", without(MODAL, "type"), [""]),
    ("an unknown type", {**MODAL, "type": "dialog"}, ["/type"]),
    ("a modal without a title", without(MODAL, "title"), [""]),
    ("a modal without blocks", without(MODAL, "blocks"), [""]),
    ("Home without blocks", without(HOME, "blocks"), [""]),
    ("markup in a title", {**MODAL, "title": markup()}, ["/title/type"]),
    ("markup on the button", {**MODAL, "submit": markup()}, ["/submit/type"]),
    ("markup on the way out", {**MODAL, "close": markup()}, ["/close/type"]),
    ("a title as a string", {**MODAL, "title": "Invite"}, ["/title"]),
    ("no button for the input", {**MODAL, "blocks": [BLOCKS["input"]]}, [""]),
    ("blocks that are no list", {**MODAL, "blocks": {}}, ["/blocks"]),
    ("metadata that is an object", {**MODAL, "private_metadata": {}}, ["/private_metadata"]),
    ("a callback that is a number", {**MODAL, "callback_id": 1}, ["/callback_id"]),
    ("a flag in words", {**MODAL, "clear_on_close": "true"}, ["/clear_on_close"]),
    ("another flag in words", {**MODAL, "notify_on_close": 1}, ["/notify_on_close"]),
    ("a third flag in words", {**MODAL, "submit_disabled": "no"}, ["/submit_disabled"]),
    ("Home with a title", {**HOME, "title": plain()}, [""]),
    ("Home with a button", {**HOME, "submit": plain()}, [""]),
    ("Home with a way out", {**HOME, "close": plain()}, [""]),
    ("Home that clears", {**HOME, "clear_on_close": True}, [""]),
    ("markdown in a modal", {**MODAL, "blocks": [BLOCKS["markdown"]]}, ["/blocks/0/type"]),
    ("an alert in Home", {**HOME, "blocks": [MODAL_BLOCKS["alert"]]}, ["/blocks/0/type"]),
    ("a wrong block", {**HOME, "blocks": [{"type": "section"}]}, ["/blocks/0"]),
]


@pytest.mark.parametrize(
    ("view", "pointers"),
    [case[1:] for case in WRONG_VIEWS],
    ids=[case[0] for case in WRONG_VIEWS],
)
def test_a_wrong_view_is_refused_where_it_is_wrong(view: Any, pointers: list[str]) -> None:
    assert [problem.pointer for problem in validate_view(view)] == pointers


# what is wrong, the message, where
WRONG_MESSAGES: list[tuple[str, Any, list[str]]] = [
    ("nothing", None, [""]),
    ("a string", "hello", [""]),
    ("a message of nothing", {}, [""]),
    ("a message of emptiness", {"text": "", "blocks": [], "attachments": []}, [""]),
    ("text that is a number", {"text": 1}, ["/text"]),
    ("blocks that are an object", {"text": "a", "blocks": {}}, ["/blocks"]),
    ("blocks that are a string", {"text": "a", "blocks": "[]"}, ["/blocks"]),
    ("a block that is a string", {"text": "a", "blocks": ["a"]}, ["/blocks/0"]),
    ("attachments that are an object", {"text": "a", "attachments": {}}, ["/attachments"]),
    ("an attachment that is a string", {"attachments": ["a"]}, ["/attachments/0"]),
    ("an empty attachment", {"attachments": [{}]}, ["/attachments/0"]),
    (
        "a wrong block attached",
        {"attachments": [{"blocks": [{"type": "section"}]}]},
        ["/attachments/0/blocks/0"],
    ),
    ("an alert", {"text": "a", "blocks": [MODAL_BLOCKS["alert"]]}, ["/blocks/0/type"]),
]


@pytest.mark.parametrize(
    ("message", "pointers"),
    [case[1:] for case in WRONG_MESSAGES],
    ids=[case[0] for case in WRONG_MESSAGES],
)
def test_a_wrong_message_is_refused_where_it_is_wrong(message: Any, pointers: list[str]) -> None:
    assert [problem.pointer for problem in validate_message(message)] == pointers


def test_all_problems_are_told_at_once() -> None:
    blocks = [
        {"type": "header", "text": markup("")},
        {"type": "nope"},
        "block",
        {"type": "divider"},
    ]
    assert [problem.pointer for problem in validate_blocks(blocks)] == [
        "/0/text/type",
        "/1/type",
        "/2",
    ]


def test_a_problem_has_the_form_of_slacks_own() -> None:
    text = {"type": "invalid", "text": "Hello world"}
    (problem,) = validate_blocks([{"type": "section", "text": text}])
    assert problem.to_dict() == {
        "code": "failed_constraint",
        "message": "unsupported type: invalid",
        "pointer": "/0/text/type",
        "constraint": {"type": "enum", "expected": ["plain_text", "mrkdwn"]},
    }
