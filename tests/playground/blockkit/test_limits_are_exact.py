"""Every limit: what just fits passes, one more is refused, at the place where it is too much."""

from typing import Any

import pytest

from playground.blockkit import validate_blocks, validate_message, validate_view
from tests.playground.blockkit.samples import (
    BLOCKS,
    BUTTON,
    CARD,
    CELL,
    ELEMENTS,
    MESSAGES,
    MODAL_BLOCKS,
    PICTURE,
    TASK,
    VIEWS,
    changed,
    hosted,
    option,
    plain,
)

URL = "https://example.com/"


def url(size: int) -> str:
    return URL + "x" * (size - len(URL))


def texts(size: int) -> list[Any]:
    return [plain()] * size


def buttons(size: int) -> list[Any]:
    return [{**BUTTON, "action_id": str(n)} for n in range(size)]


def options(size: int) -> list[Any]:
    return [option(str(n)) for n in range(size)]


def series(size: int) -> list[Any]:
    data = [{"label": "Mon", "value": 1}, {"label": "Tue", "value": 1}]
    return [{"name": str(n), "data": data} for n in range(size)]


def tasks(size: int) -> list[Any]:
    return [{**TASK, "task_id": str(n)} for n in range(size)]


# block, where, what fits, what does not
OF_BLOCKS: list[tuple[str, str, Any, Any]] = [
    ("section", "/block_id", "b" * 255, "b" * 256),
    ("section", "/text/text", "t", ""),
    ("section", "/text/text", "t" * 3000, "t" * 3001),
    ("section", "/fields", texts(10), texts(11)),
    ("section", "/fields", texts(1), []),
    ("section, fields only", "/fields/0/text", "t" * 2000, "t" * 2001),
    ("header", "/text/text", "t" * 150, "t" * 151),
    ("header", "/text/text", "\N{GRINNING FACE}" * 150, "\N{GRINNING FACE}" * 151),
    ("header, full", "/level", 1, 0),
    ("header, full", "/level", 4, 5),
    ("image", "/image_url", url(3000), url(3001)),
    ("image", "/alt_text", "a" * 2000, "a" * 2001),
    ("image, full", "/title/text", "t" * 2000, "t" * 2001),
    ("context", "/elements", texts(10), texts(11)),
    ("context", "/elements", texts(1), []),
    ("context", "/elements/0/text", "t" * 3000, "t" * 3001),
    ("actions", "/elements", buttons(25), buttons(26)),
    ("actions", "/elements", buttons(1), []),
    ("input", "/label/text", "l" * 2000, "l" * 2001),
    ("input, full", "/hint/text", "h" * 2000, "h" * 2001),
    ("markdown", "/text", "m" * 12_000, "m" * 12_001),
    ("markdown", "/text", "m", ""),
    ("video", "/alt_text", "a" * 200, "a" * 201),
    ("video", "/title/text", "t" * 200, "t" * 201),
    ("video, full", "/author_name", "a" * 50, "a" * 51),
    ("video, full", "/description/text", "d" * 200, "d" * 201),
    ("video, full", "/provider_name", "p" * 50, "p" * 51),
    ("video, full", "/title_url", url(2000), url(2001)),
    ("video, full", "/provider_icon_url", url(2000), url(2001)),
    ("video", "/thumbnail_url", url(3000), url(3001)),
    ("video", "/video_url", url(3000), url(3001)),
    ("card", "/title/text", "t" * 150, "t" * 151),
    ("card, full", "/subtitle/text", "t" * 150, "t" * 151),
    ("card, full", "/body/text", "t" * 200, "t" * 201),
    ("card, full", "/subtext/text", "t" * 200, "t" * 201),
    ("card, full", "/actions", buttons(3), buttons(4)),
    ("card, full", "/actions", buttons(1), []),
    ("carousel", "/elements", [CARD] * 10, [CARD] * 11),
    ("carousel", "/elements", [CARD], []),
    ("container", "/title/text", "t" * 150, "t" * 151),
    ("container, full", "/subtitle/text", "t" * 150, "t" * 151),
    ("container", "/child_blocks", [{"type": "divider"}] * 10, [{"type": "divider"}] * 11),
    ("container", "/child_blocks", [{"type": "divider"}], []),
    ("context_actions", "/elements", [BLOCKS["context_actions"]["elements"][0]] * 5, []),
    ("context_actions, full", "/elements/0/positive_button/text/text", "t" * 75, "t" * 76),
    ("context_actions, full", "/elements/0/positive_button/value", "v" * 2000, "v" * 2001),
    (
        "context_actions, full",
        "/elements/0/positive_button/accessibility_label",
        "a" * 75,
        "a" * 76,
    ),
    ("context_actions, full", "/elements/1/text/text", "t" * 75, "t" * 76),
    ("context_actions, full", "/elements/1/value", "v" * 2000, "v" * 2001),
    ("context_actions, full", "/elements/1/accessibility_label", "a" * 75, "a" * 76),
    ("context_actions, full", "/elements/1/visible_to_user_ids", ["U1"] * 10, ["U1"] * 11),
    ("context_actions, full", "/elements/1/action_id", "a" * 255, "a" * 256),
    ("table", "/rows", [[CELL]] * 100, [[CELL]] * 101),
    ("table", "/rows", [[CELL]], []),
    ("table", "/rows/0", [CELL] * 20, [CELL] * 21),
    ("table", "/rows/0", [CELL], []),
    ("table, full", "/column_settings", [None] * 20, [None] * 21),
    ("data_table", "/rows", [[CELL]] * 201, [[CELL]] * 202),
    ("data_table", "/rows", [[CELL]] * 2, [[CELL]]),
    ("data_table", "/rows", [[CELL] * 20] * 2, []),
    ("data_table, full", "/page_size", 1, 0),
    ("data_table, full", "/page_size", 100, 101),
    ("data_table, full", "/row_header_column_index", 0, -1),
    ("data_table, full", "/row_header_column_index", 2, 3),
    ("data_table", "/rows/1/0/text", "t" * 19_999, ""),
    ("data_visualization", "/title", "t" * 50, "t" * 51),
    ("data_visualization", "/chart/segments", [{"label": "a", "value": 1}] * 12, []),
    ("data_visualization", "/chart/segments/0/label", "l" * 20, "l" * 21),
    ("data_visualization", "/chart/segments/0/value", 0.001, 0),
    ("data_visualization, lines", "/chart/series", series(12), series(13)),
    ("data_visualization, lines", "/chart/series", series(1), []),
    ("data_visualization, lines", "/chart/series/0/name", "n" * 20, "n" * 21),
    ("data_visualization, lines", "/chart/axis_config/x_label", "x" * 50, "x" * 51),
    ("data_visualization, lines", "/chart/axis_config/y_label", "y" * 50, "y" * 51),
    ("task_card", "/title", "t" * 500, ""),
    ("plan", "/tasks", tasks(50), tasks(51)),
    ("auth_provider", "/value", "v" * 150, "v" * 151),
    ("auth_provider", "/name/text", "n" * 75, "n" * 76),
    ("auth_provider, full", "/description/text", "d" * 150, "d" * 151),
    ("auth_provider, full", "/connected_identity/text", "i" * 75, "i" * 76),
    ("auth_provider, full", "/connected_context/text", "c" * 75, "c" * 76),
    ("auth_provider, full", "/auth_url", url(3000), url(3001)),
    ("rich_text, full", "/elements/1/indent", 8, 9),
    ("rich_text, full", "/elements/1/indent", 0, -1),
    ("rich_text, full", "/elements/1/offset", 0, -1),
    ("rich_text, full", "/elements/1/border", 1, 2),
    ("rich_text, full", "/elements/2/border", 0, -1),
    ("rich_text, full", "/elements/3/border", 1, 3),
    (
        "rich_text, full",
        "/elements/1/elements",
        [{"type": "rich_text_section", "elements": []}],
        [],
    ),
    ("rich_text, full", "/elements/0/elements/7/skin_tone", 1, 0),
    ("rich_text, full", "/elements/0/elements/7/skin_tone", 6, 7),
]


