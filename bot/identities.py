"""Who is who: from the names a platform uses to the persons and customers of ours."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from bot.gateways.errors import Busy, Refused, Unreachable, Unsure
from bot.gateways.slack import SlackGateway
from handlers.slack.profiles import read_profile
from invites.arrival import Profile
from invites.errors import NotFound
from invites.people import (
    Actor,
    CustomerId,
    Identity,
    Person,
    PersonId,
    PersonKind,
    Role,
    Workspace,
)
from invites.ports import Clock, UnitOfWorkFactory
from invites.services.directory import DirectoryService
from storage.identifiers import customer_for
from storage.system import SystemStore

logger = logging.getLogger(__name__)

SECONDS = 1.0
"""Somebody may be waiting for the answer to a press."""


async def nobody_comes_back(_customer_id: CustomerId, _person: Person) -> None:
    """Nobody is waited for."""


@dataclass(slots=True)
class Identities:
    """`gateway` gives the Slack of a workspace."""

    unit_of_work: UnitOfWorkFactory
    system: SystemStore
    directory: DirectoryService
    gateway: Callable[[str], SlackGateway]
    clock: Clock
    merged: Callable[[CustomerId], None] = lambda _customer: None
    """Told when two persons turned out to be one: memories of them are out of date."""
    learned: Callable[[CustomerId, Sequence[PersonId]], None] = lambda _customer, _people: None
    """Told when the platform has said who somebody is."""

    came_back: Callable[[CustomerId, Person], Awaitable[None]] = nobody_comes_back
    """Told when somebody who was forgotten uses Usher again."""
    operator: tuple[str, str] | None = None
    """Platform and id of the workspace that operates this Usher."""
    owners: dict[tuple[str, str], CustomerId] = field(
        default_factory=dict[tuple[str, str], CustomerId]
    )
    """Remembered: whose a workspace is never changes."""

    async def customer(self, platform: str, workspace: str) -> CustomerId:
        """Whose workspace it is; the first word from a new one makes it a customer."""
        known = self.owners.get((platform, workspace))
        if known is not None:
            return known
        if not workspace:
            raise NotFound
        found = await self.system.workspace(platform, workspace)
        if found is None:
            wanted = Workspace(platform, workspace, customer_for(platform, workspace))
            found = await self.system.ensure_workspace(wanted, workspace, self.clock.now())
        self.owners[platform, workspace] = found.customer_id
        return found.customer_id

    async def actor(self, identity: Identity) -> Actor:
        customer_id = await self.customer(identity.platform, identity.workspace)
        person = await self.person(customer_id, identity)
        if person.forgotten:
            await self.came_back(customer_id, person)
            person = await self.person(customer_id, identity)
        operates = self.operator == (identity.platform, identity.workspace)
        role = role_of(person, operates=operates)
        assigned: frozenset[CustomerId] = frozenset()
        if role is Role.CUSTOMER_SUCCESS:
            assigned = await self.system.assigned(customer_id, person.id)
        return Actor(customer_id, person.id, role, person.locale, person.time_zone, assigned)

    async def people(self, identities: Sequence[Identity]) -> tuple[PersonId, ...]:
        """All at once: Slack may take its time over each of them."""
        found = await asyncio.gather(*map(self._person_id, identities))
        return tuple(dict.fromkeys(found))

    async def _person_id(self, identity: Identity) -> PersonId:
        customer_id = await self.customer(identity.platform, identity.workspace)
        return (await self.person(customer_id, identity)).id

    async def person(self, customer_id: CustomerId, identity: Identity) -> Person:
        """The person, learned from the platform when they are new to us.

        Somebody may be waiting for the answer to a press: what is not told at once stays open.
        """
        if not identity.workspace or not identity.user:
            raise NotFound
        async with self.unit_of_work(customer_id) as uow:
            person = await uow.people.by_identity(identity)
        if person is not None and person.known:
            return person
        try:
            async with asyncio.timeout(SECONDS):
                return await self.learn(customer_id, identity)
        except (Busy, Refused, Unreachable, Unsure, TimeoutError) as error:
            logger.info("person not learned", extra={"code": type(error).__name__})
        return person or await self._apply(customer_id, Profile(identity=identity))

    async def learn(self, customer_id: CustomerId, identity: Identity) -> Person:
        """Ask the platform who this is. Raises the errors of `bot.gateways.errors`."""
        told = await self.gateway(identity.workspace).user(identity.user)
        profile = read_profile(identity.workspace, told)
        return await self._apply(customer_id, profile or Profile(identity=identity))

    async def _apply(self, customer_id: CustomerId, profile: Profile) -> Person:
        async with self.unit_of_work(customer_id) as uow:
            before = await uow.people.by_identity(profile.identity)
        person = await self.directory.apply_profile(customer_id, profile)
        if before is not None and before.id != person.id:
            self.merged(customer_id)
        self.learned(customer_id, [person.id])
        return person


def role_of(person: Person, *, operates: bool) -> Role:
    """Whom Slack has not described yet counts as a guest: they see what they are in.

    Only within the workspace that `operates` Usher can anybody work across customers.
    """
    if not person.known or person.kind is not PersonKind.MEMBER:
        return Role.CUSTOMER_ADMIN if person.is_admin else Role.GUEST
    if operates and (person.is_admin or person.appointed is Role.SYSTEM_ADMIN):
        return Role.SYSTEM_ADMIN
    if person.administers:
        return Role.CUSTOMER_ADMIN
    staff = person.appointed is Role.CUSTOMER_SUCCESS
    if person.appointed is Role.MANAGER or (staff and operates):
        return person.appointed or Role.USER
    return Role.USER
