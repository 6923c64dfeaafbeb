"""Select menus: five sources of options, each for one or for many."""

from playground.blockkit import forms
from playground.blockkit.composition import (
    CONFIRM,
    FILTER,
    ID,
    MENU_OPTION,
    OPTION_GROUP,
    PLACEHOLDER,
)
from playground.blockkit.kinds import Chars, Flag, Many, Shape, Table, Whole
from playground.blockkit.relations import (
    initial_option_is_offered,
    initial_options_are_offered,
    not_both,
    not_more_than_selectable,
    one_of,
)

_MENU: Table = {
    "action_id": ID,
    "confirm": CONFIRM,
    "focus_on_load": Flag(),
    "placeholder": PLACEHOLDER,
}
_MENU_FOR_MANY: Table = {**_MENU, "max_selected_items": Whole(1)}

_OFFERED: Table = {
    "options": Many(MENU_OPTION, most=100),
    "option_groups": Many(OPTION_GROUP, most=100),
}
_ONE_LIST = (one_of("options", "option_groups"), not_both("options", "option_groups"))

_SEARCHED: Table = {"min_query_length": Whole(0)}
_ANSWERABLE: Table = {"response_url_enabled": Flag()}
_FILTERED: Table = {"filter": FILTER, "default_to_current_conversation": Flag()}

MENUS_FOR_ONE = (
    Shape(
        "static_select",
        may={**_MENU, **_OFFERED, "initial_option": MENU_OPTION},
        rules=(*_ONE_LIST, initial_option_is_offered),
    ),
    Shape("external_select", may={**_MENU, **_SEARCHED, "initial_option": MENU_OPTION}),
    Shape("users_select", may={**_MENU, "initial_user": Chars(form=forms.USER)}),
    Shape(
        "conversations_select",
        may={
            **_MENU,
            **_FILTERED,
            **_ANSWERABLE,
            "initial_conversation": Chars(form=forms.CONVERSATION),
        },
    ),
    Shape(
        "channels_select",
        may={**_MENU, **_ANSWERABLE, "initial_channel": Chars(form=forms.CHANNEL)},
    ),
)

MENUS_FOR_MANY = (
    Shape(
        "multi_static_select",
        may={**_MENU_FOR_MANY, **_OFFERED, "initial_options": Many(MENU_OPTION, most=100)},
        rules=(
            *_ONE_LIST,
            initial_options_are_offered,
            not_more_than_selectable("initial_options"),
        ),
    ),
    Shape(
        "multi_external_select",
        may={**_MENU_FOR_MANY, **_SEARCHED, "initial_options": Many(MENU_OPTION, most=100)},
        rules=(not_more_than_selectable("initial_options"),),
    ),
    Shape(
        "multi_users_select",
        may={**_MENU_FOR_MANY, "initial_users": Many(Chars(form=forms.USER))},
        rules=(not_more_than_selectable("initial_users"),),
    ),
    Shape(
        "multi_conversations_select",
        may={
            **_MENU_FOR_MANY,
            **_FILTERED,
            "initial_conversations": Many(Chars(form=forms.CONVERSATION)),
        },
        rules=(not_more_than_selectable("initial_conversations"),),
    ),
    Shape(
        "multi_channels_select",
        may={**_MENU_FOR_MANY, "initial_channels": Many(Chars(form=forms.CHANNEL))},
        rules=(not_more_than_selectable("initial_channels"),),
    ),
)
