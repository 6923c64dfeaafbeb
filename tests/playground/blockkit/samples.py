"""A small and a full example of every block, element, view and message, and how to vary them."""

import json
from typing import Any

Json = dict[str, Any]


def plain(text: str = "Words") -> Json:
    return {"type": "plain_text", "text": text}


def markup(text: str = "*Words*") -> Json:
    return {"type": "mrkdwn", "text": text}


def option(name: str = "one", **more: Any) -> Json:
    return {"text": plain(name), "value": name, **more}


CONFIRM = {
    "title": plain("Sure?"),
    "text": markup("It cannot be *undone*"),
    "confirm": plain("Do it"),
    "deny": plain("Stop"),
    "style": "danger",
}
PICTURE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A cat"}
STORED_PICTURE = {"type": "image", "slack_file": {"id": "F0123456789"}, "alt_text": "A cat"}
STYLE = {
    "bold": True,
    "italic": True,
    "strike": False,
    "underline": True,
    "code": False,
    "highlight": False,
    "client_highlight": False,
    "unlink": True,
}
BUTTON = {"type": "button", "text": plain("Go")}
FULL_BUTTON = {
    "type": "button",
    "text": {**plain("Go :wave:"), "emoji": True},
    "action_id": "invitation.accept",
    "url": "https://example.com/a?b=c#d",
    "value": "v" * 2000,
    "style": "primary",
    "confirm": CONFIRM,
    "accessibility_label": "Go there",
    "agent_prompt": "Tell me more",
    "agent_prompt_display": "More",
    "visible_to_user_ids": ["U012AB3CD", "W012AB3CE"],
}
_INLINE = [
    {"type": "text", "text": "hello ", "style": STYLE},
    {"type": "link", "url": "https://example.com", "text": "there", "unsafe": True},
    {"type": "link", "url": "mailto:sam@example.com"},
    {"type": "user", "user_id": "U012AB3CD", "style": {"bold": True}},
    {"type": "usergroup", "usergroup_id": "S012AB3CD"},
    {"type": "channel", "channel_id": "C012AB3CD"},
    {"type": "team", "team_id": "T012AB3CD"},
    {"type": "emoji", "name": "wave", "unicode": "1f44b", "skin_tone": 3},
    {"type": "broadcast", "range": "here"},
    {"type": "color", "value": "#F405B3"},
    {
        "type": "date",
        "timestamp": 1720710212,
        "format": "{date_num} at {time}",
        "url": "https://example.com",
        "fallback": "then",
    },
    {"type": "canvas", "file_id": "F123ABC456"},
    {"type": "canvas_user_mention", "user_id": "U123ABC456"},
    {"type": "message_mention", "channel_id": "C123ABC456", "message_ts": "1720710212.123456"},
    {"type": "attachment_mention", "url": "https://example.com"},
    {
        "type": "citation",
        "url": "https://example.com",
        "text": "1",
        "index": 1,
        "details": {"citation_type": "web", "title": "Example"},
    },
    {
        "type": "work_object_mention",
        "entity_id": "E1",
        "app_id": "A1",
        "text": "It",
        "url": "https://example.com/it",
    },
    {
        "type": "workflow_mention",
        "workflow_id": "Wf1",
        "function_trigger_id": "Ft1",
        "text": "Run",
    },
]
LINE = {"type": "rich_text_section", "elements": [{"type": "text", "text": "hello"}]}
RICH_TEXT = {"type": "rich_text", "elements": [LINE]}
FULL_RICH_TEXT = {
    "type": "rich_text",
    "block_id": "written",
    "elements": [
        {"type": "rich_text_section", "elements": _INLINE},
        {
            "type": "rich_text_list",
            "style": "ordered",
            "elements": [LINE, LINE],
            "indent": 8,
            "offset": 2,
            "border": 1,
        },
        {"type": "rich_text_quote", "elements": _INLINE, "border": 0},
        {
            "type": "rich_text_preformatted",
            "elements": [
                {"type": "text", "text": "x = 1"},
                {"type": "link", "url": "https://example.com"},
            ],
            "border": 1,
            "language": "python",
        },
        {"type": "rich_text_section", "elements": []},
    ],
}
CARD = {"type": "card", "title": markup("Sarah Chen")}
FULL_CARD = {
    "type": "card",
    "block_id": "card",
    "hero_image": PICTURE,
    "icon": STORED_PICTURE,
    "title": markup("t" * 150),
    "subtitle": plain("s" * 150),
    "body": markup("b" * 200),
    "subtext": markup("x" * 200),
    "actions": [{**BUTTON, "action_id": str(n)} for n in range(3)],
}
TASK = {"task_id": "t1", "title": "Looking", "status": "in_progress"}
FULL_TASK = {
    **TASK,
    "type": "task_card",
    "details": RICH_TEXT,
    "output": RICH_TEXT,
    "sources": [{"type": "url", "url": "https://example.com", "text": "Example"}],
}
CELL = {"type": "raw_text", "text": "a"}
NUMBER = {"type": "raw_number", "value": 1.5, "text": "1.5"}
SERIES = {"name": "Sent", "data": [{"label": "Mon", "value": 2}, {"label": "Tue", "value": -1}]}
AXES = {"categories": ["Mon", "Tue"], "x_label": "Day", "y_label": "Count"}
LINES = {"type": "line", "series": [SERIES], "axis_config": AXES}
PIE = {"type": "pie", "segments": [{"label": "Yes", "value": 3}, {"label": "No", "value": 0.5}]}
SELECT = {"type": "static_select", "options": [option()]}

