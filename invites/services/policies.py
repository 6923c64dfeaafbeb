"""The policy as administrators change it: looked at, asked for, confirmed, restored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from invites.access import Action, Customer, authorize
from invites.attention import AttentionRules
from invites.errors import NotAllowed, NotFound
from invites.people import Actor
from invites.policy import Policy, combined
from invites.policy.mistakes import BadPolicy, ForAdministrators, mistakes_of
from invites.policy.parts import Part, Wanted, rule_of, with_rules
from invites.policy.radius import Radius
from invites.policy_ports import PolicyDraft, PolicyVersion
from invites.policy_views import Consequences, HistoryView, Outcome, Overtaken, PolicyView, Saved
from invites.ports import Clock, Ids, UnitOfWork, UnitOfWorkFactory
from invites.services.blast import blast_radius
from invites.services.policy_looking import (
    history_view,
    known_of,
    policy_view,
    unfit,
    with_accounts,
    work_called,
)
from invites.services.recording import note_policy
from invites.services.settling import Choices, PolicySettling
from invites.work import WorkItemId

ASKED = 3
"""Administrators named to somebody who is none."""


@dataclass(frozen=True, slots=True)
class Policies:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    rules: AttentionRules
    settling: PolicySettling

    async def look(
        self, actor: Actor, platform: str = "", workspace: str = "", rule_id: str = ""
    ) -> PolicyView:
        """With accounts of the approvers, or of those a rule names, where a platform is given."""
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_change(uow, actor)
            view = await policy_view(uow, actor, self.clock.now())
            return await with_accounts(uow, view, platform, workspace, rule_id)

    async def work_called(self, actor: Actor, titles: Sequence[str]) -> frozenset[WorkItemId]:
        """The work of these titles, as far as they may see it; `BadPolicy` for what is not one."""
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_change(uow, actor)
            return await work_called(uow, actor, titles)

    async def ask(self, actor: Actor, wanted: Wanted, base: int, note: str = "") -> Outcome:
        """Save it where nothing that waits is concerned, else say what would be.

        `base` is the version that the form was filled with.
        """
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_change(uow, actor)
            draft = PolicyDraft(
                id=self.ids.new(),
                author_id=actor.person_id,
                base=base,
                wanted=wanted,
                at=self.clock.now(),
                note=note.strip(),
            )
            return await self._asked(uow, actor, draft)

    async def confirm(self, actor: Actor, draft_id: str, choices: Choices) -> Outcome:
        """Save what was asked for last, and do with those that wait what was chosen."""
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_change(uow, actor)
            draft = await uow.policies.draft(actor.person_id)
            if draft is None or draft.id != draft_id:
                raise NotFound
            own = await uow.policies.own()
            if own.version != draft.base:
                return await self._asked(uow, actor, draft)  # somebody was faster: look again
            after = draft.wanted.put(own)
            found = await self._radius(uow, own, after)
            return await self._save(uow, actor, draft, after, found, choices)

    async def restore(self, actor: Actor, version: int) -> Outcome:
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_change(uow, actor)
            own = await uow.policies.own()
            draft = PolicyDraft(
                id=self.ids.new(),
                author_id=actor.person_id,
                base=own.version,
                wanted=Wanted(part=Part.EVERYTHING, policy=await uow.policies.own_at(version)),
                at=self.clock.now(),
                restored=version,
            )
            return await self._asked(uow, actor, draft)

    async def move_rule(self, actor: Actor, rule_id: str, by: int) -> Outcome:
        """Up (-1) or down (1) among the others; whoever moves it sees them as they are now."""
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_change(uow, actor)
            own = await uow.policies.own()
            found = rule_of(own, rule_id)
            if found is None:
                raise NotFound
            rules = list(own.rulebook.rules)
            place = rules.index(found)
            rules.insert(max(0, min(place + by, len(rules) - 1)), rules.pop(place))
            wanted = Wanted(part=Part.RULES, policy=with_rules(own, tuple(rules)))
            return await self._asked(uow, actor, self._draft(actor, wanted, own.version))

    async def remove_rule(self, actor: Actor, rule_id: str) -> Outcome:
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_change(uow, actor)
            own = await uow.policies.own()
            rules = tuple(rule for rule in own.rulebook.rules if rule.id != rule_id)
            wanted = Wanted(part=Part.RULES, policy=with_rules(own, rules), rule_id=rule_id)
            return await self._asked(uow, actor, self._draft(actor, wanted, own.version))

    async def history(self, actor: Actor, number: int = 0) -> HistoryView:
        """A page of versions."""
        async with self.unit_of_work(actor.customer_id) as uow:
            await may_change(uow, actor)
            return await history_view(uow, actor, number)

    def _draft(self, actor: Actor, wanted: Wanted, base: int) -> PolicyDraft:
        return PolicyDraft(
            id=self.ids.new(),
            author_id=actor.person_id,
            base=base,
            wanted=wanted,
            at=self.clock.now(),
        )

    async def _asked(self, uow: UnitOfWork, actor: Actor, draft: PolicyDraft) -> Outcome:
        own = await uow.policies.own()
        now = self.clock.now()
        if own.version != draft.base:
            base = await uow.policies.own_at(draft.base)
            if draft.wanted.overtaken(base, own):
                view = await policy_view(uow, actor, now)
                return Overtaken(view=view, wanted=draft.wanted, base=base, note=draft.note)
        after = draft.wanted.put(own)
        mistakes = mistakes_of(after, draft.wanted, await uow.policies.above())
        mistakes += await unfit(uow, draft.wanted)
        if mistakes:
            raise BadPolicy(mistakes)
        if after == own:
            return Saved(view=await policy_view(uow, actor, now), changed=False)
        found = await self._radius(uow, own, after)
        if not found.struck:
            return await self._save(uow, actor, draft, after, found, {})
        faster = own.version != draft.base
        draft = replace(draft, base=own.version)
        await uow.policies.put_draft(draft)
        known = await known_of(uow, actor, own, after)
        return Consequences(
            draft=draft, before=own, after=after, radius=found, known=known, faster=faster
        )

    async def _radius(self, uow: UnitOfWork, own: Policy, after: Policy) -> Radius:
        above = await uow.policies.above()
        before, then = combined(above, own), combined(above, after)
        return await blast_radius(uow, self.rules, before, then, self.clock.now())

    async def _save(
        self,
        uow: UnitOfWork,
        actor: Actor,
        draft: PolicyDraft,
        after: Policy,
        found: Radius,
        choices: Choices,
    ) -> Outcome:
        now = self.clock.now()
        change = PolicyVersion(
            version=after.version + 1,
            policy=after,
            author_id=actor.person_id,
            at=now,
            note=draft.note,
            restored=draft.restored,
        )
        await uow.policies.save(change)
        await uow.policies.drop_draft(actor.person_id)
        settled = await self.settling.all(uow, found, choices, change)
        note_policy(uow, change, draft.wanted.part, found, choices.values())
        view = await policy_view(uow, actor, now)
        return Saved(view=view, looked_at=found.looked_at, settled=settled)


async def may_change(uow: UnitOfWork, actor: Actor) -> None:
    """Whoever may not is told who may."""
    try:
        authorize(actor, Action.CHANGE_POLICY, Customer(actor.customer_id))
    except (NotAllowed, NotFound) as refused:
        found = await uow.people.administrators(ASKED)
        raise ForAdministrators(tuple(p.name for p in found)) from refused
