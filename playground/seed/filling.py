"""From the story to a workspace that looks lived in, and to the events a bot would have seen."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from playground.changes import Change, MemberJoined, MessagePosted, Reacted, UserChanged
from playground.events import EventFilter
from playground.manifest import Installation
from playground.outgoing import envelope
from playground.records import NORTHWIND, Channel, Json, Kind, User
from playground.seed.company import company
from playground.seed.history import WEEKS, Happening, Joined, Said, history, place_of
from playground.seed.script import Scene, scenes
from playground.text import as_slack_text, rich_text
from playground.workspace import Workspace

_WITHOUT_BOT = {"general", "random", "deal-desk", "hiring-committee", ""}
_MENTION = re.compile(r"@([a-z]+)")
_GROUPS = {"sales-team": "Sales", "marketing-team": "Marketing"}


def fill(workspace: Workspace, app: Installation, now: datetime) -> None:
    """Put the company and its three weeks, ending at `now`, into an empty workspace."""
    with workspace.store.together():
        for user in company(now):
            workspace.save_user(user)
        script = scenes()
        for number, scene in enumerate(script):
            workspace.save_channel(_channel(scene, number, workspace, app, now))
        for change in _changes(workspace, script, now):
            _apply(workspace, change)
        _mark_all_read(workspace)
        _make_groups(workspace)


def events(workspace: Workspace, app: Installation, now: datetime) -> Iterator[Json]:
    """Yield the envelopes that the app would have got while the three weeks went by.

    `now` is the moment the workspace was filled at; the same moment gives the same events.
    """
    told = EventFilter(workspace, app)
    changes = (*_languages(workspace, now), *_changes(workspace, scenes(), now))
    found = [event for change in changes for event in told.events_of(change)]
    for number, event in enumerate(sorted(found, key=lambda event: float(event["event_ts"]))):
        enveloped = envelope(app, event, float(event["event_ts"]))
        yield {**enveloped, "event_id": f"Ev0SEED{number:06}"}


def _channel(
    scene: Scene, number: int, workspace: Workspace, app: Installation, now: datetime
) -> Channel:
    by_name = {user.name: user.id for user in workspace.users.values() if not user.deleted}
    names = [n for n in by_name if n != "gil"] if scene.everybody else list(scene.members)
    members = [by_name[name] for name in names if by_name[name] != app.user_id]
    if scene.name not in _WITHOUT_BOT:
        members.append(app.user_id)
    kind: Kind = "private" if scene.private else "public"
    return Channel(
        id=_channel_id(scene, number),
        name=scene.name,
        kind="im" if not scene.name else kind,
        creator=members[0],
        created=int((now - timedelta(weeks=WEEKS + 6)).timestamp()),
        members=tuple(members),
        topic=scene.topic,
        purpose=scene.purpose,
        is_general=scene.name == "general",
    )


def _channel_id(scene: Scene, number: int) -> str:
    letters = re.sub(r"[^A-Z0-9]", "", place_of(scene).upper())[:7]
    return ("C0" if scene.name else "D0") + f"{letters:X<7}{number:02}"


def _languages(workspace: Workspace, now: datetime) -> Iterator[Change]:
    """Whoever does not speak English chose their language before any of it."""
    before = _ts((now - timedelta(weeks=WEEKS + 1)).timestamp())
    for user in workspace.users.values():
        if not user.locale.startswith("en"):
            yield UserChanged(user.id, before)


def _changes(workspace: Workspace, script: list[Scene], now: datetime) -> Iterator[Change]:
    people = {user.name: user for user in workspace.users.values()}
    ids = {place_of(scene): _channel_id(scene, n) for n, scene in enumerate(script)}
    for happening in history(script, people, now):
        yield from _changes_of(happening, ids[happening.place], people)


def _changes_of(happening: Happening, channel: str, people: dict[str, User]) -> Iterator[Change]:
    match happening:
        case Joined(user=name, at=at):
            user = people[name].id
            ts = _ts(at)
            words = {"subtype": "channel_join", "text": f"<@{user}> has joined the channel"}
            yield MessagePosted(channel, {**_message(user, ts), **words})
            yield MemberJoined(channel, user, None, ts)
        case Said():
            message = _said(happening, people)
            yield MessagePosted(channel, message)
            for order, fan in enumerate(happening.fans, start=1):
                ts = _ts(happening.at + 45 * order)
                reacted = _reacted(happening, people, order)
                yield Reacted(
                    channel,
                    {**message, **reacted},
                    happening.emoji,
                    people[fan].id,
                    added=True,
                    event_ts=ts,
                )


def _said(said: Said, people: dict[str, User]) -> Json:
    author = people[said.author]
    typed = _MENTION.sub(lambda match: _mention(match, people), said.text)
    text = as_slack_text(typed)
    ts = _ts(said.at)
    message = {**_message(author.id, ts), "text": text}
    if author.bot_id:
        message |= {"bot_id": author.bot_id, "subtype": "bot_message", "username": author.name}
    else:
        message |= {"client_msg_id": f"seed-{ts}", "blocks": [rich_text(text, ts[-5:])]}
    return {**message, "thread_ts": _ts(said.thread)} if said.thread else message


def _mention(match: re.Match[str], people: dict[str, User]) -> str:
    user = people.get(match.group(1))
    return f"<@{user.id}>" if user else match.group()


def _message(user: str, ts: str) -> Json:
    return {"type": "message", "user": user, "ts": ts, "team": NORTHWIND.id}


def _reacted(said: Said, people: dict[str, User], count: int) -> Json:
    users = [people[fan].id for fan in said.fans[:count]]
    return {"reactions": [{"name": said.emoji, "users": users, "count": len(users)}]}


def _apply(workspace: Workspace, change: Change) -> None:
    match change:
        case MessagePosted(channel=channel, message=message):
            workspace.save_message(channel, message)
            if thread_ts := message.get("thread_ts"):
                _count_reply(workspace, channel, thread_ts, message)
        case Reacted(channel=channel, message=message):
            kept = workspace.message(channel, message["ts"]) or message
            workspace.save_message(channel, {**kept, "reactions": message["reactions"]})
        case MemberJoined(channel=channel, user=user):
            workspace.add_member(workspace.channels[channel], user)
        case _:
            pass


def _count_reply(workspace: Workspace, channel: str, thread_ts: str, reply: Json) -> None:
    parent = workspace.message(channel, thread_ts)
    if parent is None:
        return
    people = list(dict.fromkeys([*parent.get("reply_users", []), reply["user"]]))
    counted = {
        "thread_ts": thread_ts,
        "reply_count": parent.get("reply_count", 0) + 1,
        "reply_users": people,
        "reply_users_count": len(people),
        "latest_reply": reply["ts"],
    }
    workspace.save_message(channel, {**parent, **counted})


def _mark_all_read(workspace: Workspace) -> None:
    for channel in workspace.channels.values():
        for member in channel.members:
            workspace.keep("read", f"{member}:{channel.id}", workspace.last_ts(channel.id))


def _make_groups(workspace: Workspace) -> None:
    for number, (name, department) in enumerate(_GROUPS.items()):
        users = [u for u in workspace.users.values() if u.department == department]
        group_id = f"S0GROUP{number:04}"
        group = {
            "id": group_id,
            "name": name.replace("-", " ").capitalize(),
            "handle": name,
            "description": "",
            "is_external": False,
            "date_delete": 0,
            "users": [user.id for user in users if not user.deleted],
        }
        workspace.keep("usergroup", group_id, group)


def _ts(at: float) -> str:
    return f"{at:.6f}"
