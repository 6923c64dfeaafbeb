"""The parts of a policy that are edited one at a time, and how one is put into another policy."""

from dataclasses import dataclass, replace
from enum import StrEnum

from invites.policy.levels import Policy
from invites.policy.rules import Rule


class Part(StrEnum):
    SWITCHES = "switches"
    RULES = "rules"
    DOMAINS = "domains"
    QUOTAS = "quotas"
    APPROVERS = "approvers"
    TIMING = "timing"
    KEEPING = "keeping"
    CLOSED = "closed"
    EVERYTHING = "everything"  # what a restored version brings back


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody asks for: one part of `policy`, or one rule in it.

    With `rule_id` only that rule counts; one that `policy` does not have is to be removed.
    """

    part: Part
    policy: Policy
    rule_id: str = ""

    def put(self, onto: Policy) -> Policy:
        """The same wish on another version: everything else stays as that has it."""
        if self.rule_id:
            return _with_rule(onto, self.rule_id, rule_of(self.policy, self.rule_id))
        return _with_part(onto, self.part, self.policy)

    def overtaken(self, base: Policy, now: Policy) -> bool:
        """Whether what it is about was changed by somebody else since `base`."""
        if self.rule_id:
            return rule_of(base, self.rule_id) != rule_of(now, self.rule_id)
        return _with_part(now, self.part, base) != now


def rule_of(policy: Policy, rule_id: str) -> Rule | None:
    return next((rule for rule in policy.rulebook.rules if rule.id == rule_id), None)


def with_rules(policy: Policy, rules: tuple[Rule, ...]) -> Policy:
    return replace(policy, rulebook=replace(policy.rulebook, rules=rules))


def _with_rule(onto: Policy, rule_id: str, rule: Rule | None) -> Policy:
    rules = onto.rulebook.rules
    if rule is None:
        return with_rules(onto, tuple(each for each in rules if each.id != rule_id))
    if rule_of(onto, rule_id) is None:
        return with_rules(onto, (*rules, rule))
    return with_rules(onto, tuple(rule if each.id == rule_id else each for each in rules))


def _with_part(onto: Policy, part: Part, source: Policy) -> Policy:
    theirs, found = onto.rulebook, source.rulebook
    match part:
        case Part.SWITCHES:
            book = replace(theirs, same_customer=found.same_customer, external=found.external)
            return replace(onto, inviting=source.inviting, switches=source.switches, rulebook=book)
        case Part.RULES:
            return with_rules(onto, found.rules)
        case Part.DOMAINS:
            book = replace(theirs, unknown_domain=found.unknown_domain)
            return replace(onto, domains=source.domains, rulebook=book)
        case Part.QUOTAS:
            return replace(onto, quotas=source.quotas)
        case Part.APPROVERS:
            return replace(onto, approvers=source.approvers)
        case Part.TIMING:
            return replace(onto, lifetime=source.lifetime, reminders=source.reminders)
        case Part.KEEPING:
            return replace(onto, drafts=source.drafts, retention_days=source.retention_days)
        case Part.CLOSED:
            return replace(onto, closed=source.closed)
        case Part.EVERYTHING:
            return replace(source, version=onto.version, system_version=onto.system_version)
