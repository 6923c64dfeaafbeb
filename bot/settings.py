"""Every setting of the process, read once from the environment and `.env`."""

from datetime import time, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from invites.attention import AttentionRules
from invites.hours import WorkingHours
from invites.policy import Policy

_FIXED = ConfigDict(frozen=True, extra="forbid")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class SlackSettings(BaseModel):
    """Both secrets come from the app's page at Slack; several signing secrets by comma."""

    model_config = _FIXED

    bot_token: SecretStr
    signing_secret: SecretStr
    base_url: str = "https://slack.com/api/"

    @property
    def api_url(self) -> str:
        return self.base_url.rstrip("/") + "/"

    @property
    def signing_secrets(self) -> tuple[str, ...]:
        """During a rotation the old and the new one are both valid."""
        listed = self.signing_secret.get_secret_value().split(",")
        return tuple(secret.strip() for secret in listed if secret.strip())


class DatabaseSettings(BaseModel):
    model_config = _FIXED

    url: str = "sqlite:///usher.db"
    patience: PositiveFloat = 2.0
    """Seconds that a connection or a statement may take; below the patience of a request."""


class AttentionSettings(BaseModel):
    """How often, and when, Usher may speak to somebody. Hours are each person's own."""

    model_config = _FIXED

    suggestions_per_day: PositiveInt = 1
    suggestions_per_week: PositiveInt = 3
    invitations_per_day: PositiveInt = 1
    invitations_per_week: PositiveInt = 3
    threshold: Annotated[float, Field(ge=0, le=1)] = 0.5
    working_days: str = "mon,tue,wed,thu,fri"
    working_from: time = time(9)
    working_until: time = time(18)

    def rules(self) -> AttentionRules:
        return AttentionRules(
            suggestions_per_day=self.suggestions_per_day,
            suggestions_per_week=self.suggestions_per_week,
            invitee_per_day=self.invitations_per_day,
            invitee_per_week=self.invitations_per_week,
            threshold=self.threshold,
            hours=WorkingHours(self._days(), self.working_from, self.working_until),
        )

    def _days(self) -> frozenset[int]:
        names = [name.strip()[:3].casefold() for name in self.working_days.split(",")]
        return frozenset(_DAYS.index(name) for name in names if name in _DAYS)


class PolicySettings(BaseModel):
    model_config = _FIXED

    inviting: bool = True
    suggestions: bool = True
    guests: bool = False
    invitations_per_inviter_a_day: PositiveInt = 25
    lifetime_days: Annotated[int, Field(ge=1, le=30)] = 14

    def policy(self) -> Policy:
        return Policy(
            inviting=self.inviting,
            suggestions=self.suggestions,
            guests=self.guests,
            per_inviter_a_day=self.invitations_per_inviter_a_day,
            lifetime=timedelta(days=self.lifetime_days),
        )


class Settings(BaseSettings):
    """Set `USHER_SLACK__BOT_TOKEN` and so on; `.env.example` lists them all."""

    model_config = SettingsConfigDict(
        env_prefix="USHER_",
        env_nested_delimiter="__",
        env_file=".env",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
    )

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 3000
    log_level: str = "INFO"
    patience: PositiveFloat = 2.5
    """Seconds after which a request is answered with 503 instead of a late word."""
    slack: SlackSettings | None = None
    database: DatabaseSettings = DatabaseSettings()
    attention: AttentionSettings = AttentionSettings()
    policy: PolicySettings = PolicySettings()
