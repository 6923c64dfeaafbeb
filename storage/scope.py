"""One customer inside one transaction: what every repository is built on."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Executable, RowMapping, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from invites.errors import ConcurrentUpdate
from invites.people import CustomerId
from storage import tables

Row = dict[str, Any]


class Scope:
    """No statement leaves here without the customer: rows are stamped, conditions begin with it."""

    __slots__ = ("_directory_version", "connection", "customer_id")

    def __init__(self, connection: AsyncConnection, customer_id: CustomerId) -> None:
        self.connection = connection
        self.customer_id = customer_id
        self._directory_version: int | None = None

    def mine(self, table: Table) -> ColumnElement[bool]:
        return self.mine_of(table.c.customer_id)

    def mine_of(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """As `mine`, for the column of an alias."""
        return column == self.customer_id

    async def row(self, query: Executable) -> RowMapping | None:
        return (await self.connection.execute(query)).mappings().one_or_none()

    async def rows(self, query: Executable) -> Sequence[RowMapping]:
        return (await self.connection.execute(query)).mappings().all()

    async def find(self, table: Table, row_id: str) -> RowMapping | None:
        return await self.row(select(table).where(self.mine(table), table.c.id == row_id))

    async def change(self, statement: Executable) -> int:
        """Execute an UPDATE or DELETE and return how many rows it met."""
        return (await self.connection.execute(statement)).rowcount

    async def add(self, table: Table, row: Row) -> bool:
        """Insert, or return False when a key forbids it; the transaction lives on either way."""
        statement = insert_new(self.connection, table).values(customer_id=self.customer_id, **row)
        return await self.change(statement) == 1

    async def save(self, table: Table, row: Row) -> None:
        """Write all columns over the version that was read, as the version after it."""
        met = await self.change(
            update(table)
            .where(self.mine(table), table.c.id == row["id"], table.c.version == row["version"])
            .values(**row | {"version": row["version"] + 1})
        )
        if met != 1:
            raise ConcurrentUpdate

    async def touch_directory(self) -> int:
        """Tell the caches of all processes that people, places or members changed.

        Return the version that the directory has from now on.
        """
        if self._directory_version is None:
            table = tables.customer
            row = await self.row(
                update(table)
                .where(table.c.id == self.customer_id)
                .values(directory_version=table.c.directory_version + 1)
                .returning(table.c.directory_version)
            )
            self._directory_version = -1 if row is None else int(row["directory_version"])
        return self._directory_version


def upsert(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the words of this database."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def insert_new(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that passes over rows whose key is taken."""
    return upsert(connection, table).on_conflict_do_nothing()


def folded(words: str) -> str:
    """The form in which names, titles and addresses are compared: case and width do not count."""
    return unicodedata.normalize("NFKC", words).casefold()


def contains_all(column: ColumnElement[str], words: str) -> list[ColumnElement[bool]]:
    return [column.contains(word, autoescape=True) for word in folded(words).split()]


def closeness(found: str, words: str) -> tuple[int, str]:
    """Sort key of a search: equal, then at the start, then at the start of words, then inside."""
    name, wanted = folded(found), folded(words).strip()
    if name == wanted:
        return 0, name
    if name.startswith(wanted):
        return 1, name
    starts = all(any(part.startswith(w) for part in name.split()) for w in wanted.split())
    return (2 if starts else 3), name
