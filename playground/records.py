"""The things of a workspace as they are kept: people and conversations (messages stay JSON)."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

Json = dict[str, Any]
Kind = Literal["public", "private", "im"]


@dataclass(frozen=True, slots=True)
class Team:
    """A workspace as Slack names it."""

    id: str
    name: str
    domain: str


TEAM_ID = "T0NORTHWIND"
# What people may choose as their language, as Slack names it.
LOCALES = {
    "en-US": "English (US)",
    "en-GB": "English (UK)",
    "de-DE": "Deutsch",
    "es-ES": "Español (España)",
    "es-LA": "Español (Latinoamérica)",
    "fr-FR": "Français",
    "it-IT": "Italiano",
    "ja-JP": "日本語",
    "ko-KR": "한국어",
    "pt-BR": "Português (Brasil)",
    "zh-CN": "简体中文",
    "zh-TW": "繁體中文",
}
NORTHWIND = Team(TEAM_ID, "Northwind Robotics", "northwind-robotics")
BRIGHTWATER = Team("T0BRIGHTWTR", "Brightwater Studio", "brightwater")


@dataclass(frozen=True, slots=True)
class User:
    id: str
    name: str
    real_name: str
    email: str = ""
    display_name: str = ""
    title: str = ""
    department: str = ""
    manager: str | None = None
    skills: tuple[str, ...] = ()
    tz: str = "America/New_York"
    locale: str = "en-US"
    color: str = "5a6b7b"
    is_bot: bool = False
    bot_id: str = ""
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    deleted: bool = False
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    dnd_until: float = 0.0
    presence: str = "active"
    updated: int = 0

    def to_json(self) -> Json:
        return asdict(self)

    @classmethod
    def from_json(cls, record: Json) -> Self:
        return cls(**{**record, "skills": tuple(record["skills"])})


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, or a direct message between the two `members`."""

    id: str
    name: str
    kind: Kind
    creator: str
    created: int
    members: tuple[str, ...] = ()
    topic: str = ""
    purpose: str = ""
    is_archived: bool = False
    is_general: bool = False
    previous_names: tuple[str, ...] = ()

    def partner_of(self, user: str) -> str:
        """Return the other person of a direct message (oneself, when talking to oneself)."""
        return next((member for member in self.members if member != user), user)

    def to_json(self) -> Json:
        return asdict(self)

    @classmethod
    def from_json(cls, record: Json) -> Self:
        lists = {key: tuple(record[key]) for key in ("members", "previous_names")}
        return cls(**{**record, **lists})