# Each as it may stand alone in a message, unless SURFACE says otherwise.
BLOCKS: dict[str, Json] = {
    "section": {"type": "section", "text": plain()},
    "section, full": {
        "type": "section",
        "block_id": "b" * 255,
        "text": {**markup("t" * 3000), "verbatim": True},
        "fields": [markup("f" * 2000)] * 10,
        "accessory": FULL_BUTTON,
        "expand": True,
    },
    "section, fields only": {"type": "section", "fields": [plain("f")]},
    "divider": {"type": "divider"},
    "divider, full": {"type": "divider", "block_id": "line"},
    "header": {"type": "header", "text": plain("Title")},
    "header, full": {
        "type": "header",
        "block_id": "top",
        "text": {**plain("\N{WAVING HAND SIGN}" * 150), "emoji": True},
        "level": 4,
    },
    "image": PICTURE,
    "image, full": {**PICTURE, "alt_text": "a" * 2000, "title": plain("t" * 2000)},
    "image, stored": {**STORED_PICTURE, "block_id": "pic"},
    "image, stored by address": {
        "type": "image",
        "slack_file": {"url": "https://files.slack.com/files-pri/T1-F1/a.png"},
        "alt_text": "A cat",
    },
    "context": {"type": "context", "elements": [plain()]},
    "context, full": {
        "type": "context",
        "block_id": "foot",
        "elements": [PICTURE, STORED_PICTURE, *[markup("m" * 300)] * 8],
    },
    "actions": {"type": "actions", "elements": [BUTTON]},
    "actions, full": {
        "type": "actions",
        "block_id": "do",
        "elements": [{**BUTTON, "action_id": str(n)} for n in range(25)],
    },
    "input": {"type": "input", "label": plain(), "element": {"type": "plain_text_input"}},
    "input, full": {
        "type": "input",
        "block_id": "ask",
        "label": plain("l" * 2000),
        "element": {"type": "plain_text_input", "action_id": "words"},
        "hint": plain("h" * 2000),
        "optional": True,
        "dispatch_action": True,
    },
    "video": {
        "type": "video",
        "alt_text": "A film",
        "title": plain("Film"),
        "thumbnail_url": "https://example.com/a.png",
        "video_url": "https://example.com/a",
    },
    "video, full": {
        "type": "video",
        "block_id": "film",
        "alt_text": "a" * 200,
        "title": plain("t" * 200),
        "title_url": "https://example.com/t",
        "thumbnail_url": "http://example.com/a.png",
        "video_url": "https://example.com/a",
        "author_name": "n" * 50,
        "description": plain("d" * 200),
        "provider_icon_url": "https://example.com/i.png",
        "provider_name": "p" * 50,
    },
    "rich_text": RICH_TEXT,
    "rich_text, full": FULL_RICH_TEXT,
    "rich_text, empty": {"type": "rich_text", "elements": []},
    "markdown": {"type": "markdown", "text": "**hello**"},
    "markdown, full": {"type": "markdown", "text": "m" * 12_000, "block_id": "md"},
    "table": {"type": "table", "rows": [[CELL]]},
    "table, full": {
        "type": "table",
        "block_id": "grid",
        "rows": [[CELL, NUMBER, RICH_TEXT], [CELL]],
        "column_settings": [{"align": "right", "is_wrapped": True}, None, {}],
    },
    "data_table": {"type": "data_table", "caption": "Who", "rows": [[CELL], [CELL]]},
    "data_table, full": {
        "type": "data_table",
        "block_id": "data",
        "caption": "Who",
        "rows": [[CELL, NUMBER, CELL], [CELL, NUMBER, RICH_TEXT]],
        "page_size": 100,
        "row_header_column_index": 2,
    },
    "data_table, button": {
        "type": "data_table",
        "caption": "Who",
        "rows": [[CELL], [{"type": "action", "element": BUTTON, "fallback": CELL}]],
    },
    "data_visualization": {"type": "data_visualization", "title": "Answers", "chart": PIE},
    "data_visualization, lines": {"type": "data_visualization", "title": "T" * 50, "chart": LINES},
    "data_visualization, full": {
        "type": "data_visualization",
        "block_id": "chart",
        "title": "T",
        "chart": {
            "type": "bar",
            "series": [
                {
                    "name": f"s{n}",
                    "data": [{"label": f"c{c}", "value": c * n} for c in range(20)],
                }
                for n in range(12)
            ],
            "axis_config": {"categories": [f"c{c}" for c in range(20)]},
        },
    },
    "card": CARD,
    "card, full": FULL_CARD,
    "card, icon": {
        "type": "card",
        "body": plain("b"),
        "slack_icon": {"type": "icon", "name": "rocket"},
    },
    "carousel": {"type": "carousel", "elements": [CARD]},
    "carousel, full": {"type": "carousel", "block_id": "row", "elements": [CARD] * 10},
    "container": {"type": "container", "title": plain(), "child_blocks": [{"type": "divider"}]},
    "container, full": {
        "type": "container",
        "block_id": "box",
        "title": plain("t" * 150),
        "rich_text_title": RICH_TEXT,
        "subtitle": markup("s" * 150),
        "icon": PICTURE,
        "width": "wide",
        "is_collapsible": True,
        "default_collapsed": True,
        "has_header_divider": False,
        "child_blocks": [{"type": "divider"}] * 10,
    },
    "context_actions": {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "positive_button": {"text": plain("Good"), "value": "1"},
                "negative_button": {"text": plain("Bad"), "value": "0"},
            }
        ],
    },
    "context_actions, full": {
        "type": "context_actions",
        "block_id": "rate",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "rate",
                "positive_button": {
                    "text": plain("g" * 75),
                    "value": "1",
                    "accessibility_label": "Good",
                },
                "negative_button": {"text": plain("Bad"), "value": "v" * 2000},
            },
            {
                "type": "icon_button",
                "icon": "trash",
                "text": plain("Delete"),
                "action_id": "delete",
                "value": "1",
                "confirm": CONFIRM,
                "accessibility_label": "Delete",
                "visible_to_user_ids": [f"U{n}" for n in range(10)],
            },
        ],
    },
    "task_card": {"type": "task_card", **TASK},
    "task_card, full": {**FULL_TASK, "block_id": "task"},
    "plan": {"type": "plan", "title": "Plan", "tasks": [TASK]},
    "plan, full": {
        "type": "plan",
        "block_id": "plan",
        "title": "Plan",
        "tasks": [{**FULL_TASK, "task_id": str(n), "status": "pending"} for n in range(50)],
    },
    "call": {"type": "call", "call_id": "R1"},
    "auth_provider": {
        "type": "auth_provider",
        "value": "files",
        "name": plain("Files"),
        "is_connected": False,
    },
    "auth_provider, full": {
        "type": "auth_provider",
        "block_id": "auth",
        "value": "v" * 150,
        "name": plain("n" * 75),
        "is_connected": True,
        "description": plain("d" * 150),
        "icon_url": "https://example.com/i.png",
        "auth_url": "https://example.com/in",
        "disconnect_url": "https://example.com/out",
        "connected_identity": plain("i" * 75),
        "connected_context": plain("c" * 75),
        "accessory": {"type": "overflow", "options": [option()]},
        "fallback": [{"type": "section", "text": plain()}],
    },
}

