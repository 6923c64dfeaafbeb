"""Where a block or an element may stand, and what a payload holds once only."""

import pytest

from playground.blockkit import Surface, validate_blocks, validate_message, validate_view
from tests.playground.blockkit.samples import (
    BLOCKS,
    ELEMENTS,
    HOME,
    MODAL,
    MODAL_BLOCKS,
    plain,
)

WORDS = ELEMENTS["plain_text_input"]

EVERYWHERE = ("section", "divider", "header", "image", "context", "actions", "input", "rich_text")
PLACES: dict[str, tuple[Surface, ...]] = {
    **dict.fromkeys((*EVERYWHERE, "video", "auth_provider"), ("message", "modal", "home")),
    **dict.fromkeys(("card", "carousel", "container", "data_table"), ("message", "home")),
    **dict.fromkeys(("context_actions", "markdown", "table", "data_visualization"), ("message",)),
    **dict.fromkeys(("plan", "task_card", "call"), ("message",)),
    "alert": ("modal",),
    "file": (),
}
SURFACES: tuple[Surface, ...] = ("message", "modal", "home")
SOME = {
    **BLOCKS,
    **MODAL_BLOCKS,
    "file": {"type": "file", "external_id": "A1", "source": "remote"},
}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", PLACES)
def test_a_block_stands_only_where_it_may(name: str, surface: Surface) -> None:
    problems = validate_blocks([SOME[name]], surface)
    allowed = surface in PLACES[name]
    assert [problem.pointer for problem in problems] == ([] if allowed else ["/0/type"])


@pytest.mark.parametrize("name", PLACES)
def test_a_block_that_stands_alone_may_stand_on_any_surface(name: str) -> None:
    problems = validate_blocks([SOME[name]], None)
    assert [problem.pointer for problem in problems] == ([] if PLACES[name] else ["/0/type"])


def test_blocks_that_stand_alone_are_as_many_as_a_message_holds() -> None:
    file_input = {"type": "input", "label": plain(), "element": {"type": "file_input"}}
    assert validate_blocks([file_input] * 50, None) == []
    assert validate_blocks([file_input] * 51, None) != []
    assert validate_blocks([BLOCKS["table"]] * 2, None) != []


def test_every_block_has_a_place() -> None:
    named = {name.split(",")[0] for name in SOME}
    assert named == set(PLACES)


def test_a_table_does_not_hide_in_a_container_of_home() -> None:
    box = {**BLOCKS["container"], "child_blocks": [BLOCKS["table"]]}
    assert validate_blocks([box], "message") == []
    problems = validate_blocks([box], "home")
    assert [problem.pointer for problem in problems] == ["/0/child_blocks/0/type"]


@pytest.mark.parametrize("surface", ["message", "home"])
def test_files_are_chosen_in_modals_only(surface: Surface) -> None:
    block = {"type": "input", "label": plain(), "element": {"type": "file_input"}}
    problems = validate_blocks([block], surface)
    assert [problem.pointer for problem in problems] == ["/0/element/type"]


def test_a_menu_gives_a_response_url_in_inputs_of_modals_only() -> None:
    menu = {"type": "channels_select", "response_url_enabled": True}
    asked = {"type": "input", "label": plain(), "element": menu}
    beside = {"type": "section", "text": plain(), "accessory": menu}
    assert validate_blocks([asked], "modal") == []
    at = "response_url_enabled"
    assert [p.pointer for p in validate_blocks([asked], "home")] == [f"/0/element/{at}"]
    assert [p.pointer for p in validate_blocks([beside], "modal")] == [f"/0/accessory/{at}"]
    beside["accessory"] = {**menu, at: False}
    assert validate_blocks([beside], "modal") == []


def test_a_block_id_is_there_once() -> None:
    twice = [{"type": "divider", "block_id": "a"}] * 2
    assert [problem.pointer for problem in validate_blocks(twice)] == ["/1/block_id"]
    view = {**MODAL, "blocks": twice}
    assert [problem.pointer for problem in validate_view(view)] == ["/blocks/1/block_id"]
    box = {**BLOCKS["container"], "block_id": "a", "child_blocks": twice[:1]}
    assert [p.pointer for p in validate_blocks([box])] == ["/0/child_blocks/0/block_id"]
    message = {"blocks": twice[:1], "attachments": [{"blocks": twice[:1]}]}
    pointers = [problem.pointer for problem in validate_message(message)]
    assert pointers == ["/attachments/0/blocks/0/block_id"]


def test_focus_is_on_one_element_of_a_view() -> None:
    asked = {"type": "input", "label": plain(), "element": {**WORDS, "focus_on_load": True}}
    view = {**HOME, "blocks": [asked, asked]}
    pointers = [problem.pointer for problem in validate_view(view)]
    assert pointers == ["/blocks/1/element/focus_on_load"]
    assert validate_view({**HOME, "blocks": [asked, BLOCKS["input"]]}) == []
