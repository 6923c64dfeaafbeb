"""From what a bot sends to a message: text, blocks and metadata, checked as Slack checks them."""

import json
import secrets
import string
from typing import Any

from playground.arguments import Arguments
from playground.blockkit import Problem, Surface, validate_blocks
from playground.errors import SlackError
from playground.records import Json

_TEXT_KEPT = 40_000
_BLOCK_TEXT = 13_000
_MARKDOWN_TEXT = 12_000
_METADATA_BYTES = 16_000
_ATTACHMENTS = 100
_BLOCK_ID = string.ascii_letters + string.digits
_INTERACTIVE = ("button", "select", "overflow", "picker", "checkboxes", "radio", "input")


def compose(arguments: Arguments, *, text_limit: int | None = None) -> Json:
    """Return `text`, `blocks`, `attachments` and `metadata` of a message a bot wants to show."""
    text = arguments.text("text")
    blocks = read_blocks(arguments)
    attachments = _attachments(arguments)
    markdown = arguments.text("markdown_text")
    if markdown and (text or blocks):
        raise SlackError("markdown_text_conflict")
    if len(markdown) > _MARKDOWN_TEXT or (text_limit and len(text) > text_limit):
        raise SlackError("msg_too_long")
    if not (text.strip() or blocks or attachments or markdown):
        raise SlackError("no_text")
    message: Json = {"text": (text or markdown)[:_TEXT_KEPT]}
    if blocks:
        message["blocks"] = blocks
    if attachments:
        message["attachments"] = attachments
    return message


def read_blocks(arguments: Arguments, surface: Surface = "message") -> list[Json]:
    """Return the blocks as Slack keeps them, or raise what Slack answers."""
    blocks = arguments.structure("blocks", SlackError("invalid_blocks_format"))
    if blocks is None:
        return []
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise SlackError("invalid_blocks_format")
    if problems := validate_blocks(blocks, surface):
        raise refused_blocks(problems)
    if text_length(blocks) > _BLOCK_TEXT:
        raise SlackError("msg_blocks_too_long")
    return [completed(block) for block in blocks]


def refused_blocks(problems: list[Problem]) -> SlackError:
    said = pointed(problems, "/blocks")
    messages = [f"[ERROR] {line}" for line in said]
    return SlackError("invalid_blocks", errors=said, response_metadata={"messages": messages})


def pointed(problems: list[Problem], prefix: str) -> list[str]:
    """Return each problem in the words of `response_metadata`, its pointer below `prefix`."""
    return [f"{p.message} [json-pointer:{prefix}{p.pointer}]" for p in problems]


def read_metadata(arguments: Arguments) -> Json | None:
    """Return the metadata; an empty object means: take it away."""
    metadata = arguments.structure("metadata", SlackError("invalid_metadata_format"))
    if metadata is None:
        return None
    if metadata == {}:
        return {}
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(metadata)) > _METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return metadata


def completed(block: Json) -> Json:
    """Return a block with what Slack adds: ids, `emoji`, `verbatim`."""
    filled: Json = _completed_part(block)
    filled.setdefault("block_id", _random_id())
    return filled


def text_length(value: Any) -> int:  # noqa: ANN401 - any JSON value
    """Return how many characters people read in blocks, all `text` strings together."""
    match value:
        case dict():
            own = len(value["text"]) if isinstance(value.get("text"), str) else 0
            return own + sum(text_length(v) for v in value.values() if not isinstance(v, str))
        case list():
            return sum(text_length(item) for item in value)
        case _:
            return 0


def _completed_part(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, list):
        return [_completed_part(item) for item in value]
    if not isinstance(value, dict):
        return value
    filled = {key: _completed_part(item) for key, item in value.items()}
    kind = str(filled.get("type", ""))
    if kind == "plain_text":
        filled.setdefault("emoji", True)
    elif kind == "mrkdwn":
        filled.setdefault("verbatim", False)
    elif kind != "input" and any(word in kind for word in _INTERACTIVE):
        filled.setdefault("action_id", _random_id())
    return filled


def _attachments(arguments: Arguments) -> list[Json]:
    attachments = arguments.structure("attachments", SlackError("invalid_attachments"))
    if attachments is None:
        return []
    if not isinstance(attachments, list):
        raise SlackError("invalid_attachments")
    if len(attachments) > _ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return attachments


def _random_id() -> str:
    return "".join(secrets.choice(_BLOCK_ID) for _ in range(5))
