"""An inviter left: a co-inviter steps in at once, else somebody is asked to take over."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from invites.access import Action, authorize
from invites.approving import held
from invites.delivery import Purpose, Subject
from invites.errors import NotFound
from invites.freezing import freeze, thaw
from invites.invitation import ACTIVE, Invitation
from invites.people import Actor, CustomerId, Person, PersonId
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.services.recording import SYSTEM, note_invitation
from invites.services.telling import Telling
from invites.succession import (
    LASTS,
    Succession,
    SuccessionId,
    SuccessionState,
    SuccessionView,
    orphans,
)
from invites.work import Visibility, WorkItem, WorkItemId

ASKED = 10
"""Administrators who are asked, when there is no manager."""


@dataclass(frozen=True, slots=True)
class Succeeding:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    telling: Telling

    async def after(self, uow: UnitOfWork, leaver: Person) -> None:
        """Somebody has left: nothing of theirs goes on before somebody else stands for it."""
        now = self.clock.now()
        found = await uow.invitations.of_inviter(leaver.id)
        here = await _here(uow, found)
        for each in found:
            if each.state in ACTIVE and each.inviter_id == leaver.id:
                heir = next((i for i in each.co_inviter_ids if i in here), None)
                if heir is not None:
                    await self._hand_over(uow, each, heir, now, by=None)
        left = [each for each in orphans(found, leaver.id, here) if each.invitee_id in here]
        if not left or await uow.successions.open_of(leaver.id) is not None:
            return
        asked = await _successors(uow, leaver)
        for each in left:
            await self._stop(uow, each, now)
        await self._ask(uow, leaver, asked, now)

    async def _ask(
        self, uow: UnitOfWork, leaver: Person, asked: Sequence[PersonId], now: datetime
    ) -> None:
        succession = Succession(
            id=SuccessionId(self.ids.new()),
            customer_id=uow.customer_id,
            person_id=leaver.id,
            asked_of=tuple(asked),
            asked_at=now,
            ends_at=now + LASTS,
        )
        await uow.successions.add(succession)
        about = (Subject.SUCCESSION, succession.id, Purpose.SUCCESSION)
        await self.telling.administrators(uow, about, asked)

    async def take_over(self, actor: Actor, succession_id: SuccessionId) -> SuccessionView:
        """The actor stands for all of them that they may; the first who answers decides."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found, waiting = await self._for(uow, actor, succession_id)
            taken = 0
            for each in waiting if found.state is SuccessionState.OPEN else ():
                if await _can_stand_for(uow, each, actor.person_id):
                    await self._hand_over(uow, each, actor.person_id, now, by=actor.person_id)
                    taken += 1
            left_over = len(waiting) - taken
            if found.state is SuccessionState.OPEN and not left_over:
                settled = found.settle(SuccessionState.TAKEN, taken, actor.person_id)
                await self._settle(uow, settled, actor.person_id)
            view = await self._view(uow, found.id, actor.person_id)
            return replace(view, left_over=left_over)

    async def withdraw(self, actor: Actor, succession_id: SuccessionId) -> SuccessionView:
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            found, waiting = await self._for(uow, actor, succession_id)
            if found.state is SuccessionState.OPEN:
                for each in waiting:
                    await self._end(uow, each, now, actor.person_id)
                state = SuccessionState.WITHDRAWN
                await self._settle(uow, found.settle(state, len(waiting), actor.person_id))
            return await self._view(uow, found.id, actor.person_id)

    async def lapse(self, customer_id: CustomerId, succession_id: SuccessionId) -> None:
        """Nobody took them over in time."""
        now = self.clock.now()
        async with self.unit_of_work(customer_id) as uow:
            found = await uow.successions.get(succession_id)
            if found.state is not SuccessionState.OPEN or now < found.ends_at:
                return
            waiting = await _waiting(uow, found.person_id)
            for each in waiting:
                await self._end(uow, each, now, None)
            await self._settle(uow, found.settle(SuccessionState.LAPSED, len(waiting)))

    async def back(self, uow: UnitOfWork, person_id: PersonId) -> None:
        """They are here again: their invitations are theirs, with the time that was lost."""
        found, now = await uow.successions.open_of(person_id), self.clock.now()
        if found is None:
            return
        mine = await uow.invitations.of_inviter(person_id)
        for each in mine:
            if each.state in ACTIVE and each.suspended_at is not None and not held(each):
                await self._go_on(uow, each, now, "return", SYSTEM)
        await self._settle(uow, found.settle(SuccessionState.RETURNED, len(mine)))

    async def _for(
        self, uow: UnitOfWork, actor: Actor, succession_id: SuccessionId
    ) -> tuple[Succession, Sequence[Invitation]]:
        """For whoever was asked, and for administrators; each invitation is asked about apart."""
        found = await uow.successions.get(succession_id)
        waiting = await _waiting(uow, found.person_id)
        leaver = await uow.people.get(found.person_id)
        if actor.person_id not in found.asked_of:
            raise NotFound
        for each in waiting:
            authorize(actor, Action.ADOPT, each, inviters_manager=leaver.manager_id)
        return found, waiting

    async def _hand_over(
        self,
        uow: UnitOfWork,
        invitation: Invitation,
        heir: PersonId,
        now: datetime,
        by: PersonId | None,
    ) -> None:
        adopted = invitation.adopt(by=heir)
        await self._go_on(uow, adopted, now, "adopt", by or SYSTEM)
        if by is None:
            about = [heir]
            await self.telling.about_invitation(uow, adopted, Purpose.ADOPTED, about)

    async def _go_on(
        self, uow: UnitOfWork, invitation: Invitation, now: datetime, did: str, by: str
    ) -> None:
        """With the time that was lost, unless it waits for something else."""
        still = (await uow.policies.current()).suspended or held(invitation)
        after = invitation if still else thaw(invitation, at=now)
        await uow.invitations.save(after)
        note_invitation(uow, did, after, PersonId(by) if by != SYSTEM else SYSTEM, now, "left")
        await self.telling.refresh(uow, Subject.INVITATION, after.id)
        await self.telling.homes(uow, {*after.inviter_ids, after.invitee_id})

    async def _stop(self, uow: UnitOfWork, invitation: Invitation, now: datetime) -> None:
        await uow.invitations.save(freeze(invitation, at=now))
        note_invitation(uow, "wait", invitation, SYSTEM, now, "left")
        await self.telling.refresh(uow, Subject.INVITATION, invitation.id)

    async def _end(
        self, uow: UnitOfWork, invitation: Invitation, now: datetime, by: PersonId | None
    ) -> None:
        ended = invitation.withdraw_for_leaver(at=now)
        await uow.invitations.save(ended)
        note_invitation(uow, "withdraw", ended, by or SYSTEM, now, "left")
        await self.telling.refresh(uow, Subject.INVITATION, ended.id)
        await self.telling.homes(uow, {ended.invitee_id})

    async def _settle(
        self, uow: UnitOfWork, settled: Succession, pressed_by: PersonId | None = None
    ) -> None:
        await uow.successions.save(settled)
        await self.telling.refresh(uow, Subject.SUCCESSION, settled.id, pressed_by)

    async def _view(
        self, uow: UnitOfWork, succession_id: SuccessionId, reader: PersonId
    ) -> SuccessionView:
        return await view_succession(uow, await uow.successions.get(succession_id), reader)


