"""Branding, as administrators see and change it."""

from dataclasses import dataclass

from invites.audit import AuditRecord, SubjectKind
from invites.drafting.facts import Tone
from invites.people import Actor, Person
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.templating import may_manage
from invites.wording.branding import Branding, Look, checked
from invites.wording.faults import WordingChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """As typed; `seen` is the number that the form was filled in over."""

    name: str = ""
    colour: str = ""
    signature: str = ""
    tone: Tone | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandingView:
    branding: Branding | None = None
    by: Person | None = None

    @property
    def look(self) -> Look:
        return self.branding.look if self.branding else Look()

    @property
    def number(self) -> int:
        return self.branding.number if self.branding else 0


@dataclass(frozen=True, slots=True)
class Brandings:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def view(self, actor: Actor) -> BrandingView:
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            return await _view(uow, (await uow.wording.held()).branding)

    async def save(self, actor: Actor, wished: Wished) -> BrandingView:
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            before = await _view(uow, (await uow.wording.held()).branding)
            if before.branding is not None and before.number != wished.seen:
                who = before.by.name if before.by else ""
                raise WordingChanged(who, before.branding.at, "name")
            look = checked(wished.name, wished.colour, wished.signature, wished.tone)
            if look == before.look:
                return before
            after = Branding(
                look=look, number=before.number + 1, at=self.clock.now(), by=actor.person_id
            )
            await uow.wording.brand(after)
            uow.audit.record(
                AuditRecord(
                    at=after.at,
                    actor=actor.person_id,
                    action="branding.save",
                    kind=SubjectKind.TEMPLATE,
                    subject="branding",
                    facts={"version": after.number},
                )
            )
            return await _view(uow, after)


async def _view(uow: UnitOfWork, branding: Branding | None) -> BrandingView:
    by = branding.by if branding else None
    people = await uow.people.many([by]) if by else {}
    return BrandingView(branding=branding, by=people.get(by) if by else None)
