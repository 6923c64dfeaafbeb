"""Blocks of text, pictures, actions and cards: what belongs together and what excludes another."""

import pytest

from playground.blockkit import validate_blocks
from tests.playground.blockkit.samples import (
    BLOCKS,
    BUTTON,
    ELEMENTS,
    PICTURE,
    STORED_PICTURE,
    TASK,
    Json,
    markup,
    plain,
    without,
)

MENU = ELEMENTS["static_select"]

# what is wrong, the block, where
WRONG_BLOCKS: list[tuple[str, Json, list[str]]] = [
    ("a section of nothing", {"type": "section"}, [""]),
    ("a section of an accessory only", {"type": "section", "accessory": BUTTON}, [""]),
    ("markup in a header", {"type": "header", "text": markup()}, ["/text/type"]),
    ("a bare string as text", {"type": "header", "text": "Title"}, ["/text"]),
    (
        "emoji with markup",
        {"type": "section", "text": {**markup(), "emoji": True}},
        ["/text"],
    ),
    (
        "verbatim with plain text",
        {"type": "section", "text": {**plain(), "verbatim": True}},
        ["/text"],
    ),
    (
        "emoji that is no boolean",
        {"type": "section", "text": {**plain(), "emoji": "yes"}},
        ["/text/emoji"],
    ),
    (
        "an unknown kind of text",
        {"type": "section", "text": {"type": "text", "text": "x"}},
        ["/text/type"],
    ),
    ("text without a type", {"type": "section", "text": {"text": "x"}}, ["/text"]),
    ("a picture from nowhere", without(PICTURE, "image_url"), [""]),
    ("a picture from two places", {**PICTURE, **STORED_PICTURE}, [""]),
    ("a picture that is no address", {**PICTURE, "image_url": "a.png"}, ["/image_url"]),
    ("a picture by ftp", {**PICTURE, "image_url": "ftp://example.com/a"}, ["/image_url"]),
    ("a picture inline", {**PICTURE, "image_url": "data:image/png;base64,AA"}, ["/image_url"]),
    ("an address with spaces", {**PICTURE, "image_url": "https://a.b/c d"}, ["/image_url"]),
    ("markup in a picture's title", {**PICTURE, "title": markup()}, ["/title/type"]),
    ("a stored picture of nothing", {**STORED_PICTURE, "slack_file": {}}, ["/slack_file"]),
    (
        "a stored picture twice",
        {**STORED_PICTURE, "slack_file": {"id": "F0123456789", "url": "https://a.b/c"}},
        ["/slack_file"],
    ),
    (
        "a stored picture that is no file",
        {**STORED_PICTURE, "slack_file": {"id": "C0123456789"}},
        ["/slack_file/id"],
    ),
    ("a button in a context", {"type": "context", "elements": [BUTTON]}, ["/elements/0/type"]),
    ("a picture among actions", {"type": "actions", "elements": [PICTURE]}, ["/elements/0/type"]),
    ("text among actions", {"type": "actions", "elements": [plain()]}, ["/elements/0/type"]),
    *[
        (
            f"{name} among actions",
            {"type": "actions", "elements": [ELEMENTS[name]]},
            ["/elements/0/type"],
        )
        for name in (
            "plain_text_input",
            "email_text_input",
            "url_text_input",
            "number_input",
            "rich_text_input",
            "file_input",
        )
    ],
    (
        "feedback among actions",
        {"type": "actions", "elements": BLOCKS["context_actions"]["elements"]},
        ["/elements/0/type"],
    ),
    *[
        (
            f"{name} beside a section",
            {"type": "section", "text": plain(), "accessory": ELEMENTS[name]},
            ["/accessory/type"],
        )
        for name in ("plain_text_input", "datetimepicker", "file_input", "number_input")
    ],
    (
        "two accessories",
        {"type": "section", "text": plain(), "accessory": [BUTTON, BUTTON]},
        ["/accessory"],
    ),
    *[
        (
            f"{name} to fill in",
            {"type": "input", "label": plain(), "element": ELEMENTS[name]},
            ["/element/type"],
        )
        for name in ("button", "overflow", "image", "workflow_button")
    ],
    (
        "a button among context actions",
        {"type": "context_actions", "elements": [BUTTON]},
        ["/elements/0/type"],
    ),
    ("markup in a label", {**BLOCKS["input"], "label": markup()}, ["/label/type"]),
    ("markup in a hint", {**BLOCKS["input"], "hint": markup()}, ["/hint/type"]),
    (
        "the same action twice",
        {"type": "actions", "elements": [{**BUTTON, "action_id": "a"}] * 2},
        ["/elements/1/action_id"],
    ),
    (
        "the same action twice on a card",
        {"type": "card", "title": plain(), "actions": [{**BUTTON, "action_id": "a"}] * 2},
        ["/actions/1/action_id"],
    ),
    ("a card of nothing", {"type": "card", "subtitle": plain()}, [""]),
    (
        "a card with two icons",
        {**BLOCKS["card, icon"], "icon": PICTURE},
        [""],
    ),
    (
        "a card with an unknown icon",
        {"type": "card", "title": plain(), "slack_icon": {"type": "icon", "name": "unicorn"}},
        ["/slack_icon/name"],
    ),
    (
        "a card with a menu",
        {"type": "card", "title": plain(), "actions": [MENU]},
        ["/actions/0/type"],
    ),
    (
        "a carousel of sections",
        {"type": "carousel", "elements": [BLOCKS["section"]]},
        ["/elements/0/type"],
    ),
    (
        "a container without a title",
        {"type": "container", "child_blocks": [{"type": "divider"}]},
        [""],
    ),
    (
        "a container in a container",
        {**BLOCKS["container"], "child_blocks": [BLOCKS["container"]]},
        ["/child_blocks/0/type"],
    ),
    (
        "a card in a container",
        {**BLOCKS["container"], "child_blocks": [BLOCKS["card"]]},
        ["/child_blocks/0/type"],
    ),
    (
        "a collapsed container that does not collapse",
        {**BLOCKS["container"], "default_collapsed": True},
        ["/default_collapsed"],
    ),
    (
        "a divider below a header that collapses",
        {**BLOCKS["container"], "is_collapsible": True, "has_header_divider": True},
        ["/has_header_divider"],
    ),
    ("an unknown width", {**BLOCKS["container"], "width": "huge"}, ["/width"]),
    ("a film without https", {**BLOCKS["video"], "video_url": "http://a.b/c"}, ["/video_url"]),
    (
        "a film's title without https",
        {**BLOCKS["video"], "title_url": "http://a.b/c"},
        ["/title_url"],
    ),
    ("a film's title as a string", {**BLOCKS["video"], "title": "Film"}, ["/title"]),
    ("markup in a film's title", {**BLOCKS["video"], "title": markup()}, ["/title/type"]),
    ("a text object in markdown", {"type": "markdown", "text": markup()}, ["/text"]),
    ("an unknown status", {"type": "task_card", **TASK, "status": "done"}, ["/status"]),
    (
        "details that are no rich text",
        {"type": "task_card", **TASK, "details": plain()},
        ["/details/type"],
    ),
    (
        "a source that is no address",
        {"type": "task_card", **TASK, "sources": [{"type": "url", "url": "a", "text": "b"}]},
        ["/sources/0/url"],
    ),
    (
        "the same task twice",
        {"type": "plan", "title": "P", "tasks": [TASK, TASK]},
        ["/tasks/1/task_id"],
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
