"""May this person invite that one to this work item? The verdict, with its ordered trace."""

from dataclasses import dataclass, field
from datetime import datetime

from invites import errors
from invites.attention import AttentionRules
from invites.people import Person
from invites.policy import refusals
from invites.policy.checks import looked_at, persons, unlisted
from invites.policy.domains import Standing, domain_of
from invites.policy.levels import Policy
from invites.policy.proposal import Proposal, relations
from invites.policy.rules import Approvers, Effect, RelationKind
from invites.policy.trace import Step

ALLOW, APPROVAL, DENY = Effect.ALLOW, Effect.REQUIRE_APPROVAL, Effect.DENY


@dataclass(frozen=True, slots=True)
class Verdict:
    """`refusal` is None unless denied. `approvers` are asked when approval is required."""

    effect: Effect
    refusal: errors.CannotInvite | None
    steps: tuple[Step, ...]
    approvers: Approvers = field(default_factory=Approvers)
    version: int = 0

    @property
    def allowed(self) -> bool:
        return self.effect is ALLOW

    @property
    def trace(self) -> tuple[str, ...]:
        """As it is stored with an invitation."""
        return tuple(step.stored() for step in self.steps)


def judge(policy: Policy, rules: AttentionRules, proposal: Proposal, now: datetime) -> Verdict:
    """The strictest of all that is said; the trace ends with the first denial."""
    steps: list[Step] = []
    named: list[Approvers] = []
    for step, refusal, approvers in looked_at(policy, rules, proposal, now):
        steps.append(step)
        if refusal is not None:
            return Verdict(DENY, refusal, tuple(steps), version=policy.version)
        if step.effect is APPROVAL:
            named.append(approvers or policy.approvers)
    effect = APPROVAL if named and not proposal.approved else ALLOW
    asked = _together(named) if named else policy.approvers
    return Verdict(effect, None, tuple(steps), asked, policy.version)


def standing(policy: Policy, inviter: Person, invitee: Person) -> errors.CannotInvite | None:
    """What stands against this person whatever the work is."""
    for _, refusal in persons(inviter, invitee):
        if refusal is not None:
            return refusal
    if RelationKind.EXTERNAL not in relations(inviter, invitee):
        return None
    if policy.switches.external is DENY:
        return refusals.DirectionOff("external", invitee.name)
    found = policy.domains.standing(invitee.email)
    if found is Standing.BLOCKED:
        return refusals.DomainBlocked(invitee.name, domain_of(invitee.email))
    if found is Standing.ALLOWED or policy.rulebook.rules:
        return None
    return unlisted(policy, invitee)


def _together(named: list[Approvers]) -> Approvers:
    return Approvers(
        frozenset().union(*(each.kinds for each in named)),
        frozenset().union(*(each.person_ids for each in named)),
    )
