"""Plans of many invitations: their files fetched, their rows worked through, files brought."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from blocks.cards.bulk_lists import no_file_card
from bot.delivery import Deliver, Postpone
from bot.gateways.errors import Refused
from bot.gateways.slack import SlackGateway
from bot.sharing import Sharing
from invites.bulk.plan import PlanId
from invites.bulk.reading import MAX_BYTES
from invites.delivery import Message, MessageKind
from invites.people import CustomerId, PersonId
from invites.ports import UnitOfWorkFactory
from invites.services.bulk_files import FAILED, BulkFiles
from invites.services.bulk_working import BulkWorking

TURN = 5.0
"""Seconds after which a plan lets other messages have its place."""
_NAMES = {FAILED: "usher-not-invited.csv"}
_ALL = "usher-rows.csv"
_OURS = frozenset({"missing_scope", "too_large", "not_yours"})


@dataclass(frozen=True, slots=True)
class BulkJobs:
    unit_of_work: UnitOfWorkFactory
    working: BulkWorking
    files: BulkFiles
    sharing: Sharing
    gateway: Callable[[str], SlackGateway]
    give_way: Callable[[], Awaitable[None]]

    def table(self) -> dict[MessageKind, Deliver]:
        return {MessageKind.BULK: self.work, MessageKind.BULK_FILE: self.bring}

    async def work(self, message: Message) -> None:
        """`reference` is the plan. Each step is stored: whoever comes after a crash goes on."""
        customer_id, plan_id = message.customer_id, PlanId(message.reference)
        source = await self.working.source(customer_id, plan_id)
        if source is not None:
            await self._fetch(customer_id, plan_id, *source)
        ends = time.monotonic() + TURN
        while await self.working.step(customer_id, plan_id):
            await self.give_way()
            if time.monotonic() > ends:
                raise Postpone(timedelta())

    async def _fetch(
        self, customer_id: CustomerId, plan_id: PlanId, file: str, author: PersonId
    ) -> None:
        try:
            content = await self._content(customer_id, file, author)
        except Refused as refused:
            code = refused.code if refused.code in _OURS else "file_unreadable"
            await self.working.unreadable(customer_id, plan_id, code)
        else:
            await self.working.read(customer_id, plan_id, content)

    async def _content(self, customer_id: CustomerId, file: str, author: PersonId) -> bytes:
        """Only what the author uploaded themselves: our token may read much more."""
        async with self.unit_of_work(customer_id) as uow:
            accounts = await uow.people.identities(author)
        account = next((i for i in accounts if i.platform == "slack"), None)
        if account is None:
            raise Refused("not_yours")
        gateway = self.gateway(account.workspace)
        told = await gateway.file(file)
        if told.get("user") != account.user:
            raise Refused("not_yours")
        if int(told.get("size") or 0) > MAX_BYTES:
            raise Refused("too_large")
        address = str(told.get("url_private_download") or told.get("url_private") or "")
        return await gateway.download(address, MAX_BYTES)

    async def bring(self, message: Message) -> None:
        """The rows of a plan as a file."""
        to = await self.sharing.reader(message, PersonId(message.details["to"]))
        if to is None:
            return
        which, plan_id = message.details["which"], PlanId(message.reference)
        content = await self.files.content(message.customer_id, plan_id, which, to[0].id)
        name = _NAMES.get(which, _ALL)
        await self.sharing.send(message, to, name, content, no_file_card)
