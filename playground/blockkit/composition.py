"""Composition objects: text, options, confirmation, filters, files, workflows."""

from playground.blockkit import forms
from playground.blockkit.kinds import (
    Anything,
    Chars,
    Choice,
    Flag,
    Many,
    Object,
    Shape,
    Typed,
)
from playground.blockkit.relations import not_both, one_of

LONGEST_TEXT = 3000


def _plain(longest: int) -> Shape:
    return Shape("plain_text", needs={"text": Chars(longest)}, may={"emoji": Flag()})


def _markup(longest: int) -> Shape:
    return Shape("mrkdwn", needs={"text": Chars(longest)}, may={"verbatim": Flag()})


def plain_text(longest: int = LONGEST_TEXT) -> Typed:
    return Typed((_plain(longest),))


def any_text(longest: int = LONGEST_TEXT) -> Typed:
    return Typed((_plain(longest), _markup(longest)))


ID = Chars(255)
LABEL = Chars(75)
VALUE = Chars(2000)
STYLE = Choice(("primary", "danger"))
PLACEHOLDER = plain_text(150)

TEXTS = (_plain(LONGEST_TEXT), _markup(LONGEST_TEXT))

# The reference calls the explanation plain text; its own example uses mrkdwn, and both pass.
CONFIRM = Object(
    Shape(
        None,
        needs={
            "title": plain_text(100),
            "text": any_text(300),
            "confirm": plain_text(30),
            "deny": plain_text(30),
        },
        may={"style": STYLE},
    )
)


def _option(text: Typed, **more: Chars) -> Object:
    return Object(
        Shape(None, needs={"text": text, "value": Chars(150)}, may={"description": text, **more})
    )


MENU_OPTION = _option(plain_text(75))
OVERFLOW_OPTION = _option(plain_text(75), url=Chars(3000, form=forms.ADDRESS))
BOX_OPTION = _option(any_text(75))

OPTION_GROUP = Object(
    Shape(None, needs={"label": plain_text(75), "options": Many(MENU_OPTION, most=100)})
)

SLACK_FILE = Object(
    Shape(
        None,
        may={"id": Chars(form=forms.SLACK_FILE), "url": Chars(form=forms.WEB_ADDRESS)},
        rules=(one_of("id", "url"), not_both("id", "url")),
    )
)

# Documented as optional; Slack's validator wants it wherever there is a configuration.
DISPATCH = Object(
    Shape(
        None,
        needs={
            "trigger_actions_on": Many(
                Choice(("on_enter_pressed", "on_character_entered")), most=2, distinct=True
            )
        },
    )
)

FILTER = Object(
    Shape(
        None,
        may={
            "include": Many(Choice(("im", "mpim", "private", "public")), distinct=True),
            "exclude_external_shared_channels": Flag(),
            "exclude_bot_users": Flag(),
        },
        rules=(one_of("include", "exclude_external_shared_channels", "exclude_bot_users"),),
    )
)

_PARAMETER = Object(Shape(None, needs={"name": Chars(), "value": Anything()}))
_TRIGGER = Object(
    Shape(
        None,
        needs={"url": Chars(form=forms.WEB_ADDRESS)},
        may={"customizable_input_parameters": Many(_PARAMETER, fewest=0)},
    )
)
WORKFLOW = Object(Shape(None, needs={"trigger": _TRIGGER}))
