"""Buttons, menus and boxes: what Slack refuses of them."""

import pytest

from playground.blockkit import validate_blocks
from tests.playground.blockkit.samples import (
    BUTTON,
    CONFIRM,
    ELEMENTS,
    FULL_BUTTON,
    Json,
    hosted,
    markup,
    option,
    plain,
    without,
)

MENU = ELEMENTS["static_select"]
MENUS = ELEMENTS["multi_static_select, full"]
GROUPS = ELEMENTS["static_select, groups"]

# what is wrong, the element, where
WRONG_ELEMENTS: list[tuple[str, Json, list[str]]] = [
    ("markup on a button", {**BUTTON, "text": markup()}, ["/text/type"]),
    ("a string on a button", {**BUTTON, "text": "Go"}, ["/text"]),
    ("the default style by name", {**BUTTON, "style": "default"}, ["/style"]),
    ("a link to nowhere", {**BUTTON, "url": "nowhere"}, ["/url"]),
    *[
        (f"{url!r} as a link", {**BUTTON, "url": url}, ["/url"])
        for url in ("http://", "https:example.com", "javascript:alert(1)", "https://a b", "/path")
    ],
    ("a number as value", {**BUTTON, "value": 1}, ["/value"]),
    ("focus on a button", {**BUTTON, "focus_on_load": True}, [""]),
    ("a question without an answer", {**BUTTON, "confirm": without(CONFIRM, "deny")}, ["/confirm"]),
    ("a question without a title", {**BUTTON, "confirm": without(CONFIRM, "title")}, ["/confirm"]),
    (
        "markup in a question's title",
        {**BUTTON, "confirm": {**CONFIRM, "title": markup()}},
        ["/confirm/title/type"],
    ),
    (
        "an unknown style of question",
        {**BUTTON, "confirm": {**CONFIRM, "style": "warning"}},
        ["/confirm/style"],
    ),
    (
        "a button for a name",
        {**FULL_BUTTON, "visible_to_user_ids": ["sam"]},
        ["/visible_to_user_ids/0"],
    ),
    (
        "a workflow without a trigger",
        {**ELEMENTS["workflow_button"], "workflow": {}},
        ["/workflow"],
    ),
    ("a workflow button with a link", {**ELEMENTS["workflow_button"], "url": "https://a.b"}, [""]),
    (
        "markup in an overflow",
        {"type": "overflow", "options": [{"text": markup(), "value": "a"}]},
        ["/options/0/text/type"],
    ),
    ("no list and no groups", {"type": "static_select"}, [""]),
    ("a list and groups", {**GROUPS, "options": [option()], "initial_option": option()}, [""]),
    (
        "markup in a menu",
        {**MENU, "options": [{"text": markup(), "value": "a"}]},
        ["/options/0/text/type"],
    ),
    ("an option without a value", {**MENU, "options": [{"text": plain()}]}, ["/options/0"]),
    ("an option without words", {**MENU, "options": [{"value": "a"}]}, ["/options/0"]),
    ("an option that is a string", {**MENU, "options": ["a"]}, ["/options/0"]),
    ("a link in a menu", {**MENU, "options": [option(url="https://a.b")]}, ["/options/0"]),
    (
        "a link in a box",
        {"type": "checkboxes", "options": [option(url="https://a.b")]},
        ["/options/0"],
    ),
    (
        "markup in a group's label",
        {
            **GROUPS,
            "option_groups": [{"label": markup(), "options": [option()]}],
            "initial_option": option(),
        },
        ["/option_groups/0/label/type"],
    ),
    ("markup as placeholder", {**MENU, "placeholder": markup()}, ["/placeholder/type"]),
    (
        "a choice that is not offered",
        {**MENU, "initial_option": option("two")},
        ["/initial_option"],
    ),
    (
        "a choice with other words",
        {**MENU, "initial_option": {"text": plain("other"), "value": "one"}},
        ["/initial_option"],
    ),
    ("a choice not in any group", {**GROUPS, "initial_option": option("two")}, ["/initial_option"]),
    ("choices for one", {**MENU, "initial_options": [option()]}, [""]),
    ("a choice for many", {**MENUS, "initial_option": option("a")}, [""]),
    (
        "choices that are not offered",
        {**MENUS, "initial_options": [option("a"), option("z")]},
        ["/initial_options/1"],
    ),
    ("more choices than may be chosen", {**MENUS, "max_selected_items": 1}, ["/initial_options"]),
    (
        "more people than may be chosen",
        {"type": "multi_users_select", "initial_users": ["U1", "U2"], "max_selected_items": 1},
        ["/initial_users"],
    ),
    ("a limit for one", {**MENU, "max_selected_items": 1}, [""]),
    (
        "a tick that is not offered",
        {"type": "checkboxes", "options": [option()], "initial_options": [option("two")]},
        ["/initial_options/0"],
    ),
    (
        "a button that is not offered",
        {"type": "radio_buttons", "options": [option()], "initial_option": option("two")},
        ["/initial_option"],
    ),
    (
        "a placeholder on boxes",
        {"type": "checkboxes", "options": [option()], "placeholder": plain()},
        [""],
    ),
    ("a placeholder on date and time", {"type": "datetimepicker", "placeholder": plain()}, [""]),
    ("a person by name", {"type": "users_select", "initial_user": "sam"}, ["/initial_user"]),
    (
        "a channel by name",
        {"type": "channels_select", "initial_channel": "#general"},
        ["/initial_channel"],
    ),
    (
        "a conversation by name",
        {"type": "conversations_select", "initial_conversation": "general"},
        ["/initial_conversation"],
    ),
    ("an empty filter", {"type": "conversations_select", "filter": {}}, ["/filter"]),
    (
        "an unknown kind of conversation",
        {"type": "conversations_select", "filter": {"include": ["dm"]}},
        ["/filter/include/0"],
    ),
    ("a filter for channels", {"type": "channels_select", "filter": {"include": ["public"]}}, [""]),
]


@pytest.mark.parametrize(
    ("element", "pointers"),
    [case[1:] for case in WRONG_ELEMENTS],
    ids=[case[0] for case in WRONG_ELEMENTS],
)
def test_a_wrong_element_is_refused_where_it_is_wrong(element: Json, pointers: list[str]) -> None:
    block, host = hosted(element)
    problems = validate_blocks([block], "modal")
    assert [problem.pointer for problem in problems] == [f"/0{host}{at}" for at in pointers]