MODAL_BLOCKS: dict[str, Json] = {
    "alert": {"type": "alert", "text": plain()},
    "alert, full": {
        "type": "alert",
        "block_id": "warn",
        "text": markup("a" * 200),
        "level": "warning",
    },
}

_FOUND = {"focus_on_load": True, "placeholder": plain("p" * 150)}
_MENU = {"action_id": "pick", "confirm": CONFIRM, **_FOUND}
_TYPED = {
    "action_id": "type",
    "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]},
    **_FOUND,
}
_WORKFLOW = {
    "trigger": {
        "url": "https://slack.com/shortcuts/Ft1/a",
        "customizable_input_parameters": [{"name": "who", "value": "Sarah"}],
    }
}

# Each stands in the block that `hosted` gives it.
ELEMENTS: dict[str, Json] = {
    "button": BUTTON,
    "button, full": FULL_BUTTON,
    "button to an app": {**BUTTON, "url": "slack://user?team=T1&id=U1"},
    "workflow_button": {
        "type": "workflow_button",
        "text": plain(),
        "workflow": _WORKFLOW,
        "action_id": "a",
    },
    "workflow_button, full": {
        "type": "workflow_button",
        "text": plain("t" * 75),
        "workflow": {"trigger": {"url": "https://slack.com/shortcuts/Ft1/a"}},
        "action_id": "run",
        "style": "danger",
        "accessibility_label": "a" * 75,
    },
    "overflow": {"type": "overflow", "options": [option()]},
    "overflow, full": {
        "type": "overflow",
        "action_id": "more",
        "confirm": CONFIRM,
        "options": [
            option("o" * 75, url="https://example.com", description=plain("d" * 75)),
            *[option(str(n)) for n in range(4)],
        ],
    },
    "checkboxes": {"type": "checkboxes", "options": [option()]},
    "checkboxes, full": {
        "type": "checkboxes",
        "action_id": "tick",
        "confirm": CONFIRM,
        "focus_on_load": False,
        "options": [
            {"text": markup(f"*{n}*"), "description": markup("d"), "value": str(n)}
            for n in range(10)
        ],
        "initial_options": [{"text": markup("*3*"), "description": markup("d"), "value": "3"}],
    },
    "radio_buttons": {"type": "radio_buttons", "options": [option()]},
    "radio_buttons, full": {
        "type": "radio_buttons",
        "action_id": "one",
        "confirm": CONFIRM,
        "focus_on_load": True,
        "options": [option(str(n)) for n in range(10)],
        "initial_option": option("7"),
    },
    "datepicker": {"type": "datepicker"},
    "datepicker, full": {"type": "datepicker", "initial_date": "2028-02-29", **_MENU},
    "timepicker": {"type": "timepicker"},
    "timepicker, full": {
        "type": "timepicker",
        "initial_time": "23:59",
        "timezone": "America/Argentina/Buenos_Aires",
        **_MENU,
    },
    "datetimepicker": {"type": "datetimepicker"},
    "datetimepicker, full": {
        "type": "datetimepicker",
        "action_id": "when",
        "confirm": CONFIRM,
        "focus_on_load": True,
        "initial_date_time": 1628633820,
    },
    "static_select": SELECT,
    "static_select, full": {
        "type": "static_select",
        **_MENU,
        "options": [option(f"{n}") for n in range(3)],
        "initial_option": option("2"),
    },
    "static_select, groups": {
        "type": "static_select",
        "option_groups": [
            {"label": plain("l" * 75), "options": [option(f"{g}.{n}") for n in range(2)]}
            for g in range(3)
        ],
        "initial_option": option("2.1"),
    },
    "external_select": {"type": "external_select"},
    "external_select, full": {
        "type": "external_select",
        **_MENU,
        "min_query_length": 3,
        "initial_option": option(),
    },
    "users_select": {"type": "users_select"},
    "users_select, full": {"type": "users_select", "initial_user": "W012AB3CD", **_MENU},
    "conversations_select": {"type": "conversations_select"},
    "conversations_select, full": {
        "type": "conversations_select",
        **_MENU,
        "initial_conversation": "D012AB3CD",
        "default_to_current_conversation": True,
        "filter": {
            "include": ["im", "mpim", "private", "public"],
            "exclude_external_shared_channels": True,
            "exclude_bot_users": True,
        },
    },
    "channels_select": {"type": "channels_select"},
    "channels_select, full": {"type": "channels_select", "initial_channel": "C012AB3CD", **_MENU},
    "multi_static_select": {"type": "multi_static_select", "options": [option()]},
    "multi_static_select, full": {
        "type": "multi_static_select",
        **_MENU,
        "options": [option("a"), option("b"), option("c")],
        "initial_options": [option("a"), option("c")],
        "max_selected_items": 2,
    },
    "multi_external_select": {"type": "multi_external_select"},
    "multi_external_select, full": {
        "type": "multi_external_select",
        **_MENU,
        "min_query_length": 0,
        "initial_options": [option("a")],
        "max_selected_items": 1,
    },
    "multi_users_select": {"type": "multi_users_select"},
    "multi_users_select, full": {
        "type": "multi_users_select",
        **_MENU,
        "initial_users": ["U012AB3CD"],
        "max_selected_items": 5,
    },
    "multi_conversations_select": {"type": "multi_conversations_select"},
    "multi_conversations_select, full": {
        "type": "multi_conversations_select",
        **_MENU,
        "initial_conversations": ["C012AB3CD", "G012AB3CD"],
        "default_to_current_conversation": False,
        "filter": {"exclude_bot_users": False},
        "max_selected_items": 2,
    },
    "multi_channels_select": {"type": "multi_channels_select"},
    "multi_channels_select, full": {
        "type": "multi_channels_select",
        **_MENU,
        "initial_channels": ["C012AB3CD"],
        "max_selected_items": 1,
    },
    "plain_text_input": {"type": "plain_text_input"},
    "plain_text_input, full": {
        "type": "plain_text_input",
        **_TYPED,
        "initial_value": "hello",
        "multiline": True,
        "min_length": 5,
        "max_length": 3000,
    },
    "plain_text_input, emptied": {"type": "plain_text_input", "initial_value": ""},
    "email_text_input": {"type": "email_text_input"},
    "email_text_input, full": {"type": "email_text_input", "initial_value": "a@b.c", **_TYPED},
    "url_text_input": {"type": "url_text_input"},
    "url_text_input, full": {"type": "url_text_input", "initial_value": "https://a.b", **_TYPED},
    "number_input": {"type": "number_input", "is_decimal_allowed": False},
    "number_input, full": {
        "type": "number_input",
        **_TYPED,
        "is_decimal_allowed": True,
        "initial_value": "1.5",
        "min_value": "-2",
        "max_value": "1.50",
    },
    "rich_text_input": {"type": "rich_text_input", "action_id": "write"},
    "rich_text_input, full": {
        "type": "rich_text_input",
        **_TYPED,
        "initial_value": RICH_TEXT,
        "min_lines": 1,
        "max_lines": 100,
    },
    "file_input": {"type": "file_input"},
    "file_input, full": {
        "type": "file_input",
        "action_id": "drop",
        "filetypes": ["csv", "xlsx"],
        "max_files": 10,
    },
    "image": PICTURE,
    "image, stored": STORED_PICTURE,
}

