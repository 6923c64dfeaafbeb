"""Tables, charts and rich text: what Slack refuses inside them."""

from typing import Any

import pytest

from playground.blockkit import validate_blocks
from tests.playground.blockkit.samples import (
    AXES,
    CELL,
    LINES,
    RICH_TEXT,
    SERIES,
    Json,
    markup,
    plain,
    without,
)

LINE = {"type": "rich_text_section", "elements": []}


def inline(element: Json) -> Json:
    return {"type": "rich_text", "elements": [{**LINE, "elements": [element]}]}


def chart(**more: Any) -> Json:
    return {"type": "data_visualization", "title": "T", "chart": {**LINES, **more}}


def table(*rows: list[Any], **more: Any) -> Json:
    return {"type": "data_table", "caption": "Who", "rows": list(rows), **more}


# what is wrong, the block, where
WRONG_BLOCKS: list[tuple[str, Json, list[str]]] = [
    ("rows of unequal length", table([CELL, CELL], [CELL]), ["/rows/1"]),
    ("rich text in the header row", table([RICH_TEXT], [CELL]), ["/rows/0/0/type"]),
    ("a caption of another type", table([CELL], [CELL]) | {"caption": plain()}, ["/caption"]),
    ("a plain text cell", table([plain()], [CELL]), ["/rows/0/0/type"]),
    ("a cell that is a string", table(["a"], [CELL]), ["/rows/0/0"]),
    ("a row that is a cell", table([CELL], CELL), ["/rows/1"]),  # type: ignore[arg-type]
    (
        "a number without words",
        table([CELL], [{"type": "raw_number", "value": 1}]),
        ["/rows/1/0"],
    ),
    (
        "settings of columns in a data table",
        table([CELL], [CELL], column_settings=[]),
        [""],
    ),
    (
        "an unknown alignment",
        {"type": "table", "rows": [[CELL]], "column_settings": [{"align": "middle"}]},
        ["/column_settings/0/align"],
    ),
    ("two series of one name", chart(series=[SERIES, SERIES]), ["/chart/series/1/name"]),
    (
        "a category without a point",
        chart(axis_config={"categories": ["Mon", "Tue", "Wed"]}),
        ["/chart/series/0/data"],
    ),
    (
        "a category twice",
        chart(axis_config={**AXES, "categories": ["Mon", "Mon", "Tue"]}),
        ["/chart/axis_config/categories/1", "/chart/series/0/data"],
    ),
    ("segments in lines", chart(segments=[]), ["/chart"]),
    (
        "a chart without axes",
        {"type": "data_visualization", "title": "T", "chart": without(LINES, "axis_config")},
        ["/chart"],
    ),
    (
        "words for a value",
        chart(
            series=[
                {
                    "name": "a",
                    "data": [{"label": "Mon", "value": "1"}, {"label": "Tue", "value": 2}],
                }
            ]
        ),
        ["/chart/series/0/data/0/value"],
    ),
    (
        "text straight in rich text",
        {"type": "rich_text", "elements": [{"type": "text", "text": "x"}]},
        ["/elements/0/type"],
    ),
    ("a section in a section", inline(LINE), ["/elements/0/elements/0/type"]),
    ("markup in rich text", inline(markup()), ["/elements/0/elements/0/type"]),
    (
        "empty text in rich text",
        inline({"type": "text", "text": ""}),
        ["/elements/0/elements/0/text"],
    ),
    (
        "a link to nowhere",
        inline({"type": "link", "url": "nowhere"}),
        ["/elements/0/elements/0/url"],
    ),
    (
        "a link of an empty text",
        inline({"type": "link", "url": "https://a.b", "text": ""}),
        ["/elements/0/elements/0/text"],
    ),
    (
        "a user by name",
        inline({"type": "user", "user_id": "@sarah"}),
        ["/elements/0/elements/0/user_id"],
    ),
    (
        "a channel by name",
        inline({"type": "channel", "channel_id": "#sales"}),
        ["/elements/0/elements/0/channel_id"],
    ),
    (
        "an unknown audience",
        inline({"type": "broadcast", "range": "all"}),
        ["/elements/0/elements/0/range"],
    ),
    (
        "an unknown colour",
        inline({"type": "color", "value": "red"}),
        ["/elements/0/elements/0/value"],
    ),
    (
        "a date in words",
        inline({"type": "date", "timestamp": "now", "format": "{date}"}),
        ["/elements/0/elements/0/timestamp"],
    ),
    (
        "a date without a format",
        inline({"type": "date", "timestamp": 1}),
        ["/elements/0/elements/0"],
    ),
    (
        "an unknown style",
        inline({"type": "text", "text": "x", "style": {"blink": True}}),
        ["/elements/0/elements/0/style"],
    ),
    (
        "a style in words",
        inline({"type": "text", "text": "x", "style": {"bold": "yes"}}),
        ["/elements/0/elements/0/style/bold"],
    ),
    (
        "a list without a style",
        {"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": [LINE]}]},
        ["/elements/0"],
    ),
    (
        "an unknown style of list",
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_list", "style": "dash", "elements": [LINE]}],
        },
        ["/elements/0/style"],
    ),
    (
        "text straight in a list",
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [{"type": "text", "text": "x"}],
                }
            ],
        },
        ["/elements/0/elements/0/type"],
    ),
    (
        "a person in preformatted text",
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_preformatted",
                    "elements": [{"type": "user", "user_id": "U1"}],
                }
            ],
        },
        ["/elements/0/elements/0/type"],
    ),
]


@pytest.mark.parametrize(
    ("block", "pointers"),
    [case[1:] for case in WRONG_BLOCKS],
    ids=[case[0] for case in WRONG_BLOCKS],
)
def test_a_wrong_block_is_refused_where_it_is_wrong(block: Json, pointers: list[str]) -> None:
    problems = validate_blocks([block])
    assert [problem.pointer for problem in problems] == [f"/0{pointer}" for pointer in pointers]
