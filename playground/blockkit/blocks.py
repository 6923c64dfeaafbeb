"""Every block: its fields, its elements, and the surfaces it may stand on."""

from typing import get_args

from playground.blockkit import forms
from playground.blockkit.cards import ALERT, CARD, CAROUSEL, PLAN, TASK_CARD
from playground.blockkit.charts import DATA_VISUALIZATION
from playground.blockkit.composition import ID, TEXTS, any_text, plain_text
from playground.blockkit.elements import (
    BUTTON,
    CHECKBOXES,
    DATEPICKER,
    DATETIMEPICKER,
    FEEDBACK_BUTTONS,
    ICON_BUTTON,
    IMAGE,
    ONE_PICTURE,
    OVERFLOW,
    PICTURE,
    RADIO_BUTTONS,
    TIMEPICKER,
    WORKFLOW_BUTTON,
)
from playground.blockkit.inputs import TYPED_INPUTS
from playground.blockkit.kinds import (
    Anything,
    Chars,
    Choice,
    Flag,
    Many,
    Shape,
    Table,
    Typed,
    Whole,
)
from playground.blockkit.menus import MENUS_FOR_MANY, MENUS_FOR_ONE
from playground.blockkit.problem import Surface
from playground.blockkit.relations import (
    distinct,
    needs_flag,
    no_payload_for_files,
    not_together,
    one_of,
)
from playground.blockkit.rich_text import RICH_TEXT
from playground.blockkit.tables import DATA_TABLE, TABLE

_NAMED: Table = {"block_id": ID}
_CHOSEN = (CHECKBOXES, RADIO_BUTTONS, DATEPICKER, TIMEPICKER, *MENUS_FOR_ONE, *MENUS_FOR_MANY)
_PRESSED = (BUTTON, WORKFLOW_BUTTON, OVERFLOW)

SECTION = Shape(
    "section",
    may={
        **_NAMED,
        "text": any_text(),
        "fields": Many(any_text(2000), most=10),
        "accessory": Typed((IMAGE, *_PRESSED, *_CHOSEN)),
        "expand": Flag(),
    },
    # Slack's validator passes a section of nothing; posting one fails, and so does it here.
    rules=(one_of("text", "fields"),),
)

DIVIDER = Shape("divider", may=_NAMED)

HEADER = Shape("header", needs={"text": plain_text(150)}, may={**_NAMED, "level": Whole(1, 4)})

PICTURE_BLOCK = Shape(
    "image",
    needs={"alt_text": Chars(2000)},
    may={**_NAMED, **PICTURE, "title": plain_text(2000)},
    rules=ONE_PICTURE,
)

CONTEXT = Shape("context", needs={"elements": Many(Typed((IMAGE, *TEXTS)), most=10)}, may=_NAMED)

ACTIONS = Shape(
    "actions",
    needs={"elements": Many(Typed((*_PRESSED, *_CHOSEN, DATETIMEPICKER)), most=25)},
    may=_NAMED,
    rules=(distinct("elements", "action_id"),),
)

CONTEXT_ACTIONS = Shape(
    "context_actions",
    needs={"elements": Many(Typed((FEEDBACK_BUTTONS, ICON_BUTTON)), most=5)},
    may=_NAMED,
    rules=(distinct("elements", "action_id"),),
)

INPUT = Shape(
    "input",
    needs={
        "label": plain_text(2000),
        "element": Typed((*TYPED_INPUTS, *_CHOSEN, DATETIMEPICKER)),
    },
    may={**_NAMED, "hint": plain_text(2000), "optional": Flag(), "dispatch_action": Flag()},
    rules=(no_payload_for_files,),
)

FILE = Shape("file", needs={"external_id": Chars(), "source": Choice(("remote",))}, may=_NAMED)

CALL = Shape(
    "call",
    needs={"call_id": Chars()},
    may={**_NAMED, "api_decoration_available": Flag(), "call": Anything()},
)

