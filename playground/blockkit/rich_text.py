"""The rich text block: sections, lists, quotes, preformatted text, and what stands in them."""

from playground.blockkit import forms
from playground.blockkit.composition import ID
from playground.blockkit.kinds import (
    Anything,
    Chars,
    Choice,
    Flag,
    Many,
    Object,
    Shape,
    Table,
    Typed,
    Whole,
)

# Slack documents slightly different flags per element and accepts all of them everywhere.
_STYLE = Object(
    Shape(
        None,
        may={
            "bold": Flag(),
            "italic": Flag(),
            "strike": Flag(),
            "underline": Flag(),
            "code": Flag(),
            "highlight": Flag(),
            "client_highlight": Flag(),
            "unlink": Flag(),
        },
    )
)

_STYLED: Table = {"style": _STYLE}
_WORDS: Table = {"text": Chars(shortest=1)}
_URL = Chars(form=forms.ADDRESS)
_WRITTEN: Table = {**_STYLED, "from_llm": Flag()}
_PLACE: Table = {"channel_id": Chars(form=forms.CONVERSATION), "ts": Chars()}

_TEXT = Shape("text", needs=_WORDS, may=_STYLED)
_LINK = Shape(
    "link",
    needs={"url": _URL},
    may={**_WORDS, **_WRITTEN, "unsafe": Flag(), "is_slack_url": Flag(), "truncated": Flag()},
)

_MENTIONS = (
    Shape("user", needs={"user_id": Chars(form=forms.USER)}, may=_WRITTEN),
    Shape("usergroup", needs={"usergroup_id": Chars(form=forms.USERGROUP)}, may=_WRITTEN),
    Shape("channel", needs={"channel_id": Chars(form=forms.CONVERSATION)}, may=_WRITTEN),
    Shape("team", needs={"team_id": Chars(form=forms.TEAM)}, may=_WRITTEN),
    Shape("broadcast", needs={"range": Choice(("here", "channel", "everyone"))}, may=_STYLED),
)

_SIGNS = (
    Shape(
        "emoji",
        needs={"name": Chars()},
        may={**_STYLED, "unicode": Chars(), "skin_tone": Whole(1, 6), "url": _URL},
    ),
    Shape("color", needs={"value": Chars(form=forms.COLOUR)}, may=_STYLED),
    Shape(
        "date",
        needs={"timestamp": Whole(0), "format": Chars()},
        may={**_STYLED, "url": _URL, "fallback": Chars(shortest=0)},
    ),
)

# Mentions of Slack's own objects; fields as the reference lists them.
_REFERENCES = (
    Shape(
        "attachment_mention",
        needs={"url": _URL},
        may={
            **_STYLED,
            **_PLACE,
            "text": Chars(),
            "app_id": Chars(),
            "entity_id": Chars(),
            "icon_url": _URL,
            "icon_name": Chars(),
            "full_size_preview_enabled": Flag(),
            "reference_object_type": Chars(),
        },
    ),
    Shape(
        "canvas",
        needs={"file_id": Chars()},
        may={
            **_STYLED,
            "label": Chars(),
            "hide_title": Flag(),
            "section_id": Chars(),
            "text": Chars(),
            "url": _URL,
            "is_skill_invocation": Flag(),
        },
    ),
    Shape(
        "citation",
        needs={"url": _URL, "text": Chars(), "index": Whole(0), "details": Anything()},
        may={"from_llm": Flag(), "is_slack_url": Flag()},
    ),
    Shape(
        "canvas_user_mention",
        needs={"user_id": Chars(form=forms.USER)},
        may={**_STYLED, "thread_id": Chars()},
    ),
    Shape(
        "message_mention",
        needs={"channel_id": Chars(form=forms.CONVERSATION), "message_ts": Chars()},
        may={
            **_STYLED,
            "author_id": Chars(),
            "thread_ts": Chars(),
            "text": Chars(),
            "url": _URL,
        },
    ),
    Shape(
        "work_object_mention",
        needs={"entity_id": Chars(), "app_id": Chars(), "text": Chars(), "url": _URL},
        may={
            **_STYLED,
            "icon_url": _URL,
            "full_size_preview_enabled": Flag(),
            "product_name": Chars(),
        },
    ),
    Shape(
        "workflow_mention",
        needs={"workflow_id": Chars(), "function_trigger_id": Chars(), "text": Chars()},
        may={**_STYLED, **_PLACE, "url": _URL},
    ),
)

# Listed in the reference; what they carry is Slack's own affair and not checked.
_INTERNAL = tuple(
    Shape(name, open=True)
    for name in (
        "canvas_message_unfurl",
        "file",
        "list_record",
        "salesforce_data_field",
        "tag",
    )
)

_INLINE = Typed((_TEXT, _LINK, *_MENTIONS, *_SIGNS, *_REFERENCES, *_INTERNAL))

# Slack allows these lists to be empty, alone in Block Kit; a list without items it refuses.
_INLINES = Many(_INLINE, fewest=0)
_BORDER: Table = {"border": Whole(0, 1)}

_SECTION = Shape("rich_text_section", needs={"elements": _INLINES})
_QUOTE = Shape("rich_text_quote", needs={"elements": _INLINES}, may=_BORDER)
_PREFORMATTED = Shape(
    "rich_text_preformatted",
    needs={"elements": Many(Typed((_TEXT, _LINK)), fewest=0)},
    may={**_BORDER, "language": Chars()},
)
_LIST = Shape(
    "rich_text_list",
    needs={"style": Choice(("bullet", "ordered")), "elements": Many(Typed((_SECTION,)))},
    may={**_BORDER, "indent": Whole(0, 8), "offset": Whole(0)},
)

RICH_TEXT = Shape(
    "rich_text",
    needs={"elements": Many(Typed((_SECTION, _LIST, _QUOTE, _PREFORMATTED)), fewest=0)},
    may={"block_id": ID},
)
