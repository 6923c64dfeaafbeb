"""Block elements that are pressed, picked or looked at; typing and menus have their own modules."""

from playground.blockkit import forms
from playground.blockkit.composition import (
    BOX_OPTION,
    CONFIRM,
    ID,
    LABEL,
    OVERFLOW_OPTION,
    PLACEHOLDER,
    SLACK_FILE,
    STYLE,
    VALUE,
    WORKFLOW,
    plain_text,
)
from playground.blockkit.kinds import Chars, Choice, Flag, Many, Object, Shape, Table, Whole
from playground.blockkit.relations import (
    initial_option_is_offered,
    initial_options_are_offered,
    not_both,
    one_of,
)

PICTURE: Table = {
    "image_url": Chars(3000, form=forms.WEB_ADDRESS),
    "slack_file": SLACK_FILE,
}
ONE_PICTURE = (one_of("image_url", "slack_file"), not_both("image_url", "slack_file"))

IMAGE = Shape("image", needs={"alt_text": Chars(2000)}, may=PICTURE, rules=ONE_PICTURE)

_ONLY_FOR = Many(Chars(form=forms.USER), most=10)

BUTTON = Shape(
    "button",
    needs={"text": plain_text(75)},
    may={
        "action_id": ID,
        "url": Chars(3000, form=forms.ADDRESS),
        "value": VALUE,
        "style": STYLE,
        "confirm": CONFIRM,
        "accessibility_label": LABEL,
        "agent_prompt": Chars(4000),
        "agent_prompt_display": Chars(),
        "visible_to_user_ids": _ONLY_FOR,
    },
)

# Alone among the buttons, and together with the rich text input, it must carry an action_id.
WORKFLOW_BUTTON = Shape(
    "workflow_button",
    needs={"text": plain_text(75), "workflow": WORKFLOW, "action_id": ID},
    may={"style": STYLE, "confirm": CONFIRM, "accessibility_label": LABEL},
)

ICON_BUTTON = Shape(
    "icon_button",
    needs={"icon": Choice(("trash",)), "text": plain_text(75)},
    may={
        "action_id": ID,
        "value": VALUE,
        "confirm": CONFIRM,
        "accessibility_label": LABEL,
        "visible_to_user_ids": _ONLY_FOR,
    },
)

_OPINION = Object(
    Shape(None, needs={"text": plain_text(75), "value": VALUE}, may={"accessibility_label": LABEL})
)

FEEDBACK_BUTTONS = Shape(
    "feedback_buttons",
    needs={"positive_button": _OPINION, "negative_button": _OPINION},
    may={"action_id": ID},
)

OVERFLOW = Shape(
    "overflow",
    needs={"options": Many(OVERFLOW_OPTION, most=5)},
    may={"action_id": ID, "confirm": CONFIRM},
)

_PICKED: Table = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": Flag()}

CHECKBOXES = Shape(
    "checkboxes",
    needs={"options": Many(BOX_OPTION, most=10)},
    may={**_PICKED, "initial_options": Many(BOX_OPTION, most=10)},
    rules=(initial_options_are_offered,),
)

RADIO_BUTTONS = Shape(
    "radio_buttons",
    needs={"options": Many(BOX_OPTION, most=10)},
    may={**_PICKED, "initial_option": BOX_OPTION},
    rules=(initial_option_is_offered,),
)

DATEPICKER = Shape(
    "datepicker",
    may={**_PICKED, "initial_date": Chars(form=forms.DAY), "placeholder": PLACEHOLDER},
)

TIMEPICKER = Shape(
    "timepicker",
    may={
        **_PICKED,
        "initial_time": Chars(form=forms.TIME_OF_DAY),
        "placeholder": PLACEHOLDER,
        "timezone": Chars(),
    },
)

# Ten digits, as documented: seconds, not milliseconds.
DATETIMEPICKER = Shape(
    "datetimepicker",
    may={**_PICKED, "initial_date_time": Whole(1_000_000_000, 9_999_999_999)},
)
