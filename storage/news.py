"""What arrivals say, written down: activity, memberships, channels, and what to fetch."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, update

from invites.activity import ActivityKind
from invites.arrival import BotAdded, ChannelChanged, HomeOpened, News, Observed, Profile
from invites.delivery import Message, MessageKind
from invites.people import Identity, PersonId
from invites.terms import keyed
from invites.work import Place, Visibility, WorkItemId
from storage import tables
from storage.known import Learned
from storage.outbox import SqlOutbox
from storage.placeholders import fetch, resolve_people, resolve_places
from storage.scope import Scope, folded, insert_new

_Pair = tuple[WorkItemId, PersonId]


async def write_news(
    scope: Scope, news: Sequence[News], learned: Learned, word_key: bytes, now: datetime
) -> None:
    observed = [each for each in news if isinstance(each, Observed)]
    messages = await _resolve(scope, news, learned, now)
    if observed:
        await _write_members(scope, observed, learned)
        rows = [_activity_row(scope, each, learned, word_key) for each in observed]
        await scope.connection.execute(insert(tables.activity), rows)
    for each in news:
        if isinstance(each, ChannelChanged):
            await _change_channel(scope, each, learned)
    messages += [m for each in news for m in _to_fetch(scope, each, now)]
    await SqlOutbox(scope).put(*messages)


async def _resolve(
    scope: Scope, news: Sequence[News], learned: Learned, now: datetime
) -> list[Message]:
    """Learn who and what the news are about; return what to fetch about the new ones."""
    people: dict[Identity, None] = {}
    places: dict[Place, Visibility] = {}
    for each in news:
        for identity in _identities(each):
            if learned.person(identity) is None:
                people[identity] = None
        if isinstance(each, Observed | ChannelChanged | BotAdded) and (
            learned.work_item(each.place) is None
        ):
            seen = each.visibility if isinstance(each, Observed) else Visibility.PRIVATE
            places.setdefault(each.place, seen)
    messages: list[Message] = []
    if people:
        learned.news.people, more = await resolve_people(scope, people, now)
        messages += more
    if places:
        learned.news.places, more = await resolve_places(scope, places, now)
        messages += more
    return messages


def _identities(news: News) -> tuple[Identity, ...]:
    match news:
        case Observed(place=place):
            users = (news.user, *news.targets)
            return tuple(Identity(place.platform, place.workspace, user) for user in users)
        case HomeOpened():
            return (news.identity,)
        case _:
            return ()


def _to_fetch(scope: Scope, news: News, now: datetime) -> tuple[Message, ...]:
    match news:
        case BotAdded(place):
            kind = MessageKind.FETCH_CHANNEL
            return (fetch(scope, kind, place.channel, place.workspace, now),)
        case Profile():
            who, kind = news.identity, MessageKind.FETCH_PERSON
            return (fetch(scope, kind, who.user, who.workspace, now),)
        case HomeOpened(who):
            return (fetch(scope, MessageKind.PUBLISH_HOME, who.user, who.workspace, now),)
        case _:
            return ()


async def _write_members(scope: Scope, observed: Sequence[Observed], learned: Learned) -> None:
    """Bring the members to where the last word about each pair leaves them."""
    last: dict[_Pair, Observed] = {}
    first: dict[_Pair, Observed] = {}
    for each in observed:
        pair = _pair(each, learned)
        if each.kind is not ActivityKind.LEAVE and last.get(pair, each).kind is ActivityKind.LEAVE:
            first[pair] = each
        first.setdefault(pair, each)
        last[pair] = each
    left = [pair for pair, each in last.items() if each.kind is ActivityKind.LEAVE]
    there = learned.known.members
    joined = {
        p: first[p] for p in last if last[p].kind is not ActivityKind.LEAVE and p not in there
    }
    await _remove_members(scope, left, learned)
    await _add_members(scope, joined)
    learned.news.members |= joined.keys()
    learned.left |= set(left)


def _pair(observed: Observed, learned: Learned) -> _Pair:
    place = observed.place
    who = learned.person(Identity(place.platform, place.workspace, observed.user))
    item = learned.work_item(place)
    if who is None or item is None:
        raise LookupError("resolved before")
    return item, who


async def _add_members(scope: Scope, joined: dict[_Pair, Observed]) -> None:
    if joined:
        rows = [
            {
                "customer_id": scope.customer_id,
                "work_item_id": item,
                "person_id": who,
                "since": each.at,
                "via": "channel" if each.kind is ActivityKind.JOIN else "activity",
            }
            for (item, who), each in joined.items()
        ]
        await scope.connection.execute(insert_new(scope.connection, tables.member), rows)


async def _remove_members(scope: Scope, left: Sequence[_Pair], learned: Learned) -> None:
    """Other processes remember these members: the directory's version tells them otherwise."""
    if left:
        table = tables.member
        await scope.connection.execute(
            delete(table).where(
                scope.mine(table),
                table.c.work_item_id == bindparam("item"),
                table.c.person_id == bindparam("who"),
            ),
            [{"item": item, "who": who} for item, who in left],
        )
        if await scope.touch_directory() == learned.version + 1:
            learned.version += 1  # nobody else moved it meanwhile: what we know still holds


def _activity_row(
    scope: Scope, observed: Observed, learned: Learned, word_key: bytes
) -> dict[str, Any]:
    item, actor = _pair(observed, learned)
    place = observed.place
    targets = [
        learned.person(Identity(place.platform, place.workspace, user)) for user in observed.targets
    ]
    return {
        "customer_id": scope.customer_id,
        "work_item_id": item,
        "kind": observed.kind,
        "actor_id": actor,
        "at": observed.at,
        "conversation": observed.conversation,
        "target_ids": targets or None,
        "terms": b"".join(keyed(observed.words, word_key)),
    }


async def _change_channel(scope: Scope, change: ChannelChanged, learned: Learned) -> None:
    """A name that a person gave stays; what happened to the channel is noted in any case."""
    table, item = tables.work_item, learned.work_item(change.place)
    mine = update(table).where(scope.mine(table), table.c.id == item)
    if change.title is not None:
        await scope.change(
            mine.where(~table.c.linked, table.c.title != change.title).values(
                title=change.title, search_key=folded(change.title), version=table.c.version + 1
            )
        )
    if change.archived is not None:
        await scope.change(
            mine.where(table.c.archived != change.archived).values(
                archived=change.archived, version=table.c.version + 1
            )
        )
