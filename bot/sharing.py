"""Bringing somebody a file in their messages; what has perhaps been shared is not shared again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from blocks import slack
from blocks.elements import Card
from blocks.languages import speaking
from bot.gateways.errors import Busy, Refused, Unreachable
from bot.gateways.slack import SlackGateway
from invites.delivery import Message
from invites.people import Identity, Person, PersonId
from invites.ports import UnitOfWorkFactory

_START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sharing:
    unit_of_work: UnitOfWorkFactory
    gateway: Callable[[str], SlackGateway]

    async def reader(self, message: Message, person_id: PersonId) -> tuple[Person, Identity] | None:
        """Whom to bring it to, and where; None when it has perhaps been shared already."""
        if await self._perhaps_shared(message):
            return None
        async with self.unit_of_work(message.customer_id) as uow:
            person = await uow.people.get(person_id)
            accounts = await uow.people.identities(person_id)
        account = next((i for i in accounts if i.platform == "slack"), None)
        if account is None:
            raise Refused("not_in_slack")
        return person, account

    async def send(
        self,
        message: Message,
        to: tuple[Person, Identity],
        name: str,
        content: bytes,
        instead: Callable[[], Card],
    ) -> None:
        """`instead` is said where Usher may not send files."""
        person, account = to
        gateway = self.gateway(account.workspace)
        channel = await gateway.open_conversation(account.user)
        try:
            file = await gateway.upload(name, content)
        except Refused as refused:
            if refused.code != "missing_scope":
                raise
            with speaking(person.locale):
                card = instead()
            await gateway.post(channel, slack.message(card), message.id)
            return
        await self._note(f"export:{message.id}", message)
        try:
            await gateway.share(file, name, channel)
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
