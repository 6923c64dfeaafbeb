"""What the models of slack_sdk refuse, the validator refuses: whatever it passes, they pass."""

from typing import Any

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from playground.blockkit import validate_blocks, validate_view
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
from tests.playground.blockkit.test_limits_are_exact import OF_BLOCKS, OF_ELEMENTS

# The SDK wants less than 200 and less than 50 characters here. Slack's own validator takes the
# full number, and so do its published limits.
STRICTER_THERE = {"/title/text": 200, "/author_name": 50}


def refused_by_the_sdk(block: Json) -> bool:
    model = Block.parse(block)
    if model is None:  # a block it does not know
        return False
    try:
        model.to_dict()
    except SlackObjectFormationError:
        return True
    return False


def at_the_edge(pointer: str, value: Any) -> bool:
    return isinstance(value, str) and len(value) == STRICTER_THERE.get(pointer)


@pytest.mark.parametrize("name", [name for name in BLOCKS if name != "video, full"])
def test_a_block_that_passes_is_one_the_sdk_would_send(name: str) -> None:
    assert not refused_by_the_sdk(BLOCKS[name])


@pytest.mark.parametrize("name", MODAL_BLOCKS)
def test_a_block_for_modals_that_passes_is_one_the_sdk_would_send(name: str) -> None:
    assert not refused_by_the_sdk(MODAL_BLOCKS[name])


@pytest.mark.parametrize("name", ELEMENTS)
def test_an_element_that_passes_is_one_the_sdk_would_send(name: str) -> None:
    assert not refused_by_the_sdk(hosted(ELEMENTS[name])[0])


@pytest.mark.parametrize(
    ("name", "pointer", "fits"),
    [(name, pointer, fits) for name, pointer, fits, _ in OF_BLOCKS if name != "video, full"],
)
def test_what_just_fits_in_a_block_fits_the_sdk(name: str, pointer: str, fits: Any) -> None:
    assert refused_by_the_sdk(changed(BLOCKS[name], pointer, fits)) == at_the_edge(pointer, fits)


@pytest.mark.parametrize(
    ("name", "pointer", "fits"), [(name, pointer, fits) for name, pointer, fits, _ in OF_ELEMENTS]
)
def test_what_just_fits_in_an_element_fits_the_sdk(name: str, pointer: str, fits: Any) -> None:
    block, host = hosted(ELEMENTS[name])
    assert not refused_by_the_sdk(changed(block, host + pointer, fits))


# payloads that the models are known to check
REFUSED_THERE: list[Json] = [
    {"type": "section"},
    {"type": "section", "text": {"type": "plain_text", "text": "t" * 3001}},
    {"type": "header", "text": {"type": "plain_text", "text": "t" * 151}},
    {"type": "context", "elements": [{"type": "plain_text", "text": "t"}] * 11},
    {"type": "actions", "elements": [ELEMENTS["button"]] * 26},
    {"type": "divider", "block_id": "b" * 256},
    {"type": "markdown", "text": "m" * 12_001},
    {"type": "table", "rows": []},
    {"type": "card", "subtitle": {"type": "mrkdwn", "text": "s"}},
    {"type": "carousel", "elements": []},
    {"type": "task_card", "task_id": "a", "title": "b", "status": "done"},
    {**BLOCKS["container"], "is_collapsible": True, "has_header_divider": True},
    without(BLOCKS["container"], "title"),
    changed(BLOCKS["video"], "/title/text", "t" * 201),
    changed(BLOCKS["input"], "/label/text", "t" * 2001),
]


@pytest.mark.parametrize("block", REFUSED_THERE)
def test_what_the_sdk_refuses_is_refused(block: Json) -> None:
    assert refused_by_the_sdk(block)
    assert validate_blocks([block]) != []


@pytest.mark.parametrize("name", [name for name in VIEWS if name.startswith("modal")])
def test_a_view_that_passes_is_one_the_sdk_would_send(name: str) -> None:
    assert validate_view(VIEWS[name]) == []
    View(**VIEWS[name]).to_dict()
