"""Short-lived keys that Slack hands to a bot: trigger ids and response URLs."""

import secrets
import time
from dataclasses import asdict, dataclass, replace

from playground.errors import SlackError
from playground.workspace import Workspace

_TRIGGER_SECONDS = 3.0
_RESPONSE_SECONDS = 30 * 60
_RESPONSE_USES = 5
_SWEEP_EVERY = 500


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


@dataclass(frozen=True, slots=True)
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
    """Five uses within thirty minutes of the playground's clock; a restart keeps them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._issued = 0

    def issue(
        self,
        channel: str,
        user: str,
        ts: str | None = None,
        *,
        ephemeral: bool = False,
        thread_ts: str | None = None,
    ) -> str:
        self._forget_old()
        key = secrets.token_urlsafe(24)
        born = self._workspace.clock.timestamp()
        self._keep(key, ResponseUrl(channel, user, born, ts, ephemeral, thread_ts))
        return key

    def use(self, key: str) -> ResponseUrl:
        kept = self._workspace.kept("response_url", key, None)
        if kept is None:
            raise SlackError("invalid_url")
        known = ResponseUrl(**kept)
        if self._age(known) > _RESPONSE_SECONDS:
            raise SlackError("expired_url")
        if known.uses >= _RESPONSE_USES:
            raise SlackError("used_url")
        used = replace(known, uses=known.uses + 1)
        self._keep(key, used)
        return used

    def _age(self, known: ResponseUrl) -> float:
        return self._workspace.clock.timestamp() - known.born

    def _keep(self, key: str, known: ResponseUrl) -> None:
        self._workspace.keep("response_url", key, asdict(known))

    def _forget_old(self) -> None:
        """Now and then forget those that expired long ago."""
        self._issued += 1
        if self._issued % _SWEEP_EVERY:
            return
        for key, kept in self._workspace.all_kept("response_url").items():
            if self._age(ResponseUrl(**kept)) > 2 * _RESPONSE_SECONDS:
                self._workspace.forget("response_url", key)
