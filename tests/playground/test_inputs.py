"""What inputs hold untouched, filled in, and wrongly filled in."""

from typing import Any

import pytest

from playground.filling import controls, filled_state, find_control
from playground.inputs import invalid_inputs, state_of
from playground.text import as_slack_text, mentioned, rich_text, unescape

ONE = {"text": {"type": "plain_text", "text": "One"}, "value": "1"}
TWO = {"text": {"type": "plain_text", "text": "Two"}, "value": "2"}


def field(kind: str, **more: Any) -> dict[str, Any]:
    element = {"type": kind, "action_id": "a", **more.pop("element", {})}
    label = {"type": "plain_text", "text": "Label"}
    return {"type": "input", "block_id": "b", "label": label, "element": element, **more}


@pytest.mark.parametrize(
    ("kind", "initial", "key", "value", "empty"),
    [
        ("plain_text_input", {"initial_value": "x"}, "value", "x", None),
        ("email_text_input", {"initial_value": "a@b.example"}, "value", "a@b.example", None),
        (
            "url_text_input",
            {"initial_value": "https://b.example"},
            "value",
            "https://b.example",
            None,
        ),
        ("number_input", {"initial_value": "4"}, "value", "4", None),
        ("static_select", {"initial_option": ONE}, "selected_option", ONE, None),
        ("radio_buttons", {"initial_option": ONE}, "selected_option", ONE, None),
        ("checkboxes", {"initial_options": [ONE]}, "selected_options", [ONE], []),
        ("multi_static_select", {"initial_options": [TWO]}, "selected_options", [TWO], []),
        ("users_select", {"initial_user": "U1"}, "selected_user", "U1", None),
        ("multi_users_select", {"initial_users": ["U1"]}, "selected_users", ["U1"], []),
        ("channels_select", {"initial_channel": "C1"}, "selected_channel", "C1", None),
        ("multi_channels_select", {"initial_channels": ["C1"]}, "selected_channels", ["C1"], []),
        (
            "conversations_select",
            {"initial_conversation": "C1"},
            "selected_conversation",
            "C1",
            None,
        ),
        ("datepicker", {"initial_date": "2026-11-22"}, "selected_date", "2026-11-22", None),
        ("timepicker", {"initial_time": "09:00"}, "selected_time", "09:00", None),
        ("datetimepicker", {"initial_date_time": 1}, "selected_date_time", 1, None),
        ("file_input", {}, "files", [], []),
    ],
)
def test_untouched_inputs_hold_their_initial_value(
    kind: str, initial: dict[str, Any], key: str, value: Any, empty: Any
) -> None:
    assert state_of([field(kind, element=initial)], {}) == {
        "values": {"b": {"a": {"type": kind, key: value}}}
    }
    assert state_of([field(kind)], {})["values"]["b"]["a"][key] == empty
    cleared = {"b": {"a": {key: None}}}
    assert state_of([field(kind, element=initial)], cleared)["values"]["b"]["a"][key] == empty


@pytest.mark.parametrize(
    ("kind", "element", "value", "wrong"),
    [
        ("plain_text_input", {"min_length": 3}, "ab", True),
        ("plain_text_input", {"max_length": 3}, "abcd", True),
        ("plain_text_input", {}, "abc", False),
        ("email_text_input", {}, "not an address", True),
        ("email_text_input", {}, "sam@northwind.example", False),
        ("url_text_input", {}, "northwind", True),
        ("url_text_input", {}, "https://northwind.example", False),
        ("number_input", {"is_decimal_allowed": False}, "1.5", True),
        ("number_input", {"is_decimal_allowed": True, "min_value": "2"}, "1.5", True),
        ("number_input", {"is_decimal_allowed": True, "max_value": "1"}, "1.5", True),
        ("number_input", {}, "many", True),
        ("number_input", {}, "12", False),
        ("plain_text_input", {}, None, True),
    ],
)
def test_the_client_refuses_what_slacks_client_refuses(
    kind: str, element: dict[str, Any], value: str | None, *, wrong: bool
) -> None:
    blocks = [field(kind, element=element)]
    state = state_of(blocks, {"b": {"a": {"value": value}}})
    assert bool(invalid_inputs(blocks, state)) is wrong


def test_too_many_choices_are_refused_and_none_are_fine_where_optional() -> None:
    many = field("multi_users_select", element={"max_selected_items": 1})
    state = state_of([many], {"b": {"a": {"selected_users": ["U1", "U2"]}}})
    assert invalid_inputs([many], state) == {"b": "Choose at most 1."}
    optional = field("multi_users_select", optional=True)
    assert invalid_inputs([optional], state_of([optional], {})) == {}


def test_options_are_whole_even_when_only_their_value_is_sent() -> None:
    grouped = {"option_groups": [{"label": ONE["text"], "options": [ONE, TWO]}]}
    blocks = [field("static_select", element=grouped)]
    state = state_of(blocks, {"b": {"a": {"selected_option": {"value": "2"}}}})
    assert state["values"]["b"]["a"]["selected_option"] == TWO


def test_a_person_fills_in_by_label_and_presses_by_what_is_written() -> None:
    blocks = [field("multi_static_select", element={"options": [ONE, TWO]})]
    filled = filled_state(blocks, {"Label": ["Two"]}, str)
    assert filled["values"]["b"]["a"] == {"selected_options": [TWO]}
    with pytest.raises(LookupError, match="Nowhere"):
        filled_state(blocks, {"Nowhere": "x"}, str)
    row = [
        {
            "type": "section",
            "block_id": "s",
            "accessory": {"type": "overflow", "action_id": "o", "options": [ONE, TWO]},
        }
    ]
    assert controls(row) == ["One", "Two"]
    assert find_control(row, "Two") == ("s", "o", {"selected_option": TWO})


def test_typed_text_is_escaped_but_for_tokens_and_links() -> None:
    typed = "R&D <b> <@U1> see https://b.example/x?a=1&b=2. <!here> <#C1>"
    text = as_slack_text(typed)
    assert text == ("R&amp;D &lt;b&gt; <@U1> see <https://b.example/x?a=1&amp;b=2>. <!here> <#C1>")
    assert unescape("R&amp;D &lt;b&gt; &amp;lt;") == "R&D <b> &lt;"
    assert mentioned("<@U1> <@U2|sam> <@U1>") == ["U1", "U2"]
    [section] = rich_text(text + " :tada:", "b")["elements"]
    assert [element["type"] for element in section["elements"]] == [
        "text",
        "user",
        "text",
        "link",
        "text",
        "broadcast",
        "text",
        "channel",
        "text",
        "emoji",
    ]
    assert section["elements"][3]["url"] == "https://b.example/x?a=1&b=2"
