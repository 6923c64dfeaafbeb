"""Links to work items in messages: which of them are known, and what to show under them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from invites.addresses import tidy
from invites.arrival import Addressed, LinkShared, News
from invites.delivery import Message, MessageKind
from storage.placeholders import fetch
from storage.scope import Scope
from storage.work_items import SqlWorkItems


async def shared_links(scope: Scope, news: Sequence[News], now: datetime) -> list[Message]:
    """What to show under links that lead to known work; other links are forgotten here."""
    shared = [each for each in news if isinstance(each, LinkShared)]
    if not shared:
        return []
    wanted = {tidy(url) for each in shared for url in each.urls} - {""}
    known = await SqlWorkItems(scope).by_links(wanted) if wanted else {}
    return [
        replace(
            fetch(scope, MessageKind.UNFURL, known[tidy(url)].id, each.place.workspace, now),
            key="",
            details=_where(each, url),
        )
        for each in shared
        for url in each.urls
        if tidy(url) in known
    ]


def _where(shared: LinkShared, url: str) -> dict[str, str]:
    return {
        "url": url,
        "user": shared.user,
        "channel": shared.place.channel,
        "ts": shared.message,
        "unfurl_id": shared.unfurl,
        "source": shared.source,
    }


def hint(scope: Scope, addressed: Addressed, now: datetime) -> Message:
    """Once for several words: the key is that of the person in the channel."""
    place = addressed.place
    asked = fetch(scope, MessageKind.HINT, place.channel, place.workspace, now)
    key = f"{MessageKind.HINT}:{place.channel}:{addressed.user}"
    return replace(asked, key=key, details={"user": addressed.user})
