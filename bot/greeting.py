"""First words in Slack: to the installer, and in a channel to which somebody added Usher."""

from collections.abc import Callable
from dataclasses import dataclass

from blocks import slack
from blocks.cards.greeting import announcement_card, welcome_card
from blocks.elements import Card
from blocks.languages import speaking
from bot.delivery import Deliver
from bot.gateways.errors import Refused
from bot.gateways.slack import SlackGateway
from bot.identities import Identities
from invites.delivery import Message, MessageKind
from invites.people import Identity
from invites.ports import Clock, Ids
from invites.work import Place
from storage.announcements import Announcements

_NO_PLACE = frozenset(("channel_not_found", "not_in_channel", "is_archived", "restricted_action"))


@dataclass(frozen=True, slots=True)
class Greeting:
    announcements: Announcements
    identities: Identities
    gateway: Callable[[str], SlackGateway]
    clock: Clock
    ids: Ids

    def table(self) -> dict[MessageKind, Deliver]:
        return {MessageKind.WELCOME: self.welcome, MessageKind.ANNOUNCE: self.announce}

    async def welcome(self, message: Message) -> None:
        """`reference` is the user who installed Usher."""
        installer = Identity("slack", message.workspace, message.reference)
        person = await self.identities.person(message.customer_id, installer)
        with speaking(person.locale):
            card = welcome_card()
        gateway = self.gateway(message.workspace)
        conversation = await gateway.open_conversation(installer.user)
        await self._say(
            message, Place("slack", message.workspace, installer.user), conversation, card
        )

    async def announce(self, message: Message) -> None:
        """`reference` is the channel. Where everybody is, nothing is announced."""
        place = Place("slack", message.workspace, message.reference)
        gateway = self.gateway(message.workspace)
        try:
            if await gateway.is_general(place.channel):
                return
            name, locale = await self._inviter(message)
            with speaking(locale):
                card = announcement_card(name)
            await self._say(message, place, place.channel, card)
        except Refused as refused:
            if refused.code not in _NO_PLACE:  # it was removed again, or may not write there
                raise

    async def _inviter(self, message: Message) -> tuple[str, str]:
        user = message.details.get("inviter", "")
        if not user:
            return "", ""
        identity = Identity("slack", message.workspace, user)
        person = await self.identities.person(message.customer_id, identity)
        return person.name, person.locale

    async def _say(self, message: Message, place: Place, conversation: str, card: Card) -> None:
        """Once for a place, ever; after a doubtful attempt look before saying it."""
        now, customer_id = self.clock.now(), message.customer_id
        key, there = await self.announcements.begun(customer_id, place, self.ids.new(), now)
        if there:
            return
        gateway = self.gateway(message.workspace)
        ts = await gateway.find(conversation, key) if message.attempts > 1 else None
        if ts is None:
            _, ts = await gateway.post(conversation, slack.message(card), key)
        await self.announcements.said(customer_id, place, ts)
