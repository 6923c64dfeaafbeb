"""What the organisation's own profile fields say about people, read slowly and written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from invites.delivery import Message, MessageId, MessageKind
from invites.directory_pass import OwnFields
from invites.people import CustomerId, Detail, Identity, Person, PersonId
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.provenance import filled_by_slack

A_TIME = 50
"""Profiles asked for before it is looked again who comes next."""
APART = timedelta(seconds=50)
FRESH = timedelta(days=30)
HIGHEST = 100
"""Managers one above the other; more is a circle."""


@dataclass(frozen=True, slots=True)
class OwnProfiles:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids

    async def learn(
        self, customer_id: CustomerId, workspace: str, fields: Mapping[str, Detail]
    ) -> None:
        """Note which fields there are; where some tell us something, profiles are read."""
        async with self.unit_of_work(customer_id) as uow:
            known = await uow.passes.get(workspace)
            if known is None:
                return
            if known.fields != fields:
                await uow.passes.save(replace(known, fields=dict(fields)))
            if fields:
                await uow.outbox.put(self._choose(uow, workspace, timedelta()))

    async def choose(self, customer_id: CustomerId, workspace: str) -> None:
        """Ask for the next few profiles: members of work that Usher follows come first."""
        async with self.unit_of_work(customer_id) as uow:
            known = await uow.passes.get(workspace)
            if known is None or not known.fields:
                return
            before = known.started_at if known.full else self.clock.now() - FRESH
            users: Sequence[str] = ()
            for followed in (True, False):
                users = users or await uow.passes.to_profile(
                    workspace, before, A_TIME, followed=followed
                )
            if users:
                asked = (self._message(uow, MessageKind.SYNC_PROFILE, u, workspace) for u in users)
                await uow.outbox.put(*asked, self._choose(uow, workspace, APART))

    async def fields(self, customer_id: CustomerId, workspace: str) -> Mapping[str, Detail]:
        async with self.unit_of_work(customer_id) as uow:
            known = await uow.passes.get(workspace)
            return known.fields if known else {}

    async def write(self, customer_id: CustomerId, identity: Identity, own: OwnFields) -> None:
        """Take over what the profile says where no file and no correction has said better."""
        async with self.unit_of_work(customer_id) as uow:
            await uow.passes.note_profiled(identity.workspace, identity.user, self.clock.now())
            person = await uow.people.by_identity(identity)
            if person is None:
                return
            manager = await self._manager(uow, person, own.manager, identity)
            said: dict[Detail, object] = {
                Detail.DEPARTMENT: own.department,
                Detail.SKILLS: own.skills,
                Detail.MANAGER: manager,
            }
            told = filled_by_slack(person, said)
            if told != person:
                await uow.people.save(told)

    async def _manager(
        self, uow: UnitOfWork, person: Person, named: str, identity: Identity
    ) -> PersonId | None:
        """Named by account, address or full name; nobody who is below this person already."""
        if not named:
            return None
        found = await uow.people.by_identity(replace(identity, user=named))
        found = found or (await uow.people.by_email(named) if "@" in named else None)
        if found is None:
            called = await uow.people.search(named, 2)
            exact = [p for p in called if p.name.casefold() == named.casefold()]
            found = exact[0] if len(exact) == 1 else None
        return found.id if found and not await is_below(uow, found, person.id) else None

    def _choose(self, uow: UnitOfWork, workspace: str, after: timedelta) -> Message:
        asked = self._message(uow, MessageKind.SYNC_PROFILES, workspace, workspace)
        return replace(asked, due=self.clock.now() + after)

    def _message(
        self, uow: UnitOfWork, kind: MessageKind, reference: str, workspace: str
    ) -> Message:
        return Message(
            id=MessageId(self.ids.new()),
            customer_id=uow.customer_id,
            kind=kind,
            reference=reference,
            workspace=workspace,
            due=self.clock.now(),
            key=f"{kind}:{reference}",
        )


async def is_below(uow: UnitOfWork, found: Person, person_id: PersonId) -> bool:
    """Whether this person stands above them: a circle of managers must not close."""
    at: Person | None = found
    for _ in range(HIGHEST):
        if at is None:
            return False
        if at.id == person_id:
            return True
        above = await uow.people.many([at.manager_id]) if at.manager_id else {}
        at = above.get(at.manager_id) if at.manager_id else None
    return True
