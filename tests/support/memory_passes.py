"""Passes over a workspace's people, in memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from invites.directory_pass import DirectoryPass
from invites.errors import ConcurrentUpdate
from invites.people import Identity, PersonId, PersonKind

if TYPE_CHECKING:
    from tests.support.memory import Rows

_STAFF = (PersonKind.MEMBER, PersonKind.GUEST)


@dataclass
class MemoryPasses:
    rows: "Rows"

    async def first_tick(self, job: str, slot: datetime) -> bool:
        first = (job, slot) not in self.rows.ticks
        self.rows.ticks.add((job, slot))
        return first

    async def get(self, workspace: str) -> DirectoryPass | None:
        return self.rows.passes.get(workspace)

    async def save(self, each: DirectoryPass) -> None:
        known = self.rows.passes.get(each.workspace)
        if (known.version if known else 0) != each.version:
            raise ConcurrentUpdate
        self.rows.passes[each.workspace] = replace(each, version=each.version + 1)

    async def note_listed(self, workspace: str, users: Collection[str], at: datetime) -> None:
        self.rows.listed.update({i: at for i in self._here(workspace) if i.user in users})

    async def count(self, workspace: str, since: datetime) -> tuple[int, int]:
        here = [i for i in self._here(workspace) if self._listed_since(i, since)]
        return len(here), len(await self.gone(workspace, since, len(self.rows.people)))

    async def gone(self, workspace: str, since: datetime, limit: int) -> Sequence[PersonId]:
        found = [
            self.rows.identities[i]
            for i in self._here(workspace)
            if i in self.rows.listed
            and self.rows.people[self.rows.identities[i]].kind in _STAFF
            and not self._is_elsewhere(i, since)
        ]
        return sorted(set(found))[:limit]

    async def to_profile(
        self, workspace: str, before: datetime, limit: int, *, followed: bool
    ) -> Sequence[str]:
        members = {person_id for _, person_id in self.rows.members}
        return sorted(
            i.user
            for i in self._here(workspace)
            if self._wants_profile(i, before)
            and (not followed or self.rows.identities[i] in members)
        )[:limit]

    async def note_profiled(self, workspace: str, user: str, at: datetime) -> None:
        self.rows.profiled[Identity("slack", workspace, user)] = at

    def _here(self, workspace: str) -> list[Identity]:
        return [
            i
            for i, person_id in self.rows.identities.items()
            if (i.platform, i.workspace) == ("slack", workspace)
            and not self.rows.people[person_id].left
        ]

    def _listed_since(self, identity: Identity, since: datetime) -> bool:
        at = self.rows.listed.get(identity)
        return at is not None and at >= since

    def _is_elsewhere(self, identity: Identity, since: datetime) -> bool:
        owner = self.rows.identities[identity]
        accounts = [i for i, person_id in self.rows.identities.items() if person_id == owner]
        return any(
            i.platform == "slack"
            and (i.workspace != identity.workspace or self._listed_since(i, since))
            for i in accounts
        )

    def _wants_profile(self, identity: Identity, before: datetime) -> bool:
        person = self.rows.people[self.rows.identities[identity]]
        at = self.rows.profiled.get(identity)
        stale = at is None or at < before
        return stale and person.known and person.kind is not PersonKind.BOT