MODAL = {"type": "modal", "title": plain("Invite"), "blocks": [BLOCKS["section"]]}
HOME = {"type": "home", "blocks": [BLOCKS["section"]]}
VIEWS: dict[str, Json] = {
    "modal": MODAL,
    "modal, full": {
        "type": "modal",
        "title": plain("t" * 24),
        "submit": {**plain("s" * 24), "emoji": False},
        "close": plain("c" * 24),
        "blocks": [BLOCKS["input"], *[BLOCKS["divider"]] * 99],
        "private_metadata": "m" * 3000,
        "callback_id": "c" * 255,
        "external_id": "e" * 255,
        "clear_on_close": True,
        "notify_on_close": True,
        "submit_disabled": True,
    },
    "modal, files": {
        **MODAL,
        "submit": plain("Send"),
        "blocks": [{"type": "input", "label": plain(), "element": {"type": "file_input"}}],
    },
    "modal, answerable": {
        **MODAL,
        "submit": plain("Send"),
        "blocks": [
            {
                "type": "input",
                "label": plain(),
                "element": {"type": "conversations_select", "response_url_enabled": True},
            }
        ],
    },
    "home": HOME,
    "home, full": {
        "type": "home",
        "blocks": [BLOCKS["input"], *[BLOCKS["divider"]] * 99],
        "private_metadata": "",
        "callback_id": "home",
        "external_id": "e",
    },
}