@pytest.mark.parametrize(("name", "pointer", "fits", "exceeds"), OF_BLOCKS)
def test_a_limit_of_a_block(name: str, pointer: str, fits: Any, exceeds: Any) -> None:
    sample = BLOCKS[name]
    assert validate_blocks([changed(sample, pointer, fits)]) == []
    problems = validate_blocks([changed(sample, pointer, exceeds)])
    assert [problem.pointer for problem in problems] == [f"/0{pointer}"]


def test_the_limit_of_an_alert() -> None:
    alert = MODAL_BLOCKS["alert"]
    assert validate_blocks([changed(alert, "/text/text", "a" * 200)], "modal") == []
    problems = validate_blocks([changed(alert, "/text/text", "a" * 201)], "modal")
    assert [problem.pointer for problem in problems] == ["/0/text/text"]


OF_ELEMENTS: list[tuple[str, str, Any, Any]] = [
    ("button", "/text/text", "t" * 75, "t" * 76),
    ("button, full", "/action_id", "a" * 255, "a" * 256),
    ("button, full", "/url", url(3000), url(3001)),
    ("button, full", "/value", "v" * 2000, "v" * 2001),
    ("button, full", "/accessibility_label", "a" * 75, "a" * 76),
    ("button, full", "/agent_prompt", "p" * 4000, "p" * 4001),
    ("button, full", "/confirm/title/text", "t" * 100, "t" * 101),
    ("button, full", "/confirm/text/text", "t" * 300, "t" * 301),
    ("button, full", "/confirm/confirm/text", "t" * 30, "t" * 31),
    ("button, full", "/confirm/deny/text", "t" * 30, "t" * 31),
    ("workflow_button", "/text/text", "t" * 75, "t" * 76),
    ("workflow_button, full", "/accessibility_label", "a" * 75, "a" * 76),
    ("overflow", "/options", options(5), options(6)),
    ("overflow", "/options", options(1), []),
    ("overflow", "/options/0/text/text", "t" * 75, "t" * 76),
    ("overflow", "/options/0/value", "v" * 150, "v" * 151),
    ("overflow, full", "/options/0/url", url(3000), url(3001)),
    ("overflow, full", "/options/0/description/text", "d" * 75, "d" * 76),
    ("checkboxes", "/options", options(10), options(11)),
    ("checkboxes", "/options", options(1), []),
    ("checkboxes", "/options/0/text/text", "t" * 75, "t" * 76),
    ("radio_buttons", "/options", options(10), options(11)),
    ("radio_buttons", "/options", options(1), []),
    ("static_select", "/options", options(100), options(101)),
    ("static_select", "/options", options(1), []),
    ("static_select, groups", "/option_groups/0/label/text", "l" * 75, "l" * 76),
    ("static_select, groups", "/option_groups/0/options", options(100), options(101)),
    ("static_select, groups", "/option_groups/0/options", options(1), []),
    ("multi_static_select", "/options", options(100), options(101)),
    ("users_select, full", "/placeholder/text", "p" * 150, "p" * 151),
    ("datepicker, full", "/placeholder/text", "p" * 150, "p" * 151),
    ("timepicker, full", "/placeholder/text", "p" * 150, "p" * 151),
    ("plain_text_input, full", "/placeholder/text", "p" * 150, "p" * 151),
    ("email_text_input, full", "/placeholder/text", "p" * 150, "p" * 151),
    ("url_text_input, full", "/placeholder/text", "p" * 150, "p" * 151),
    ("number_input, full", "/placeholder/text", "p" * 150, "p" * 151),
    ("rich_text_input, full", "/placeholder/text", "p" * 150, "p" * 151),
    ("multi_users_select, full", "/max_selected_items", 1, 0),
    ("multi_external_select, full", "/min_query_length", 0, -1),
    ("plain_text_input", "/min_length", 0, -1),
    ("plain_text_input", "/min_length", 3000, 3001),
    ("plain_text_input", "/max_length", 1, 0),
    ("plain_text_input", "/max_length", 3000, 3001),
    ("rich_text_input, full", "/min_lines", 1, 0),
    ("rich_text_input, full", "/max_lines", 100, 101),
    ("file_input", "/max_files", 1, 0),
    ("file_input", "/max_files", 10, 11),
    ("file_input", "/filetypes", ["png"], []),
    ("datetimepicker", "/initial_date_time", 1_000_000_000, 999_999_999),
    ("datetimepicker", "/initial_date_time", 9_999_999_999, 10_000_000_000),
    ("image", "/alt_text", "a" * 2000, "a" * 2001),
    ("image", "/image_url", url(3000), url(3001)),
    ("multi_users_select, full", "/initial_users", ["U1"], []),
    (
        "plain_text_input, full",
        "/dispatch_action_config/trigger_actions_on",
        ["on_enter_pressed"],
        [],
    ),
    ("conversations_select, full", "/filter/include", ["im"], []),
]


