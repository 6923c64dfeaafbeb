"""Events API envelopes as arrivals. What a message said is reduced to words here and let go.

Not activity: edits and deletions, hidden and system messages, bots (ourselves included) and
direct messages. Pure: nothing is looked up.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from handlers.slack.profiles import read_profile
from invites.activity import ActivityKind
from invites.arrival import (
    Addressed,
    Arrival,
    BotAdded,
    ChannelChanged,
    HomeOpened,
    LinkShared,
    News,
    Observed,
    Uninstalled,
)
from invites.cells import clean
from invites.people import Identity
from invites.roles.mentions import asked_for
from invites.terms import words
from invites.work import Place, Visibility

Event = dict[str, Any]

_MENTION = re.compile(r"<@([UW][A-Z0-9]{1,30})(?:\|[^>]{0,200})?>")
_LINK = re.compile(r"<https?://[^>]+>")
_SPOKEN = {None: None, "thread_broadcast": None, "me_message": None, "file_share": "file"}
_PRINTABLE = re.compile(r"[!-~]{1,80}")
_STAMP = re.compile(r"[0-9]{1,12}\.[0-9]{1,9}")
_ID = re.compile(r"[A-Z0-9]{1,40}")
TARGETS = 20
LINKS, URL = 5, 2000
EARLIEST, LATEST = 1990, 2100
"""Years; a date beyond them is junk, and would drown every other in the decay."""


def read_event(envelope: Event) -> Arrival | None:
    """Return what arrived, without news when it is of no interest; None when it is no event.

    Raises nothing on junk: a signed envelope of a strange form is noted and ignored.
    """
    workspace, key = envelope.get("team_id"), envelope.get("event_id")
    event = envelope.get("event")
    if not (_name(workspace) and _name(key) and isinstance(event, dict)):
        return None
    reader = _READERS.get(str(event.get("type")))
    try:
        news = reader(str(workspace), event, envelope) if reader else None
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, OSError):
        news = None  # OverflowError and OSError: a date that is none
    return Arrival("slack", str(workspace), str(key), (news,) if news else ())


def _name(value: object) -> bool:
    """Printable ASCII, as all of Slack's own names are: nothing a database chokes on."""
    return isinstance(value, str) and _PRINTABLE.fullmatch(value) is not None


def _place(workspace: str, channel: object) -> Place:
    if not isinstance(channel, str) or not _ID.fullmatch(channel):
        raise ValueError
    return Place("slack", workspace, channel)


def _user(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value) or value == "USLACKBOT":
        raise ValueError
    return value


def _moment(event: Event, envelope: Event) -> datetime:
    stamp = event.get("ts") or event.get("event_ts") or envelope["event_time"]
    moment = datetime.fromtimestamp(float(stamp), UTC)
    if not EARLIEST <= moment.year < LATEST:
        raise ValueError
    return moment


def _message(workspace: str, event: Event, envelope: Event) -> News | None:
    subtype = event.get("subtype")
    if subtype not in _SPOKEN or event.get("hidden") or event.get("bot_id"):
        return None
    if event.get("channel_type") in ("im", "mpim", "app_home"):
        return None
    if event.get("user") in _bots(envelope) or str(event.get("channel")).startswith("D"):
        return None
    user, text = _user(event.get("user")), str(event.get("text") or "")
    thread = event.get("thread_ts")
    stamped = isinstance(thread, str) and _STAMP.fullmatch(thread) is not None
    reply = stamped and thread != event.get("ts")
    return Observed(
        place=_place(workspace, event.get("channel")),
        user=user,
        kind=_kind(reply=reply, filed=bool(event.get("files")), text=text),
        at=_moment(event, envelope),
        conversation=str(thread) if reply else "",
        targets=_targets(text, user),
        words=words(text),
        roles=asked_for(text),
        visibility=_visibility(event),
    )


def _kind(*, reply: bool, filed: bool, text: str) -> ActivityKind:
    if filed:
        return ActivityKind.FILE
    if reply:
        return ActivityKind.REPLY
    linked = "<http" in text and _LINK.search(text)
    return ActivityKind.LINK if linked else ActivityKind.MESSAGE


def _targets(text: str, user: str) -> tuple[str, ...]:
    if "<@" not in text:
        return ()
    found = dict.fromkeys(_MENTION.findall(text))
    return tuple(u for u in found if u != user)[:TARGETS]


def _visibility(event: Event) -> Visibility:
    private = event.get("channel_type") in ("group", "G")
    return Visibility.PRIVATE if private else Visibility.PUBLIC


