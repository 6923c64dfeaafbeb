"""Form inputs as Block Kit input blocks; each block is named like its input."""

from typing import Any, assert_never

from blocks.elements import (
    Choice,
    DateInput,
    FileInput,
    Input,
    MultiChoice,
    Option,
    PeoplePicker,
    Row,
    TextInput,
)
from blocks.text import cut

SPREAD = 10
INPUTS = (TextInput, Choice, MultiChoice, PeoplePicker, DateInput, FileInput)


def input_block(part: Input) -> dict[str, Any]:
    optional = part.optional
    block: dict[str, Any] = {
        "type": "input",
        "block_id": part.name,
        "label": _plain(part.label, 2000),
        "optional": optional,
        "element": {"action_id": part.name, **_element(part)},
    }
    if part.hint:
        block["hint"] = _plain(part.hint, 2000)
    return block


def row_blocks(row: Row) -> list[dict[str, Any]]:
    """One menu stands beside its label, several below it; named like the first."""
    menus = [{"action_id": choice.name, **_choice(choice)} for choice in row.choices]
    label: dict[str, Any] = {"type": "section", "text": _plain(row.label, 3000)}
    block_id = row.choices[0].name
    if len(menus) == 1:
        return [{**label, "block_id": block_id, "accessory": menus[0]}]
    return [label, {"type": "actions", "block_id": block_id, "elements": menus}]


def _element(part: Input) -> dict[str, Any]:
    match part:
        case TextInput():
            return _text(part)
        case Choice():
            return _choice(part)
        case MultiChoice():
            return _choices(part)
        case PeoplePicker():
            return _people(part)
        case DateInput(initial=initial):
            element = {"type": "datepicker"}
            return {**element, "initial_date": initial.isoformat()} if initial else element
        case FileInput(types=types):
            return {"type": "file_input", "filetypes": list(types), "max_files": 1}
        case unreachable:
            assert_never(unreachable)


def _text(part: TextInput) -> dict[str, Any]:
    element: dict[str, Any] = {
        "type": "plain_text_input",
        "multiline": part.multiline,
        "max_length": part.max_length,
    }
    if part.initial:
        element["initial_value"] = part.initial[: part.max_length]
    if part.placeholder:
        element["placeholder"] = _plain(part.placeholder, 150)
    return element


def _choice(part: Choice) -> dict[str, Any]:
    options = [_option(o) for o in part.options]
    element: dict[str, Any] = {
        "type": "radio_buttons" if part.spread else "static_select",
        "options": options,
    }
    chosen = [o for o in options if o["value"] == part.initial]
    return {**element, "initial_option": chosen[0]} if chosen else element


def _choices(part: MultiChoice) -> dict[str, Any]:
    options = [_option(o) for o in part.options]
    spread = len(options) <= SPREAD
    element: dict[str, Any] = {
        "type": "checkboxes" if spread else "multi_static_select",
        "options": options,
    }
    chosen = [o for o in options if o["value"] in part.initial]
    return {**element, "initial_options": chosen} if chosen else element


def _people(part: PeoplePicker) -> dict[str, Any]:
    element: dict[str, Any] = {"type": "multi_users_select", "max_selected_items": part.limit}
    if part.initial:
        element["initial_users"] = list(part.initial)
    if part.placeholder:
        element["placeholder"] = _plain(part.placeholder, 150)
    return element


def _option(option: Option) -> dict[str, Any]:
    made: dict[str, Any] = {"text": _plain(option.label, 75), "value": option.value}
    if option.description:
        made["description"] = _plain(option.description, 75)
    return made


def _plain(text: str, limit: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": cut(text, limit) or " ", "emoji": False}
