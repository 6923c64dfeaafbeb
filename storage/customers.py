"""All customers at once, as whoever operates Usher sees them: numbers, and nobody's name."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, RowMapping, ScalarSelect, Table, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.administration import CustomerLine
from invites.errors import NotFound
from invites.invitation import ACTIVE
from invites.people import CustomerId
from storage.tables import assignment, customer, invitation, person, workspace
from storage.transaction import reading


class SqlCustomers:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def page(
        self, number: int, limit: int, only: Collection[CustomerId] | None
    ) -> Sequence[CustomerLine]:
        some = () if only is None else (customer.c.id.in_(only),)
        return await self._lines(*some, skip=number * limit, limit=limit)

    async def line(self, customer_id: CustomerId) -> CustomerLine:
        found = await self._lines(customer.c.id == customer_id, skip=0, limit=1)
        if not found:
            raise NotFound
        return found[0]

    async def _lines(
        self, *conditions: ColumnElement[bool], skip: int, limit: int
    ) -> Sequence[CustomerLine]:
        query = (
            select(
                customer.c.id,
                customer.c.name,
                customer.c.suspended_at,
                _count(person, ~person.c.left, person.c.known).label("people"),
                _count(invitation, invitation.c.state.in_(ACTIVE)).label("pending"),
                _count(assignment).label("staff"),
            )
            .where(*conditions)
            .order_by(func.lower(customer.c.name), customer.c.id)
            .offset(skip)
            .limit(limit)
        )
        places = select(workspace.c.customer_id, workspace.c.id).order_by(workspace.c.id)
        async with reading(self._engine) as connection:
            rows = (await connection.execute(query)).mappings().all()
            theirs = workspace.c.customer_id.in_([row["id"] for row in rows])
            owned = (await connection.execute(places.where(theirs))).all()
        return [
            _line(row, tuple(w.id for w in owned if w.customer_id == row["id"])) for row in rows
        ]


def _count(table: Table, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    mine = table.c.customer_id == customer.c.id
    query = select(func.count()).select_from(table).where(mine, *conditions)
    return query.correlate(customer).scalar_subquery()


def _line(row: RowMapping, workspaces: tuple[str, ...]) -> CustomerLine:
    return CustomerLine(
        id=CustomerId(row["id"]),
        name=row["name"],
        workspaces=workspaces,
        people=row["people"],
        pending=row["pending"],
        staff=row["staff"],
        suspended_at=row["suspended_at"],
    )
