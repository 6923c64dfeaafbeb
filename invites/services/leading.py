"""Who leads: somebody with reports counts as a manager without being appointed."""

from dataclasses import replace

from invites.people import Actor, Role
from invites.ports import UnitOfWork


async def leading(uow: UnitOfWork, actor: Actor) -> Actor:
    """The actor with the role that the organisation graph gives them."""
    if actor.role is Role.USER and await uow.people.reports(actor.person_id):
        return replace(actor, role=Role.MANAGER)
    return actor
