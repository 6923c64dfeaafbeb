"""Usher as it is installed in a workspace: its rights, who did it, and the token that speaks."""

from dataclasses import dataclass, field
from datetime import datetime

from invites.people import CustomerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """`installed_by` is a user of the workspace. The token is never shown, not even in a trace."""

    platform: str
    workspace: str
    customer_id: CustomerId
    name: str
    bot_user: str
    installed_by: str
    scopes: frozenset[str]
    installed_at: datetime
    token: str = field(repr=False)
