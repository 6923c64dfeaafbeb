"""What the outbox does with each kind of row."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from blocks import slack
from bot.channels import Channels
from bot.delivery import Deliver, Postpone
from bot.gateways.errors import Refused
from bot.gateways.slack import SlackGateway
from bot.identities import Identities
from bot.mailing import Mailing
from bot.presenting import Presenting
from bot.tokens import GONE, NOT_INSTALLED
from invites.delivery import (
    Delivery,
    DeliveryId,
    DeliveryState,
    Message,
    MessageId,
    MessageKind,
    Purpose,
)
from invites.invitation import InvitationId
from invites.leaving import Go, Wait, when_busy
from invites.notifying import at_once
from invites.people import CustomerId, Identity, PersonId
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.services.drafting import Drafting
from invites.services.leaving import LeavingMessages
from invites.services.reaching import reached
from invites.services.telling import Telling
from invites.suggestion import SuggestionId

logger = logging.getLogger(__name__)

REDRAWN = 5
"""Times that Home is drawn at most while others draw it too."""


MOST_ASKING = 4
"""Models asked at the same time by one process."""


@dataclass(slots=True)
class Deliverers:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    leaving: LeavingMessages
    presenting: Presenting
    identities: Identities
    telling: Telling
    channels: Channels
    drafting: Drafting
    gateway: Callable[[str], SlackGateway]
    mailing: Mailing | None = None
    """None while no mail is set up."""
    others: Mapping[MessageKind, Deliver] = field(default_factory=dict[MessageKind, Deliver])
    """What other modules do, by kind."""
    asking: int = 0

    def table(self) -> Mapping[MessageKind, Deliver]:
        return {
            MessageKind.POST: self.post,
            MessageKind.MAIL: self.mail,
            MessageKind.REFRESH: self.refresh,
            MessageKind.ADD_MEMBER: self.add_member,
            MessageKind.FETCH_PERSON: self.fetch_person,
            MessageKind.FETCH_CHANNEL: self.channels.fetch,
            MessageKind.DRAFT: self.draft,
            MessageKind.PUBLISH_HOME: self.publish_home,
            **self.others,
        }

    async def post(self, message: Message) -> None:
        """Bring a card to a person, once; after a doubtful attempt look before sending."""
        delivery, identity = await self._delivery(message)
        if delivery.state is not DeliveryState.QUEUED:
            return
        shown = await self.presenting.card(delivery)
        if shown.outdated:
            await self._save(delivery.failed("outdated", DeliveryState.SUPPRESSED))
            return
        gateway = self.gateway(identity.workspace)
        if not await self._may_leave(delivery, identity, gateway):
            return
        channel = await gateway.open_conversation(identity.user)
        try:
            ts = await self._found(gateway, channel, delivery, message.attempts)
        except Refused:  # nobody lets us look, so sending again might ask twice
            await self._save(delivery.failed("cannot_look", DeliveryState.UNKNOWN))
            return
        if ts is None:
            channel, ts = await gateway.post(channel, slack.message(shown.card), delivery.id)
        sent = delivery.sent(
            address=channel, reference=ts, version=shown.version, at=self.clock.now()
        )
        await self._save(replace(sent, workspace=identity.workspace))

    async def mail(self, message: Message) -> None:
        if self.mailing is None:
            raise Refused("no_mail")
        await self.mailing.post(message)

    async def _found(
        self, gateway: SlackGateway, channel: str, delivery: Delivery, attempts: int
    ) -> str | None:
        return await gateway.find(channel, delivery.id) if attempts > 1 else None

    async def _may_leave(
        self, delivery: Delivery, identity: Identity, gateway: SlackGateway
    ) -> bool:
        """Their wishes, hours and do-not-disturb as they are at this moment."""
        decision = await self.leaving.decision(delivery)
        now = self.clock.now()
        if isinstance(decision, Go) and not at_once(delivery.purpose):
            busy = await gateway.busy_until(identity.user, now.timestamp())
            decision = when_busy(datetime.fromtimestamp(busy, UTC), now)
        if isinstance(decision, Wait):
            raise Postpone(decision.until - now)
        return isinstance(decision, Go)

    async def refresh(self, message: Message) -> None:
        """Bring a copy up to date, when it is not."""
        async with self.unit_of_work(message.customer_id) as uow:
            delivery = await uow.deliveries.get(DeliveryId(message.reference))
        if delivery.state is not DeliveryState.SENT:
            return
        shown = await self.presenting.card(delivery)
        if shown.version == delivery.shown_version:
            return
        gateway = self.gateway(delivery.workspace)
        await gateway.update(delivery.address, delivery.reference, slack.message(shown.card))
        await self._save(replace(delivery, shown_version=shown.version))

    async def shown(self, workspace: str, channel: str, ts: str, version: int) -> None:
        """The presser's copy was replaced by the answer to the press itself.

        When the subject has moved on meanwhile, the outbox brings the copy up to date again.
        """
        customer_id = await self.identities.customer("slack", workspace)
        async with self.unit_of_work(customer_id) as uow:
            delivery = await uow.deliveries.at(workspace, channel, ts)
        if delivery is not None:
            await self._save(replace(delivery, shown_version=version))

    async def add_member(self, message: Message) -> None:
        """Add whoever accepted to the channel of the work item."""
        async with self.unit_of_work(message.customer_id) as uow:
            invitation = await uow.invitations.get(InvitationId(message.reference))
            item = await uow.work_items.get(invitation.work_item_id)
            identity = await _identity(uow, invitation.invitee_id)
        if item.place is not None:
            await self.gateway(identity.workspace).add_member(item.place.channel, identity.user)

    async def fetch_person(self, message: Message) -> None:
        identity = Identity("slack", message.workspace, message.reference)
        await self.identities.learn(message.customer_id, identity)

    async def draft(self, message: Message) -> None:
        """Ask a model; few at a time, so that messages to people find the worker free."""
        if self.asking >= MOST_ASKING:
            raise Postpone(timedelta(seconds=1))
        self.asking += 1
        try:
            await self.drafting.prepare(message.customer_id, SuggestionId(message.reference))
        finally:
            self.asking -= 1

    async def publish_home(self, message: Message) -> None:
        """`reference` is a user of the workspace, or a person when no workspace is named."""
        if message.workspace:
            identity = Identity("slack", message.workspace, message.reference)
            person = await self.identities.person(message.customer_id, identity)
            person_id = person.id
        else:
            person_id = PersonId(message.reference)
            async with self.unit_of_work(message.customer_id) as uow:
                found = await _slack_identities(uow, person_id)
            if not found:
                return  # known from elsewhere: there is no Home to draw
            identity = found[0]
        await self._publish(message.customer_id, person_id, identity)

    async def _publish(self, customer_id: CustomerId, person_id: PersonId, who: Identity) -> None:
        """Draw it, and again when somebody began later: theirs may have been shown before this."""
        for _again in range(REDRAWN):
            card, number = await self.presenting.home(customer_id, person_id)
            await self.gateway(who.workspace).publish_home(who.user, slack.home(card))
            if not await self.presenting.overviews.overtaken(customer_id, person_id, number):
                return

    async def give_up(self, message: Message, code: str) -> None:
        """Note what will never be sent, and tell the inviter in words."""
        if code == NOT_INSTALLED or code in GONE:
            await self._nobody_there(message, code)
            return
        if message.kind is MessageKind.ADD_MEMBER:
            async with self.unit_of_work(message.customer_id) as uow:
                accepted = await uow.invitations.get(InvitationId(message.reference))
                await self.telling.about_invitation(
                    uow, accepted, Purpose.NOT_ADDED, accepted.inviter_ids
                )
        if message.kind in (MessageKind.POST, MessageKind.MAIL):
            await self._not_sent(message, code)

    async def _nobody_there(self, message: Message, code: str) -> None:
        """Usher was removed from the workspace: its inviters cannot be told there either."""
        if message.kind is MessageKind.POST:
            async with self.unit_of_work(message.customer_id) as uow:
                delivery = await uow.deliveries.get(DeliveryId(message.reference))
                await uow.deliveries.save(delivery.failed(code, DeliveryState.SUPPRESSED))

    async def _not_sent(self, message: Message, code: str) -> None:
        async with self.unit_of_work(message.customer_id) as uow:
            delivery = await uow.deliveries.get(DeliveryId(message.reference))
            await uow.deliveries.save(delivery.failed(code))
            await self.telling.not_delivered(uow, delivery)

    async def _delivery(self, message: Message) -> tuple[Delivery, Identity]:
        async with self.unit_of_work(message.customer_id) as uow:
            delivery = await uow.deliveries.get(DeliveryId(message.reference))
            return delivery, await _identity(uow, delivery.person_id)

    async def _save(self, delivery: Delivery) -> None:
        """Write it down; when its subject has moved on meanwhile, ask for a refresh."""
        async with self.unit_of_work(delivery.customer_id) as uow:
            await uow.deliveries.save(delivery)
            await reached(uow, self.telling, delivery)
            sent = delivery.state is DeliveryState.SENT
            if sent and await self.presenting.version(uow, delivery) != delivery.shown_version:
                await uow.outbox.put(self._refresh(delivery))

    def _refresh(self, delivery: Delivery) -> Message:
        return Message(
            id=MessageId(self.ids.new()),
            customer_id=delivery.customer_id,
            kind=MessageKind.REFRESH,
            reference=delivery.id,
            due=self.clock.now(),
        )


async def _slack_identities(uow: UnitOfWork, person_id: PersonId) -> list[Identity]:
    return [i for i in await uow.people.identities(person_id) if i.platform == "slack"]


async def _identity(uow: UnitOfWork, person_id: PersonId) -> Identity:
    found = await _slack_identities(uow, person_id)
    if not found:
        raise Refused("not_in_slack")
    return found[0]
