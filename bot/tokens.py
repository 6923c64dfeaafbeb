"""Which token speaks for which workspace."""

import logging
import time
from dataclasses import dataclass, field
from typing import Protocol

from bot.gateways.errors import Refused
from invites.ports import Clock
from storage.installations import InstallationStore
from storage.sealing import Unreadable

logger = logging.getLogger(__name__)

GONE = frozenset(("account_inactive", "invalid_auth", "token_revoked"))
"""What a platform answers when a token will never work again."""
NOT_INSTALLED = "not_installed"
REMEMBERED = 3.0
"""Seconds: as long may another process take to see that a token is revoked or new."""


class Tokens(Protocol):
    async def token(self, workspace: str) -> str:
        """The token of the workspace; raises `Refused` when there is none."""
        ...

    async def refused(self, workspace: str, token: str, code: str) -> None:
        """The platform said that this token is of no use any more."""
        ...

    def forget(self, workspace: str) -> None:
        """Something happened to it: look again."""
        ...


@dataclass(frozen=True, slots=True)
class FixedToken:
    """The token of the settings speaks for whatever workspace it is asked about."""

    fixed: str

    async def token(self, workspace: str) -> str:
        del workspace
        return self.fixed

    async def refused(self, workspace: str, token: str, code: str) -> None:
        """It stands in the settings: only a person can change it."""

    def forget(self, workspace: str) -> None:
        """It is the same for ever."""


@dataclass(slots=True)
class StoredTokens:
    """Slack's tokens as they were stored when Usher was installed, remembered for moments."""

    store: InstallationStore
    clock: Clock
    _known: dict[str, tuple[float, str | None]] = field(
        default_factory=dict[str, tuple[float, str | None]]
    )

    async def token(self, workspace: str) -> str:
        until, token = self._known.get(workspace, (0.0, None))
        if until <= time.monotonic():
            token = await self._stored(workspace)
            self._known[workspace] = (time.monotonic() + REMEMBERED, token)
        if token is None:
            raise Refused(NOT_INSTALLED)
        return token

    async def refused(self, workspace: str, token: str, code: str) -> None:
        """Slack may tell us by an event, or not: the next call tells in any case."""
        self.forget(workspace)
        if await self.store.refused("slack", workspace, token, self.clock.now()):
            logger.warning("token is gone", extra={"workspace": workspace, "code": code})

    def forget(self, workspace: str) -> None:
        """Something happened to it: look again."""
        self._known.pop(workspace, None)

    async def _stored(self, workspace: str) -> str | None:
        try:
            return await self.store.token("slack", workspace)
        except Unreadable as error:
            logger.exception(
                "a key is missing, see `usher doctor`",
                extra={"workspace": workspace, "reference": error.key},
            )
            return None
