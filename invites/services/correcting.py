"""Corrections: asked for by people themselves, decided by an administrator, noted as such."""

from collections.abc import Mapping
from dataclasses import dataclass

from invites.access import Action, authorize
from invites.cells import clean
from invites.correction import (
    CORRECTABLE,
    Correction,
    CorrectionId,
    CorrectionState,
    Values,
    differing,
    of,
)
from invites.delivery import Purpose, Subject
from invites.errors import BadRequest
from invites.people import Actor, Detail, Person, PersonId, Source
from invites.people_csv.remarks import MAX_CELL
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.profile_fields import MOST_SKILLS
from invites.provenance import stated
from invites.services.own_fields import is_below
from invites.services.recording import note_correction
from invites.services.telling import Telling

TOLD = 10
"""Administrators who get the card: in a large workspace there are dozens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm:
    """What is known about a person, to be put right by them."""

    person: Person
    manager_account: str = ""
    waiting: Correction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """`reader` is whom it is shown to; `people` are all it names."""

    correction: Correction
    person: Person
    reader: Person
    people: Mapping[PersonId, Person]

    @property
    def by(self) -> Person | None:
        answered = self.correction.answered_by
        return self.people.get(answered) if answered else None


@dataclass(frozen=True, slots=True)
class Correcting:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    telling: Telling

    async def form(self, actor: Actor, platform: str, workspace: str) -> CorrectionForm:
        async with self.unit_of_work(actor.customer_id) as uow:
            person = await uow.people.get(actor.person_id)
            waiting = await uow.corrections.open_of(person.id)
            return CorrectionForm(
                person=person,
                manager_account=await _account(uow, person.manager_id, platform, workspace),
                waiting=waiting[-1] if waiting else None,
            )

    async def ask(self, actor: Actor, said: Values) -> Correction:
        """Ask for what differs; it takes the place of what they asked for before."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            person = await uow.people.get(actor.person_id)
            wanted = differing(person, _cleaned(said))
            if not wanted:
                raise BadRequest("nothing_to_correct")
            await _must_not_circle(uow, person, wanted)
            administrators = await uow.people.administrators(TOLD)
            if not administrators:
                raise BadRequest("no_administrator")
            for former in await uow.corrections.open_of(person.id):
                await uow.corrections.save(former.supersede(at=now))
                note_correction(uow, "supersede", former, actor.person_id, now)
                await self.telling.refresh(uow, Subject.CORRECTION, former.id)
            correction = Correction(
                id=CorrectionId(self.ids.new()),
                customer_id=actor.customer_id,
                person_id=person.id,
                wanted=wanted,
                former={detail: of(person, detail) for detail in wanted},
                asked_at=now,
            )
            await uow.corrections.add(correction)
            note_correction(uow, "ask", correction, actor.person_id, now)
            about = (Subject.CORRECTION, correction.id, Purpose.CORRECTION_ASKED)
            await self.telling.administrators(uow, about, [each.id for each in administrators])
            return correction

    async def apply(self, actor: Actor, correction_id: CorrectionId) -> CorrectionView:
        """Write it down with the rank of a file, and tell whoever asked."""
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.corrections.get(correction_id)
            authorize(actor, Action.DECIDE_CORRECTION, found)
            after = found.apply(by=actor.person_id, at=self.clock.now())
            if after != found:
                person = await uow.people.get(found.person_id)
                await _must_not_circle(uow, person, found.wanted)
                said: dict[Detail, object] = dict(found.wanted)
                await uow.people.save(stated(person, Source.CORRECTION, said))
                await self._answered(uow, after, actor)
            return await view_correction(uow, correction_id, actor.person_id)

    async def reject(self, actor: Actor, correction_id: CorrectionId) -> CorrectionView:
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.corrections.get(correction_id)
            authorize(actor, Action.DECIDE_CORRECTION, found)
            after = found.reject(by=actor.person_id, at=self.clock.now())
            if after != found:
                await self._answered(uow, after, actor)
            return await view_correction(uow, correction_id, actor.person_id)

    async def _answered(self, uow: UnitOfWork, after: Correction, actor: Actor) -> None:
        await uow.corrections.save(after)
        did = "apply" if after.state is CorrectionState.APPLIED else "reject"
        note_correction(uow, did, after, actor.person_id, self.clock.now())
        await self.telling.refresh(uow, Subject.CORRECTION, after.id, actor.person_id)
        if after.person_id != actor.person_id:
            about = (Subject.CORRECTION, after.id, Purpose.CORRECTION_ANSWERED)
            await self.telling.administrators(uow, about, [after.person_id])


async def view_correction(
    uow: UnitOfWork, correction_id: CorrectionId, reader: PersonId
) -> CorrectionView:
    found = await uow.corrections.get(correction_id)
    managers = [v.get(Detail.MANAGER) for v in (found.wanted, found.former)]
    named = {PersonId(m) for m in managers if isinstance(m, str) and m}
    ids = {found.person_id, reader, *named, *([found.answered_by] if found.answered_by else [])}
    people = await uow.people.many(ids)
    return CorrectionView(
        correction=found,
        person=people[found.person_id],
        reader=people[reader],
        people=people,
    )


def correction_over(correction: Correction, purpose: Purpose) -> bool:
    """Whether sending it for the first time makes no sense any more."""
    asks = purpose is Purpose.CORRECTION_ASKED
    return asks and correction.state is not CorrectionState.OPEN


async def _account(
    uow: UnitOfWork, person_id: PersonId | None, platform: str, workspace: str
) -> str:
    found = await uow.people.identities(person_id) if person_id else ()
    here = (i.user for i in found if (i.platform, i.workspace) == (platform, workspace))
    return next(here, "")


def _cleaned(said: Values) -> Values:
    return {detail: _clean(value) for detail, value in said.items() if detail in CORRECTABLE}


def _clean(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return clean(value)[:MAX_CELL]
    each = (clean(one)[:MAX_CELL] for one in value)
    return tuple(dict.fromkeys(filter(None, each)))[:MOST_SKILLS]


async def _must_not_circle(uow: UnitOfWork, person: Person, wanted: Values) -> None:
    manager_id = wanted.get(Detail.MANAGER)
    if not isinstance(manager_id, str) or not manager_id:
        return
    manager = await uow.people.get(PersonId(manager_id))
    if await is_below(uow, manager, person.id):
        raise BadRequest("manager_below")
