"""Every setting of the process, read once from the environment and `.env`."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PositiveFloat,
    PositiveInt,
    SecretStr,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings_keeping import RelevanceSettings, RetentionSettings
from invites.attention import AttentionRules
from invites.drafting.facts import Tone
from invites.hours import WorkingHours
from invites.policy import Effect, Policy, Quotas, Switches
from invites.policy.levels import OPEN
from invites.policy.rules import PERMISSIVE, Rulebook
from invites.services.drafting import Budget
from storage.sealing import KeyRing

_FIXED = ConfigDict(frozen=True, extra="forbid")
_SAME = {"suggestions_per_day", "suggestions_per_week", "threshold", "holdout"}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class SlackSettings(BaseModel):
    """Secrets come from the app's pages at Slack; several signing secrets by comma.

    One workspace has a bot token here; several come by OAuth, with a client id and secret.
    """

    model_config = _FIXED

    bot_token: SecretStr | None = None
    client_id: str = ""
    client_secret: SecretStr | None = None
    signing_secret: SecretStr | None = None
    app_token: SecretStr | None = None
    base_url: str = "https://slack.com/api/"
    authorize_url: str = "https://slack.com/oauth/v2/authorize"
    unfurl_domains: str = ""
    """Where links to your work lead, by comma: `usher manifest` asks Slack to tell of them."""
    days_kept: PositiveInt = 30
    """Days for which a workspace that removed Usher may come back and find everything."""

    @property
    def api_url(self) -> str:
        return self.base_url.rstrip("/") + "/"

    @property
    def signing_secrets(self) -> tuple[str, ...]:
        """During a rotation the old and the new one are both valid."""
        listed = self.signing_secret.get_secret_value() if self.signing_secret else ""
        return tuple(secret.strip() for secret in listed.split(",") if secret.strip())

    @property
    def by_oauth(self) -> bool:
        return bool(self.client_id)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.client_id) != (self.client_secret is not None):
            raise ValueError("CLIENT_ID and CLIENT_SECRET belong together; one of them is missing")
        if self.by_oauth and self.bot_token is not None:
            raise ValueError(
                "set BOT_TOKEN for one workspace, or CLIENT_ID and CLIENT_SECRET for several; "
                "not both"
            )
        if not self.by_oauth and self.bot_token is None:
            raise ValueError("BOT_TOKEN is missing, or CLIENT_ID and CLIENT_SECRET instead of it")
        return self


class SecretsSettings(BaseModel):
    """Keys that seal what is secret in the database, as `id:base64,id:base64`, the newest first."""

    model_config = _FIXED

    keys: SecretStr = SecretStr("")

    @property
    def ring(self) -> KeyRing:
        """Raises `BadKeys` when there is none."""
        return KeyRing.read(self.keys.get_secret_value())

    @model_validator(mode="after")
    def _readable(self) -> Self:
        if self.keys.get_secret_value().strip():
            KeyRing.read(self.keys.get_secret_value())  # BadKeys says in words what is wrong
        return self


class DatabaseSettings(BaseModel):
    model_config = _FIXED

    url: str = "sqlite:///usher.db"
    patience: PositiveFloat = 2.0
    """Seconds that a connection or a statement may take; below the patience of a request."""


class MailSettings(BaseModel):
    """The mail server that takes our letters. docs/mail.md says how to set it up."""

    model_config = _FIXED

    host: str
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["none", "starttls", "tls"] = "starttls"
    username: str = ""
    password: SecretStr = SecretStr("")
    sender: str
    """As in `Usher <usher@example.com>`."""
    bounces: str = ""
    """Where undeliverable letters come back to; `+` and a name are put in front of the @."""
    secret: Annotated[SecretStr, Field(min_length=16)]
    """Makes the names that letters are known by outside, and proves what comes back."""
    mailbox: str = ""
    """An mbox file or Maildir folder in which undeliverable letters come back."""
    per_minute: PositiveInt = 60
    timeout: Annotated[float, Field(gt=0, le=12)] = 10
    """Seconds for finding the server and naming the recipient, and again for the letter itself."""


class AttentionSettings(BaseModel):
    """How often, and when, Usher may speak to somebody. Hours are each person's own."""

    model_config = _FIXED

    suggestions_per_day: PositiveInt = 1
    suggestions_per_week: PositiveInt = 3
    invitations_per_day: PositiveInt = 1
    invitations_per_week: PositiveInt = 3
    threshold: Annotated[float, Field(ge=0, le=1)] = 0.5
    holdout: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    working_days: str = "mon,tue,wed,thu,fri"
    working_from: time = time(9)
    working_until: time = time(18)

    def rules(self) -> AttentionRules:
        hours = WorkingHours(self._days(), self.working_from, self.working_until)
        same = self.model_dump(include=_SAME)
        week, day = self.invitations_per_week, self.invitations_per_day
        return AttentionRules(hours=hours, invitee_per_day=day, invitee_per_week=week, **same)

    def _days(self) -> frozenset[int]:
        names = [name.strip()[:3].casefold() for name in self.working_days.split(",")]
        return frozenset(_DAYS.index(name) for name in names if name in _DAYS)


