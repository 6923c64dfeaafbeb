"""Settings of what is kept: in the database for days, in the memory of the process while used."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.retention import Kept
from invites.services.loaded import MEGABYTE, Limits

_FIXED = ConfigDict(frozen=True, extra="forbid")


class RetentionSettings(BaseModel):
    """For how many days what is kept; afterwards it goes by itself. docs/privacy.md says what."""

    model_config = _FIXED

    activity_days: Annotated[int, Field(ge=30)] = 400
    ended_invitation_days: Annotated[int, Field(ge=120)] = 400
    """Not less than what was declined is left in peace for, and an invitation can be renewed."""
    delivery_days: Annotated[int, Field(ge=30)] = 180
    failed_outbox_days: Annotated[int, Field(ge=1)] = 30

    def kept(self) -> Kept:
        return Kept(
            activity=self.activity_days,
            ended_invitations=self.ended_invitation_days,
            deliveries=self.delivery_days,
            failed_outbox=self.failed_outbox_days,
        )


class RelevanceSettings(BaseModel):
    """How much of the rankings' memories one process holds at a time. docs/relevance.md."""

    model_config = _FIXED

    memory_mb: Annotated[int, Field(ge=16)] = 1024
    """Above it customers are put away, the quietest first; the busiest one always stays."""
    idle_minutes: Annotated[int, Field(ge=1)] = 60
    """After so long without activity a customer is put away."""

    def limits(self) -> Limits:
        return Limits(memory=self.memory_mb * MEGABYTE, idle=timedelta(minutes=self.idle_minutes))
