"""Days, times, words and numbers to fill in: what Slack refuses of them."""

import pytest

from playground.blockkit import validate_blocks
from tests.playground.blockkit.samples import (
    BUTTON,
    ELEMENTS,
    Json,
    hosted,
    plain,
)

EMAIL = ELEMENTS["email_text_input"]
NUMBER = ELEMENTS["number_input"]
WORDS = ELEMENTS["plain_text_input"]
MENU = ELEMENTS["static_select"]

# what is wrong, the element, where
WRONG_ELEMENTS: list[tuple[str, Json, list[str]]] = [
    *[
        (f"{day!r} as a day", {"type": "datepicker", "initial_date": day}, ["/initial_date"])
        for day in (
            "01/02/2026",
            "2026-1-2",
            "2026-13-01",
            "2026-02-30",
            "20260102",
            "2026-01-02T00:00",
            "tomorrow",
        )
    ],
    *[
        (f"{time!r} as a time", {"type": "timepicker", "initial_time": time}, ["/initial_time"])
        for time in ("24:00", "9:30", "09:60", "0930", "09:30:00", "9am")
    ],
    *[
        (
            f"{moment!r} as a moment",
            {"type": "datetimepicker", "initial_date_time": moment},
            ["/initial_date_time"],
        )
        for moment in (123, 1628633820000, "1628633820", 1628633820.5, True)
    ],
    ("least above most", {**WORDS, "min_length": 5, "max_length": 4}, ["/min_length"]),
    (
        "words beyond the most",
        {**WORDS, "initial_value": "hello", "max_length": 4},
        ["/initial_value"],
    ),
    (
        "words below the least",
        {**WORDS, "initial_value": "hello", "min_length": 6},
        ["/initial_value"],
    ),
    ("a length in words", {**WORDS, "max_length": "10"}, ["/max_length"]),
    ("multiline in words", {**WORDS, "multiline": "true"}, ["/multiline"]),
    ("multiline mail", {**EMAIL, "multiline": True}, [""]),
    ("least number above most", {**NUMBER, "min_value": "5", "max_value": "4"}, ["/min_value"]),
    (
        "a number beyond the most",
        {**NUMBER, "initial_value": "10", "max_value": "9"},
        ["/initial_value"],
    ),
    (
        "a number below the least",
        {**NUMBER, "initial_value": "1", "min_value": "2"},
        ["/initial_value"],
    ),
    ("a number in letters", {**NUMBER, "initial_value": "ten"}, ["/initial_value"]),
    ("a bound that is no string", {**NUMBER, "max_value": 9}, ["/max_value"]),
    ("a decimal where none is allowed", {**NUMBER, "initial_value": "1.5"}, ["/initial_value"]),
    ("a flag in words", {**NUMBER, "is_decimal_allowed": "no"}, ["/is_decimal_allowed"]),
    (
        "a string in a rich text input",
        {**ELEMENTS["rich_text_input"], "initial_value": "hello"},
        ["/initial_value"],
    ),
    (
        "a plain text in a rich text input",
        {**ELEMENTS["rich_text_input"], "initial_value": plain()},
        ["/initial_value/type"],
    ),
    (
        "more lines at least than at most",
        {**ELEMENTS["rich_text_input"], "min_lines": 5, "max_lines": 4},
        ["/min_lines"],
    ),
    (
        "dispatching on nothing",
        {**WORDS, "dispatch_action_config": {}},
        ["/dispatch_action_config"],
    ),
    (
        "dispatching on a whim",
        {**WORDS, "dispatch_action_config": {"trigger_actions_on": ["on_blur"]}},
        ["/dispatch_action_config/trigger_actions_on/0"],
    ),
    (
        "dispatching twice on one",
        {**WORDS, "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"] * 2}},
        ["/dispatch_action_config/trigger_actions_on/1"],
    ),
    (
        "dispatching from a menu",
        {**MENU, "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}},
        [""],
    ),
    ("focus on a file", {"type": "file_input", "focus_on_load": True}, [""]),
    ("an action without a name", {**BUTTON, "action_id": ""}, ["/action_id"]),
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


def test_choosing_files_dispatches_nothing() -> None:
    block = {
        "type": "input",
        "label": plain(),
        "element": {"type": "file_input"},
        "dispatch_action": True,
    }
    problems = validate_blocks([block], "modal")
    assert [problem.pointer for problem in problems] == ["/0/dispatch_action"]
