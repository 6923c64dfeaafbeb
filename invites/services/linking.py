"""Giving a channel's work item its kind, title and roles."""

from dataclasses import dataclass, replace

from invites.access import Action, authorize
from invites.addresses import tidy
from invites.errors import BadRequest, NotFound
from invites.people import Actor
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.roles import ROLES
from invites.services.recording import codes, note_work_item
from invites.work import Place, WorkItem, WorkItemId, WorkItemKind

TITLE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Linking:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def at(self, actor: Actor, place: Place) -> WorkItem:
        """The work item of this channel, or `BadRequest` when Usher is not in it."""
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.work_items.by_place(place)
            if found is None:
                raise BadRequest("not_in_channel")
            await self._authorize(uow, actor, found)
            return found

    async def link(
        self,
        actor: Actor,
        work_item_id: WorkItemId,
        *,
        kind: WorkItemKind,
        title: str,
        roles: tuple[str, ...],
        link: str = "",
    ) -> WorkItem:
        title = " ".join(title.split())
        if not title or len(title) > TITLE_LIMIT:
            raise BadRequest("title", str(TITLE_LIMIT))
        if any(role not in ROLES for role in roles):
            raise NotFound
        address = tidy(link)
        if link.strip() and not address:
            raise BadRequest("link")
        async with self.unit_of_work(actor.customer_id) as uow:
            found = await uow.work_items.get(work_item_id)
            await self._authorize(uow, actor, found)
            linked = replace(found, kind=kind, title=title, roles=roles, link=address, linked=True)
            if linked != found:
                await uow.work_items.save(linked)
                note_work_item(
                    uow,
                    "link",
                    linked,
                    actor.person_id,
                    self.clock.now(),
                    type=kind.value,
                    roles=codes(roles),
                    has_link=bool(address),
                )
            return linked

    @staticmethod
    async def _authorize(uow: UnitOfWork, actor: Actor, item: WorkItem) -> None:
        members = await uow.work_items.members(item.id)
        authorize(actor, Action.LINK, item, members=members)
