"""What a platform's event says, in the platform's own ids, before it becomes activity.

`words` exist in memory only: the store turns them into keyed hashes, and into nothing else.
`roles` are names of `invites.roles` that a message asks for; they are stored as they are.
"""

from dataclasses import dataclass
from datetime import datetime

from invites.activity import ActivityKind
from invites.people import Identity, PersonKind
from invites.work import Place, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """Somebody did something in a channel; `targets` are user ids of the same workspace."""

    place: Place
    user: str
    kind: ActivityKind
    at: datetime
    conversation: str = ""
    targets: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelChanged:
    """A channel got a new name, was archived or came back; None means no news."""

    place: Place
    title: str | None = None
    archived: bool | None = None


@dataclass(frozen=True, slots=True)
class BotAdded:
    """Usher itself was added to a channel: learn its name, topic and members, and say hello.

    `inviter` is a user of the workspace; empty when nobody is named.
    """

    place: Place
    inviter: str = ""


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """Usher is gone from the workspace, or its token is: nothing may leave any more."""

    platform: str
    workspace: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the platform knows about a person. Empty fields say nothing."""

    identity: Identity
    name: str = ""
    email: str = ""
    title: str = ""
    time_zone: str = ""
    locale: str = ""
    kind: PersonKind = PersonKind.MEMBER
    left: bool = False
    away: bool = False
    away_until: datetime | None = None
    is_admin: bool = False


@dataclass(frozen=True, slots=True)
class HomeOpened:
    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkShared:
    """Links of our domains in a message, which `unfurl` and `source` name, or `message` does."""

    place: Place
    user: str
    urls: tuple[str, ...]
    message: str = ""
    unfurl: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Addressed:
    """Somebody spoke to Usher in a channel. What they said is not read."""

    place: Place
    user: str


News = (
    LinkShared
    | Addressed
    | Observed
    | ChannelChanged
    | BotAdded
    | Profile
    | HomeOpened
    | Uninstalled
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One delivered event: `key` is the platform's event id; no news means noted and ignored."""

    platform: str
    workspace: str
    key: str
    news: tuple[News, ...] = ()
