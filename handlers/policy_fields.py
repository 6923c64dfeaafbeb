"""From the fields of the forms about the policy to what is asked for."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import TypeVar

from blocks.cards.policy_domains import fits
from blocks.cards.policy_limits import LABELS, OPTIONAL
from blocks.cards.policy_rule_form import department_value
from blocks.cards.policy_switches import Outside
from handlers.interaction import Interaction, Word
from handlers.services import Services
from invites.errors import BadRequest
from invites.people import Role
from invites.policy import (
    Approver,
    Approvers,
    Domains,
    Effect,
    Policy,
    Quotas,
    RelationKind,
    Rule,
    Rulebook,
    Switches,
)
from invites.policy.domain_lists import read_list
from invites.policy.mistakes import BadPolicy, Mistake
from invites.policy.parts import Part, Wanted, rule_of, with_rules
from invites.states import Origin
from invites.work import WorkItemId, WorkItemKind

NEW = "new"
_NUMBER = re.compile(r"[0-9]{1,9}")
_YES_NO = {"other": True, "own": False, "private": True, "public": False}
Value = TypeVar("Value")


async def read_part(interaction: Interaction, services: Services, part: Part) -> Wanted:
    match part:
        case Part.SWITCHES:
            policy = _switches(interaction)
        case Part.DOMAINS:
            policy = await _domains(interaction, services)
        case Part.QUOTAS:
            policy = Policy(quotas=_quotas(interaction))
        case Part.APPROVERS:
            approvers = await _approvers(interaction, services)
            policy = Policy(approvers=approvers or Approvers(frozenset()))
        case Part.TIMING:
            days, reminders = _whole(interaction, "lifetime"), _whole(interaction, "reminders")
            policy = Policy(lifetime=timedelta(days=days), reminders=reminders)
        case Part.KEEPING:
            drafts = interaction.text("drafts") != "off"
            kept = _whole(interaction, "retention") if interaction.text("retention") else None
            policy = Policy(drafts=drafts, retention_days=kept)
        case Part.CLOSED:
            policy = await _closed(interaction, services)
        case Part.RULES | Part.EVERYTHING:
            raise BadRequest("policy")
    return Wanted(part=part, policy=policy)


def _switches(interaction: Interaction) -> Policy:
    outside = interaction.one_of("outside", Outside) or Outside.ASK
    switch, default = {
        Outside.OFF: (Effect.DENY, Effect.REQUIRE_APPROVAL),
        Outside.BY_RULE: (Effect.ALLOW, Effect.DENY),
        Outside.ASK_ALWAYS: (Effect.REQUIRE_APPROVAL, Effect.REQUIRE_APPROVAL),
        Outside.ASK: (Effect.ALLOW, Effect.REQUIRE_APPROVAL),
        Outside.ON: (Effect.ALLOW, Effect.ALLOW),
    }[outside]
    return Policy(
        inviting=interaction.text("inviting") != "off",
        switches=Switches(
            suggestions=_effect(interaction, "suggestions"),
            single=_effect(interaction, "single"),
            bulk=_effect(interaction, "bulk"),
            external=switch,
        ),
        rulebook=Rulebook(same_customer=_effect(interaction, "same_customer"), external=default),
    )


def _effect(interaction: Interaction, name: str) -> Effect:
    chosen = interaction.one_of(name, Effect)
    if chosen is None:
        raise BadRequest(name)
    return chosen


async def _domains(interaction: Interaction, services: Services) -> Policy:
    own = (await services.policies.look(interaction.actor)).own.domains
    mistakes: list[Mistake] = []
    lists = {
        name: _list(interaction, name, getattr(own, name), mistakes)
        for name in ("allowed", "blocked")
    }
    if mistakes:
        raise BadPolicy(tuple(mistakes))
    book = Rulebook(unknown_domain=_effect(interaction, "unknown_domain"))
    return Policy(domains=Domains(lists["allowed"], lists["blocked"]), rulebook=book)


def _list(
    interaction: Interaction, name: str, own: frozenset[str], mistakes: list[Mistake]
) -> frozenset[str]:
    """The whole list where it was shown, else what is added to and taken off it."""
    if name in interaction.gesture.fields or fits(own):
        found, wrong = read_list(interaction.text(name), name)
        mistakes += wrong
        return found
    more, wrong_more = read_list(interaction.text(f"{name}_more"), f"{name}_more")
    fewer, wrong_fewer = read_list(interaction.text(f"{name}_fewer"), f"{name}_fewer")
    mistakes += [*wrong_more, *wrong_fewer]
    return (own | more) - fewer


def _quotas(interaction: Interaction) -> Quotas:
    typed = {name: interaction.text(name).strip().replace(",", "") for name in LABELS}
    wrong = [
        Mistake(field=name, code="number", least=0 if name in OPTIONAL else 1)
        for name, text in typed.items()
        if not _NUMBER.fullmatch(text) and not (name in OPTIONAL and not text)
    ]
    if wrong:
        raise BadPolicy(tuple(wrong))
    numbers = {name: int(text) if text else None for name, text in typed.items()}
    return Quotas(**numbers, over=_effect(interaction, "over"))  # type: ignore[arg-type] # seats


def _whole(interaction: Interaction, name: str) -> int:
    typed = interaction.text(name).strip()
    if not _NUMBER.fullmatch(typed):
        raise BadPolicy((Mistake(field=name, code="number", least=1),))
    return int(typed)


async def _approvers(interaction: Interaction, services: Services) -> Approvers | None:
    """None where nobody was chosen."""
    kinds = _words(interaction, "approvers", Approver)
    people = await services.people(interaction.identities("people"))
    return Approvers(kinds, frozenset(people)) if kinds or people else None


async def _closed(interaction: Interaction, services: Services) -> Policy:
    own = (await services.policies.look(interaction.actor)).own
    again = {WorkItemId(each) for each in interaction.chosen("reopen")}
    titles = interaction.text("close").splitlines()
    found = await services.policies.work_called(interaction.actor, titles)
    return Policy(closed=(own.closed - again) | found)


async def read_rule(interaction: Interaction, services: Services, rule_id: str) -> Wanted:
    """What the form cannot show of a rule stays as it is."""
    view = await services.policies.look(interaction.actor)
    before = None if rule_id == NEW else rule_of(view.own, rule_id)
    effect = _effect(interaction, "effect")
    approvers = await _approvers(interaction, services)
    departments = {*view.known.departments, *(before.inviter_departments if before else ())}
    departments |= before.invitee_departments if before else frozenset()
    by_value = {department_value(each): each for each in departments}
    inviters = await services.people(interaction.identities("inviter_ids"))
    rule = Rule(
        id=services.policies.ids.new() if rule_id == NEW else rule_id,
        effect=effect,
        inviter_roles=_words(interaction, "inviter_roles", Role),
        unless_roles=_words(interaction, "unless_roles", Role),
        inviter_departments=_known(interaction, "inviter_departments", by_value),
        inviter_ids=frozenset(inviters),
        relations=_words(interaction, "relations", RelationKind),
        invitee_departments=_known(interaction, "invitee_departments", by_value),
        invitee_jobs=frozenset(interaction.chosen("invitee_jobs")),
        kinds=_words(interaction, "kinds", WorkItemKind),
        work_item_ids=before.work_item_ids if before else frozenset(),
        origins=_words(interaction, "origins", Origin),
        other_department=_YES_NO.get(interaction.text("other_department")),
        private=_YES_NO.get(interaction.text("private")),
        approvers=approvers if effect is Effect.REQUIRE_APPROVAL else None,
    )
    return Wanted(part=Part.RULES, policy=with_rules(Policy(), (rule,)), rule_id=rule.id)


def _words(interaction: Interaction, name: str, words: type[Word]) -> frozenset[Word]:
    known = {word.value: word for word in words}
    return frozenset(_known_of(interaction, name, known))


def _known(interaction: Interaction, name: str, by_value: dict[str, str]) -> frozenset[str]:
    return frozenset(_known_of(interaction, name, by_value))


def _known_of(interaction: Interaction, name: str, known: dict[str, Value]) -> Iterable[Value]:
    """`BadRequest` for one that we never offered."""
    for chosen in interaction.chosen(name):
        if chosen not in known:
            raise BadRequest(name)
        yield known[chosen]