class AiSettings(BaseModel):
    """A model that writes drafts; any endpoint with OpenAI's chat completions."""

    model_config = _FIXED

    api_key: SecretStr
    base_url: str = "https://api.openai.com/v1/"
    model: str = "gpt-4o-mini"
    timeout: Annotated[float, Field(gt=0, le=6)] = 6.0
    """Seconds; the whole, with a second's grace, ends within eight."""
    concurrency: PositiveInt = 2
    daily_calls: PositiveInt = 200
    daily_tokens: PositiveInt = 200_000
    tone: Tone = Tone.PLAIN

    def budget(self) -> Budget:
        return Budget(calls=self.daily_calls, tokens=self.daily_tokens)


class PolicySettings(BaseModel):
    model_config = _FIXED

    inviting: bool = True
    suggestions: bool = True
    guests: bool = False
    drafts: bool = True
    """Whether the model may be asked, when one is set up."""
    invitations_per_inviter_a_day: PositiveInt = 25
    lifetime_days: Annotated[int, Field(ge=1, le=30)] = 14

    def system(self) -> Policy:
        """What no customer can loosen."""
        return replace(
            OPEN,
            inviting=self.inviting,
            switches=Switches(suggestions=Effect.ALLOW if self.suggestions else Effect.DENY),
            drafts=self.drafts,
        )

    def customer(self) -> Policy:
        """What a customer begins with."""
        return Policy(
            rulebook=PERMISSIVE if self.guests else Rulebook(),
            quotas=Quotas(inviter_a_day=self.invitations_per_inviter_a_day),
            lifetime=timedelta(days=self.lifetime_days),
        )


class OperatorSettings(BaseModel):
    """The workspace whose administrators are the system administrators of this Usher."""

    model_config = _FIXED

    platform: str = "slack"
    workspace: str = ""

    @property
    def place(self) -> tuple[str, str] | None:
        return (self.platform, self.workspace) if self.workspace else None


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
    public_url: str = ""
    """Where people's browsers reach this process; empty when none shall."""
    slack: SlackSettings | None = None
    secrets: SecretsSettings = SecretsSettings()
    mail: MailSettings | None = None
    database: DatabaseSettings = DatabaseSettings()
    attention: AttentionSettings = AttentionSettings()
    policy: PolicySettings = PolicySettings()
    operator: OperatorSettings = OperatorSettings()
    retention: RetentionSettings = RetentionSettings()
    relevance: RelevanceSettings = RelevanceSettings()
    ai: AiSettings | None = None

    @field_validator("public_url")
    @classmethod
    def _address(cls, url: str) -> str:
        found = urlsplit(url)
        local = found.hostname in ("127.0.0.1", "::1", "localhost")
        if url and (found.scheme not in ("https", "http") or not found.netloc):
            raise ValueError("it must be an address such as https://usher.example.com")
        if url and (found.query or found.fragment or "@" in found.netloc):
            raise ValueError("it must be a bare address such as https://usher.example.com")
        if found.scheme == "http" and not local:
            raise ValueError("it must begin with https:// (http is for this machine only)")
        return url.rstrip("/")

    @model_validator(mode="after")
    def _ready_for_oauth(self) -> Self:
        if self.slack is None or not self.slack.by_oauth:
            return self
        if not self.public_url:
            raise ValueError("USHER_PUBLIC_URL is missing: Slack sends people back there")
        if not self.secrets.keys.get_secret_value():
            raise ValueError(
                "USHER_SECRETS__KEYS is missing: tokens are stored sealed; `usher keys new` "
                "prints a key"
            )
        return self

    @property
    def letters(self) -> MailSettings | None:
        """Mail as far as it can be used: a letter without an address to lead to is none."""
        return self.mail if self.public_url else None
