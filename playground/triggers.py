"""Short-lived keys that Slack hands to a bot: trigger ids and response URLs."""

import secrets
import time
from dataclasses import dataclass

from playground.clock import PlaygroundClock
from playground.errors import SlackError

_TRIGGER_SECONDS = 3.0
_RESPONSE_SECONDS = 30 * 60
_RESPONSE_USES = 5


@dataclass(slots=True)
class _Trigger:
    user: str
    born: float
    used: bool = False


class Triggers:
    """A trigger id lives three real seconds and opens one view for the person who acted."""

    def __init__(self) -> None:
        self._known: dict[str, _Trigger] = {}

    def issue(self, user: str) -> str:
        self._forget_old()
        key = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._known[key] = _Trigger(user, time.monotonic())
        return key

    def exchange(self, key: str) -> str:
        """Return whose trigger it is, once."""
        trigger = self._known.get(key)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() - trigger.born > _TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger.user

    def _forget_old(self) -> None:
        old = time.monotonic() - 600
        self._known = {key: known for key, known in self._known.items() if known.born > old}


@dataclass(slots=True)
class ResponseUrl:
    """Where an answer goes: to `user` in `channel`, perhaps in the place of a message."""

    channel: str
    user: str
    born: float
    ts: str | None = None
    ephemeral: bool = False
    thread_ts: str | None = None
    uses: int = 0


class ResponseUrls:
    """Five uses within thirty minutes of the playground's clock."""

    def __init__(self, clock: PlaygroundClock) -> None:
        self._clock = clock
        self._known: dict[str, ResponseUrl] = {}

    def issue(
        self,
        channel: str,
        user: str,
        ts: str | None = None,
        *,
        ephemeral: bool = False,
        thread_ts: str | None = None,
    ) -> str:
        key = secrets.token_urlsafe(24)
        born = self._clock.timestamp()
        self._known[key] = ResponseUrl(channel, user, born, ts, ephemeral, thread_ts)
        return key

    def use(self, key: str) -> ResponseUrl:
        known = self._known.get(key)
        if known is None:
            raise SlackError("invalid_url")
        if self._clock.timestamp() - known.born > _RESPONSE_SECONDS:
            raise SlackError("expired_url")
        if known.uses >= _RESPONSE_USES:
            raise SlackError("used_url")
        known.uses += 1
        return known
