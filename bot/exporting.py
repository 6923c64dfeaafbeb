"""What is stored about somebody, brought to them as a file; at most once for each time asked."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from blocks import slack
from blocks.cards.privacy import no_file_card
from blocks.languages import speaking
from bot.delivery import Deliver
from bot.gateways.errors import Busy, Refused, Unreachable
from bot.gateways.slack import SlackGateway
from bot.identities import Identities
from invites.delivery import Message, MessageKind
from invites.people import PersonId
from invites.ports import UnitOfWorkFactory
from invites.services.exporting import Exporting

FILE = "usher-my-data.json"
_START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Exports:
    unit_of_work: UnitOfWorkFactory
    exporting: Exporting
    identities: Identities
    gateway: Callable[[str], SlackGateway]

    def table(self) -> dict[MessageKind, Deliver]:
        return {MessageKind.EXPORT: self.export}

    async def export(self, message: Message) -> None:
        """`reference` is the person. What has perhaps been shared is not shared again."""
        if await self._perhaps_shared(message):
            return
        person_id = PersonId(message.reference)
        async with self.unit_of_work(message.customer_id) as uow:
            person = await uow.people.get(person_id)
            accounts = await uow.people.identities(person_id)
        account = next((i for i in accounts if i.platform == "slack"), None)
        if account is None:
            raise Refused("not_in_slack")
        found = await self.exporting.collect(message.customer_id, person_id)
        content = json.dumps(found, ensure_ascii=False, indent=1).encode()
        gateway = self.gateway(account.workspace)
        channel = await gateway.open_conversation(account.user)
        try:
            file = await gateway.upload(FILE, content)
        except Refused as refused:
            if refused.code != "missing_scope":
                raise
            with speaking(person.locale):
                card = no_file_card()
            await gateway.post(channel, slack.message(card), message.id)
            return
        await self._share(message, gateway, file, channel)

    async def _share(
        self, message: Message, gateway: SlackGateway, file: str, channel: str
    ) -> None:
        await self._note(f"export:{message.id}", message)
        try:
            await gateway.share(file, FILE, channel)
        except (Busy, Unreachable):  # it certainly had no effect
            await self._note(f"export-not:{message.id}", message)
            raise

    async def _perhaps_shared(self, message: Message) -> bool:
        async with self.unit_of_work(message.customer_id) as uow:
            begun = await uow.ticks.last(f"export:{message.id}")
            undone = await uow.ticks.last(f"export-not:{message.id}")
        return begun is not None and (undone is None or undone < begun)

    async def _note(self, name: str, message: Message) -> None:
        async with self.unit_of_work(message.customer_id) as uow:
            await uow.ticks.first(name, _START + timedelta(seconds=message.attempts))
