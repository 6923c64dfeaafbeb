"""Templates, as administrators see and change them: what holds, versions, a way back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from invites.access import Action, Customer, authorize
from invites.audit import AuditRecord, SubjectKind
from invites.errors import NotAllowed, NotFound
from invites.language import Speaking, locale
from invites.people import Actor, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.wording.faults import (
    AdministratorsOnly,
    AlreadyThere,
    BadWording,
    Remark,
    WordingChanged,
)
from invites.wording.lint import faults_of, remarks_of, tidied
from invites.wording.shipped import shipped_template
from invites.wording.template import Slot, Version, first, in_order

NAMED = 3
"""Administrators that a refusal names."""
A_PAGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatesView:
    """All of a customer's own templates that hold, and who saved them."""

    templates: Sequence[Version] = ()
    people: Mapping[PersonId, Person] = field(default_factory=dict[PersonId, Person])
    branded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateView:
    """One template: `version` is None while it was never saved.

    `text` is what a form begins with; `done` a code for what has just happened.
    """

    slot: Slot
    version: Version | None = None
    by: Person | None = None
    text: str = ""
    remarks: tuple[Remark, ...] = ()
    done: str = ""

    @property
    def number(self) -> int:
        return self.version.number if self.version else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """Versions, newest first; `newest` is the number that holds, `older` whether there are more."""

    slot: Slot
    versions: Sequence[Version]
    people: Mapping[PersonId, Person]
    newest: int
    older: bool = False


@dataclass(frozen=True, slots=True)
class Templating:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    speaking: Speaking

    async def overview(self, actor: Actor) -> TemplatesView:
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            held = await uow.wording.held()
            own = in_order([v for v in held.templates if v.text])
            return TemplatesView(
                templates=own,
                people=await authors(uow, own),
                branded=held.branding is not None,
            )

    async def open(self, actor: Actor, slot: Slot, done: str = "") -> TemplateView:
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            version = await uow.wording.latest(slot)
            if version is None:
                raise NotFound
            return await self._view(uow, version, done)

    async def begin(self, actor: Actor, slot: Slot | None) -> TemplateView:
        """The form: with what holds there, or with the shipped words for a new one."""
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            version = await uow.wording.latest(slot) if slot else None
            if version is not None and version.text:
                return await self._view(uow, version, "")
        slot = slot or Slot(language=locale())
        with self.speaking(slot.language or locale()):
            shipped = shipped_template()
        return TemplateView(slot=slot, version=version, text=shipped)

    async def save(self, actor: Actor, slot: Slot, number: int | None, text: str) -> TemplateView:
        """As a new version after `number`; None where somebody begins a new template."""
        kept = tidied(text)
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            before = await uow.wording.latest(slot)
            if number is None and before is not None and before.text:
                raise AlreadyThere
            if number is not None:
                await _unchanged(uow, before, number, "text")
            faults = faults_of(kept, slot.language)
            if faults:
                raise BadWording(tuple(("text", fault) for fault in faults))
            if before is not None and before.text == kept:
                return await self._view(uow, before, "same")
            after = self._after(before, slot, kept, actor)
            await _add(uow, after, actor, "template.save")
            return await self._view(uow, after, "saved")

    async def restore(self, actor: Actor, slot: Slot, number: int, seen: int) -> TemplateView:
        """A new version that says what an old one said; nobody's newer one is passed over."""
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            old = await _numbered(uow, slot, number)
            before = await uow.wording.latest(slot)
            if before is None or not old.text:
                raise NotFound
            if before.text == old.text:
                return await self._view(uow, before, "same")
            await _unchanged(uow, before, seen, "")
            after = before.next(
                old.text, by=actor.person_id, at=self.clock.now(), restored=old.number
            )
            await _add(uow, after, actor, "template.restore")
            return await self._view(uow, after, "restored")

    async def give_up(self, actor: Actor, slot: Slot, seen: int) -> TemplatesView:
        """What is wider holds again, or what ships; the versions stay."""
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            before = await uow.wording.latest(slot)
            if before is None:
                raise NotFound
            if before.text:
                await _unchanged(uow, before, seen, "")
                after = before.next("", by=actor.person_id, at=self.clock.now())
                await _add(uow, after, actor, "template.give_up")
        return await self.overview(actor)

    async def history(self, actor: Actor, slot: Slot, before: int | None) -> HistoryView:
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            newest = await uow.wording.latest(slot)
            found = await uow.wording.history(slot, before, A_PAGE + 1)
            if newest is None:
                raise NotFound
            shown = found[:A_PAGE]
            return HistoryView(
                slot=slot,
                versions=shown,
                people=await authors(uow, shown),
                newest=newest.number,
                older=len(found) > A_PAGE,
            )

    def _after(self, before: Version | None, slot: Slot, text: str, actor: Actor) -> Version:
        now = self.clock.now()
        if before is None:
            return first(slot, text, by=actor.person_id, at=now)
        return before.next(text, by=actor.person_id, at=now)

    @staticmethod
    async def _view(uow: UnitOfWork, version: Version, done: str) -> TemplateView:
        people = await authors(uow, [version])
        return TemplateView(
            slot=version.slot,
            version=version,
            by=people.get(version.by) if version.by else None,
            text=version.text,
            remarks=remarks_of(version.text, version.slot.language) if version.text else (),
            done=done,
        )


async def may_manage(uow: UnitOfWork, actor: Actor) -> None:
    """`AdministratorsOnly` names whom to ask."""
    try:
        authorize(actor, Action.MANAGE_TEMPLATES, Customer(actor.customer_id))
    except NotAllowed:
        some = await uow.people.administrators(NAMED)
        raise AdministratorsOnly(tuple(person.name for person in some)) from None


async def authors(uow: UnitOfWork, versions: Iterable[Version]) -> Mapping[PersonId, Person]:
    ids = {version.by for version in versions if version.by is not None}
    return await uow.people.many(ids) if ids else {}


async def _add(uow: UnitOfWork, after: Version, actor: Actor, action: str) -> None:
    await uow.wording.add(after)
    facts = {"version": after.number}
    uow.audit.record(
        AuditRecord(
            at=after.at,
            actor=actor.person_id,
            action=action,
            kind=SubjectKind.TEMPLATE,
            subject=after.slot.key,
            facts=facts | ({"restored": after.restored} if after.restored else {}),
        )
    )


async def _numbered(uow: UnitOfWork, slot: Slot, number: int) -> Version:
    found = await uow.wording.history(slot, number + 1, 1)
    if not found or found[0].number != number:
        raise NotFound
    return found[0]


async def _unchanged(uow: UnitOfWork, before: Version | None, seen: int, field: str) -> None:
    """Whoever looked at an older version is told whose is newer; theirs stays in the form."""
    if before is None or before.number == seen:
        return
    people = await authors(uow, [before])
    author = people.get(before.by) if before.by else None
    who = author.name if author else ""
    raise WordingChanged(who, before.at, field)
