"""Text as people type it, as Slack escapes it, and as `rich_text` blocks."""

import re

from playground.records import Json

_TOKEN = re.compile(r"<(?:[@#!][^<>\s]+|https?://[^<>\s]+|mailto:[^<>\s]+)>")
_BARE_LINK = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]]")
_EMOJI = re.compile(r":([a-z0-9_+-]+):")


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def as_slack_text(typed: str) -> str:
    """Escape what a person typed, keep `<@U…>`-like tokens, and wrap bare links."""
    parts = _split(typed)
    return "".join(part if is_token else _wrap_links(part) for part, is_token in parts)


def mentioned(text: str) -> list[str]:
    """Return the ids of the people mentioned, in order, each once."""
    return list(dict.fromkeys(re.findall(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>", text)))


def rich_text(text: str, block_id: str) -> Json:
    """Return the block that Slack's client sends for an escaped `text`."""
    elements = [element for part, token in _split(text) for element in _elements(part, token)]
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def _split(text: str) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    last = 0
    for match in _TOKEN.finditer(text):
        parts += [(text[last : match.start()], False), (match.group(), True)]
        last = match.end()
    return [part for part in [*parts, (text[last:], False)] if part[0]]


def _wrap_links(text: str) -> str:
    last, out = 0, ""
    for match in _BARE_LINK.finditer(text):
        out += escape(text[last : match.start()]) + f"<{escape(match.group())}>"
        last = match.end()
    return out + escape(text[last:])


def _elements(part: str, is_token: bool) -> list[Json]:  # noqa: FBT001 - one of two readings
    if not is_token:
        return _text_and_emoji(unescape(part))
    body, _, label = part[1:-1].partition("|")
    match body[0]:
        case "@":
            return [{"type": "user", "user_id": body[1:]}]
        case "#":
            return [{"type": "channel", "channel_id": body[1:]}]
        case "!":
            return [{"type": "broadcast", "range": body[1:]}]
        case _:
            named = {"text": label} if label else {}
            return [{"type": "link", "url": unescape(body), **named}]


def _text_and_emoji(text: str) -> list[Json]:
    elements: list[Json] = []
    for index, piece in enumerate(_EMOJI.split(text)):
        if index % 2:
            elements.append({"type": "emoji", "name": piece})
        elif piece:
            elements.append({"type": "text", "text": piece})
    return elements
