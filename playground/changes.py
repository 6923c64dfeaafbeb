"""What can happen in a workspace; the page's stream and the bot's events are both made of these."""

from dataclasses import dataclass

from playground.records import Json


@dataclass(frozen=True, slots=True)
class MessagePosted:
    channel: str
    message: Json


@dataclass(frozen=True, slots=True)
class MessageChanged:
    channel: str
    message: Json
    previous: Json


@dataclass(frozen=True, slots=True)
class RepliesCounted:
    """A parent's reply count moved: Slack's client shows it, its Events API is silent."""

    channel: str
    message: Json


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    channel: str
    previous: Json


@dataclass(frozen=True, slots=True)
class EphemeralShown:
    user: str
    channel: str
    message: Json


@dataclass(frozen=True, slots=True)
class EphemeralChanged:
    user: str
    channel: str
    message: Json


@dataclass(frozen=True, slots=True)
class EphemeralDeleted:
    user: str
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Reacted:
    channel: str
    message: Json
    name: str
    user: str
    added: bool
    event_ts: str


@dataclass(frozen=True, slots=True)
class MemberJoined:
    channel: str
    user: str
    inviter: str | None
    event_ts: str


@dataclass(frozen=True, slots=True)
class MemberLeft:
    channel: str
    user: str
    event_ts: str


@dataclass(frozen=True, slots=True)
class ChannelCreated:
    channel: str
    event_ts: str


@dataclass(frozen=True, slots=True)
class ChannelRenamed:
    channel: str
    event_ts: str


@dataclass(frozen=True, slots=True)
class ChannelArchived:
    channel: str
    user: str
    event_ts: str


@dataclass(frozen=True, slots=True)
class ChannelMarked:
    channel: str
    user: str


@dataclass(frozen=True, slots=True)
class UserChanged:
    user: str
    event_ts: str


@dataclass(frozen=True, slots=True)
class TeamJoined:
    user: str
    event_ts: str


@dataclass(frozen=True, slots=True)
class DndChanged:
    user: str
    event_ts: str


@dataclass(frozen=True, slots=True)
class HomeOpened:
    user: str
    channel: str
    tab: str
    event_ts: str


@dataclass(frozen=True, slots=True)
class AppUninstalled:
    event_ts: str


@dataclass(frozen=True, slots=True)
class HomePublished:
    user: str
    view: Json


@dataclass(frozen=True, slots=True)
class ViewsChanged:
    user: str


Change = (
    MessagePosted
    | MessageChanged
    | RepliesCounted
    | MessageDeleted
    | EphemeralShown
    | EphemeralChanged
    | EphemeralDeleted
    | Reacted
    | MemberJoined
    | MemberLeft
    | ChannelCreated
    | ChannelRenamed
    | ChannelArchived
    | ChannelMarked
    | UserChanged
    | TeamJoined
    | DndChanged
    | HomeOpened
    | AppUninstalled
    | HomePublished
    | ViewsChanged
)
