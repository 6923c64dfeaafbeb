"""Gathering what the cards about the policy name: people, work, departments, versions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from invites.people import Actor, PersonId, PersonKind
from invites.policy import Policy
from invites.policy.mistakes import BadPolicy, Mistake
from invites.policy.parts import Part, Wanted, rule_of
from invites.policy_views import HistoryView, Known, PolicyView
from invites.ports import UnitOfWork
from invites.work import Visibility, WorkItem, WorkItemId

DEPARTMENTS = 100
"""As many as a menu of chat can offer."""
VERSIONS = 10
NOBODY = frozenset[PersonId]()


async def policy_view(uow: UnitOfWork, actor: Actor, now: datetime) -> PolicyView:
    own = await uow.policies.own()
    latest = next(iter(await uow.policies.history(1)), None)
    authors = [latest.author_id] if latest and latest.author_id else []
    return PolicyView(
        own=own,
        above=await uow.policies.above(),
        holds=await uow.policies.current(),
        known=await known_of(uow, actor, own, also=authors),
        latest=latest,
        now=now,
    )


async def with_accounts(
    uow: UnitOfWork, view: PolicyView, platform: str, workspace: str, rule_id: str
) -> PolicyView:
    """With what the platform calls those who are chosen in the form."""
    rule = rule_of(view.own, rule_id) if rule_id else None
    asked = rule.approvers if rule else None if rule_id else view.own.approvers
    people = (asked.person_ids if asked else NOBODY) | (rule.inviter_ids if rule else NOBODY)
    if not platform or not people:
        return view
    accounts = await _accounts(uow, people, platform, workspace)
    return replace(view, known=replace(view.known, accounts=accounts))


async def unfit(uow: UnitOfWork, wanted: Wanted) -> tuple[Mistake, ...]:
    """Those named as approvers who cannot be: gone, or no colleagues."""
    rule = rule_of(wanted.policy, wanted.rule_id)
    asked = rule.approvers if rule else None
    if wanted.part is Part.APPROVERS:
        asked = wanted.policy.approvers
    if asked is None or not asked.person_ids:
        return ()
    found = await uow.people.many(asked.person_ids)
    return tuple(
        Mistake(field="people", code="cannot_approve", what=each.name)
        for each in found.values()
        if each.left or each.kind is not PersonKind.MEMBER
    )


async def work_called(
    uow: UnitOfWork, actor: Actor, titles: Sequence[str]
) -> frozenset[WorkItemId]:
    found, wrong = set[WorkItemId](), list[Mistake]()
    for line, title in enumerate((" ".join(each.split()) for each in titles), 1):
        if not title:
            continue
        every = {item.id for item in await uow.work_items.search(title) if _is(item, title)}
        seen = {each.id for each in (await _seen(uow, actor, every)).values() if each.title}
        if len(seen) == 1:
            found |= seen
        else:
            code = "ambiguous" if seen else "not_found"
            wrong.append(Mistake(field="close", code=code, what=title, line=line))
    if wrong:
        raise BadPolicy(tuple(wrong))
    return frozenset(found)


def _is(item: WorkItem, title: str) -> bool:
    """By its title, or as a sentence names it."""
    return title.casefold() in (item.title.casefold(), f"{item.title} {item.kind}".casefold())


async def history_view(uow: UnitOfWork, actor: Actor, number: int) -> HistoryView:
    """A page of versions, the newest on the first; with what held before the oldest of them."""
    every = await uow.policies.history((number + 1) * VERSIONS + 1)
    page = every[number * VERSIONS : (number + 1) * VERSIONS]
    before = await uow.policies.own_at(page[-1].version - 1) if page else await uow.policies.own()
    authors = {each.author_id for each in page if each.author_id}
    policies = [each.policy for each in page]
    return HistoryView(
        versions=page,
        before=before,
        known=await known_of(uow, actor, before, *policies, also=authors),
        number=number,
        more=len(every) > (number + 1) * VERSIONS,
    )


async def known_of(
    uow: UnitOfWork, actor: Actor, *policies: Policy, also: Iterable[PersonId] = ()
) -> Known:
    """All that these policies name, as far as the actor may see it."""
    rules = [rule for policy in policies for rule in policy.rulebook.rules]
    people = {*also}
    people |= {p for policy in policies for p in policy.approvers.person_ids}
    people |= {p for rule in rules for p in rule.inviter_ids}
    people |= {p for rule in rules if rule.approvers for p in rule.approvers.person_ids}
    items = {i for policy in policies for i in policy.closed}
    items |= {i for rule in rules for i in rule.work_item_ids}
    named = await uow.people.departments(DEPARTMENTS)
    return Known(
        people=await uow.people.many(people) if people else {},
        items=await _seen(uow, actor, items) if items else {},
        departments={each.casefold(): each for each in sorted(named, key=str.casefold)},
    )


async def _seen(
    uow: UnitOfWork, actor: Actor, ids: Iterable[WorkItemId]
) -> Mapping[WorkItemId, WorkItem]:
    """Of private work that they are not in administrators do not read the name either."""
    found = await uow.work_items.many(set(ids))
    mine = await uow.work_items.among(actor.person_id, set(found))
    return {
        each.id: each
        if each.visibility is not Visibility.PRIVATE or each.id in mine
        else replace(each, title="")
        for each in found.values()
    }


async def _accounts(
    uow: UnitOfWork, people: Iterable[PersonId], platform: str, workspace: str
) -> Mapping[PersonId, str]:
    found: dict[PersonId, str] = {}
    for person_id in people:
        for each in await uow.people.identities(person_id):
            if (each.platform, each.workspace) == (platform, workspace):
                found[person_id] = each.user
    return found
