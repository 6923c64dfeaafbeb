"""What is stored about somebody, brought to them as a file; at most once for each time asked."""

import json
from dataclasses import dataclass

from blocks.cards.privacy import no_file_card
from bot.delivery import Deliver
from bot.sharing import Sharing
from invites.delivery import Message, MessageKind
from invites.people import PersonId
from invites.services.exporting import Exporting

FILE = "usher-my-data.json"


@dataclass(frozen=True, slots=True)
class Exports:
    exporting: Exporting
    sharing: Sharing

    def table(self) -> dict[MessageKind, Deliver]:
        return {MessageKind.EXPORT: self.export}

    async def export(self, message: Message) -> None:
        """`reference` is the person."""
        to = await self.sharing.reader(message, PersonId(message.reference))
        if to is None:
            return
        found = await self.exporting.collect(message.customer_id, to[0].id)
        content = json.dumps(found, ensure_ascii=False, indent=1).encode()
        await self.sharing.send(message, to, FILE, content, no_file_card)
