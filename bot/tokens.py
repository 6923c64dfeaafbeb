"""Which token speaks for which workspace."""

from dataclasses import dataclass
from typing import Protocol

GONE = frozenset(
    ("account_inactive", "invalid_auth", "not_authed", "team_access_not_granted", "token_revoked")
)
"""What a platform answers when a token will never work again."""


class Tokens(Protocol):
    async def token(self, workspace: str) -> str:
        """The token of the workspace; raises `Refused` when there is none."""
        ...

    async def refused(self, workspace: str, token: str, code: str) -> None:
        """The platform said that this token is of no use any more."""
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
