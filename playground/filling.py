"""Finding controls by what they read, and filling inputs in from a person's words."""

from collections.abc import Callable
from typing import Any

from playground.inputs import elements_of
from playground.records import Json

Control = tuple[str, str, Json]

_PEOPLE = {
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
}
_MANY_PEOPLE = {
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
}
_PLAIN = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "rich_text_input": "rich_text_value",
}


def controls(blocks: list[Json]) -> list[str]:
    """Return what can be pressed, as it reads."""
    return [label for label, _ in _pressable(blocks)]


def find_control(blocks: list[Json], label: str) -> Control | None:
    return next((control for read, control in _pressable(blocks) if read == label), None)


def filled_state(
    blocks: list[Json], values: dict[str, object], identify: Callable[[str], str]
) -> Json:
    """Return `state` for `values` by block id, action id or label; unknown names are an error."""
    state: dict[str, Json] = {}
    left = dict(values)
    for block, element in elements_of(blocks):
        names = (block.get("block_id"), element.get("action_id"), _label(block))
        name = next((name for name in names if name in left), None)
        if name is not None:
            held = _held(element, left.pop(name), identify)
            state.setdefault(block["block_id"], {})[element["action_id"]] = held
    if left:
        raise LookupError(f"there is no input for {', '.join(left)}")
    return {"values": state}


def _pressable(blocks: list[Json]) -> list[tuple[str, Control]]:
    found: list[tuple[str, Control]] = []
    for block, element in elements_of(blocks):
        where = (block["block_id"], element.get("action_id", ""))
        if element["type"] == "button":
            found.append((element["text"]["text"], (*where, {})))
        elif element["type"] in {"overflow", "static_select", "radio_buttons"}:
            found += [
                (option["text"]["text"], (*where, {"selected_option": option}))
                for option in _options(element)
            ]
    return found


def _held(element: Json, value: Any, identify: Callable[[str], str]) -> Json:  # noqa: ANN401
    kind = element["type"]
    if isinstance(value, dict):
        return value
    if kind in _PEOPLE:
        return {_PEOPLE[kind]: identify(value) if value else None}
    if kind in _MANY_PEOPLE:
        return {_MANY_PEOPLE[kind]: [identify(name) for name in value]}
    if kind in {"multi_static_select", "checkboxes"}:
        return {"selected_options": [_option(element, item) for item in value]}
    if kind in {"static_select", "radio_buttons"}:
        return {"selected_option": _option(element, value) if value else None}
    return {_PLAIN.get(kind, "value"): value}


def _option(element: Json, words: str) -> Json:
    for option in _options(element):
        if words in {option["text"]["text"], option.get("value")}:
            return option
    raise LookupError(f"there is no option {words!r}")


def _options(element: Json) -> list[Json]:
    groups = element.get("option_groups") or []
    return [*(element.get("options") or []), *(o for g in groups for o in g["options"])]


def _label(block: Json) -> str | None:
    label = block.get("label")
    return label["text"] if label else None