@pytest.mark.parametrize(("name", "pointer", "fits", "exceeds"), OF_ELEMENTS)
def test_a_limit_of_an_element(name: str, pointer: str, fits: Any, exceeds: Any) -> None:
    block, host = hosted(ELEMENTS[name])
    assert validate_blocks([changed(block, host + pointer, fits)], "modal") == []
    problems = validate_blocks([changed(block, host + pointer, exceeds)], "modal")
    assert [problem.pointer for problem in problems] == [f"/0{host}{pointer}"]


OF_VIEWS: list[tuple[str, str, Any, Any]] = [
    ("modal", "/title/text", "t" * 24, "t" * 25),
    ("modal", "/title/text", "t", ""),
    ("modal, full", "/submit/text", "t" * 24, "t" * 25),
    ("modal, full", "/close/text", "t" * 24, "t" * 25),
    ("modal", "/private_metadata", "m" * 3000, "m" * 3001),
    ("modal", "/callback_id", "c" * 255, "c" * 256),
    ("modal", "/external_id", "e" * 255, "e" * 256),
    ("modal", "/blocks", [{"type": "divider"}] * 100, [{"type": "divider"}] * 101),
    ("modal", "/blocks", [{"type": "divider"}], []),
    ("home", "/private_metadata", "m" * 3000, "m" * 3001),
    ("home", "/callback_id", "c" * 255, "c" * 256),
    ("home", "/external_id", "e" * 255, "e" * 256),
    ("home", "/blocks", [{"type": "divider"}] * 100, [{"type": "divider"}] * 101),
    ("home", "/blocks", [{"type": "divider"}], []),
]


