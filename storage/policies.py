"""Policies, version by version; what holds now is put together once and remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import RowMapping, bindparam, delete, func, select

from invites.errors import ConcurrentUpdate, NotFound
from invites.people import CustomerId, PersonId
from invites.policy import Policy, combined
from invites.policy.document import read, written
from invites.policy.levels import OPEN
from invites.policy.parts import Part, Wanted
from invites.policy_ports import PolicyDraft, PolicyVersion
from storage.scope import Scope, prepared, upsert
from storage.tables import customer, policy_draft, system_policy
from storage.tables import policy_version as table

REMEMBERED = 1000

_LATEST = (
    select(func.max(table.c.version)).where(prepared(table)).scalar_subquery().label("own"),
    select(func.max(system_policy.c.version)).scalar_subquery().label("system"),
)
_NOW = select(*_LATEST, customer.c.suspended_at).where(customer.c.id == bindparam("mine"))
_OWN = select(table).where(prepared(table), table.c.version == bindparam("number"))
_SYSTEM = select(system_policy).where(system_policy.c.version == bindparam("number"))


@dataclass(slots=True)
class Shipped:
    """What holds until somebody writes a policy: for the whole system, and for each customer.

    `remembered` keeps policies already put together, by customer and versions.
    """

    system: Policy = OPEN
    customer: Policy = field(default_factory=Policy)
    remembered: dict[tuple[CustomerId, int, int, bool], Policy] = field(
        default_factory=dict[tuple[CustomerId, int, int, bool], Policy]
    )

    def remember(self, key: tuple[CustomerId, int, int, bool], policy: Policy) -> Policy:
        while len(self.remembered) >= REMEMBERED:
            self.remembered.pop(next(iter(self.remembered)))
        self.remembered[key] = policy
        return policy


class SqlPolicies:
    def __init__(self, scope: Scope, shipped: Shipped) -> None:
        self._scope = scope
        self._shipped = shipped

    async def current(self) -> Policy:
        own, system, suspended = await self._versions()
        key = (self._scope.customer_id, own, system, suspended)
        known = self._shipped.remembered.get(key)
        if known is not None:
            return known
        upper = replace(await self._above(system), suspended=suspended)
        return self._shipped.remember(key, combined(upper, await self._own(own)))

    async def own(self) -> Policy:
        version, _, _ = await self._versions()
        return await self._own(version)

    async def above(self) -> Policy:
        _, system, suspended = await self._versions()
        return replace(await self._above(system), suspended=suspended)

    async def own_at(self, version: int) -> Policy:
        return await self._own(version)

    async def history(self, limit: int) -> Sequence[PolicyVersion]:
        query = select(table).where(self._scope.mine(table))
        newest = query.order_by(table.c.version.desc()).limit(limit)
        return [self._version(row) for row in await self._scope.rows(newest)]

    async def at(self, version: int) -> PolicyVersion:
        row = await self._scope.row(_OWN, number=version)
        if row is None:
            raise NotFound
        return self._version(row)

    async def save(self, change: PolicyVersion) -> None:
        version, _, _ = await self._versions()
        row = {
            "version": change.version,
            "document": written(change.policy),
            "author_id": change.author_id,
            "at": change.at,
            "note": change.note,
            "restored": change.restored,
        }
        if change.version != version + 1 or not await self._scope.add(table, row):
            raise ConcurrentUpdate

    async def draft(self, author_id: PersonId) -> PolicyDraft | None:
        query = select(policy_draft).where(
            self._scope.mine(policy_draft), policy_draft.c.author_id == author_id
        )
        row = await self._scope.row(query)
        return None if row is None else self._draft(row)

    async def put_draft(self, draft: PolicyDraft) -> None:
        row = {
            "customer_id": self._scope.customer_id,
            "author_id": draft.author_id,
            "id": draft.id,
            "base": draft.base,
            "part": draft.wanted.part,
            "rule_id": draft.wanted.rule_id,
            "document": written(draft.wanted.policy),
            "at": draft.at,
            "note": draft.note,
            "restored": draft.restored,
        }
        keys = ("customer_id", "author_id")
        new = {name: value for name, value in row.items() if name not in keys}
        statement = upsert(self._scope.connection, policy_draft).values(row)
        await self._scope.change(
            statement.on_conflict_do_update(index_elements=list(keys), set_=new)
        )

    async def drop_draft(self, author_id: PersonId) -> None:
        mine = self._scope.mine(policy_draft)
        await self._scope.change(
            delete(policy_draft).where(mine, policy_draft.c.author_id == author_id)
        )

    def _draft(self, row: RowMapping) -> PolicyDraft:
        policy = read(row["document"], self._shipped.customer)
        return PolicyDraft(
            id=row["id"],
            author_id=PersonId(row["author_id"]),
            base=row["base"],
            wanted=Wanted(part=Part(row["part"]), policy=policy, rule_id=row["rule_id"]),
            at=row["at"],
            note=row["note"],
            restored=row["restored"],
        )

    async def _versions(self) -> tuple[int, int, bool]:
        row = await self._scope.row(_NOW, number=0)
        if row is None:
            return 0, 0, False
        return row["own"] or 0, row["system"] or 0, row["suspended_at"] is not None

    async def _own(self, version: int) -> Policy:
        if version == 0:
            return self._shipped.customer
        return (await self.at(version)).policy

    async def _above(self, version: int) -> Policy:
        row = await self._scope.row(_SYSTEM, number=version) if version else None
        if row is None:
            return self._shipped.system
        wanted = replace(read(row["document"], self._shipped.system), system_version=version)
        # What the settings forbid, nobody allows from within.
        return combined(self._shipped.system, wanted)

    def _version(self, row: RowMapping) -> PolicyVersion:
        policy = read(row["document"], self._shipped.customer)
        return PolicyVersion(
            version=row["version"],
            policy=replace(policy, version=row["version"]),
            author_id=row["author_id"] and PersonId(row["author_id"]),
            at=row["at"],
            note=row["note"],
            restored=row["restored"],
        )