def _reaction(workspace: str, event: Event, envelope: Event) -> News | None:
    item, user = event["item"], _user(event.get("user"))
    if item.get("type") != "message":
        return None
    author = event.get("item_user")
    addressed = isinstance(author, str) and _ID.fullmatch(author) and author != user
    return Observed(
        place=_place(workspace, item.get("channel")),
        user=user,
        kind=ActivityKind.REACTION,
        at=_moment({"event_ts": event.get("event_ts")}, envelope),
        targets=(str(author),) if addressed else (),
    )


def _joined(workspace: str, event: Event, envelope: Event) -> News | None:
    user, place = _user(event.get("user")), _place(workspace, event.get("channel"))
    inviter = event.get("inviter")
    if user in _bots(envelope):
        known = isinstance(inviter, str) and _ID.fullmatch(inviter) is not None
        return BotAdded(place, str(inviter) if known and inviter != user else "")
    added = isinstance(inviter, str) and _ID.fullmatch(inviter) and inviter != user
    return Observed(
        place=place,
        user=user,
        kind=ActivityKind.JOIN,
        at=_moment(event, envelope),
        targets=(str(inviter),) if added and inviter not in _bots(envelope) else (),
        visibility=_visibility(event),
    )


def _left(workspace: str, event: Event, envelope: Event) -> News | None:
    user = _user(event.get("user"))
    if user in _bots(envelope):
        return None
    place = _place(workspace, event.get("channel"))
    moment = _moment(event, envelope)
    return Observed(place=place, user=user, kind=ActivityKind.LEAVE, at=moment)


def _bots(envelope: Event) -> set[str]:
    """Ourselves, as the envelope names us."""
    found = envelope.get("authorizations") or []
    return {str(a.get("user_id")) for a in found if isinstance(a, dict) and a.get("is_bot")}


def _renamed(workspace: str, event: Event, _: Event) -> News | None:
    channel = event["channel"]
    return ChannelChanged(
        place=_place(workspace, channel["id"]), title=clean(str(channel["name"]))[:120]
    )


def _archived(workspace: str, event: Event, _: Event) -> News | None:
    over = not str(event["type"]).endswith("unarchive")
    return ChannelChanged(place=_place(workspace, event.get("channel")), archived=over)


def _person(workspace: str, event: Event, _: Event) -> News | None:
    return read_profile(workspace, event["user"])


def _home(workspace: str, event: Event, _: Event) -> News | None:
    if event.get("tab") not in (None, "home"):
        return None
    return HomeOpened(Identity("slack", workspace, _user(event.get("user"))))


def _uninstalled(workspace: str, event: Event, envelope: Event) -> News | None:
    return Uninstalled("slack", workspace, _moment({}, envelope))


def _revoked(workspace: str, event: Event, envelope: Event) -> News | None:
    """Only a bot's token is one that we have."""
    return _uninstalled(workspace, event, envelope) if event["tokens"].get("bot") else None


def _addressed(workspace: str, event: Event, envelope: Event) -> News | None:
    user = _user(event.get("user"))
    if user in _bots(envelope) or event.get("bot_id"):
        return None
    return Addressed(_place(workspace, event.get("channel")), user)


def _links(workspace: str, event: Event, envelope: Event) -> News | None:
    user = _user(event.get("user"))
    if user in _bots(envelope):
        return None
    found = [each["url"] for each in event["links"] if isinstance(each.get("url"), str)]
    urls = [url for url in dict.fromkeys(found) if len(url) <= URL][:LINKS]
    names = {
        "message": event.get("message_ts"),
        "unfurl": event.get("unfurl_id"),
        "source": event.get("source"),
    }
    said = {key: value for key, value in names.items() if value is not None}
    if not all(_name(value) for value in said.values()):
        return None
    place = _place(workspace, event.get("channel"))
    return LinkShared(place=place, user=user, urls=tuple(urls), **said)


_Reader = Callable[[str, Event, Event], News | None]
_READERS: Mapping[str, _Reader] = {
    "message": _message,
    "reaction_added": _reaction,
    "member_joined_channel": _joined,
    "member_left_channel": _left,
    "channel_rename": _renamed,
    "group_rename": _renamed,
    "channel_archive": _archived,
    "channel_unarchive": _archived,
    "channel_deleted": _archived,
    "group_archive": _archived,
    "group_unarchive": _archived,
    "group_deleted": _archived,
    "team_join": _person,
    "user_change": _person,
    "app_home_opened": _home,
    "app_mention": _addressed,
    "link_shared": _links,
    "app_uninstalled": _uninstalled,
    "tokens_revoked": _revoked,
}
EVENTS = frozenset(_READERS)
