"""The inbox: which requests were seen, so that a second delivery changes nothing."""

from sqlalchemy import func

from storage.scope import Scope, insert_new
from storage.tables import inbox as table


class SqlInbox:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def first(self, key: str) -> bool:
        """The row is written with the effect: both are there, or neither."""
        statement = insert_new(self._scope.connection, table).values(
            customer_id=self._scope.customer_id, key=key, received_at=func.current_timestamp()
        )
        return await self._scope.change(statement) == 1