async def view_succession(
    uow: UnitOfWork, succession: Succession, reader: PersonId
) -> SuccessionView:
    waiting = await _waiting(uow, succession.person_id)
    by = succession.by
    wanted = {succession.person_id, reader, *(each.invitee_id for each in waiting)}
    people = await uow.people.many(wanted | ({by} if by else set()))
    return SuccessionView(
        succession=succession,
        leaver=people[succession.person_id],
        reader=people[reader],
        invitations=waiting,
        people=people,
        items=await _items(uow, waiting, reader),
        by=people.get(by) if by else None,
    )


async def _items(
    uow: UnitOfWork, waiting: Sequence[Invitation], reader: PersonId
) -> Mapping[WorkItemId, WorkItem]:
    found = await uow.work_items.many({each.work_item_id for each in waiting})
    mine = await uow.work_items.among(reader, set(found)) if found else ()
    return {
        key: item
        if item.visibility is not Visibility.PRIVATE or key in mine
        else replace(item, title="")
        for key, item in found.items()
    }


async def _waiting(uow: UnitOfWork, leaver: PersonId) -> list[Invitation]:
    """What nobody stands for: invitations of somebody who left, to somebody who is here."""
    found = await uow.invitations.of_inviter(leaver)
    here = await _here(uow, found)
    return [each for each in orphans(found, leaver, here) if each.invitee_id in here]


async def _here(uow: UnitOfWork, found: Collection[Invitation]) -> frozenset[PersonId]:
    wanted = {each.invitee_id for each in found} | {i for each in found for i in each.inviter_ids}
    people = await uow.people.many(wanted)
    return frozenset(person.id for person in people.values() if not person.left)


async def _successors(uow: UnitOfWork, leaver: Person) -> list[PersonId]:
    if leaver.manager_id is not None:
        manager = (await uow.people.many([leaver.manager_id])).get(leaver.manager_id)
        if manager is not None and manager.known and not (manager.left or manager.forgotten):
            return [manager.id]
    found = await uow.people.administrators(ASKED + 1)
    return [person.id for person in found if person.id != leaver.id][:ASKED]


async def _can_stand_for(uow: UnitOfWork, invitation: Invitation, person_id: PersonId) -> bool:
    """Nobody vouches for themselves, nor lets others into private work that they are not in."""
    if invitation.invitee_id == person_id:
        return False
    item = await uow.work_items.get(invitation.work_item_id)
    if item.visibility is not Visibility.PRIVATE:
        return True
    return person_id in await uow.work_items.members(item.id)
