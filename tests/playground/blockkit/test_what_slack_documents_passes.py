"""Every block, element, view and message passes, in its smallest and its fullest form."""

from typing import Any

import pytest

from playground.blockkit import validate_blocks, validate_message, validate_view
from tests.playground.blockkit.samples import (
    BLOCKS,
    ELEMENTS,
    MESSAGES,
    MODAL_BLOCKS,
    VIEWS,
    hosted,
)


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_documented_block_passes(block: dict[str, Any]) -> None:
    assert validate_blocks([block]) == []


@pytest.mark.parametrize("block", MODAL_BLOCKS.values(), ids=MODAL_BLOCKS)
def test_a_block_for_modals_passes_there(block: dict[str, Any]) -> None:
    assert validate_blocks([block], "modal") == []


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=ELEMENTS)
def test_a_documented_element_passes(element: dict[str, Any]) -> None:
    block, _ = hosted(element)
    assert validate_blocks([block], "modal") == []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_a_documented_view_passes(view: dict[str, Any]) -> None:
    assert validate_view(view) == []


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_a_documented_message_passes(message: dict[str, Any]) -> None:
    assert validate_message(message) == []


def test_no_blocks_are_no_problem() -> None:
    assert validate_blocks([]) == []


def test_rows_of_a_plain_table_may_differ_in_length() -> None:
    cell = {"type": "raw_text", "text": "a"}
    assert validate_blocks([{"type": "table", "rows": [[cell, cell], [cell]]}]) == []


def test_an_action_id_may_return_in_another_block() -> None:
    actions = {"type": "actions", "elements": [{**ELEMENTS["button"], "action_id": "a"}]}
    assert validate_blocks([actions, actions]) == []


@pytest.mark.parametrize("name", ["file", "tag", "list_record", "salesforce_data_field"])
def test_what_slack_alone_writes_into_rich_text_passes_with_any_fields(name: str) -> None:
    section = {"type": "rich_text_section", "elements": [{"type": name, "whatever": [1]}]}
    assert validate_blocks([{"type": "rich_text", "elements": [section]}]) == []
