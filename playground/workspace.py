"""The state of one workspace: who is there, what was said, what each person has open.

It keeps and finds; what people and bots may do with it stands in `conversation` and `views`.
"""

import bisect
import secrets
import string
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from playground.changes import Change
from playground.clock import PlaygroundClock
from playground.records import NORTHWIND, Channel, Json, Team, User
from playground.store import Store

_ALPHABET = string.ascii_uppercase + string.digits
_PLURAL_STATE = (
    "ephemerals",
    "views",
    "home",
    "read",
    "links",
    "scheduled",
    "upload",
    "usergroup",
    "app",
    "response_url",
    "mail",
)


class Workspace:
    """All state, held in memory and written through to the store."""

    def __init__(
        self, clock: PlaygroundClock, store: Store | None = None, team: Team = NORTHWIND
    ) -> None:
        self.clock = clock
        self.team = team
        self.store = store or Store()
        self.users = {k: User.from_json(v) for k, v in self.store.all("user").items()}
        self.channels = {k: Channel.from_json(v) for k, v in self.store.all("channel").items()}
        self._pairs = {frozenset(c.members): c.id for c in self.channels.values() if c.kind == "im"}
        self._messages: dict[str, dict[str, Json]] = {}
        self._order: dict[str, list[str]] = {}
        self._listeners: list[Callable[[Change], None]] = []
        self._kept: dict[str, dict[str, Any]] = {k: self.store.all(k) for k in _PLURAL_STATE}
        for key, message in self.store.all("message").items():
            self._remember(key.partition(":")[0], message)

    # People and conversations

    def save_user(self, user: User) -> None:
        self.users[user.id] = user
        self.store.put("user", user.id, user.to_json())

    def save_channel(self, channel: Channel) -> None:
        self.channels[channel.id] = channel
        if channel.kind == "im":
            self._pairs[frozenset(channel.members)] = channel.id
        self.store.put("channel", channel.id, channel.to_json())

    def user(self, id_or_bot: str) -> User | None:
        """Find a person by user id or bot id."""
        if found := self.users.get(id_or_bot):
            return found
        return next((u for u in self.users.values() if u.bot_id == id_or_bot), None)

    def channel_named(self, name: str) -> Channel | None:
        wanted = name.removeprefix("#")
        channels = self.channels.values()
        return next((c for c in channels if c.kind != "im" and c.name == wanted), None)

    def direct_message(self, one: str, other: str) -> Channel | None:
        found = self._pairs.get(frozenset((one, other)))
        return self.channels[found] if found else None

    def open_direct_message(self, one: str, other: str) -> Channel:
        """Return the conversation of two people, made if it is not there yet."""
        if found := self.direct_message(one, other):
            return found
        members = (one, other) if one != other else (one,)
        channel = Channel(self.fresh_id("D"), "", "im", one, int(self.clock.timestamp()), members)
        self.save_channel(channel)
        return channel

    def visible(self, channel: Channel, user: str) -> bool:
        return channel.kind == "public" or user in channel.members

    # Messages

    def messages(self, channel: str) -> list[Json]:
        """Return all messages of a channel, replies included, oldest first."""
        kept = self._messages.get(channel, {})
        return [kept[ts] for ts in self._order.get(channel, [])]

    def message(self, channel: str, ts: str) -> Json | None:
        return self._messages.get(channel, {}).get(ts)

    def save_message(self, channel: str, message: Json) -> None:
        self._remember(channel, message)
        self.store.put("message", f"{channel}:{message['ts']}", message)

    def drop_message(self, channel: str, ts: str) -> None:
        del self._messages[channel][ts]
        self._order[channel].remove(ts)
        self.store.drop("message", f"{channel}:{ts}")

    def last_ts(self, channel: str) -> str:
        return (self._order.get(channel) or ["0000000000.000000"])[-1]

    def fresh_ts(self, channel: str, at: float | None = None) -> str:
        """Return a `ts` no other message of the channel has, as Slack guarantees it."""
        micros = int((self.clock.timestamp() if at is None else at) * 1_000_000)
        taken = self._messages.get(channel, {})
        while (ts := f"{micros // 1_000_000}.{micros % 1_000_000:06}") in taken:
            micros += 1
        return ts

    def now_ts(self) -> str:
        """Return the `event_ts` of something that is no message."""
        return f"{self.clock.timestamp():.6f}"

    def _remember(self, channel: str, message: Json) -> None:
        messages = self._messages.setdefault(channel, {})
        if message["ts"] not in messages:
            bisect.insort(self._order.setdefault(channel, []), message["ts"])
        messages[message["ts"]] = message

    # What each person has open, read and sees alone

    def kept(self, kind: str, key: str, default: Any) -> Any:  # noqa: ANN401 - any JSON value
        """Return a piece of kept state (`ephemerals`, `views`, `home`, `read`, …)."""
        return self._kept[kind].get(key, default)

    def all_kept(self, kind: str) -> dict[str, Any]:
        return dict(self._kept[kind])

    def keep(self, kind: str, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
        self._kept[kind][key] = value
        self.store.put(kind, key, value)

    def forget(self, kind: str, key: str) -> None:
        self._kept[kind].pop(key, None)
        self.store.drop(kind, key)

    # Telling

    def listen(self, listener: Callable[[Change], None]) -> None:
        self._listeners.append(listener)

    def announce(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)

    def fresh_id(self, prefix: str) -> str:
        return prefix + "0" + "".join(secrets.choice(_ALPHABET) for _ in range(9))

    def add_member(self, channel: Channel, user: str) -> Channel:
        joined = replace(channel, members=(*channel.members, user))
        self.save_channel(joined)
        return joined

    def remove_member(self, channel: Channel, user: str) -> Channel:
        left = replace(channel, members=tuple(m for m in channel.members if m != user))
        self.save_channel(left)
        return left