MARKDOWN = Shape("markdown", needs={"text": Chars(12_000)}, may=_NAMED)

VIDEO = Shape(
    "video",
    needs={
        "alt_text": Chars(200),
        "title": plain_text(200),
        "thumbnail_url": Chars(3000, form=forms.WEB_ADDRESS),
        "video_url": Chars(3000, form=forms.SAFE_WEB_ADDRESS),
    },
    may={
        **_NAMED,
        "author_name": Chars(50),
        "description": plain_text(200),
        "provider_icon_url": Chars(2000, form=forms.WEB_ADDRESS),
        "provider_name": Chars(50),
        "title_url": Chars(2000, form=forms.SAFE_WEB_ADDRESS),
    },
)

CHILDREN = (
    *(ACTIONS, CONTEXT, DIVIDER, FILE, HEADER, PICTURE_BLOCK, INPUT, RICH_TEXT, SECTION),
    *(TABLE, VIDEO),
)

CONTAINER = Shape(
    "container",
    needs={"child_blocks": Many(Typed(CHILDREN), most=10)},
    may={
        **_NAMED,
        "title": plain_text(150),
        "rich_text_title": Typed((RICH_TEXT,)),
        "subtitle": any_text(150),
        "icon": Typed((IMAGE,)),
        "width": Choice(("narrow", "standard", "wide", "full")),
        "is_collapsible": Flag(),
        "default_collapsed": Flag(),
        "has_header_divider": Flag(),
    },
    rules=(
        one_of("title", "rich_text_title"),
        needs_flag("default_collapsed", "is_collapsible"),
        not_together("has_header_divider", "is_collapsible"),
    ),
)

AUTH_PROVIDER = Shape(
    "auth_provider",
    needs={"value": Chars(150), "name": plain_text(75), "is_connected": Flag()},
    may={
        **_NAMED,
        "description": plain_text(150),
        "icon_url": Chars(3000, form=forms.SAFE_WEB_ADDRESS),
        "auth_url": Chars(3000, form=forms.SAFE_WEB_ADDRESS),
        "disconnect_url": Chars(3000, form=forms.SAFE_WEB_ADDRESS),
        "connected_identity": plain_text(75),
        "connected_context": plain_text(75),
        "accessory": Typed((OVERFLOW,)),
        "fallback": Many(Typed(CHILDREN)),
    },
)

_EVERYWHERE: frozenset[Surface] = frozenset(get_args(Surface))
_MESSAGE: frozenset[Surface] = frozenset({"message"})
_NO_MODAL: frozenset[Surface] = frozenset({"message", "home"})

# Where a block may stand. A file block is only ever read, never sent. The reference lists cards
# for modals, tables and charts for Home; cards were seen failing there, and the other two are
# held to messages until somebody has seen them work.
PLACES: tuple[tuple[Shape, frozenset[Surface]], ...] = (
    *((shape, _EVERYWHERE) for shape in (SECTION, DIVIDER, HEADER, PICTURE_BLOCK, CONTEXT)),
    *((shape, _EVERYWHERE) for shape in (ACTIONS, INPUT, RICH_TEXT, VIDEO, AUTH_PROVIDER)),
    (ALERT, frozenset({"modal"})),
    *((shape, _NO_MODAL) for shape in (CARD, CAROUSEL, CONTAINER, DATA_TABLE)),
    *((shape, _MESSAGE) for shape in (CONTEXT_ACTIONS, MARKDOWN, TABLE, DATA_VISUALIZATION)),
    *((shape, _MESSAGE) for shape in (PLAN, TASK_CARD, CALL)),
    (FILE, frozenset()),
)


def blocks_on(surface: Surface | None) -> Typed:
    """The blocks that may stand on a surface; on None, those that may stand on any."""
    return Typed(
        tuple(
            shape
            for shape, surfaces in PLACES
            if surface in surfaces or (surface is None and surfaces)
        )
    )
