"""One customer inside one transaction: what every repository is built on."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Executable,
    RowMapping,
    Select,
    Table,
    bindparam,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import MultipleResultsFound
from sqlalchemy.ext.asyncio import AsyncConnection

from invites.errors import ConcurrentUpdate
from invites.people import CustomerId
from storage import tables
from storage.straight import fetch

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

    async def row(self, query: Executable, **values: Any) -> RowMapping | None:  # noqa: ANN401
        found = await self.rows(query, **values)
        if len(found) > 1:
            raise MultipleResultsFound
        return found[0] if found else None

    async def rows(self, query: Executable, **values: Any) -> Sequence[RowMapping]:  # noqa: ANN401
        """With `values` for a query that was prepared (`prepared` says whose it asks about).

        A prepared one goes to the driver itself; of a row, callers use what its columns are called.
        """
        if not values:
            return (await self.connection.execute(query)).mappings().all()
        assert isinstance(query, ClauseElement)  # noqa: S101 - for the type checker
        found = await fetch(self.connection, query, values | {_MINE: self.customer_id})
        return cast("list[RowMapping]", found)

    async def find(self, table: Table, row_id: str) -> RowMapping | None:
        return await self.row(_find(table), its_id=row_id)

    async def change(self, statement: Executable) -> int:
        """Execute an UPDATE or DELETE and return how many rows it met."""
        return (await self.connection.execute(statement)).rowcount

    async def add(self, table: Table, row: Row) -> bool:
        """Insert, or return False when a key forbids it; the transaction lives on either way."""
        mine = row | {"customer_id": self.customer_id}
        statement = _add(self.connection.dialect.name, table)
        return bool(await fetch(self.connection, statement, mine, tuple(sorted(mine))))

    async def save(self, table: Table, row: Row) -> None:
        """Write all columns over the version that was read, as the version after it."""
        of = {"its_id": row["id"], "its_version": row["version"], _MINE: self.customer_id}
        new = {name: value for name, value in row.items() if name != "id"}
        new["version"] = row["version"] + 1
        if not await fetch(self.connection, _save(table), new | of, tuple(sorted(new))):
            raise ConcurrentUpdate

    async def touch_directory(self) -> int:
        """Tell the caches of all processes that people, places or members changed.

        Return the version that the directory has from now on.
        """
        if self._directory_version is None:
            moved = await self.connection.execute(_TOUCH, {_MINE: self.customer_id})
            version = moved.scalar_one_or_none()
            self._directory_version = -1 if version is None else int(version)
        return self._directory_version


_MINE = "mine"


def prepared(table: Table) -> ColumnElement[bool]:
    """As `Scope.mine`, for a statement that is built once.

    SQLAlchemy takes longer to build one than to run it. Its other values are parameters, given to
    `row` and `rows`.
    """
    return table.c.customer_id == bindparam(_MINE)


@cache
def _find(table: Table) -> Select[Any]:
    return select(table).where(prepared(table), table.c.id == bindparam("its_id"))


@cache
def _save(table: Table) -> ClauseElement:
    mine, its_id = prepared(table), table.c.id == bindparam("its_id")
    its_version = table.c.version == bindparam("its_version")
    return update(table).where(mine, its_id, its_version).returning(table.c.id)


_TOUCH = (
    update(tables.customer)
    .where(tables.customer.c.id == bindparam(_MINE))
    .values(directory_version=tables.customer.c.directory_version + 1)
    .returning(tables.customer.c.directory_version)
)


def upsert(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the words of this database."""
    return _upsert(connection.dialect.name, table)


def insert_new(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that passes over rows whose key is taken."""
    return _insert_new(connection.dialect.name, table)


@cache
def _add(dialect: str, table: Table) -> ClauseElement:
    return _insert_new(dialect, table).returning(table.c.customer_id)


@cache
def _upsert(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@cache
def _insert_new(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    return _upsert(dialect, table).on_conflict_do_nothing()


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
