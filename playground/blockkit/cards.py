"""Blocks that group others or report work: card, carousel, alert, plan, task card."""

from playground.blockkit import forms
from playground.blockkit.composition import ID, any_text
from playground.blockkit.elements import BUTTON, IMAGE
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
)
from playground.blockkit.relations import distinct, not_both, one_of
from playground.blockkit.rich_text import RICH_TEXT

ICONS = (
    *("archive", "book", "bookmark", "bot", "bug", "calendar", "call", "caret-left"),
    *("caret-right", "check", "clipboard", "code", "comment", "compass", "copy", "cube"),
    *("download", "edit", "email", "eye-closed", "eye-open", "file", "flag", "folder"),
    *("gear", "globe", "heart", "help", "image", "info", "key", "lightbulb", "link", "map"),
    *("mobile", "new-window", "pin", "plus", "refine", "refresh", "rocket", "save"),
    *("screen", "share", "sparkle", "star", "star-filled", "tag", "thumbs-down"),
    *("thumbs-up", "trash", "upload", "user", "warning"),
)

_PICTURE = Typed((IMAGE,))
_SLACK_ICON = Typed((Shape("icon", needs={"name": Choice(ICONS)}),))

CARD = Shape(
    "card",
    may={
        "block_id": ID,
        "hero_image": _PICTURE,
        "icon": _PICTURE,
        "slack_icon": _SLACK_ICON,
        "title": any_text(150),
        "subtitle": any_text(150),
        "body": any_text(200),
        "subtext": any_text(200),
        "actions": Many(Typed((BUTTON,)), most=3),
    },
    rules=(
        one_of("hero_image", "title", "actions", "body"),
        not_both("icon", "slack_icon"),
        distinct("actions", "action_id"),
    ),
)

CAROUSEL = Shape(
    "carousel",
    needs={"elements": Many(Typed((CARD,)), most=10)},
    may={"block_id": ID},
)

ALERT = Shape(
    "alert",
    needs={"text": any_text(200)},
    may={
        "block_id": ID,
        "level": Choice(("default", "info", "warning", "error", "success")),
    },
)

_SOURCE = Shape("url", needs={"url": Chars(3000, form=forms.WEB_ADDRESS), "text": Chars()})

# The reference calls the status optional; Slack's validator and its SDK want it. The reverse for
# a task card that stands alone and is pending: the validator is reported to refuse the example
# of the reference, which passes here.
_TASK_NEEDS: Table = {
    "task_id": Chars(),
    "title": Chars(),
    "status": Choice(("pending", "in_progress", "complete", "error")),
}
_TASK_MAY: Table = {
    "block_id": ID,
    "details": Typed((RICH_TEXT,)),
    "output": Typed((RICH_TEXT,)),
    "sources": Many(Typed((_SOURCE,)), fewest=0),
    "icon": Anything(),
    "hide_title": Flag(),
}

TASK_CARD = Shape("task_card", needs=_TASK_NEEDS, may=_TASK_MAY)

# Inside a plan the type may be left out.
_TASK = Object(Shape(None, needs=_TASK_NEEDS, may={**_TASK_MAY, "type": Choice(("task_card",))}))

PLAN = Shape(
    "plan",
    needs={"title": Chars(), "tasks": Many(_TASK, most=50, fewest=0)},
    may={"block_id": ID},
    rules=(distinct("tasks", "task_id"),),
)
