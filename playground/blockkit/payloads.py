"""Blocks, views and messages as a whole: the tables first, then what holds over all blocks."""

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from playground.blockkit.blocks import blocks_on
from playground.blockkit.engine import check
from playground.blockkit.kinds import Anything, Chars, Many
from playground.blockkit.placement import Placed, check_placement, placed_blocks
from playground.blockkit.problem import Problem, Surface, failed
from playground.blockkit.views import MOST_BLOCKS, VIEW

MOST_MESSAGE_BLOCKS = 50
MOST_ATTACHMENTS = 100
MOST_VIEW_BYTES = 250 * 1024
# Undocumented: posts were measured to fail with `msg_blocks_too_long` a little above this.
MOST_MESSAGE_TEXT = 13_000

# Enough to mend a payload with; a hostile one could have a million.
MOST_PROBLEMS = 1000


def enough(problems: Iterator[Problem]) -> list[Problem]:
    return list(islice(problems, MOST_PROBLEMS))


def block_problems(blocks: object, surface: Surface | None, at: str = "") -> Iterator[Problem]:
    most = MOST_BLOCKS if surface in ("modal", "home") else MOST_MESSAGE_BLOCKS
    yield from check(blocks, Many(blocks_on(surface), most=most, fewest=0), at)
    yield from check_placement(placed_blocks(blocks, at), surface)


def view_problems(view: object) -> Iterator[Problem]:
    yield from check(view, VIEW, "")
    if not isinstance(view, dict):
        return
    surface: Surface = "home" if view.get("type") == "home" else "modal"
    yield from check_placement(placed_blocks(view.get("blocks"), "/blocks"), surface)
    if not _is_small(view):
        bound = {"type": "max_length", "expected": MOST_VIEW_BYTES}
        yield Problem("view_too_large", "the view is larger than 250 KB", "", bound)


def message_problems(message: object) -> Iterator[Problem]:
    if not isinstance(message, dict):
        yield failed("", "must provide an object", {"type": "type", "expected": "object"})
        return
    yield from _message_fields(message)
    yield from check_placement(_message_blocks(message), "message")
    if _text_size(message.get("blocks")) > MOST_MESSAGE_TEXT:
        bound = {"type": "max_length", "expected": MOST_MESSAGE_TEXT}
        words = "the text of the blocks is too long for one message"
        yield Problem("msg_blocks_too_long", words, "/blocks", bound)


def _message_fields(message: dict[Any, Any]) -> Iterator[Problem]:
    if "text" in message:
        yield from check(message["text"], Chars(shortest=0), "/text")
    if "blocks" in message:
        kind = Many(blocks_on("message"), most=MOST_MESSAGE_BLOCKS, fewest=0)
        yield from check(message["blocks"], kind, "/blocks")
    if "attachments" in message:
        kind = Many(Anything(), most=MOST_ATTACHMENTS, fewest=0)
        yield from check(message["attachments"], kind, "/attachments")
        for pointer, attachment in _attachments(message):
            yield from _attachment(attachment, pointer)
    if not any(message.get(name) for name in ("text", "blocks", "attachments")):
        wanted = {"type": "required", "expected": ["text", "blocks", "attachments"]}
        yield failed("", "missing required field: one of text, blocks, attachments", wanted)


def _attachments(message: dict[Any, Any]) -> Iterator[tuple[str, object]]:
    attachments = message.get("attachments")
    if isinstance(attachments, list):
        for index, attachment in enumerate(attachments[:MOST_ATTACHMENTS]):
            yield f"/attachments/{index}", attachment


def _attachment(attachment: object, at: str) -> Iterator[Problem]:
    """Blocks are held to the tables; the older fields of an attachment are not looked at."""
    if not isinstance(attachment, dict):
        yield failed(at, "must provide an object", {"type": "type", "expected": "object"})
    elif not attachment:
        yield failed(at, "must not be empty", {"type": "required", "expected": "blocks"})
    elif "blocks" in attachment:
        kind = Many(blocks_on("message"), most=MOST_MESSAGE_BLOCKS, fewest=0)
        yield from check(attachment["blocks"], kind, f"{at}/blocks")


def _message_blocks(message: dict[Any, Any]) -> Iterator[Placed]:
    attached = (
        placed_blocks(attachment.get("blocks"), f"{pointer}/blocks")
        for pointer, attachment in _attachments(message)
        if isinstance(attachment, dict)
    )
    return chain(placed_blocks(message.get("blocks"), "/blocks"), *attached)


def _text_size(blocks: object) -> int:
    """Characters of text in blocks; tables of data have their own, larger limit."""
    size = 0
    waiting: list[object] = [blocks]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict) and thing.get("type") != "data_table":
            text = thing.get("text")
            size += len(text) if isinstance(text, str) else 0
            waiting.extend(value for value in thing.values() if isinstance(value, list | dict))
    return size


def _is_small(view: dict[Any, Any]) -> bool:
    try:
        text = json.dumps(view, ensure_ascii=False, separators=(",", ":"))
    except (RecursionError, TypeError, ValueError):
        return False  # nested deeper than any reader of JSON goes
    return len(text.encode("utf-8", "surrogatepass")) <= MOST_VIEW_BYTES
