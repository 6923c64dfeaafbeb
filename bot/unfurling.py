"""A link to a work item becomes a card under the message, with a button to invite to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from blocks import slack
from blocks.cards.guide import help_card
from blocks.cards.work_item import work_item_card
from blocks.languages import speaking
from bot.delivery import Deliver
from bot.gateways.errors import Refused
from bot.gateways.slack import SlackGateway
from bot.identities import Identities
from invites.access import relations_of
from invites.delivery import Message, MessageKind
from invites.people import Identity
from invites.ports import UnitOfWorkFactory
from invites.work import Place, Visibility, WorkItem, WorkItemId

_PASSED = frozenset(("cannot_find_message", "cannot_unfurl_url", "cannot_unfurl_message"))
"""The message is gone, or an administrator wants no cards: nothing to be done."""
_NOT_THERE = frozenset(("user_not_in_channel", "not_in_channel", "channel_not_found"))


@dataclass(frozen=True, slots=True)
class Unfurling:
    unit_of_work: UnitOfWorkFactory
    identities: Identities
    gateway: Callable[[str], SlackGateway]

    def table(self) -> Mapping[MessageKind, Deliver]:
        return {MessageKind.UNFURL: self.unfurl, MessageKind.HINT: self.hint}

    async def unfurl(self, message: Message) -> None:
        """`reference` is the work item; where its link stands is in the details."""
        told = message.details
        who = Identity("slack", message.workspace, told["user"])
        actor = await self.identities.actor(who)
        async with self.unit_of_work(message.customer_id) as uow:
            item = await uow.work_items.get(WorkItemId(message.reference))
            members = await uow.work_items.members(item.id)
            reader = await uow.people.get(actor.person_id)
        where = Place("slack", message.workspace, told["channel"])
        if item.archived or not relations_of(actor, item, members) or not _may_show(item, where):
            return
        with speaking(reader.locale):
            card = work_item_card(item, len(members))
        shown = {told["url"]: slack.unfurl(card, item.id)}
        try:
            await self.gateway(message.workspace).unfurl(told, shown)
        except Refused as refused:
            if refused.code not in _PASSED:
                raise

    async def hint(self, message: Message) -> None:
        """Somebody spoke to Usher in a channel: help, for their eyes only."""
        who = Identity("slack", message.workspace, message.details["user"])
        person = await self.identities.person(message.customer_id, who)
        with speaking(person.locale):
            shown = slack.message(help_card())
        try:
            await self.gateway(message.workspace).whisper(message.reference, who.user, shown)
        except Refused as refused:
            if refused.code not in _NOT_THERE:
                raise


def _may_show(item: WorkItem, where: Place) -> bool:
    """The name of private work is shown in its own channel only: elsewhere others read, too."""
    return item.visibility is Visibility.PUBLIC or item.place == where