MESSAGES: dict[str, Json] = {
    "text": {"text": "hello"},
    "blocks": {"blocks": [BLOCKS["section"]]},
    "both": {
        "channel": "C1",
        "text": "hello",
        "blocks": [BLOCKS["section"]],
        "unfurl_links": False,
    },
    "text and no blocks": {"text": "hello", "blocks": []},
    "old attachment": {"attachments": [{"fallback": "hello", "text": "hello", "color": "#36a64f"}]},
    "attachment": {"text": "", "attachments": [{"color": "good", "blocks": [BLOCKS["section"]]}]},
    "most": {
        "text": "t" * 40_000,
        "blocks": [BLOCKS["divider"]] * 50,
        "attachments": [{"text": "a"}] * 100,
    },
    "two charts": {"blocks": [BLOCKS["data_visualization"]] * 2},
}


def hosted(element: Json) -> tuple[Json, str]:
    """A block that may hold the element, and the pointer to it inside the block."""
    kind = element["type"]
    if kind == "image":
        return {"type": "context", "elements": [element]}, "/elements/0"
    if kind in ("button", "workflow_button", "overflow"):
        return {"type": "actions", "elements": [element]}, "/elements/0"
    return {"type": "input", "label": plain(), "element": element}, "/element"


def _copied(sample: Json) -> Json:
    # The samples share parts; a copy by way of JSON shares none.
    copy: Json = json.loads(json.dumps(sample))
    return copy


def changed(sample: Json, pointer: str, value: Any) -> Json:
    """A copy with another value at the pointer; the last step may be new."""
    copy = _copied(sample)
    *path, last = pointer.lstrip("/").split("/")
    place: Any = copy
    for step in path:
        place = place[int(step) if isinstance(place, list) else step]
    place[int(last) if isinstance(place, list) else last] = value
    return copy


def without(sample: Json, name: str) -> Json:
    return {key: value for key, value in _copied(sample).items() if key != name}
