"""Whatever JSON can say, and more of it than anyone would send: an answer, and soon."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.blockkit import (
    Problem,
    validate_blocks,
    validate_message,
    validate_view,
)
from tests.playground.blockkit.samples import (
    BLOCKS,
    ELEMENTS,
    MODAL,
    MODAL_BLOCKS,
    VIEWS,
    hosted,
)

NAMES = sorted(
    {
        key
        for sample in (*BLOCKS.values(), *MODAL_BLOCKS.values(), *ELEMENTS.values())
        for key in sample
    }
)
TYPES = sorted({str(sample["type"]) for sample in (*BLOCKS.values(), *ELEMENTS.values())})

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([*TYPES, "plain_text", "mrkdwn", "modal", "home", "1e999999", "sNaN"])
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*NAMES, "type", "blocks", "x"]), inner, max_size=6)
        | st.fixed_dictionaries({"type": st.sampled_from(TYPES)}, optional={"elements": inner})
    ),
    max_leaves=25,
)
BROKEN = st.sampled_from([hosted(element)[0] for element in ELEMENTS.values()] + [*BLOCKS.values()])


def all_three(value: Any) -> list[Problem]:
    found = [*validate_view(value), *validate_message(value)]
    for surface in ("message", "modal", "home"):
        found += validate_blocks(value, surface)
    return found


def are_sound(problems: list[Problem]) -> bool:
    return all(
        problem.message and (problem.pointer == "" or problem.pointer.startswith("/"))
        for problem in problems
    )


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_any_json_value_gets_an_answer(value: Any) -> None:
    assert are_sound(all_three(value))
    assert are_sound(all_three([value]))
    assert are_sound(all_three({"type": "modal", "blocks": [value]}))


@settings(max_examples=150, deadline=None)
@given(BROKEN, st.data())
def test_any_value_in_any_field_gets_an_answer(block: dict[str, Any], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(block)))
    element = block.get("element")
    if isinstance(element, dict):
        inner = data.draw(st.sampled_from(sorted(element)))
        broken = {**block, "element": {**element, inner: data.draw(VALUES)}}
    else:
        broken = {**block, name: data.draw(VALUES)}
    assert are_sound(all_three([broken]))
    assert are_sound(all_three({**MODAL, "blocks": [broken]}))


def deep(depth: int, key: str | None) -> Any:
    value: Any = "bottom"
    for _ in range(depth):
        value = [value] if key is None else {"type": "section", key: value}
    return value


@pytest.mark.parametrize("key", [None, "text", "elements", "blocks", "child_blocks", "confirm"])
def test_nesting_however_deep_is_refused_in_words(key: str | None) -> None:
    value = deep(50_000, key)
    assert validate_blocks(value) != []
    assert validate_blocks([value]) != []
    assert validate_view({**MODAL, "blocks": [value]}) != []
    assert validate_message({"text": "a", "blocks": [value]}) != []


def test_options_of_deep_junk_are_not_compared() -> None:
    junk = {"text": deep(50_000, "text"), "value": deep(50_000, None)}
    menu = {"type": "static_select", "options": [junk], "initial_option": junk}
    block = {"type": "input", "label": deep(50_000, "text"), "element": menu}
    assert validate_blocks([block], "modal") != []


HUGE: dict[str, Any] = {
    "blocks": [{"type": "divider"}] * 300_000,
    "surplus keys": [{"type": "divider", **{f"k{n}": n for n in range(300_000)}}],
    "text": [{"type": "section", "text": {"type": "plain_text", "text": "x" * 5_000_000}}],
    "address": [
        {"type": "image", "alt_text": "a", "image_url": "https://" + "x" * 5_000_000 + " "}
    ],
    "link": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [{"type": "link", "url": "a" * 2_000_000 + " "}],
                }
            ],
        }
    ],
    "options": [
        {
            "type": "actions",
            "elements": [{**ELEMENTS["static_select"], "options": [{}] * 300_000}],
        }
    ],
    "number": [
        {
            "type": "input",
            "label": {"type": "plain_text", "text": "a"},
            "element": {
                "type": "number_input",
                "is_decimal_allowed": False,
                "initial_value": "9" * 300_000,
                "min_value": "1e999999999999",
            },
        }
    ],
    "rows": [{"type": "data_table", "caption": "c", "rows": [[{}] * 300] * 3_000}],
    "types": [{"type": "x" * 2_000_000}],
}


@pytest.mark.parametrize("blocks", HUGE.values(), ids=HUGE)
def test_however_much_it_is_it_takes_no_long_time(blocks: Any) -> None:
    start = time.process_time()
    problems = all_three(blocks)
    assert are_sound(problems)
    assert time.process_time() - start < 5
    assert all(len(problem.message) < 200 for problem in problems)


def test_a_thousand_problems_are_enough() -> None:
    blocks = [{"type": "divider", **{f"k{n}": n for n in range(2_000)}}]
    assert len(validate_blocks(blocks)) == 1000


def test_a_full_view_is_checked_many_times_a_second() -> None:
    view = {**VIEWS["modal, full"], "blocks": [BLOCKS["rich_text, full"] | {"block_id": "r"}] * 100}
    start = time.process_time()
    validate_view(view)
    assert time.process_time() - start < 2
