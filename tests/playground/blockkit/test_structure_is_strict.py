"""Wherever one looks inside a payload: no surplus key, no null, no unknown type, no junk."""

from collections.abc import Iterator
from typing import Any

import pytest

from playground.blockkit import Problem, validate_blocks, validate_view
from tests.playground.blockkit.samples import (
    BLOCKS,
    ELEMENTS,
    MODAL_BLOCKS,
    VIEWS,
    Json,
    changed,
    hosted,
    without,
)


def opaque(key: str, inner: Any) -> bool:
    """Nobody looks inside these."""
    return key == "customizable_input_parameters" or (
        isinstance(inner, dict) and "citation_type" in inner
    )


SAMPLES: dict[str, Json] = {
    **BLOCKS,
    **MODAL_BLOCKS,
    **{f"{name} (element)": hosted(element)[0] for name, element in ELEMENTS.items()},
}


def dicts(value: Any, at: str = "") -> Iterator[str]:
    """Pointers to every object inside; of alike list items the first two are enough."""
    if isinstance(value, dict):
        yield at
        for key, inner in value.items():
            if not isinstance(inner, dict) or "citation_type" not in inner:
                yield from dicts(inner, f"{at}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value[:2]):
            yield from dicts(inner, f"{at}/{index}")


def leaves(value: Any, at: str = "") -> Iterator[str]:
    """Pointers to every field, whole objects and lists included."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not opaque(key, inner):
                yield f"{at}/{key}"
                yield from leaves(inner, f"{at}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value[:2]):
            yield from leaves(inner, f"{at}/{index}")


def look(block: Json) -> list[Problem]:
    return validate_blocks([block], "modal" if block["type"] in ("alert", "input") else "message")


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_surplus_key_is_refused_at_every_depth(sample: Json) -> None:
    for pointer in dicts(sample):
        problems = look(changed(sample, f"{pointer}/surplus", 1))
        found = {(problem.pointer, problem.message) for problem in problems}
        assert (f"/0{pointer}", "invalid additional property: surplus") in found, pointer


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
@pytest.mark.parametrize("junk", [None, {"deep": [{}]}], ids=repr)
def test_a_field_of_a_wrong_type_is_refused_at_every_depth(sample: Json, junk: Any) -> None:
    for pointer in leaves(sample):
        problems = look(changed(sample, pointer, junk))
        assert problems, pointer
        assert any(problem.pointer.startswith(f"/0{pointer}") for problem in problems), pointer


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_an_unknown_type_is_refused_at_every_depth(sample: Json) -> None:
    for pointer in leaves(sample):
        if not pointer.endswith("/type"):
            continue
        problems = look(changed(sample, pointer, "nonsense"))
        assert f"/0{pointer}" in [problem.pointer for problem in problems], pointer
        assert (problems[0].constraint or {})["type"] == "enum"


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_an_empty_string_is_refused_where_words_are_meant(sample: Json) -> None:
    may_be_empty = ("/initial_value", "/fallback", "/x_label", "/y_label")
    for pointer in leaves(sample):
        if not pointer.endswith(may_be_empty):
            assert look(changed(sample, pointer, "")), pointer


@pytest.mark.parametrize("sample", VIEWS.values(), ids=VIEWS)
def test_a_surplus_key_of_a_view_is_refused(sample: Json) -> None:
    problems = validate_view({**sample, "surplus": 1})
    assert [problem.message for problem in problems] == ["invalid additional property: surplus"]


REQUIRED = {
    "section": ["type"],
    "header": ["type", "text"],
    "image": ["type", "alt_text"],
    "context": ["type", "elements"],
    "actions": ["type", "elements"],
    "input": ["type", "label", "element"],
    "video": ["type", "alt_text", "title", "thumbnail_url", "video_url"],
    "rich_text": ["type", "elements"],
    "markdown": ["type", "text"],
    "table": ["type", "rows"],
    "data_table": ["type", "caption", "rows"],
    "data_visualization": ["type", "title", "chart"],
    "carousel": ["type", "elements"],
    "container": ["type", "child_blocks"],
    "context_actions": ["type", "elements"],
    "task_card": ["type", "task_id", "title", "status"],
    "plan": ["type", "title", "tasks"],
    "call": ["type", "call_id"],
    "auth_provider": ["type", "value", "name", "is_connected"],
    "alert": ["type", "text"],
}


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name, fields in REQUIRED.items() for field in fields]
)
def test_a_block_without_what_it_needs_is_refused(name: str, field: str) -> None:
    problems = look_at(without({**BLOCKS, **MODAL_BLOCKS}[name], field), name)
    assert [(problem.pointer, problem.message) for problem in problems] == [
        ("/0", f"missing required field: {field}")
    ]


def look_at(block: Json, name: str) -> list[Problem]:
    return validate_blocks([block], "modal" if name == "alert" else "message")


NEEDED_BY_ELEMENTS = {
    "button": ["type", "text"],
    "workflow_button": ["type", "text", "workflow", "action_id"],
    "overflow": ["type", "options"],
    "checkboxes": ["type", "options"],
    "radio_buttons": ["type", "options"],
    "number_input": ["type", "is_decimal_allowed"],
    "rich_text_input": ["type", "action_id"],
    "image": ["type", "alt_text"],
    "datepicker": ["type"],
    "external_select": ["type"],
    "file_input": ["type"],
}


@pytest.mark.parametrize(
    ("name", "field"),
    [(name, field) for name, fields in NEEDED_BY_ELEMENTS.items() for field in fields],
)
def test_an_element_without_what_it_needs_is_refused(name: str, field: str) -> None:
    block, pointer = hosted(ELEMENTS[name])
    problems = validate_blocks([changed(block, pointer, without(ELEMENTS[name], field))], "modal")
    assert [(problem.pointer, problem.message) for problem in problems] == [
        (f"/0{pointer}", f"missing required field: {field}")
    ]
