"""Block elements that a person types into or drops files on; they stand in input blocks only."""

from playground.blockkit import forms
from playground.blockkit.composition import DISPATCH, ID, PLACEHOLDER
from playground.blockkit.kinds import Chars, Flag, Many, Shape, Table, Typed, Whole
from playground.blockkit.relations import (
    in_order,
    initial_number_fits,
    initial_text_fits,
    whole_unless_decimal,
)
from playground.blockkit.rich_text import RICH_TEXT

_TYPED: Table = {
    "dispatch_action_config": DISPATCH,
    "focus_on_load": Flag(),
    "placeholder": PLACEHOLDER,
}
_NAMED: Table = {"action_id": ID, **_TYPED}
_PREFILLED = Chars(shortest=0)
_DECIMAL = Chars(form=forms.DECIMAL)
_LINES = Whole(1, 100)

PLAIN_TEXT_INPUT = Shape(
    "plain_text_input",
    may={
        **_NAMED,
        "initial_value": _PREFILLED,
        "multiline": Flag(),
        "min_length": Whole(0, 3000),
        "max_length": Whole(1, 3000),
    },
    rules=(in_order("min_length", "max_length"), initial_text_fits),
)

EMAIL_INPUT = Shape("email_text_input", may={**_NAMED, "initial_value": _PREFILLED})
URL_INPUT = Shape("url_text_input", may={**_NAMED, "initial_value": _PREFILLED})

NUMBER_INPUT = Shape(
    "number_input",
    needs={"is_decimal_allowed": Flag()},
    may={**_NAMED, "initial_value": _DECIMAL, "min_value": _DECIMAL, "max_value": _DECIMAL},
    rules=(in_order("min_value", "max_value"), initial_number_fits, whole_unless_decimal),
)

RICH_TEXT_INPUT = Shape(
    "rich_text_input",
    needs={"action_id": ID},
    may={
        **_TYPED,
        "initial_value": Typed((RICH_TEXT,)),
        "min_lines": _LINES,
        "max_lines": _LINES,
    },
    rules=(in_order("min_lines", "max_lines"),),
)

FILE_INPUT = Shape(
    "file_input",
    may={"action_id": ID, "filetypes": Many(Chars()), "max_files": Whole(1, 10)},
)

TYPED_INPUTS = (
    PLAIN_TEXT_INPUT,
    EMAIL_INPUT,
    URL_INPUT,
    NUMBER_INPUT,
    RICH_TEXT_INPUT,
    FILE_INPUT,
)
