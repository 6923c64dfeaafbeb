"""From the lines of a recording to Slack's events, in the order of the recording.

Before somebody appears in an item for the first time, as actor or addressed, they join its
channel: no text that names a person comes before that person is there.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.replaying.names import channel_id, event_id, team_id, user_id
from bot.replaying.recording import Line, Recording

Json = dict[str, Any]

LONGEST = 12_000
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(slots=True)
class Story:
    """What the events so far say happened, for comparing suggestions with it afterwards."""

    messages: dict[tuple[str, str, datetime], int] = field(
        default_factory=dict[tuple[str, str, datetime], int]
    )
    joins: dict[str, list[tuple[int, str]]] = field(
        default_factory=dict[str, list[tuple[int, str]]]
    )
    there: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    events: int = 0

    def next_to_join(self, channel: str, actor: str, at: datetime) -> str | None:
        """Who joined the channel first after that message; None when nobody did."""
        place = self.messages.get((channel, actor, at))
        joins = self.joins.get(channel, [])
        if place is None:
            return None
        after = bisect_right(joins, place, key=lambda join: join[0])
        return joins[after][1] if after < len(joins) else None


def envelopes(recording: Recording, story: Story, limit: int | None = None) -> Iterator[Json]:
    """Yield the events of up to `limit` lines; `story` grows along."""
    team = team_id(recording.digest)
    for line in recording.read():
        if limit is not None and line.number > limit:
            return
        for part, event in enumerate(_events(line, story)):
            story.events += 1
            yield {
                "token": "replay",
                "team_id": team,
                "api_app_id": "A0REPLAY",
                "event": event,
                "type": "event_callback",
                "event_id": event_id(recording.digest, line.number, part),
                "event_time": int(line.ts),
            }


def _events(line: Line, story: Story) -> Iterator[Json]:
    channel, actor = channel_id(line.item), user_id(line.actor)
    targets = list(dict.fromkeys(user_id(target) for target in line.targets))
    begins = channel not in story.joins
    for user in (actor, *targets):
        if (channel, user) not in story.there:
            story.there.add((channel, user))
            story.joins.setdefault(channel, []).append((story.events, user))
            yield _join(line, channel, user, actor)
    # Of several at one moment the first: what it prompted was made before the others arrived.
    story.messages.setdefault((channel, actor, moment(line.ts)), story.events)
    yield _message(line, channel, actor, [t for t in targets if t != actor], begins=begins)


def moment(ts: float) -> datetime:
    """The instant as the bot reads it from the event."""
    return datetime.fromtimestamp(float(_stamp(ts)), UTC)


def _stamp(ts: float) -> str:
    return f"{ts:.6f}"


def _join(line: Line, channel: str, user: str, actor: str) -> Json:
    event = {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel,
        "channel_type": "C",
        "event_ts": _stamp(line.ts),
    }
    return event if user == actor else event | {"inviter": actor}


def _message(line: Line, channel: str, actor: str, targets: list[str], *, begins: bool) -> Json:
    said = (line.subject + "\n" + line.text if begins else line.text).translate(_ESCAPES)
    mentions = " ".join(f"<@{target}>" for target in targets)
    return {
        "type": "message",
        "user": actor,
        "text": f"{mentions} {said}".strip()[:LONGEST],
        "ts": _stamp(line.ts),
        "channel": channel,
        "channel_type": "channel",
        "event_ts": _stamp(line.ts),
    }
