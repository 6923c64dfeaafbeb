"""Passes over the people of a workspace: each step one unit of work, which asks for the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from invites.delivery import Message, MessageId, MessageKind, Purpose, Subject
from invites.directory_pass import (
    STALE_HOURS,
    DirectoryPass,
    ListedPage,
    PassState,
    too_many_missing,
)
from invites.people import CustomerId, PersonId
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.services.profiles import Profiles, Tally
from invites.services.recording import note_left
from invites.services.telling import Telling

TOLD = 10
"""Administrators who hear of a list that looks cut short."""
MARKED = 200
"""People marked as left in one step: on SQLite events wait for it."""

EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Syncing:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    profiles: Profiles
    telling: Telling

    async def begin(
        self, customer_id: CustomerId, workspace: str, *, full: bool = False
    ) -> DirectoryPass:
        """Start a pass, or go on with the one under way; `full` starts from the first page."""
        async with self.unit_of_work(customer_id) as uow:
            return await self._begin(uow, workspace, full=full)

    async def tick(self, customer_id: CustomerId, workspace: str, slot: datetime) -> bool:
        """Start the pass of this slot, once over all processes; return whether it was here."""
        async with self.unit_of_work(customer_id) as uow:
            first = await uow.passes.first_tick(f"directory:{workspace}"[:200], slot)
            if first:
                await self._begin(uow, workspace, full=False)
            return first

    async def state(self, customer_id: CustomerId, workspace: str) -> DirectoryPass | None:
        async with self.unit_of_work(customer_id) as uow:
            return await uow.passes.get(workspace)

    async def listed(self, customer_id: CustomerId, workspace: str) -> int:
        """How many people of the workspace the passes so far have found in its list."""
        async with self.unit_of_work(customer_id) as uow:
            here, _ = await uow.passes.count(workspace, EVER)
            return here

    async def write(self, seen: DirectoryPass, page: ListedPage) -> Tally:
        """Write a page that was read as `seen` asked, and ask for the next, in one transaction."""
        async with self.unit_of_work(seen.customer_id) as uow:
            if await uow.passes.get(seen.workspace) != seen:
                return Tally()  # somebody else has written it, and asked for what comes next
            tally = await self.profiles.apply_all(uow, page.profiles)
            users = [p.identity.user for p in page.profiles if not p.left]
            await uow.passes.note_listed(seen.workspace, users, seen.started_at)
            now_pass = seen.read(
                cursor=page.cursor,
                people=len(page.profiles),
                created=tally.created,
                changed=tally.changed,
            )
            if now_pass.state is PassState.MARKING:
                now_pass = await self._believe(uow, now_pass)
            await self._go_on(uow, now_pass)
            return tally

    async def mark(self, seen: DirectoryPass) -> None:
        """Mark some of those who are not listed any more as left; complete it after the last."""
        async with self.unit_of_work(seen.customer_id) as uow:
            if await uow.passes.get(seen.workspace) != seen:
                return
            gone = await uow.passes.gone(seen.workspace, seen.started_at, MARKED)
            await self._leave(uow, gone)
            now_pass = seen.mark(len(gone))
            if len(gone) < MARKED:
                now_pass = now_pass.complete(at=self.clock.now())
            await self._go_on(uow, now_pass)

    async def restart(self, seen: DirectoryPass) -> None:
        """Slack's cursor is not good any more: begin with the first page."""
        await self._turn(seen, seen.restart(at=self.clock.now()))

    async def fail(self, seen: DirectoryPass, error: str) -> None:
        await self._turn(seen, seen.fail(error, at=self.clock.now()))

    async def _turn(self, seen: DirectoryPass, after: DirectoryPass) -> None:
        async with self.unit_of_work(seen.customer_id) as uow:
            if await uow.passes.get(seen.workspace) == seen:
                await self._go_on(uow, after)

    async def _begin(self, uow: UnitOfWork, workspace: str, *, full: bool) -> DirectoryPass:
        now, known = self.clock.now(), await uow.passes.get(workspace)
        fresh = DirectoryPass(
            customer_id=uow.customer_id, workspace=workspace, started_at=now, full=full
        )
        begun = known.again(at=now, full=full) if known else fresh
        if known and known.running and not full:
            stale = now - known.started_at > timedelta(hours=STALE_HOURS)
            begun = begun if stale else known
        if begun is not known:
            await uow.passes.save(begun)
            begun = replace(begun, version=begun.version + 1)
        await uow.outbox.put(self._step(begun, MessageKind.SYNC_PEOPLE))
        return begun

    async def _believe(self, uow: UnitOfWork, read: DirectoryPass) -> DirectoryPass:
        """All pages are read; when far too many are missing, nobody is marked."""
        listed, gone = await uow.passes.count(read.workspace, read.started_at)
        if too_many_missing(gone, listed):
            about = (Subject.DIRECTORY, read.workspace, Purpose.DIRECTORY_REFUSED)
            told = [each.id for each in await uow.people.administrators(TOLD)]
            await self.telling.administrators(uow, about, told, read.number)
            return read.refuse(gone, at=self.clock.now())
        return read if gone else read.complete(at=self.clock.now())

    async def _leave(self, uow: UnitOfWork, gone: Sequence[PersonId]) -> None:
        people = (await uow.people.many(gone)).values()
        await uow.people.save_all([replace(person, left=True) for person in people])
        note_left(uow, [person.id for person in people], self.clock.now())
        left = MessageKind.PERSON_LEFT
        await uow.outbox.put(*(self._message(uow.customer_id, left, p.id) for p in people))

    async def _go_on(self, uow: UnitOfWork, after: DirectoryPass) -> None:
        await uow.passes.save(after)
        if after.running:
            await uow.outbox.put(self._step(after, MessageKind.SYNC_PEOPLE))
        elif after.state is not PassState.FAILED:
            await uow.outbox.put(self._step(after, MessageKind.SYNC_FIELDS))

    def _step(self, each: DirectoryPass, kind: MessageKind) -> Message:
        """It names the workspace only: where the pass stands is read when it is done."""
        message = self._message(each.customer_id, kind, each.workspace)
        return replace(message, workspace=each.workspace)

    def _message(self, customer_id: CustomerId, kind: MessageKind, reference: str) -> Message:
        return Message(
            id=MessageId(self.ids.new()),
            customer_id=customer_id,
            kind=kind,
            reference=reference,
            due=self.clock.now(),
            key=f"{kind}:{reference}",
        )
