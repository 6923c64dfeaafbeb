"""What the outbox does to read a workspace's people from Slack, a step to a row."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.delivery import Deliver
from bot.gateways.errors import Refused
from bot.gateways.slack import SlackGateway
from bot.gateways.slack_people import SlackPeople
from bot.identities import Identities
from invites.delivery import Message, MessageKind
from invites.directory_pass import PassState
from invites.people import Identity, PersonId
from invites.ports import Clock
from invites.profile_fields import FieldDefinition, read_own, recognised
from invites.services.departures import Departures
from invites.services.own_fields import OwnProfiles
from invites.services.returning import Returning
from invites.services.syncing import Syncing
from storage.system import SystemStore

logger = logging.getLogger(__name__)

DAILY_LOOK = 60
"""Seconds between looks at whether a day's pass is due."""
SYNC_KINDS = (
    MessageKind.SYNC_PEOPLE,
    MessageKind.SYNC_FIELDS,
    MessageKind.SYNC_PROFILES,
    MessageKind.SYNC_PROFILE,
)
"""What a console that reads people does itself; the rest is the serving process's."""
ANOTHER_WORKSPACE = "another_workspace"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DirectorySync:
    syncing: Syncing
    own: OwnProfiles
    departures: Departures
    returning: Returning
    identities: Identities

    def gateway(self, workspace: str) -> SlackGateway:
        return self.identities.gateway(workspace)

    def table(self) -> Mapping[MessageKind, Deliver]:
        return {
            MessageKind.SYNC_PEOPLE: self.people,
            MessageKind.SYNC_FIELDS: self.fields,
            MessageKind.SYNC_PROFILES: self.profiles,
            MessageKind.SYNC_PROFILE: self.profile,
            MessageKind.PERSON_LEFT: self.left,
            MessageKind.PERSON_BACK: self.back,
        }

    async def people(self, message: Message) -> None:
        """Do the next step of the pass, wherever it stands; killed in it, it is done again."""
        seen = await self.syncing.state(message.customer_id, message.workspace)
        if seen is None or not seen.running:
            return
        if seen.state is PassState.MARKING:
            await self.syncing.mark(seen)
            return
        gateway = self.gateway(seen.workspace)
        try:
            if not seen.cursor:
                await self._must_be_theirs(gateway, seen.workspace)
            page = await SlackPeople(gateway).page(seen.workspace, seen.cursor)
        except Refused as refused:
            if refused.code == "invalid_cursor":
                await self.syncing.restart(seen)
            else:
                await self.syncing.fail(seen, refused.code)
            return
        tally = await self.syncing.write(seen, page)
        if tally.merged:
            self.identities.merged(seen.customer_id)
        if tally.people:
            self.identities.learned(seen.customer_id, tally.people)

    @staticmethod
    async def _must_be_theirs(gateway: SlackGateway, workspace: str) -> None:
        """A token of the settings speaks for one workspace, whichever we ask about.

        Without this question one customer's people would be written down as another's.
        """
        if (await gateway.identify()).get("team_id") != workspace:
            raise Refused(ANOTHER_WORKSPACE)

    async def fields(self, message: Message) -> None:
        """Which fields of its own the organisation has; without the right to look, none."""
        try:
            told = await SlackPeople(self.gateway(message.workspace)).field_definitions()
        except Refused as refused:
            logger.info("own fields not read", extra={"code": refused.code})
            return
        fields = recognised(map(_definition, told))
        await self.own.learn(message.customer_id, message.workspace, fields)

    async def profiles(self, message: Message) -> None:
        await self.own.choose(message.customer_id, message.workspace)

    async def profile(self, message: Message) -> None:
        identity = Identity("slack", message.workspace, message.reference)
        fields = await self.own.fields(message.customer_id, message.workspace)
        try:
            people = SlackPeople(self.gateway(message.workspace))
            values = await people.field_values(message.reference)
        except Refused as refused:
            if refused.code != "user_not_found":
                raise
            values = {}
        await self.own.write(message.customer_id, identity, read_own(values, fields))

    async def left(self, message: Message) -> None:
        await self.departures.run(message.customer_id, PersonId(message.reference))

    async def back(self, message: Message) -> None:
        await self.returning.run(message.customer_id, PersonId(message.reference))


def _definition(told: Mapping[str, Any]) -> FieldDefinition:
    return FieldDefinition(
        id=str(told.get("id") or ""),
        label=str(told.get("label") or ""),
        kind=str(told.get("type") or "text"),
        hidden=bool(told.get("is_hidden")),
    )


@dataclass(frozen=True, slots=True)
class DailySync:
    """Once a day for each workspace, each at a minute of its own; at once for a new one."""

    system: SystemStore
    syncing: Syncing
    clock: Clock
    after: Callable[[], None]

    async def tick(self) -> int:
        """Start what is due; return how many passes that were."""
        begun = 0
        for workspace in await self.system.workspaces():
            if workspace.platform == "slack":
                slot = slot_of(workspace.id, self.clock.now())
                begun += await self.syncing.tick(workspace.customer_id, workspace.id, slot)
        if begun:
            self.after()
        return begun


def slot_of(workspace: str, now: datetime) -> datetime:
    """The latest moment up to now at which this workspace's day begins."""
    minute = int(hashlib.sha256(workspace.encode()).hexdigest(), 16) % (24 * 60)
    today = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=minute)
    return today if today <= now else today - DAY
