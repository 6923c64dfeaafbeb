"""A template as somebody real would read it: filled in, in chat and by mail. Nothing is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from invites.errors import NotFound
from invites.invitation import Invitation, InvitationId
from invites.language import Speaking, _
from invites.people import Actor, Person, PersonId
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.roles import needs_of
from invites.services.templating import may_manage
from invites.suggestion import Evidence, EvidenceKind, Proposed
from invites.views import InvitationView
from invites.wording.branding import Look
from invites.wording.faults import Fault
from invites.wording.filling import filled, values_of
from invites.wording.lint import faults_of, tidied
from invites.wording.template import Slot
from invites.work import WorkItem, WorkItemId, WorkItemKind

MOST_ITEMS = 50
_KNOWN = {"count": 3, "of": 4}
"""Made up: what is known about somebody depends on who invites them to what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """What to look at: `text` as it is in an open form, None for what was saved."""

    slot: Slot
    text: str | None = None
    person_id: PersonId | None = None
    work_item_id: WorkItemId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePreview:
    """`unknown` is the message when neither role nor reason is known, where that differs.

    `items` are those of the administrator, to choose from; `view` is None while there are faults.
    """

    slot: Slot
    text: str | None
    faults: tuple[Fault, ...] = ()
    view: InvitationView | None = None
    unknown: str = ""
    items: tuple[WorkItem, ...] = ()
    look: Look
    mail: bool = False


@dataclass(frozen=True, slots=True)
class TemplatePreviews:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    speaking: Speaking
    mail: bool = False

    async def preview(self, actor: Actor, looking: Looking) -> TemplatePreview:
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_manage(uow, actor)
            text, look = await _text(uow, looking), (await uow.wording.held()).look
            faults = faults_of(text, looking.slot.language)
            empty = TemplatePreview(
                slot=looking.slot, text=looking.text, faults=faults, look=look, mail=self.mail
            )
            if faults:
                return empty
            me = await uow.people.get(actor.person_id)
            invitee = await uow.people.get(looking.person_id or me.id)
            items = await _items(uow, actor, looking.slot)
            now = self.clock.now()
        chosen = next((i for i in items if i.id == looking.work_item_id), None)
        reader = replace(invitee, locale=looking.slot.language or invitee.locale)
        with self.speaking(reader.locale):
            item = chosen or next(iter(items), None) or _made_up(me, looking.slot, now)
            known, unknown = (
                _said(text, item, p, (me, reader)) for p in (_likely(item, reader), ())
            )
        view = InvitationView(
            invitation=_sent(known, item, me, reader, now),
            item=item,
            inviter=me,
            invitee=reader,
            now=now,
        )
        return replace(empty, view=view, items=items, unknown=unknown if unknown != known else "")


async def _text(uow: UnitOfWork, looking: Looking) -> str:
    if looking.text is not None:
        return tidied(looking.text)
    version = await uow.wording.latest(looking.slot)
    if version is None or not version.text:
        raise NotFound
    return version.text


async def _items(uow: UnitOfWork, actor: Actor, slot: Slot) -> tuple[WorkItem, ...]:
    """Only what the administrator is in: nothing else is theirs to see."""
    mine = await uow.work_items.of_member(actor.person_id)
    fitting = [i for i in mine if slot.kind in (None, i.kind) and not i.archived]
    return tuple(fitting[:MOST_ITEMS])


def _likely(item: WorkItem, reader: Person) -> tuple[Proposed, ...]:
    """As it often is: a role is missing, and some of them know each other."""
    role = next(iter(needs_of(item)), "")
    evidence = (Evidence(EvidenceKind.WORKS_WITH, _KNOWN),)
    return (Proposed(reader.id, 1.0, role, evidence),)


def _said(
    text: str, item: WorkItem, proposed: Sequence[Proposed], between: tuple[Person, Person]
) -> str:
    return filled(text, values_of(item, proposed, *between))


def _made_up(me: Person, slot: Slot, now: datetime) -> WorkItem:
    return WorkItem(
        id=WorkItemId(""),
        customer_id=me.customer_id,
        kind=slot.kind or WorkItemKind.PROJECT,
        title=_("Example"),
        created_at=now,
    )


def _sent(message: str, item: WorkItem, me: Person, reader: Person, now: datetime) -> Invitation:
    """As it stands when it has just been brought."""
    return Invitation(
        id=InvitationId("preview"),
        customer_id=me.customer_id,
        inviter_id=me.id,
        invitee_id=reader.id,
        work_item_id=item.id,
        message=message,
        created_at=now,
        send_at=now,
    ).dispatch(at=now)
