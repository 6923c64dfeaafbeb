"""One transaction over the database, seen through repositories of one customer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Self

from sqlalchemy.ext.asyncio import AsyncEngine

from invites.people import CustomerId
from storage.activity import SqlActivity
from storage.audit import SqlAudit
from storage.bulk_plans import SqlBulk
from storage.corrections import SqlCorrections
from storage.deliveries import SqlDeliveries
from storage.drafts import SqlDrafts
from storage.forgetting import SqlErasing
from storage.home_pages import SqlHomePages
from storage.inbox import SqlInbox
from storage.invitations import SqlInvitations
from storage.links import SqlLinks
from storage.outbox import SqlOutbox
from storage.passes import SqlPasses
from storage.people import SqlPeople
from storage.policies import Shipped, SqlPolicies
from storage.preferences import SqlPreferences
from storage.scope import Scope
from storage.snapshots import SqlSnapshots
from storage.staff import SqlStaff
from storage.successions import SqlSuccessions
from storage.suggestions import SqlSuggestions
from storage.suspensions import SqlSuspensions
from storage.ticks import SqlTicks
from storage.transaction import writing
from storage.waiting import SqlWaiting
from storage.wording import SqlWording
from storage.work_items import SqlWorkItems


class SqlUnitOfWork:
    """Not to be opened inside another one: on SQLite the second would wait for the first."""

    people: SqlPeople
    passes: SqlPasses
    corrections: SqlCorrections
    work_items: SqlWorkItems
    activity: SqlActivity
    snapshots: SqlSnapshots
    suggestions: SqlSuggestions
    invitations: SqlInvitations
    deliveries: SqlDeliveries
    drafts: SqlDrafts
    preferences: SqlPreferences
    policies: SqlPolicies
    waiting: SqlWaiting
    ticks: SqlTicks
    erasing: SqlErasing
    links: SqlLinks
    outbox: SqlOutbox
    inbox: SqlInbox
    home_pages: SqlHomePages
    audit: SqlAudit
    wording: SqlWording
    bulk: SqlBulk
    staff: SqlStaff
    suspensions: SqlSuspensions
    successions: SqlSuccessions

    def __init__(self, engine: AsyncEngine, customer_id: CustomerId, shipped: Shipped) -> None:
        self.customer_id = customer_id
        self._shipped = shipped
        self._transaction = scoped(engine, customer_id)

    async def __aenter__(self) -> Self:
        scope = await self._transaction.__aenter__()
        self.people = SqlPeople(scope)
        self.passes = SqlPasses(scope)
        self.corrections = SqlCorrections(scope)
        self.work_items = SqlWorkItems(scope)
        self.activity = SqlActivity(scope)
        self.snapshots = SqlSnapshots(scope)
        self.suggestions = SqlSuggestions(scope)
        self.invitations = SqlInvitations(scope)
        self.deliveries = SqlDeliveries(scope)
        self.drafts = SqlDrafts(scope)
        self.preferences = SqlPreferences(scope)
        self.policies = SqlPolicies(scope, self._shipped)
        self.waiting = SqlWaiting(scope)
        self.ticks = SqlTicks(scope)
        self.erasing = SqlErasing(scope)
        self.links = SqlLinks(scope)
        self.outbox = SqlOutbox(scope)
        self.inbox = SqlInbox(scope)
        self.home_pages = SqlHomePages(scope)
        self.audit = SqlAudit(scope)
        self.wording = SqlWording(scope)
        self.bulk = SqlBulk(scope)
        self.staff = SqlStaff(scope)
        self.suspensions = SqlSuspensions(scope)
        self.successions = SqlSuccessions(scope)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool | None:
        if exc_type is None:
            try:
                await self.outbox.flush()
                await self.audit.flush()  # last: it lets no other unit append until the commit
            except BaseException as error:
                await self._transaction.__aexit__(type(error), error, error.__traceback__)
                raise
        return await self._transaction.__aexit__(exc_type, exc, traceback)


class SqlUnitOfWorks:
    """The factory that services are given."""

    def __init__(self, engine: AsyncEngine, shipped: Shipped | None = None) -> None:
        self._engine = engine
        self._shipped = shipped or Shipped()

    def __call__(self, customer_id: CustomerId) -> SqlUnitOfWork:
        return SqlUnitOfWork(self._engine, customer_id, self._shipped)


@asynccontextmanager
async def scoped(engine: AsyncEngine, customer_id: CustomerId) -> AsyncIterator[Scope]:
    """One transaction of one customer, without the repositories."""
    async with writing(engine, customer_id) as connection:
        yield Scope(connection, customer_id)
