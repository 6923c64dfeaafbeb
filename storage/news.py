"""What arrivals say, written down: activity, memberships, channels, and what to fetch."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, update

from invites.activity import ActivityKind
from invites.arrival import (
    Addressed,
    BotAdded,
    ChannelChanged,
    HomeOpened,
    News,
    Observed,
    Profile,
    Uninstalled,
)
from invites.delivery import Message, MessageKind
from invites.people import PersonId
from invites.terms import keyed
from invites.work import Place, Visibility, WorkItemId
from storage import tables
from storage.bulk import insert_rows
from storage.known import Key, Learned, Pair
from storage.outbox import write_messages
from storage.placeholders import fetch, resolve_people, resolve_places
from storage.removing import remove_workspace
from storage.scope import Scope, folded
from storage.sharing import hint, shared_links

_MEMBER = ("customer_id", "work_item_id", "person_id", "since", "via")
_ACTIVITY = (
    "customer_id",
    "work_item_id",
    "kind",
    "actor_id",
    "at",
    "conversation",
    "target_ids",
    "terms",
    "roles",
)


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who and what the news are about, each with the identifier that it has with us."""

    people: Mapping[Key, PersonId]
    places: Mapping[Key, WorkItemId]


async def write_news(
    scope: Scope, news: Sequence[News], learned: Learned, word_key: bytes, now: datetime
) -> None:
    observed = [each for each in news if isinstance(each, Observed)]
    cast, messages = await _resolve(scope, news, learned, now)
    if observed:
        pairs = [_pair(each, cast) for each in observed]
        if learned.known.forgotten:
            observed, pairs = _of_the_others(observed, pairs, learned.known.forgotten)
        await _write_members(scope, observed, pairs, learned)
        rows = [
            _activity_row(scope, each, pair, cast, word_key)
            for each, pair in zip(observed, pairs, strict=True)
            if pair[1] not in learned.known.forgotten
        ]
        if rows:
            await insert_rows(scope.connection, tables.activity, _ACTIVITY, rows)
    for each in news:
        if isinstance(each, ChannelChanged):
            await _change_channel(scope, each, cast.places[_of_place(each.place)])
        elif isinstance(each, Uninstalled):
            await remove_workspace(scope, each.platform, each.workspace, each.at)
    messages += await shared_links(scope, news, now)
    messages += [message for each in news for message in _to_fetch(scope, each, now)]
    await write_messages(scope, messages)


def _of_the_others(
    observed: Sequence[Observed], pairs: Sequence[Pair], forgotten: frozenset[PersonId]
) -> tuple[list[Observed], list[Pair]]:
    """Of whoever was forgotten nothing is written but that they left a channel."""
    kept = [
        (each, pair)
        for each, pair in zip(observed, pairs, strict=True)
        if pair[1] not in forgotten or each.kind is ActivityKind.LEAVE
    ]
    return [each for each, _ in kept], [pair for _, pair in kept]


async def _resolve(
    scope: Scope, news: Sequence[News], learned: Learned, now: datetime
) -> tuple[_Cast, list[Message]]:
    """Learn who and what the news are about; return it, and what to fetch about the new ones."""
    wanted = {key for each in news for key in _people_of(each)}
    visibility = _visibilities(news)
    people, places = learned.people(wanted), learned.places(set(visibility))
    messages: list[Message] = []
    if len(people) < len(wanted):
        missing = sorted(wanted - people.keys())
        learned.news.people, more = await resolve_people(scope, missing, now)
        people |= learned.news.people
        messages += more
    if len(places) < len(visibility):
        unknown = {key: visibility[key] for key in sorted(visibility.keys() - places.keys())}
        learned.news.places, more = await resolve_places(scope, unknown, now)
        places |= learned.news.places
        messages += more
    return _Cast(people, places), messages


def _people_of(news: News) -> Iterator[Key]:
    match news:
        case Observed(place=place):
            yield place.platform, place.workspace, news.user
            for user in news.targets:
                yield place.platform, place.workspace, user
        case HomeOpened(who):
            yield who.platform, who.workspace, who.user
        case _:
            pass


