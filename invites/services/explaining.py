"""Why somebody may or may not invite somebody: the policy asked about one case, nothing is done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from invites import errors
from invites.access import Action, authorize, relations_of
from invites.attention import AttentionRules
from invites.invitation import UNDO_WINDOW
from invites.people import Actor, Person, PersonId
from invites.policy import Policy, Rule, judge
from invites.policy_views import Known
from invites.ports import Clock, UnitOfWork, UnitOfWorkFactory
from invites.services.judging import EARLIER, inviter_of, proposal_of
from invites.services.schedule import earliest
from invites.states import Origin
from invites.views import WhyView
from invites.work import Place, WorkItem, WorkItemId, WorkItemKind

NOTHING_REAL = WorkItemId("")
"""The id of work that is only asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is asked about. `people` and `typed` in the order in which they were named.

    With one person it is about inviting them oneself. `words` name a kind of work or a piece of
    it; without, it is about the work of `place`.
    """

    people: Collection[PersonId] = ()
    typed: Collection[str] = ()
    words: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Explaining:
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    rules: AttentionRules

    async def why(self, actor: Actor, case: Case) -> WhyView:
        """The whole trace. About other people's rights only leaders and administrators may ask."""
        now = self.clock.now()
        async with self.unit_of_work(actor.customer_id) as uow:
            inviter, invitee = await self._people(uow, actor, case)
            authorize(actor, Action.EXPLAIN, inviter)
            item = await self._item(uow, actor, case, now)
            return await self._judged(uow, inviter, invitee, item, now)

    async def _judged(
        self, uow: UnitOfWork, me: Person, invitee: Person, item: WorkItem, now: datetime
    ) -> WhyView:
        policy = await uow.policies.current()
        real = item.id != NOTHING_REAL
        members = frozenset(await uow.work_items.members(item.id)) if real else frozenset({me.id})
        earlier = await uow.invitations.of_invitee(invitee.id, now - EARLIER)
        wishes = await uow.preferences.get(invitee.id)
        proposal = proposal_of(
            await inviter_of(uow, policy, me, counted_at=now),
            invitee,
            item,
            members=members,
            wishes=wishes,
            earlier=earlier,
            origin=Origin.MANUAL,
        )
        verdict = judge(policy, self.rules, proposal, now)
        waiting = await uow.invitations.active(invitee.id, item.id) if real else None
        return WhyView(
            inviter=me,
            invitee=invitee,
            item=item,
            real=real,
            verdict=verdict,
            rules={rule.id: rule for rule in _rules(policy)},
            known=await _known(uow, policy),
            waiting=waiting is not None,
            not_before=earliest(self.rules, invitee, earlier, now + UNDO_WINDOW, wishes),
            now=now,
        )

    @staticmethod
    async def _people(uow: UnitOfWork, actor: Actor, case: Case) -> tuple[Person, Person]:
        found = await uow.people.many([*case.people, actor.person_id])
        named = [found[each] for each in case.people if each in found]
        named += [await _called(uow, name) for name in case.typed]
        match named:
            case [invitee]:
                return found[actor.person_id], invitee
            case [inviter, invitee]:
                return inviter, invitee
            case _:
                raise errors.BadRequest("why_whom")

    @staticmethod
    async def _item(uow: UnitOfWork, actor: Actor, case: Case, now: datetime) -> WorkItem:
        words = case.words.strip()
        kind = next((k for k in WorkItemKind if k.value == words.casefold()), None)
        if kind is not None:
            return _imagined(actor, kind, now)
        if words:
            found = await uow.work_items.search(words)
        else:
            here = await uow.work_items.by_place(case.place) if case.place else None
            found = [here] if here is not None else []
        visible = [item for item in found if await _visible(uow, actor, item)]
        if words and not visible:
            raise errors.BadRequest("why_work", words)
        return visible[0] if visible else _imagined(actor, WorkItemKind.CHANNEL, now)


async def _visible(uow: UnitOfWork, actor: Actor, item: WorkItem) -> bool:
    return bool(relations_of(actor, item, await uow.work_items.members(item.id)))


async def _called(uow: UnitOfWork, name: str) -> Person:
    """The one person of this name or address; who is meant must be clear."""
    by_address = await uow.people.by_email(name) if "@" in name.strip("@") else None
    if by_address is not None:
        return by_address
    found = [p for p in await uow.people.search(name.lstrip("@"), 5) if p.known and p.name]
    exact = [p for p in found if p.name.casefold() == name.casefold()]
    if len(exact or found) != 1:
        raise errors.Refusals((errors.UnknownName(name),))
    return (exact or found)[0]


def _imagined(actor: Actor, kind: WorkItemKind, now: datetime) -> WorkItem:
    """Some public work of this kind, with the inviter in it."""
    return WorkItem(
        id=NOTHING_REAL, customer_id=actor.customer_id, kind=kind, title="", created_at=now
    )


def _rules(policy: Policy) -> list[Rule]:
    return [rule for book in (*policy.above, policy.rulebook) for rule in book.rules]


async def _known(uow: UnitOfWork, policy: Policy) -> Known:
    """Those whom the rules name."""
    rules = _rules(policy)
    people = {p for rule in rules for p in rule.inviter_ids}
    people |= {p for rule in rules if rule.approvers for p in rule.approvers.person_ids}
    people |= policy.approvers.person_ids
    return Known(people=await uow.people.many(people) if people else {})
