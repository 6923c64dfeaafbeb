"""The outbox as a use case sees it: rows written in the transaction that decided them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update

from invites.delivery import DeliveryId, Message, MessageKind
from storage.scope import Scope, insert_new
from storage.tables import outbox as table

WAITING, CLAIMED, FAILED = "waiting", "claimed", "failed"


class SqlOutbox:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._put: list[Message] = []

    async def put(self, *messages: Message) -> None:
        """Add these; one whose key is waiting already is passed over.

        They are written just before the commit, in one statement for the whole unit of work.
        """
        self._put += messages

    async def hurry(self, deliveries: Collection[DeliveryId], now: datetime) -> None:
        """Let these waiting posts be looked at now: what they waited for may have changed."""
        await self._scope.change(
            update(table)
            .where(self._scope.mine(table), table.c.reference.in_(deliveries))
            .where(table.c.kind.in_((MessageKind.POST, MessageKind.MAIL)))
            .where(table.c.state == WAITING, table.c.due > now)
            .values(due=now)
        )

    async def flush(self) -> None:
        messages, self._put = self._put, []
        await write_messages(self._scope, messages)


async def write_messages(scope: Scope, messages: Sequence[Message]) -> None:
    """Add these at once; one whose key is waiting already is passed over."""
    if messages:
        rows = [row_of(m) | {"customer_id": scope.customer_id} for m in messages]
        await scope.connection.execute(insert_new(scope.connection, table), rows)


def row_of(message: Message) -> dict[str, Any]:
    return {
        "customer_id": message.customer_id,
        "id": message.id,
        "kind": message.kind,
        "reference": message.reference,
        "due": message.due,
        "workspace": message.workspace,
        "key": message.key,
        "details": message.details,
        "attempts": message.attempts,
        "state": WAITING,
        "token": 0,
        "error": "",
    }
