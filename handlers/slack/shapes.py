"""Whether a payload has the form that Slack gives it: what has not is refused before it is used.

Signed is not the same as sound: a signing secret that leaked, or a proxy in between, may send
anything. Only what we and Bolt read is looked at.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Shape = Callable[[Any], bool]

_NAME = re.compile(r"[!-~]{1,80}")
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def is_interaction(payload: object) -> bool:
    """True for a press, a submission or a shortcut by somebody, in text that can be stored."""
    if not _interaction(payload) or not isinstance(payload, dict) or not is_storable(payload):
        return False
    match payload["type"]:
        case "block_actions":
            pressed = _presses(payload.get("actions")) and bool(payload["actions"])
            return pressed and _maybe(_open_view)(payload.get("view"))
        case "view_submission" | "view_closed":
            return _view(payload.get("view"))
        case _:
            return True


def is_command(fields: Mapping[str, Sequence[str]]) -> bool:
    """True for a slash command by somebody; `fields` as a form gives them, without empty ones."""
    names = ("team_id", "channel_id", "trigger_id")
    return (
        "command" in fields
        and _name(fields.get("user_id", [""])[0])
        and all(_name(fields[name][0]) for name in names if name in fields)
    )


def is_storable(value: object) -> bool:
    """False when there is a NUL or half a character in it, which no database takes."""
    match value:
        case str():
            return _UNSTORABLE.search(value) is None
        case dict():
            return all(is_storable(k) and is_storable(v) for k, v in value.items())
        case list():
            return all(is_storable(each) for each in value)
        case _:
            return True


def _text(value: object) -> bool:
    return isinstance(value, str)


def _name(value: object) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None


def _address(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://"))


def _maybe(shape: Shape) -> Shape:
    return lambda value: value is None or shape(value)


def _record(**fields: Shape) -> Shape:
    return lambda value: (
        isinstance(value, dict) and all(shape(value.get(name)) for name, shape in fields.items())
    )


def _rows(shape: Shape) -> Shape:
    return lambda value: isinstance(value, list) and all(shape(each) for each in value)


def _table(shape: Shape) -> Shape:
    return lambda value: isinstance(value, dict) and all(shape(each) for each in value.values())


_option = _record(value=_text)
_presses = _rows(
    _record(
        type=_text,
        action_id=_text,
        block_id=_maybe(_text),
        value=_maybe(_text),
        selected_option=_maybe(_option),
    )
)
_input = _record(
    value=_maybe(_text),
    selected_date=_maybe(_text),
    selected_user=_maybe(_text),
    selected_option=_maybe(_option),
    selected_options=_maybe(_rows(_option)),
    selected_users=_maybe(_rows(_name)),
)
_state = _maybe(_record(values=_maybe(_table(_table(_input)))))
_blocks = _maybe(_rows(_record(type=_text, block_id=_maybe(_text))))
_open_view = _record(private_metadata=_maybe(_text), blocks=_blocks, state=_state)
_view = _record(
    type=_text,
    callback_id=_text,
    private_metadata=_maybe(_text),
    title=_maybe(_record(text=_text)),
    blocks=_blocks,
    state=_state,
)
_interaction = _record(
    type=_text,
    callback_id=_maybe(_text),
    user=_record(id=_name, team_id=_maybe(_name)),
    team=_maybe(_record(id=_maybe(_name))),
    enterprise=_maybe(_record(id=_maybe(_name))),
    channel=_maybe(_record(id=_maybe(_name))),
    container=_maybe(_record(channel_id=_maybe(_name), message_ts=_maybe(_name))),
    message=_maybe(_record()),
    view=_maybe(_record()),
    trigger_id=_maybe(_name),
    response_url=_maybe(_address),
)
