"""Policies in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from invites.errors import ConcurrentUpdate, NotFound
from invites.people import PersonId
from invites.policy import Policy, combined
from invites.policy.levels import OPEN
from invites.policy_ports import PolicyDraft, PolicyVersion

if TYPE_CHECKING:
    from tests.support.memory import Rows


@dataclass
class MemoryPolicies:
    rows: "Rows"
    system: Policy = OPEN

    async def current(self) -> Policy:
        return combined(await self.above(), await self.own())

    async def own(self) -> Policy:
        return self.rows.policies[-1].policy if self.rows.policies else Policy()

    async def above(self) -> Policy:
        return replace(self.system, suspended=bool(self.rows.suspended_at))

    async def own_at(self, version: int) -> Policy:
        return (await self.at(version)).policy if version else Policy()

    async def history(self, limit: int) -> Sequence[PolicyVersion]:
        return self.rows.policies[::-1][:limit]

    async def at(self, version: int) -> PolicyVersion:
        for each in self.rows.policies:
            if each.version == version:
                return each
        raise NotFound

    async def save(self, change: PolicyVersion) -> None:
        if change.version != len(self.rows.policies) + 1:
            raise ConcurrentUpdate
        policy = replace(change.policy, version=change.version)
        self.rows.policies.append(replace(change, policy=policy))

    async def draft(self, author_id: PersonId) -> PolicyDraft | None:
        return self.rows.policy_drafts.get(author_id)

    async def put_draft(self, draft: PolicyDraft) -> None:
        self.rows.policy_drafts[draft.author_id] = draft

    async def drop_draft(self, author_id: PersonId) -> None:
        self.rows.policy_drafts.pop(author_id, None)