def _visibilities(news: Sequence[News]) -> dict[Key, Visibility]:
    """How open each channel looks; private unless every word about it says public."""
    seen: dict[Key, Visibility] = {}
    for each in news:
        if isinstance(each, Observed) and each.visibility is Visibility.PUBLIC:
            seen.setdefault(_of_place(each.place), Visibility.PUBLIC)
        elif isinstance(each, Observed | ChannelChanged | BotAdded):
            seen[_of_place(each.place)] = Visibility.PRIVATE
    return seen


def _of_place(place: Place) -> Key:
    return place.platform, place.workspace, place.channel


def _pair(observed: Observed, cast: _Cast) -> Pair:
    place = observed.place
    who = cast.people[place.platform, place.workspace, observed.user]
    return cast.places[_of_place(place)], who


def _to_fetch(scope: Scope, news: News, now: datetime) -> tuple[Message, ...]:
    match news:
        case BotAdded(place, inviter):
            learn, hello = (
                fetch(scope, kind, place.channel, place.workspace, now)
                for kind in (MessageKind.FETCH_CHANNEL, MessageKind.ANNOUNCE)
            )
            return learn, replace(hello, details={"inviter": inviter})
        case Profile():
            who, kind = news.identity, MessageKind.FETCH_PERSON
            return (fetch(scope, kind, who.user, who.workspace, now),)
        case Addressed():
            return (hint(scope, news, now),)
        case HomeOpened(who):
            return (fetch(scope, MessageKind.PUBLISH_HOME, who.user, who.workspace, now),)
        case _:
            return ()


async def _write_members(
    scope: Scope, observed: Sequence[Observed], pairs: Sequence[Pair], learned: Learned
) -> None:
    """Bring the members to where the last word about each pair leaves them."""
    joined: dict[Pair, Observed] = {}
    left: set[Pair] = set()
    there = learned.known.members
    for each, pair in zip(observed, pairs, strict=True):
        if each.kind is ActivityKind.LEAVE:
            joined.pop(pair, None)
            left.add(pair)
        elif pair not in there or pair in left:
            joined.setdefault(pair, each)
    await _remove_members(scope, left, learned)
    await _add_members(scope, joined)
    learned.news.members |= joined.keys()
    learned.left |= left - joined.keys()


async def _add_members(scope: Scope, joined: Mapping[Pair, Observed]) -> None:
    if joined:
        rows = [
            (scope.customer_id, item, who, each.at, _via(each))
            for (item, who), each in sorted(joined.items(), key=lambda entry: entry[0])
        ]
        await insert_rows(scope.connection, tables.member, _MEMBER, rows)


def _via(observed: Observed) -> str:
    return "channel" if observed.kind is ActivityKind.JOIN else "activity"


async def _remove_members(scope: Scope, left: set[Pair], learned: Learned) -> None:
    """Other processes remember these members: the directory's version tells them otherwise."""
    if left:
        table = tables.member
        await scope.connection.execute(
            delete(table).where(
                scope.mine(table),
                table.c.work_item_id == bindparam("item"),
                table.c.person_id == bindparam("who"),
            ),
            [{"item": item, "who": who} for item, who in sorted(left)],
        )
        if await scope.touch_directory() == learned.version + 1:
            learned.version += 1  # nobody else moved it meanwhile: what we know still holds


def _activity_row(
    scope: Scope, observed: Observed, pair: Pair, cast: _Cast, word_key: bytes
) -> tuple[Any, ...]:
    """The values of `_ACTIVITY`."""
    place = observed.place
    targets = [cast.people[place.platform, place.workspace, user] for user in observed.targets]
    return (
        scope.customer_id,
        pair[0],
        observed.kind,
        pair[1],
        observed.at,
        observed.conversation,
        targets or None,
        b"".join(keyed(observed.words, word_key)),
        list(observed.roles) or None,
    )


async def _change_channel(scope: Scope, change: ChannelChanged, item: WorkItemId) -> None:
    """A name that a person gave stays; what happened to the channel is noted in any case."""
    table = tables.work_item
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
