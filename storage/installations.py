"""Where Usher is installed, with the tokens sealed. The only door to them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy import RowMapping, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from invites.audit import Acting, AuditRecord, Machine, SubjectKind
from invites.delivery import Message
from invites.installation import Installation
from invites.people import CustomerId, Identity, Workspace
from storage import tables
from storage.audit import note_at_once
from storage.identifiers import customer_for
from storage.outbox import write_messages
from storage.people import SqlPeople
from storage.removing import remove_workspace
from storage.scope import Scope, upsert
from storage.sealing import KeyRing, sealed_with
from storage.tables import installation as table
from storage.transaction import writing
from storage.unit_of_work import scoped
from storage.workspaces import ensure_workspace, find_workspace


class InstallationStore:
    def __init__(self, engine: AsyncEngine, keys: KeyRing) -> None:
        self._engine = engine
        self._keys = keys

    async def owner(self, platform: str, workspace: str, name: str, now: datetime) -> CustomerId:
        """Whose the workspace is; made when nobody has installed it before."""
        wanted = Workspace(platform, workspace, customer_for(platform, workspace), "", now)
        async with writing(self._engine) as connection:
            return (await ensure_workspace(connection, wanted, name, now)).customer_id

    async def install(self, made: Installation, greetings: Sequence[Message] = ()) -> None:
        """Keep it, or what is new about it, and put into the outbox what is said about it."""
        row = {
            "name": made.name,
            "bot_user": made.bot_user,
            "installed_by": made.installed_by,
            "scopes": sorted(made.scopes),
            "installed_at": made.installed_at,
            "bot_token": self._keys.seal(
                made.token, _about(made.customer_id, made.platform, made.workspace)
            ),
        }
        key = {"platform": made.platform, "workspace": made.workspace}
        async with scoped(self._engine, made.customer_id) as scope:
            new = upsert(scope.connection, table).values(customer_id=scope.customer_id, **key | row)
            keys = ["customer_id", "platform", "workspace"]
            await scope.change(new.on_conflict_do_update(index_elements=keys, set_=row))
            await _is_back(scope, made)
            await write_messages(scope, greetings)
            await _note(scope, await _installer(scope, made), made)

    async def token(self, platform: str, workspace: str) -> str | None:
        """Raises `Unreadable` when the key it was sealed with is gone."""
        async with self._scope(platform, workspace) as scope:
            row = await _row(scope, platform, workspace) if scope else None
            return self._opened(row) if row is not None else None

    async def find(self, platform: str, workspace: str) -> Installation | None:
        async with self._scope(platform, workspace) as scope:
            row = await _row(scope, platform, workspace) if scope else None
            return self._installation(row) if row is not None else None

    async def refused(self, platform: str, workspace: str, token: str, at: datetime) -> bool:
        """The platform does not know this token any more; False when it is another by now."""
        async with self._scope(platform, workspace) as scope:
            row = await _row(scope, platform, workspace) if scope else None
            if scope is None or row is None or self._opened(row) != token:
                return False
            return await remove_workspace(scope, platform, workspace, at, "token_refused")

    async def all(self) -> list[tuple[CustomerId, str, str, str]]:
        """Customer, platform, workspace and the id of the key, of each installation."""
        found: list[tuple[CustomerId, str, str, str]] = []
        for customer_id in await self._customers():
            async with scoped(self._engine, customer_id) as scope:
                rows = await scope.rows(select(table).where(scope.mine(table)))
            found += [
                (customer_id, row["platform"], row["workspace"], sealed_with(row["bot_token"]))
                for row in rows
            ]
        return found

    async def reseal(
        self, customer_id: CustomerId, platform: str, workspace: str, at: datetime
    ) -> bool:
        """Seal the token with the newest key; False when it was or is gone. Raises `Unreadable`."""
        async with scoped(self._engine, customer_id) as scope:
            row = await _row(scope, platform, workspace)
            if row is None or sealed_with(row["bot_token"]) == self._keys.newest:
                return False
            sealed = self._keys.seal(self._opened(row), _about(customer_id, platform, workspace))
            changed = (
                update(table)
                .where(scope.mine(table), table.c.bot_token == row["bot_token"])
                .values(bot_token=sealed)
            )
            if await scope.change(changed) != 1:
                return False
            await note_at_once(
                scope,
                AuditRecord(
                    at=at,
                    actor=Machine.OPERATOR,
                    action="keys.rotate",
                    kind=SubjectKind.WORKSPACE,
                    subject=workspace,
                    facts={"platform": platform, "key": self._keys.newest},
                ),
            )
            return True

    async def _customers(self) -> list[CustomerId]:
        query = select(tables.customer.c.id).order_by(tables.customer.c.id)
        async with writing(self._engine) as connection:
            return [CustomerId(row.id) for row in await connection.execute(query)]

    @asynccontextmanager
    async def _scope(self, platform: str, workspace: str) -> AsyncIterator[Scope | None]:
        async with writing(self._engine) as connection:
            found = await find_workspace(connection, platform, workspace)
        if found is None:
            yield None
            return
        async with scoped(self._engine, found.customer_id) as scope:
            yield scope

    def _opened(self, row: RowMapping) -> str:
        about = _about(row["customer_id"], row["platform"], row["workspace"])
        return self._keys.open(row["bot_token"], about)

    def _installation(self, row: RowMapping) -> Installation:
        return Installation(
            platform=row["platform"],
            workspace=row["workspace"],
            customer_id=CustomerId(row["customer_id"]),
            name=row["name"],
            bot_user=row["bot_user"],
            installed_by=row["installed_by"],
            scopes=frozenset(row["scopes"]),
            installed_at=row["installed_at"],
            token=self._opened(row),
        )


def _about(customer_id: str, platform: str, workspace: str) -> str:
    return f"installation|bot_token|{customer_id}|{platform}:{workspace}"


async def _row(scope: Scope, platform: str, workspace: str) -> RowMapping | None:
    return await scope.row(
        select(table).where(
            scope.mine(table), table.c.platform == platform, table.c.workspace == workspace
        )
    )


async def _installer(scope: Scope, made: Installation) -> Acting:
    who = Identity(made.platform, made.workspace, made.installed_by)
    person = await SqlPeople(scope).by_identity(who) if made.installed_by else None
    return person.id if person else Machine.SYSTEM


async def _note(scope: Scope, by: Acting, made: Installation) -> None:
    await note_at_once(
        scope,
        AuditRecord(
            at=made.installed_at,
            actor=by,
            action="workspace.install",
            kind=SubjectKind.WORKSPACE,
            subject=made.workspace,
            facts={"platform": made.platform, "scopes": len(made.scopes)},
        ),
    )


async def _is_back(scope: Scope, made: Installation) -> None:
    where = tables.workspace
    await scope.change(
        update(where)
        .where(scope.mine(where), where.c.platform == made.platform, where.c.id == made.workspace)
        .values(removed_at=None, bot_user=made.bot_user)
    )
