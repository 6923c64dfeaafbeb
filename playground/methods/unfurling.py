"""chat.unfurl: what an app shows under links of its own domains, checked as Slack checks it."""

from typing import Any

from playground.blockkit import validate_blocks
from playground.changes import MessageChanged
from playground.composing import completed
from playground.errors import SlackError
from playground.links import is_ours, links_in
from playground.methods.call import Call
from playground.records import Json

_SOURCES = ("composer", "conversations_history")


def unfurl(call: Call) -> Json:
    unfurls = _unfurls(call)
    channel, ts = _where(call)
    message = call.workspace.message(channel, ts)
    if message is None:
        raise SlackError("cannot_find_message")
    told = call.workspace.kept("links", f"{channel}:{ts}", None)
    for url in unfurls:
        if url not in links_in(message.get("text", "")):
            raise SlackError("cannot_unfurl_message")
        if told is None or not is_ours(url, call.app.manifest.unfurl_domains):
            raise SlackError("cannot_unfurl_url")
    shown = [_attachment(call, url, content) for url, content in unfurls.items()]
    kept = [a for a in message.get("attachments", []) if a.get("app_unfurl_url") not in unfurls]
    numbered = [{**a, "id": number} for number, a in enumerate([*kept, *shown], start=1)]
    changed = {**message, "attachments": numbered}
    call.workspace.save_message(channel, changed)
    call.workspace.announce(MessageChanged(channel, changed, message))
    return {}


def _unfurls(call: Call) -> dict[str, Any]:
    if not call.arguments.raw("unfurls"):
        raise SlackError("missing_unfurls")
    refusal = SlackError("invalid_unfurls_format")
    unfurls = call.arguments.structure("unfurls", refusal)
    if not isinstance(unfurls, dict) or not unfurls:
        raise refusal
    return unfurls


def _where(call: Call) -> tuple[str, str]:
    """The message: by the id that the event gave its links, or by channel and time."""
    unfurl_id, source = call.arguments.text("unfurl_id"), call.arguments.text("source")
    if unfurl_id or source:
        if not source:
            raise SlackError("missing_source")
        if not unfurl_id:
            raise SlackError("missing_unfurl_id")
        if source not in _SOURCES:
            raise SlackError("invalid_source")
        known: dict[str, Json] = call.workspace.all_kept("links")
        found = [place for place, link in known.items() if link["unfurl_id"] == unfurl_id]
        if not found:
            raise SlackError("invalid_unfurl_id")
        channel, _, ts = found[0].partition(":")
        return channel, ts
    if not call.arguments.text("channel"):
        raise SlackError("missing_channel")
    if not call.arguments.text("ts"):
        raise SlackError("missing_ts")
    known_channel = call.workspace.channels.get(call.arguments.text("channel"))
    if known_channel is None:
        raise SlackError("cannot_find_channel")
    return known_channel.id, call.arguments.text("ts")


def _attachment(call: Call, url: str, content: object) -> Json:
    if not isinstance(content, dict) or not (content.get("blocks") or content.get("text")):
        raise SlackError("cannot_parse_attachment")
    blocks = content.get("blocks")
    if blocks is not None and (not isinstance(blocks, list) or validate_blocks(blocks)):
        raise SlackError("cannot_parse_attachment")
    drawn = [completed(block) for block in blocks or []]
    return {
        **content,
        "blocks": drawn,
        "from_url": url,
        "app_unfurl_url": url,
        "is_app_unfurl": True,
        "app_id": call.app.app_id,
        "bot_id": call.app.bot_id,
    }
