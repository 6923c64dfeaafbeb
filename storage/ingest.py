"""The short path: many arrivals, one transaction, each once. Words go in, keyed hashes come out."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from invites.arrival import Arrival, News
from invites.people import CustomerId, PersonId, Workspace
from storage.activity import LOCK
from storage.bulk import note_keys
from storage.identifiers import customer_for
from storage.known import Known, Learned
from storage.news import write_news
from storage.scope import Scope
from storage.straight import fetch
from storage.tables import customer, person
from storage.transaction import writing
from storage.workspaces import ensure_workspace

_KEY_LENGTH = 200
_STATE = select(customer.c.directory_version, customer.c.word_key).where(
    customer.c.id == bindparam("customer")
)
_Owner = tuple[str, str]  # platform and workspace


@dataclass(frozen=True, slots=True)
class Written:
    """`first` is False when the event was here before: nothing was done about it again."""

    first: bool


class ActivityWriter:
    """One for each process: it remembers who and what it has seen."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._owners: dict[_Owner, CustomerId] = {}
        self._known: dict[CustomerId, Known] = {}
        self._turn = asyncio.Lock()

    async def write(self, arrivals: Sequence[Arrival], now: datetime) -> list[Written]:
        """Commit all of them, or raise (`DatabaseUnavailable`) with none of them written."""
        async with self._turn:
            try:
                return await self._write(arrivals, now)
            except IntegrityError:  # what we remembered was merged or removed under our hands
                self._known.clear()
                self._owners.clear()
                return await self._write(arrivals, now)

    async def _write(self, arrivals: Sequence[Arrival], now: datetime) -> list[Written]:
        firsts: set[int] = set()
        async with writing(self._engine) as connection:
            owners = await self._owners_of(connection, arrivals, now)
            learned: dict[CustomerId, Learned] = {}
            for customer_id in sorted(set(owners.values())):  # locks are taken in this order
                scope = Scope(connection, customer_id)
                theirs = [
                    i
                    for i, each in enumerate(arrivals)
                    if owners[each.platform, each.workspace] == customer_id
                ]
                found, learned[customer_id] = await self._of_customer(scope, arrivals, theirs, now)
                firsts |= found
        self._owners |= owners
        self._known |= {whose: each.remember() for whose, each in learned.items()}
        return [Written(first=i in firsts) for i in range(len(arrivals))]

    async def _owners_of(
        self, connection: AsyncConnection, arrivals: Sequence[Arrival], now: datetime
    ) -> dict[_Owner, CustomerId]:
        """Whose the workspaces are; the first word from an unknown one makes it a customer."""
        owners: dict[_Owner, CustomerId] = {}
        for platform, workspace in sorted({(each.platform, each.workspace) for each in arrivals}):
            known = self._owners.get((platform, workspace))
            if known is None:
                wanted = Workspace(platform, workspace, customer_for(platform, workspace))
                stored = await ensure_workspace(connection, wanted, workspace, now)
                known = stored.customer_id
            owners[platform, workspace] = known
        return owners

    async def _of_customer(
        self, scope: Scope, arrivals: Sequence[Arrival], theirs: Sequence[int], now: datetime
    ) -> tuple[set[int], Learned]:
        """Return which of `theirs` came for the first time, and what was learned."""
        version, word_key = await _lock_log(scope)
        known = self._known.get(scope.customer_id)
        if known is None or known.version != version:
            known = Known(version, forgotten=await forgotten_people(scope))
        learned = Learned(known, version)
        firsts = await _note(scope, arrivals, theirs, now)
        news: list[News] = [each for i in sorted(firsts) for each in arrivals[i].news]
        if news:
            await write_news(scope, news, learned, word_key, now)
        return firsts, learned


async def forgotten_people(scope: Scope) -> frozenset[PersonId]:
    """Few; asked for when the directory has moved."""
    query = select(person.c.id).where(scope.mine(person), person.c.forgotten)
    return frozenset(PersonId(row["id"]) for row in await scope.rows(query))


async def _lock_log(scope: Scope) -> tuple[int, bytes]:
    """Keep other writers of this customer's log out until the commit.

    Otherwise a lower number could appear after a reader had gone past it.
    """
    whose = {"customer": scope.customer_id}
    if scope.connection.dialect.name == "postgresql":
        await fetch(scope.connection, LOCK, whose)
    (found,) = await fetch(scope.connection, _STATE, whose)
    return found["directory_version"], found["word_key"]


async def _note(
    scope: Scope, arrivals: Sequence[Arrival], theirs: Sequence[int], now: datetime
) -> set[int]:
    """Put the keys into the inbox and return those that were not there."""
    places: dict[str, int] = {}
    for i in theirs:
        places.setdefault(_key(arrivals[i]), i)
    return {places[key] for key in await note_keys(scope, list(places), now)}


def _key(arrival: Arrival) -> str:
    key = f"{arrival.platform}:{arrival.workspace}:{arrival.key}"
    if len(key) > _KEY_LENGTH:
        return f"{arrival.platform}:{hashlib.sha256(key.encode()).hexdigest()}"
    return key
