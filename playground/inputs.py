"""What inputs hold: initial values until a person fills them in, as `state.values` has them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.records import Json

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class _Field:
    """Under which key an element's state stands, and under which its initial value."""

    state: str
    initial: str
    empty: Any = None


_TEXT = _Field("value", "initial_value")
_OPTION = _Field("selected_option", "initial_option")
_OPTIONS = _Field("selected_options", "initial_options", ())
_FIELDS = {
    "plain_text_input": _TEXT,
    "email_text_input": _TEXT,
    "url_text_input": _TEXT,
    "number_input": _TEXT,
    "rich_text_input": _Field("rich_text_value", "initial_value"),
    "static_select": _OPTION,
    "external_select": _OPTION,
    "radio_buttons": _OPTION,
    "multi_static_select": _OPTIONS,
    "multi_external_select": _OPTIONS,
    "checkboxes": _OPTIONS,
    "users_select": _Field("selected_user", "initial_user"),
    "multi_users_select": _Field("selected_users", "initial_users", ()),
    "conversations_select": _Field("selected_conversation", "initial_conversation"),
    "multi_conversations_select": _Field("selected_conversations", "initial_conversations", ()),
    "channels_select": _Field("selected_channel", "initial_channel"),
    "multi_channels_select": _Field("selected_channels", "initial_channels", ()),
    "datepicker": _Field("selected_date", "initial_date"),
    "timepicker": _Field("selected_time", "initial_time"),
    "datetimepicker": _Field("selected_date_time", "initial_date_time"),
    "file_input": _Field("files", "initial_files", ()),
}


def elements_of(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield every interactive element with its block."""
    for block in blocks:
        if element := block.get("element"):
            yield block, element
        if accessory := block.get("accessory"):
            yield block, accessory
        if block.get("type") in {"actions", "context_actions"}:
            for element in block.get("elements", []):
                yield block, element


def find_element(blocks: list[Json], block_id: str, action_id: str) -> Json | None:
    for block, element in elements_of(blocks):
        if block.get("block_id") == block_id and element.get("action_id") == action_id:
            return element
    return None


def state_of(blocks: list[Json], filled: Json) -> Json:
    """Return the whole `state`: `filled` values where given, initial ones elsewhere."""
    values: dict[str, Json] = {}
    for block, element in elements_of(blocks):
        field = _FIELDS.get(element["type"])
        if field is None:
            continue
        given = filled.get(block["block_id"], {}).get(element["action_id"])
        value = _value_of(element, field, given)
        held = {"type": element["type"], field.state: value}
        values.setdefault(block["block_id"], {})[element["action_id"]] = held
    return {"values": values}


def complete_action(element: Json, given: Json) -> Json:
    """Return the part of an action that says what was chosen, options filled in from the view."""
    chosen = dict(given)
    if option := chosen.get("selected_option"):
        chosen["selected_option"] = _known_option(element, option)
    if options := chosen.get("selected_options"):
        chosen["selected_options"] = [_known_option(element, option) for option in options]
    if element["type"] == "button" and "value" in element:
        chosen["value"] = element["value"]
    return chosen


def invalid_inputs(blocks: list[Json], state: Json) -> dict[str, str]:
    """Return per block what Slack's own client would refuse to send."""
    problems: dict[str, str] = {}
    for block in blocks:
        if block.get("type") != "input":
            continue
        element = block["element"]
        field = _FIELDS.get(element["type"])
        held = state["values"].get(block["block_id"], {}).get(element["action_id"], {})
        value = held.get(field.state) if field else None
        if problem := _problem(block, element, value):
            problems[block["block_id"]] = problem
    return problems


def _value_of(element: Json, field: _Field, given: Json | None) -> Any:  # noqa: ANN401 - JSON
    if given is None or field.state not in given:
        initial = element.get(field.initial, field.empty)
        return list(initial) if isinstance(initial, tuple) else initial
    value = complete_action(element, given)[field.state]
    if value in ("", None):
        return list(field.empty) if field.empty is not None else None
    return value


def _known_option(element: Json, option: Json) -> Json:
    for known in _options(element):
        if known.get("value") == option.get("value"):
            return known
    return option


def _options(element: Json) -> list[Json]:
    groups = element.get("option_groups", [])
    grouped = [option for group in groups for option in group.get("options", [])]
    return [*element.get("options", []), *grouped]


def _problem(block: Json, element: Json, value: Any) -> str | None:  # noqa: ANN401 - JSON
    if value in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    match element["type"]:
        case "plain_text_input":
            return _length_problem(element, value)
        case "email_text_input" if not _EMAIL.fullmatch(value):
            return "Enter a valid email address."
        case "url_text_input" if not re.match(r"[a-z][a-z0-9+.-]*://\S+", value):
            return "Enter a valid URL."
        case "number_input":
            return _number_problem(element, value)
        case "file_input" if len(value) > element.get("max_files", 10):
            return f"Choose at most {element.get('max_files', 10)} files."
    limit = element.get("max_selected_items")
    if limit and isinstance(value, list) and len(value) > limit:
        return f"Choose at most {limit}."
    return None


def _length_problem(element: Json, value: str) -> str | None:
    if len(value) < element.get("min_length", 0):
        return f"Enter at least {element['min_length']} characters."
    if len(value) > element.get("max_length", 3000):
        return f"Enter at most {element.get('max_length', 3000)} characters."
    return None


def _number_problem(element: Json, value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return "Enter a number."
    if not element.get("is_decimal_allowed") and not number.is_integer():
        return "Enter a whole number."
    if "min_value" in element and number < float(element["min_value"]):
        return f"Enter a number of at least {element['min_value']}."
    if "max_value" in element and number > float(element["max_value"]):
        return f"Enter a number of at most {element['max_value']}."
    return None