@pytest.mark.parametrize(("name", "pointer", "fits", "exceeds"), OF_VIEWS)
def test_a_limit_of_a_view(name: str, pointer: str, fits: Any, exceeds: Any) -> None:
    assert validate_view(changed(VIEWS[name], pointer, fits)) == []
    problems = validate_view(changed(VIEWS[name], pointer, exceeds))
    assert [problem.pointer for problem in problems] == [pointer]


OF_MESSAGES: list[tuple[str, Any, Any]] = [
    ("/blocks", [{"type": "divider"}] * 50, [{"type": "divider"}] * 51),
    ("/attachments", [{"text": "a"}] * 100, [{"text": "a"}] * 101),
    ("/attachments", [{"blocks": [{"type": "divider"}]}], [{"blocks": [{"type": "nope"}]}]),
]


@pytest.mark.parametrize(("pointer", "fits", "exceeds"), OF_MESSAGES)
def test_a_limit_of_a_message(pointer: str, fits: Any, exceeds: Any) -> None:
    assert validate_message(changed(MESSAGES["text"], pointer, fits)) == []
    problems = validate_message(changed(MESSAGES["text"], pointer, exceeds))
    assert len(problems) == 1
    assert problems[0].pointer.startswith(pointer)


def test_a_message_holds_fifty_blocks_and_a_view_a_hundred() -> None:
    divider = {"type": "divider"}
    assert validate_blocks([divider] * 50, "message") == []
    assert [problem.message for problem in validate_blocks([divider] * 51, "message")] == [
        "no more than 50 items allowed"
    ]
    assert validate_blocks([divider] * 100, "home") == []
    assert validate_blocks([divider] * 101, "modal") != []


def test_a_view_is_at_most_250_kilobytes() -> None:
    small = {"type": "section", "text": plain("x" * 2400)}
    large = {"type": "section", "text": plain("\N{GRINNING FACE}" * 3000)}
    assert validate_view({**VIEWS["modal"], "blocks": [small] * 100}) == []
    problems = validate_view({**VIEWS["modal"], "blocks": [large] * 100})
    assert [problem.code for problem in problems] == ["view_too_large"]


def test_the_blocks_of_a_message_hold_so_much_text_and_no_more() -> None:
    long, rest = {"type": "section", "text": plain("x" * 3000)}, plain("x" * 1000)
    most = [*[long] * 4, {"type": "section", "text": rest}]
    assert validate_message({"blocks": most}) == []
    problems = validate_message({"blocks": [*most, {"type": "section", "text": plain("x")}]})
    assert [(problem.code, problem.pointer) for problem in problems] == [
        ("msg_blocks_too_long", "/blocks")
    ]


def test_markdown_of_a_message_adds_up() -> None:
    half = {"type": "markdown", "text": "m" * 6000}
    assert validate_blocks([half, half]) == []
    problems = validate_blocks([half, half, {"type": "markdown", "text": "m"}])
    assert [problem.pointer for problem in problems] == ["/2/text"]


def test_a_data_table_holds_twenty_thousand_characters() -> None:
    full = [[CELL], [{"type": "raw_text", "text": "t" * 19_999}]]
    table = {"type": "data_table", "caption": "Who", "rows": full}
    assert validate_blocks([table]) == []
    assert validate_message({"blocks": [table]}) == []
    problems = validate_blocks([{**table, "rows": [[CELL, CELL], [CELL, full[1][0]]]}])
    assert [problem.pointer for problem in problems] == ["/0/rows"]
    small = {**table, "rows": [[CELL], [CELL]]}
    assert [problem.pointer for problem in validate_blocks([table, small])] == ["/1/rows"]


@pytest.mark.parametrize(("name", "most"), [("table", 1), ("plan", 1), ("data_visualization", 2)])
def test_a_message_holds_few_of_these(name: str, most: int) -> None:
    assert validate_blocks([BLOCKS[name]] * most) == []
    problems = validate_blocks([BLOCKS[name]] * (most + 1))
    assert [problem.pointer for problem in problems] == [f"/{most}"]


def test_tables_in_attachments_count_too() -> None:
    message = {"blocks": [BLOCKS["table"]], "attachments": [{"blocks": [BLOCKS["table"]]}]}
    pointers = [problem.pointer for problem in validate_message(message)]
    assert pointers == ["/attachments/0/blocks/0"]


def test_context_takes_ten_pictures_and_no_more() -> None:
    assert validate_blocks([{"type": "context", "elements": [PICTURE] * 10}]) == []
    assert validate_blocks([{"type": "context", "elements": [PICTURE] * 11}]) != []
