"""From recorded events to what Slack would send: a channel each, a thread for each item in it.

So an item is a conversation of a work item, as threads are in chat, and its terms, people and
joins come to the ranking on the way on which those of a workspace do.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.ranking.reading import Event, Name, Question
from bot.replaying.names import channel_id, event_id, user_id
from handlers.slack.events import EARLIEST, read_event
from invites.arrival import Arrival

_WEEK = 7 * 86_400
_LONGEST = 8_000
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(slots=True)
class Mapping:
    """One recording, in its order. `opened` are the items that began already."""

    team: str
    digest: str
    shift: float = 0.0
    """Whole weeks added where a recording counts from a beginning of its own."""
    opened: set[str] = field(default_factory=set[str])

    def arrival(self, number: int, event: Event) -> Arrival:
        """What the bot reads from this event; without news when it is none to it."""
        if not number:
            self.shift = _shift(event.ts)
        begins = event.item not in self.opened
        self.opened.add(event.item)
        envelope = {
            "team_id": self.team,
            "event_id": event_id(self.digest, number, 0),
            "event": self._message(event, begins=begins),
            "event_time": int(event.ts + self.shift),
        }
        read = read_event(envelope)
        return read or Arrival("slack", self.team, event_id(self.digest, number, 0))

    def moment(self, question: Question) -> datetime:
        return datetime.fromtimestamp(question.ts + self.shift, UTC)

    def _message(self, event: Event, *, begins: bool) -> dict[str, Any]:
        said = said_of(event.title, event.text) if begins else event.text[:_LONGEST]
        mentions = " ".join(f"<@{user_id(str(target))}>" for target in event.targets)
        stamp = f"{event.ts + self.shift:.6f}"
        return {
            "type": "message",
            "user": user_id(str(event.actor)),
            "text": f"{mentions} {said.translate(_ESCAPES)}",
            "ts": stamp,
            "thread_ts": thread(event.item),
            "channel": channel_id(event.channel),
            "channel_type": "channel",
            "event_ts": stamp,
        }


def said_of(title: str, text: str) -> str:
    """What a conversation begins with, and what a question is about."""
    return f"{title}\n{text}"[:_LONGEST]


def thread(item: str) -> str:
    """The name of an item as a thread: Slack calls threads by an instant."""
    digits = int.from_bytes(hashlib.sha256(item.encode()).digest()[:8], "big")
    return f"{digits // 10**9 % 10**11}.{digits % 10**9:09}"


def user(name: Name) -> str:
    return user_id(str(name))


def _shift(first: float) -> float:
    earliest = datetime(EARLIEST, 1, 8, tzinfo=UTC).timestamp()
    return max(0.0, -(-(earliest - first) // _WEEK) * _WEEK)
