"""A policy as a document of plain values, to be stored and compared; the rest is as it ships.

Sets are sorted, so that equal policies give equal documents.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any, TypeVar

from invites.people import PersonId, Role
from invites.policy.domains import Domains
from invites.policy.levels import Policy, Quotas, Switches
from invites.policy.rules import (
    Approver,
    Approvers,
    Effect,
    RelationKind,
    Rule,
    Rulebook,
)
from invites.states import Capability, Origin
from invites.work import WorkItemId, WorkItemKind

Document = dict[str, Any]
Value = TypeVar("Value")


def written(policy: Policy) -> Document:
    """Of the customer's (or the system's) own level; what levels above say is not in it."""
    book = policy.rulebook
    return {
        "inviting": policy.inviting,
        "switches": asdict(policy.switches),
        "rules": [_rule(rule) for rule in book.rules],
        "same_customer": book.same_customer,
        "external": book.external,
        "unknown_domain": book.unknown_domain,
        "allowed": sorted(policy.domains.allowed),
        "blocked": sorted(policy.domains.blocked),
        "quotas": asdict(policy.quotas),
        "approvers": _approvers(policy.approvers),
        "closed": sorted(policy.closed),
        "lifetime_days": policy.lifetime / timedelta(days=1),
        "reminders": policy.reminders,
        "drafts": policy.drafts,
        "retention_days": policy.retention_days,
        "capabilities": sorted(policy.capabilities),
        "people_at_once": policy.people_at_once,
        "message_limit": policy.message_limit,
    }


def read(document: Mapping[str, Any], shipped: Policy | None = None) -> Policy:
    """The policy of a document; keys it does not have are taken from `shipped`."""
    base = shipped or Policy()
    full = written(base) | dict(document)
    return replace(
        base,
        inviting=full["inviting"],
        switches=Switches(**{k: Effect(v) for k, v in full["switches"].items()}),
        rulebook=_rulebook(full),
        domains=Domains(frozenset(full["allowed"]), frozenset(full["blocked"])),
        quotas=_quotas(full["quotas"]),
        approvers=_read_approvers(full["approvers"]) or Approvers(),
        closed=_set(WorkItemId, full["closed"]),
        lifetime=timedelta(days=full["lifetime_days"]),
        reminders=full["reminders"],
        drafts=full["drafts"],
        retention_days=full["retention_days"],
        capabilities=_set(Capability, full["capabilities"]),
        people_at_once=full["people_at_once"],
        message_limit=full["message_limit"],
    )


def _rulebook(full: Mapping[str, Any]) -> Rulebook:
    return Rulebook(
        rules=tuple(_read_rule(rule) for rule in full["rules"]),
        same_customer=Effect(full["same_customer"]),
        external=Effect(full["external"]),
        unknown_domain=Effect(full["unknown_domain"]),
    )


def _quotas(stored: Mapping[str, Any]) -> Quotas:
    full = asdict(Quotas()) | dict(stored)
    return Quotas(**full | {"over": Effect(full["over"])})


_SETS: Mapping[str, Callable[[str], Any]] = {
    "inviter_roles": Role,
    "unless_roles": Role,
    "inviter_departments": str,
    "inviter_ids": PersonId,
    "relations": RelationKind,
    "invitee_departments": str,
    "invitee_jobs": str,
    "kinds": WorkItemKind,
    "work_item_ids": WorkItemId,
    "origins": Origin,
}


def _rule(rule: Rule) -> Document:
    """Without what is empty: a rule stays short."""
    lists = {name: sorted(getattr(rule, name)) for name in _SETS}
    return {
        "id": rule.id,
        "effect": rule.effect,
        **{name: values for name, values in lists.items() if values},
        **({} if rule.other_department is None else {"other_department": rule.other_department}),
        **({} if rule.private is None else {"private": rule.private}),
        **({} if rule.approvers is None else {"approvers": _approvers(rule.approvers)}),
    }


def _read_rule(stored: Mapping[str, Any]) -> Rule:
    lists = {name: _set(kind, stored.get(name, ())) for name, kind in _SETS.items()}
    return Rule(
        id=stored["id"],
        effect=Effect(stored["effect"]),
        other_department=stored.get("other_department"),
        private=stored.get("private"),
        approvers=_read_approvers(stored.get("approvers")),
        **lists,
    )


def _approvers(approvers: Approvers) -> Document:
    return {"kinds": sorted(approvers.kinds), "people": sorted(approvers.person_ids)}


def _read_approvers(stored: Mapping[str, Any] | None) -> Approvers | None:
    if stored is None:
        return None
    return Approvers(_set(Approver, stored["kinds"]), _set(PersonId, stored["people"]))


def _set(kind: Callable[[str], Value], stored: Iterable[str]) -> frozenset[Value]:
    return frozenset(kind(each) for each in stored)
