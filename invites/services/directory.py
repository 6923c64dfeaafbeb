"""The organisation graph kept true: people imported from a file, profiles told by a platform."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from invites.arrival import Profile
from invites.audit import Machine
from invites.delivery import Message, MessageId, MessageKind
from invites.errors import ConcurrentUpdate
from invites.people import CustomerId, Identity, Person, PersonId
from invites.people_csv import ImportReport, Line, PeopleFile, PersonRow, read_people
from invites.people_csv.matching import PLATFORM, Directory, directory_of, id_of, match
from invites.people_csv.planning import (
    Change,
    Matched,
    Plan,
    identities,
    make_plan,
    report,
)
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.services.everybody import parts_of_everybody
from invites.services.profiles import Profiles
from invites.services.recording import note_import
from invites.services.writing_people import write_batch

BATCH = 200
"""Rows to a transaction: on SQLite events wait for it, and Slack waits three seconds."""
ATTEMPTS = 3
Progress = Callable[[int, int], None]
Named = tuple[Line, PersonRow, tuple[Identity, ...]]
Result = TypeVar("Result")


class DirectoryService:
    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock, ids: Ids) -> None:
        self._unit_of_work, self._clock, self._ids = unit_of_work, clock, ids
        self._profiles = Profiles(clock, ids)

    async def import_people(
        self,
        customer_id: CustomerId,
        data: bytes,
        *,
        platform: str = "slack",
        workspace: str = "",
        delimiter: str = "",
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Create and update people from a CSV file; nobody is removed, empty cells say nothing.

        `progress` is told the lines done and the lines in all. After a failure in the middle the
        same file can be imported again: what was written counts as unchanged.
        """
        tell = progress or (lambda _done, _of: None)
        file = await asyncio.to_thread(read_people, data, delimiter)
        plan = await self._plan(customer_id, file, platform, workspace)
        total, done = len(plan.lines), len(plan.lines) - len(plan.changes)
        tell(total if dry_run else done, total)
        if not dry_run:
            await self._write(customer_id, plan, done, tell)
        return report(file, plan.lines, dry_run=dry_run)

    async def apply_profile(self, customer_id: CustomerId, profile: Profile) -> Person:
        """Take over what the platform says, where no file and no correction has said better."""
        return await self._tried(customer_id, partial(self._profiles.apply, profile=profile))

    async def _plan(
        self, customer_id: CustomerId, file: PeopleFile, platform: str, workspace: str
    ) -> Plan:
        directory = await asyncio.to_thread(directory_of, await self._everybody(customer_id))
        rows = [(line, line.row) for line in file.lines if line.row is not None]
        matched: list[Matched] = []
        # In parts: a unit of work may keep others waiting for as long as it is open.
        for start in range(0, len(rows), BATCH):
            named = [
                (line, row, identities(row, platform, workspace))
                for line, row in rows[start : start + BATCH]
            ]
            owners = await self._owners(customer_id, directory, named)
            matched += [_matched(customer_id, *each, owners, directory) for each in named]
        skipped = [line for line in file.lines if line.row is None]
        return await asyncio.to_thread(make_plan, skipped, matched, directory, customer_id)

    async def _everybody(self, customer_id: CustomerId) -> Sequence[Person]:
        parts = parts_of_everybody(self._unit_of_work, customer_id)
        return [person async for part in parts for person in part]

    async def _owners(
        self, customer_id: CustomerId, directory: Directory, named: Sequence[Named]
    ) -> Mapping[Identity, Person]:
        """Identities belong to people: where nobody is yet, there is nothing to look up."""
        if not directory.people:
            return {}
        own = [names[0] for *_, names in named]
        asked = [each for each in own if id_of(customer_id, each) not in directory.people]
        asked += [account for *_, names in named for account in names[1:]]
        return await self._tried(customer_id, lambda uow: uow.people.by_identities(asked))

    async def _write(self, customer_id: CustomerId, plan: Plan, done: int, tell: Progress) -> None:
        written: dict[PersonId, PersonId] = {}
        for start in range(0, len(plan.changes), BATCH):
            batch = plan.changes[start : start + BATCH]
            await self._tried(customer_id, partial(self._put, changes=batch, written=written))
            tell(done + start + len(batch), len(plan.lines))

    async def _put(
        self, uow: UnitOfWork, changes: Sequence[Change], written: dict[PersonId, PersonId]
    ) -> None:
        await write_batch(uow, changes, written, self._clock.now())
        note_import(uow, Machine.OPERATOR, self._clock.now(), len(changes))
        await self._ask(uow, changes)

    async def _ask(self, uow: UnitOfWork, changes: Sequence[Change]) -> None:
        """A file does not say who is a guest, an administrator or away: the platform does."""
        found = [i for c in changes for i in c.identities if i.platform != PLATFORM]
        await uow.outbox.put(*(self._question(uow.customer_id, i) for i in found if i.workspace))

    def _question(self, customer_id: CustomerId, identity: Identity) -> Message:
        return Message(
            id=MessageId(self._ids.new()),
            customer_id=customer_id,
            kind=MessageKind.FETCH_PERSON,
            reference=identity.user,
            workspace=identity.workspace,
            due=self._clock.now(),
            key=f"{MessageKind.FETCH_PERSON}:{identity.user}",
        )

    async def _tried(
        self, customer_id: CustomerId, work: Callable[[UnitOfWork], Awaitable[Result]]
    ) -> Result:
        """Do the work in a unit of its own, again when somebody else wrote in between."""
        for _ in range(ATTEMPTS - 1):
            try:
                async with self._unit_of_work(customer_id) as uow:
                    return await work(uow)
            except ConcurrentUpdate:
                continue
        async with self._unit_of_work(customer_id) as uow:
            return await work(uow)


def _matched(
    customer_id: CustomerId,
    line: Line,
    row: PersonRow,
    names: Sequence[Identity],
    owners: Mapping[Identity, Person],
    directory: Directory,
) -> Matched:
    own, *accounts = names
    new_id = id_of(customer_id, own)
    in_file = directory.people.get(new_id) or owners.get(own)
    on_platform = owners.get(accounts[0]) if accounts else None
    found = match(row, on_platform, in_file, directory)
    new = tuple(n for n in accounts if n not in owners)
    new = new if in_file is not None else (own, *new)
    return Matched(line, row, found, found.person.id if found.person else new_id, new)
